"""Backups that are proved, and going back to one, whole or not at all."""

import shutil
from pathlib import Path

import pytest

from app.bootstrap.station_backup import back_up, restore_backup
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.backup import verify_copy
from app.vault.atomic_files import Disk
from tests.stations import PASSWORD, Pc, folder_bytes, surroundings_of


@pytest.fixture
def backup(village: Pc, tmp_path: Path) -> Path:
    """A backup, and work that was done after it."""
    path = tmp_path / "backup.db"
    village.register()
    back_up(village.station, village.store, path)
    village.register()
    return path


def restore(pc: Pc, backup: Path, disk: Disk | None = None) -> Path:
    surroundings = surroundings_of(pc.surroundings.clock, disk=disk) if disk else pc.surroundings
    return restore_backup(pc.folder, "", PASSWORD, backup, surroundings)


def cases(pc: Pc) -> int:
    return len(pc.store.cases.page_after())


def test_a_backup_is_one_file_that_was_read_through(village, backup):
    report = verify_copy(backup, village.station.database_key)
    assert report.file_bytes == backup.stat().st_size
    assert [p.name for p in backup.parent.glob("backup.db*")] == ["backup.db"]
    assert "党群服务站".encode() not in backup.read_bytes()


def test_a_second_backup_replaces_the_first(village, backup):
    first = backup.read_bytes()
    assert back_up(village.station, village.store, backup)["entries"] == village.entries()
    assert backup.read_bytes() != first


def test_a_backup_goes_on_while_the_exchange_reads(village, backup):
    assert village.sync.status().waiting_entries == village.entries()
    assert back_up(village.station, village.store, backup)["entries"] > 0


@pytest.mark.parametrize("name", ["station.db", "../station/station.db"])
def test_a_backup_does_not_overwrite_what_it_copies(village, name):
    before = village.entries()
    with pytest.raises(OperationRefused, match="backup_over_itself"):
        back_up(village.station, village.store, village.folder / name)
    assert village.entries() == before
    assert village.check().is_sound


def test_going_back_keeps_the_old_file_and_begins_a_new_incarnation(village, backup):
    village.close()
    kept = restore(village, backup)
    assert (kept / "station.db").exists()
    village.open()
    assert cases(village) == 1
    assert len(village.station.device_keys.feed_ids()) == 2
    assert village.check().is_sound


def test_a_backup_of_this_very_moment_needs_no_new_incarnation(village, tmp_path):
    back_up(village.station, village.store, tmp_path / "now.db")
    village.close()
    restore(village, tmp_path / "now.db")
    village.open()
    assert len(village.station.device_keys.feed_ids()) == 1


def test_going_back_twice_keeps_both_old_files(village, backup):
    village.close()
    first, second = restore(village, backup), restore(village, backup)
    assert first != second
    assert (first / "station.db").exists() and (second / "station.db").exists()


class CutDisk(Disk):
    """The power goes at the n-th move."""

    def __init__(self, moves: int) -> None:
        super().__init__()
        self.left = moves

    def move(self, source: Path, target: Path) -> None:
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1
        super().move(source, target)


@pytest.mark.parametrize("moves", [0, 1])
def test_a_power_cut_while_going_back_leaves_the_old_file_or_the_backup(village, backup, moves):
    village.close()
    with pytest.raises(KeyboardInterrupt):
        restore(village, backup, CutDisk(moves))
    village.open()
    assert cases(village) in (1, 2)
    assert village.check().is_sound
    assert village.register().number.endswith(("-003", "-1001"))
    assert not list(village.folder.glob("*.restored"))


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "plain"])
def test_a_damaged_backup_is_not_used(village, backup, damage):
    whole = backup.read_bytes()
    middle = len(whole) // 2
    backup.write_bytes(
        {
            "cut": whole[:middle],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "empty": b"",
            "plain": b"SQLite format 3\0" + b"\0" * 8176,
        }[damage]
    )
    village.close()
    before = folder_bytes(village.folder)
    with pytest.raises((EnvironmentProblem, OperationRefused)) as problem:
        restore(village, backup)
    assert problem.value.key in ("backup_not_verified", "database_damaged", "database_key_wrong")
    assert folder_bytes(village.folder) == before


def test_what_is_missing_after_going_back_comes_from_the_township(enrolled, town, tmp_path):
    back_up(enrolled.station, enrolled.store, tmp_path / "backup.db")
    case = enrolled.submitted()
    enrolled.sync.exchange()
    enrolled.close()
    restore(enrolled, tmp_path / "backup.db")
    enrolled.open()
    with pytest.raises(OperationRefused, match="case_unknown"):
        enrolled.store.cases.by_id(case.id)
    enrolled.sync.exchange()
    assert enrolled.store.cases.by_id(case.id).status == "submitted"


def test_a_backup_on_a_stick_that_is_full_leaves_the_old_one(village, backup, monkeypatch):
    old = backup.read_bytes()

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.store.backup.os.replace", full)
    with pytest.raises(EnvironmentProblem):
        back_up(village.station, village.store, backup)
    assert backup.read_bytes() == old
    assert [p.name for p in backup.parent.glob("backup.db*")] == ["backup.db"]


def test_a_copied_folder_is_as_good_as_the_first_until_both_write(village, tmp_path):
    """Nothing tells a clone from its model before the township hears from both."""
    village.close()
    clone = Pc(tmp_path / "clone", village.surroundings)
    shutil.copytree(village.folder, clone.folder)
    clone.open()
    assert clone.check().is_sound
    clone.close()
