"""A station on another PC from a set on a stick: every way to unlock it, every bad stick, every cut."""

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from app.bootstrap import copy_bringing
from app.bootstrap.backup_finding import BackupFinding, path_of
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.set_restoring import SetRestoring, drop_unfinished
from app.bootstrap.station import open_station
from app.bootstrap.station_backup import restore_backup
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_recovery import code_was_seen, has_code, make_recovery_code, recover
from app.models.errors import OperationRefused
from app.models.records import Case
from app.vault.atomic_files import Disk
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, PASSWORD, Pc, folder_bytes

NEW_PASSWORD = "hai he jiang hu"


class Dead:
    """A PC that is gone: its set on a stick, its code, and how many entries the set holds."""

    def __init__(self, pc: Pc, stick: Path, new_pc: Path, **changed) -> None:
        pc.register()
        case = pc.register(applicant_name="张三")
        pc.desk.attachments.attach(pc.actor, "case", case.id, "x.pdf", b"%PDF-1.7 x")
        self.code = make_recovery_code(pc.station)
        self.set = BackupKeeping(pc.station).make_set(pc.store, stick)
        self.entries = pc.store.db.conn.execute("SELECT sum(have) FROM feeds").fetchone()[0]
        self.feed = pc.feed
        pc.close()
        shutil.rmtree(pc.folder)
        self.new_pc, self.stick = new_pc, stick
        self.around = msgspec.structs.replace(pc.surroundings, **changed)

    def restoring(self, **changed) -> SetRestoring:
        around = msgspec.structs.replace(self.around, **changed)
        return SetRestoring(self.new_pc, self.set, around)

    def by_code(self, **changed):
        return self.restoring(**changed).by_code(HEAD_OF_DESK, self.code, NEW_PASSWORD)[0]

    def is_nothing_left(self) -> bool:
        return not self.new_pc.exists() or set(folder_bytes(self.new_pc)) == set()


def is_whole(folder: Path, around) -> bool:
    pc = opened(folder, around)
    names = {case.applicant_name for case in pc.store.rows.rows_of(Case)}
    report = pc.check()
    pc.close()
    return names == {"李建国", "张三"} and report.is_sound and report.attachments == 1


def opened(folder: Path, around) -> Pc:
    pc = Pc(folder, around)
    pc._connect(open_station(folder, HEAD_OF_DESK, NEW_PASSWORD, around))
    return pc


@pytest.fixture
def dead(village, stick, tmp_path) -> Dead:
    return Dead(village, stick, tmp_path / "new-pc")


# -- what is found


def test_a_stick_shows_date_station_and_entries(dead):
    (dead.stick / "照片").mkdir()
    (dead.stick / "连心站备份-空").mkdir()
    (dead.stick / "连心站备份-link").symlink_to(dead.set)
    [found] = BackupFinding(dead.around, lambda: [dead.stick, dead.stick / "pulled"]).find()

    assert (found.station_name, found.entries) == ("高家庄村党群服务站", dead.entries)
    assert found.made_at.strftime("%Y-%m-%d %H:%M") == "2026-03-02 09:00"
    assert path_of(found).is_file()


def test_a_set_without_its_notes_is_as_good(dead):
    path = dead.set / "entries.json"
    for notes in (b"{", b'{"station-20260302-090000.db": "many"}', b""):
        path.write_bytes(notes)
        [found] = BackupFinding(dead.around, lambda: []).look_in(dead.stick)
        assert found.entries is None
    path.unlink()
    dead.by_code().close()


def test_a_folder_without_a_backup_is_one_sentence(dead, tmp_path):
    (tmp_path / "empty").mkdir()
    finding = BackupFinding(dead.around, lambda: [])
    assert key_of(lambda: finding.look_in(tmp_path / "empty")) == "backup_set_missing"
    assert finding.look_in(dead.set)[0].folder == dead.set


