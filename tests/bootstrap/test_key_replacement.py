"""Another database key: in force with one write, everything else follows, whatever is cut off."""

import contextlib
import shutil

import msgspec
import pytest

from app.acts.self_check import is_copy_sound
from app.bootstrap import key_replacement
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.station import open_station
from app.bootstrap.station_backup import restore_backup
from app.bootstrap.station_keys import StationKeys
from app.bootstrap.station_recovery import make_recovery_code, recover
from app.store.disk_room import MIB
from app.vault import atomic_files
from app.vault.slots import LoginTile
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, PASSWORD
from tests.vault.faults import FaultyOs, PowerCut

SECOND = "taiyang yueliang xingxing yuncai"
PICTURE = b"\xff\xd8" + bytes(range(256)) * 4


def keys_of(pc):
    return StationKeys(lambda: pc.station)


def blobs_of(pc):
    return pc.desk.workplace.blobs


@pytest.fixture
def kept(village):
    """A village with a case, a picture, and a second person who can open it."""
    village.number = village.register().number
    keys_of(village).let_in(LoginTile("5" * 32, "赵敏"), SECOND)
    village.picture = blobs_of(village).keep(PICTURE)
    return village


def test_everybody_comes_in_with_what_they_know_and_the_old_key_opens_nothing(kept):
    old = kept.station.database_key
    code = make_recovery_code(kept.station)
    slots = kept.station.slots()
    keys_of(kept).replace()
    kept.open(HEAD_OF_DESK)
    fresh = kept.station.database_key
    assert fresh != old
    assert slots.unlock("5" * 32, SECOND) == fresh
    assert not slots.is_key(old)
    for name in ("station.db", "device.keys", "mark"):
        assert (kept.folder / name).exists()
    assert not key_replacement.has_authentic_page(kept.folder / "station.db", old)
    assert not list(kept.folder.glob("before-restore-*"))
    assert is_copy_sound(kept.store, kept.station.journal_of(kept.store))
    assert kept.station.is_mark_in_step(kept.store)
    kept.close()
    station, _ = recover(kept.folder, slots.names()[0].staff_id, code, SECOND, kept.surroundings)
    station.close()


def test_pictures_and_backups_from_before_can_still_be_read(kept):
    before = BackupKeeping(kept.station).make(kept.store).path
    for _ in range(2):  # the former keys are carried on by the next replacement
        keys_of(kept).replace()
        kept.open(HEAD_OF_DESK)
    assert blobs_of(kept).read(kept.picture) == PICTURE
    assert blobs_of(kept).missing([kept.picture]) == []
    fresh = blobs_of(kept).keep(PICTURE + b"2")
    assert blobs_of(kept).read(fresh) == PICTURE + b"2"
    kept.close()
    restore_backup(kept.folder, HEAD_OF_DESK, PASSWORD, before, kept.surroundings)
    kept.open(HEAD_OF_DESK)
    assert is_copy_sound(kept.store, kept.station.journal_of(kept.store))


def test_a_disk_without_room_for_two_more_files_keeps_the_old_key(kept):
    old = kept.station.database_key
    kept.close()
    kept.surroundings = msgspec.structs.replace(kept.surroundings, free_bytes=lambda _: MIB)
    kept.open(HEAD_OF_DESK)
    assert key_of(keys_of(kept).replace) == "disk_nearly_full"
    kept.open(HEAD_OF_DESK)
    assert kept.station.database_key == old


class CutAfter:
    """The power goes at the n-th step of the database's way to another key."""

    def __init__(self, monkeypatch, step):
        self.steps, self._step = 0, step
        for owner, name in (
            (key_replacement, "copy_database"),
            (key_replacement.StationFolder, "put_restored_in_place"),
            (key_replacement.StationFolder, "drop_kept"),
        ):
            monkeypatch.setattr(owner, name, self._cutting(getattr(owner, name)))

    def _cutting(self, real):
        def act(*args):
            self._count()
            answer = real(*args)
            self._count()
            return answer

        return act

    def _count(self):
        self.steps += 1
        if self.steps == self._step:
            raise PowerCut


def as_it_was(kept, tmp_path, name):
    copy = tmp_path / name
    shutil.copytree(kept.folder, copy)
    return copy


def is_whole(folder, around, number):
    """The password opens it, by whichever key, with everything that was there."""
    station = open_station(folder, HEAD_OF_DESK, PASSWORD, around)
    try:
        store = station.open_store()
        try:
            journal = station.journal_of(store)
            assert is_copy_sound(store, journal)
            assert store.cases.by_number(number).applicant_name == "李建国"
            return station.is_mark_in_step(store)
        finally:
            store.close()
    finally:
        station.close()


def test_a_power_cut_at_every_write_of_the_replacement_leaves_a_key_that_opens(
    kept, tmp_path, monkeypatch
):
    around = kept.surroundings
    kept.close()
    tried = 0
    for fail_at in range(1, 200):
        folder = as_it_was(kept, tmp_path, f"cut-{fail_at}")
        station = open_station(folder, HEAD_OF_DESK, PASSWORD, around)
        faulty = FaultyOs(fail_at, "power_cut")
        with monkeypatch.context() as patch:
            patch.setattr(atomic_files, "os", faulty)
            with contextlib.suppress(PowerCut):
                station.slots().replace_key(station.database_key)
        station.close()
        assert is_whole(folder, around, kept.number)
        tried += 1
        shutil.rmtree(folder)
        if not faulty.has_failed:
            break
    assert tried > 8


def renamings_of(around, folder, monkeypatch):
    """Which of the calls of an opening change what stands under a name, and those that follow them."""
    counting = FaultyOs(10**6, "power_cut")
    with monkeypatch.context() as patch:
        patch.setattr(atomic_files, "os", counting)
        open_station(folder, HEAD_OF_DESK, PASSWORD, around).close()
    return [
        number
        for number, names in enumerate(zip(["", *counting.calls], counting.calls, strict=False), 1)
        if {"replace", "mkdir"} & set(names)
    ]


def test_a_power_cut_at_every_step_of_the_next_opening_is_gone_on_from(kept, tmp_path, monkeypatch):
    around = kept.surroundings
    keys_of(kept).replace()
    kept.close()
    cuts = renamings_of(around, as_it_was(kept, tmp_path, "uncut"), monkeypatch)
    for fail_at in cuts:
        folder = as_it_was(kept, tmp_path, f"cut-{fail_at}")
        with monkeypatch.context() as patch:
            patch.setattr(atomic_files, "os", FaultyOs(fail_at, "power_cut"))
            with pytest.raises(PowerCut):
                open_station(folder, HEAD_OF_DESK, PASSWORD, around)
        assert is_whole(folder, around, kept.number)
        shutil.rmtree(folder)
    for step in range(1, 7):
        folder = as_it_was(kept, tmp_path, f"step-{step}")
        with monkeypatch.context() as patch:
            cut = CutAfter(patch, step)
            with pytest.raises(PowerCut):
                open_station(folder, HEAD_OF_DESK, PASSWORD, around)
            assert cut.steps == step
        assert is_whole(folder, around, kept.number)
        shutil.rmtree(folder)
    assert len(cuts) > 10