def test_a_hostile_label_is_no_station(dead):
    label = json.loads((dead.set / "station.json").read_text())
    (dead.set / "station.json").write_text(json.dumps({**label, "station_id": "../../x"}))
    assert key_of(dead.by_code) == "vault_file_damaged"
    assert dead.is_nothing_left()


# -- roads in


def test_by_the_code_all_is_there_in_a_new_incarnation(dead):
    told = []
    station = dead.by_code(tell=lambda done, total: told.append((done, total)))
    feed = station.open_desk().workplace.own.feed
    station.close()

    assert feed != dead.feed and is_whole(dead.new_pc, dead.around)
    [begun] = [n for n in range(1, len(told)) if told[n][0] < told[n - 1][0]]
    for part in (told[:begun], told[begun:]):  # copied, then read through
        assert part == sorted(part) and part[-1][0] == part[-1][1]
    assert not (dead.new_pc / "restoring").exists()
    assert not has_code(station)  # not before somebody has written the next one down
    code_was_seen(station)
    assert has_code(station)
    assert key_of(dead.by_code) == "station_already_set_up"


def test_the_own_password_opens_only_on_the_pc_that_made_it(village, stick, tmp_path):
    """There the folder is lost, and the device secret is not."""
    machine = tmp_path / "machine"
    around = msgspec.structs.replace(
        village.surroundings, secret_place="machine", machine_dir=machine
    )
    label = village.station.label
    dead = Dead(village, stick, tmp_path / "new-pc", secret_place="machine", machine_dir=machine)
    assert dead.restoring().people()[1] is False
    refused = lambda: dead.restoring().by_password(HEAD_OF_DESK, PASSWORD)  # noqa: E731
    assert key_of(refused) == "restore_on_another_pc"
    assert dead.is_nothing_left() and not machine.exists()

    dead.by_code().close()  # the same PC from now on
    again = Dead(opened(dead.new_pc, around), stick, tmp_path / "new-pc",
                 secret_place="machine", machine_dir=machine)  # fmt: skip
    assert (machine / label.station_id).is_dir() and again.restoring().people()[1] is True
    wrong = lambda: again.restoring().by_password(HEAD_OF_DESK, "bu shi zhe ge")  # noqa: E731
    assert key_of(wrong) == "password_wrong"
    again.restoring().by_password(HEAD_OF_DESK, NEW_PASSWORD).close()
    open_station(dead.new_pc, HEAD_OF_DESK, NEW_PASSWORD, around).close()


def test_by_the_townships_grant_on_a_stick_also_after_the_program_was_closed(
    enrolled, town, stick, tmp_path
):
    enrolled.open()  # the first login after enrolment seals the key to the township
    dead = Dead(enrolled, stick, tmp_path / "new-pc")
    asked = dead.restoring().ask(HEAD_OF_DESK, stick)
    assert not StationFolder(dead.new_pc, Disk()).exists()
    given = town.township.grants.grant(asked.path.read_bytes(), asked.digits)
    answer = stick / given.file_name
    answer.write_bytes(given.content)
    weak = lambda: dead.restoring().by_grant(HEAD_OF_DESK, answer, "123")  # noqa: E731
    assert key_of(weak) == "password_too_weak"

    def stop(done, total):
        raise OperationRefused("restore_cancelled")

    ended = dead.restoring(tell=stop)
    refused = lambda: ended.by_grant(HEAD_OF_DESK, answer, NEW_PASSWORD)  # noqa: E731
    assert key_of(refused) == "restore_cancelled"
    assert dead.restoring().ask(HEAD_OF_DESK, stick).digits == asked.digits

    dead.restoring().by_grant(HEAD_OF_DESK, answer, NEW_PASSWORD).close()

    assert is_whole(dead.new_pc, dead.around)
    assert not list(dead.new_pc.glob("*.waiting")) and not (dead.new_pc / "restoring").exists()


# -- what may be wrong


@pytest.mark.parametrize("reached", [0.0, 0.5, 1.4, 2.0])
def test_ended_while_copying_or_reading_through_leaves_nothing(dead, reached):
    told = [0]

    def stop(done, total):
        told.append(done)
        readings = sum(later < earlier for earlier, later in pairwise(told))
        if readings + done / total >= reached:
            raise OperationRefused("restore_cancelled")

    assert key_of(lambda: dead.by_code(tell=stop)) == "restore_cancelled"
    assert dead.is_nothing_left()


def test_a_full_disk_is_told_before_anything_is_copied(dead):
    assert key_of(lambda: dead.by_code(free_bytes=lambda folder: 100)) == "restore_no_room"
    assert dead.is_nothing_left()


@pytest.mark.parametrize(
    ("mode", "key"), [("rb", "backup_unreadable"), ("wb", "restore_not_written")]
)
def test_a_pulled_stick_and_a_disk_that_fills_are_told_apart(dead, monkeypatch, mode, key):
    real = Path.open

    def failing(path, wanted="r", *rest, **named):
        if wanted == mode and path.name.startswith("station") and path.suffix in (".db", ".new"):
            raise OSError(28, "")
        return real(path, wanted, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(copy_bringing.Path, "open", failing)
        assert key_of(dead.by_code) == key
    assert dead.is_nothing_left()
    dead.by_code().close()


def test_a_changed_page_is_found_and_the_older_copy_does(village, stick, tmp_path, clock):
    BackupKeeping(village.station).make_set(village.store, stick)
    clock.pass_minutes(61)
    dead = Dead(village, stick, tmp_path / "new-pc")
    newest, older = BackupFinding(dead.around, lambda: [stick]).find()
    content = bytearray(path_of(newest).read_bytes())
    content[len(content) // 2] ^= 1
    path_of(newest).write_bytes(content)

    assert key_of(dead.by_code) == "backup_not_verified"
    assert dead.is_nothing_left()
    code = older.name
    older = SetRestoring(dead.new_pc, dead.set, dead.around, code)
    older.by_code(HEAD_OF_DESK, dead.code, NEW_PASSWORD)[0].close()


# -- the disk of an old PC


class Pulled(NamedTuple):
    """The disk of a PC that was cut off at work, later than its last backup; attached elsewhere."""

    disk: Path
    data: Path
    code: str
    entries: int
    feed: bytes


@pytest.fixture
def pulled(village, tmp_path) -> Pulled:
    BackupKeeping(village.station).make(village.store)
    code = make_recovery_code(village.station)
    village.register(applicant_name="张三")
    entries, feed, disk = village.entries(), village.feed, tmp_path / "OLD-DISK"
    village.station.close()  # the mark is written by a thread of its own
    data = disk / "home" / "li" / "lianxin"
    shutil.copytree(village.folder, data)
    village.close()
    return Pulled(disk, data, code, entries, feed)


def test_the_data_file_of_a_pulled_disk_is_offered_and_only_copied(pulled, village, tmp_path):
    around, before = village.surroundings, folder_bytes(pulled.data)
    assert (pulled.data / "station.db-wal").stat().st_size > 0
    finding = BackupFinding(around, lambda: [pulled.disk])
    live, backup = sorted(finding.find(), key=lambda copy: copy.is_live, reverse=True)
    assert (live.is_live, backup.is_live) == (True, False)
    assert (live.station_name, live.entries) == ("高家庄村党群服务站", pulled.entries)
    written_at = (pulled.data / "station.db-wal").stat().st_mtime
    assert live.made_at.timestamp() == int(written_at)
    assert set(finding.look_in(pulled.data)) == {live, backup}

    restoring = SetRestoring(tmp_path / "new-pc", live.folder, around, live.name)
    station, _ = restoring.by_code(HEAD_OF_DESK, pulled.code, NEW_PASSWORD)
    desk = station.open_desk()
    assert "张三" in {case.applicant_name for case in desk.store.rows.rows_of(Case)}
    assert desk.workplace.own.feed != pulled.feed
    desk.store.close()
    station.close()
    assert folder_bytes(pulled.data) == before
    assert not list((tmp_path / "new-pc").glob("station.db.*"))


def test_a_pulled_disk_that_reads_wrong_is_refused_and_its_backup_does(pulled, village, tmp_path):
    content = bytearray((pulled.data / "station.db").read_bytes())
    for place in range(3 * 4096 + 7, len(content), 4096):  # its log has some of them right
        content[place] ^= 1
    (pulled.data / "station.db").write_bytes(content)
    new_pc, around = tmp_path / "new-pc", village.surroundings
    found = BackupFinding(around, lambda: []).look_in(pulled.data)
    [backup] = [copy for copy in found if not copy.is_live]

    def by(name: str):
        restoring = SetRestoring(new_pc, pulled.data, around, name)
        return restoring.by_code(HEAD_OF_DESK, pulled.code, NEW_PASSWORD)

    assert key_of(lambda: by("station.db")) == "backup_not_verified"
    assert not list(new_pc.rglob("*"))
    by(backup.name)[0].close()


# -- cuts


def states_while(act, dead: Dead, tmp_path: Path, monkeypatch) -> list[Path]:
    """The new PC's folder as a power cut would leave it before and after every durable step."""
    states: list[Path] = []

    def keep() -> None:
        if dead.new_pc.exists():
            states.append(tmp_path / f"cut-{len(states)}")
            shutil.copytree(dead.new_pc, states[-1])

    real_move, real_write = Disk.move, Disk.write_atomically

    def move(disk, path, target):
        keep()
        real_move(disk, path, target)
        keep()

    def write(disk, path, content):
        real_write(disk, path, content)
        if dead.new_pc in path.parents and not path.name.startswith("mark"):
            keep()

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "move", move)
        patch.setattr(Disk, "write_atomically", write)
        act()
    return states


def test_a_cut_at_any_step_leaves_nothing_or_a_whole_station(dead, tmp_path, monkeypatch):
    (dead.new_pc / "attachments").mkdir(parents=True)  # what another cut first start has left
    (dead.new_pc / "station.db").write_bytes(b"x")
    states = states_while(lambda: dead.by_code().close(), dead, tmp_path, monkeypatch)
    unfinished = [state for state in states if not StationFolder(state, Disk()).exists()]
    whole = [state for state in states if state not in unfinished]
    for state in whole[::6]:
        assert is_whole(state, dead.around)
        again = lambda: recover(state, "", dead.code, PASSWORD, dead.around)  # noqa: B023, E731
        assert key_of(again) == "recovery_code_wrong"
    for state in unfinished[:: len(unfinished) // 2]:  # the same each time, and slow
        again = SetRestoring(state, dead.set, dead.around)
        again.by_code(HEAD_OF_DESK, dead.code, NEW_PASSWORD)[0].close()
    drop_unfinished(unfinished[-1], dead.around)
    assert not (unfinished[-1] / "restoring").exists()
    assert len(whole) > 5 and len(unfinished) > 5


def test_a_cut_restoring_beside_a_lost_file_never_puts_half_of_it_in_place(village, tmp_path):
    """The database is gone, and the copy that was to take its place was cut off."""
    backup = BackupKeeping(village.station).make(village.store).path
    village.close()
    (village.folder / "station.db").unlink()
    cut = tmp_path / "cut"

    def keep_as_cut(done, total):
        if not cut.exists():
            shutil.copytree(village.folder, cut)

    around = msgspec.structs.replace(village.surroundings, tell=keep_as_cut)
    restore_backup(village.folder, "", PASSWORD, backup, around)
    assert (
        key_of(lambda: open_station(cut, "", PASSWORD, village.surroundings)) == "database_missing"
    )
    restore_backup(cut, "", PASSWORD, cut / "backups" / backup.name, village.surroundings)
    open_station(cut, "", PASSWORD, village.surroundings).close()
    village.open()
