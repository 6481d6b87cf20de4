"""Backups make themselves and are tried; the recovery code opens here and on another PC."""

import shutil

import msgspec
import pytest

from app.acts.self_check import check_station
from app.bootstrap import backup_keeping, station_recovery
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.station import open_station
from app.bootstrap.station_recovery import make_recovery_code, recover, restore_set
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.records import Case
from app.store.disk_room import MIB, RESERVE_FILE
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, PASSWORD, folder_bytes, intake_of

NEW_PASSWORD = "hai he jiang hu"


# -- backups


def test_a_backup_is_due_once_a_day_whatever_the_clock_did(village, clock):
    keeping = BackupKeeping(village.station)
    assert keeping.is_due()
    made = keeping.make(village.store)
    assert not keeping.is_due() and made.file_bytes > 0
    clock.pass_days(1)
    assert keeping.is_due()
    keeping.make(village.store)
    clock.pass_days(-400)
    assert keeping.is_due()
    assert len(keeping.kept()) == 2


def test_old_backups_go_only_after_a_new_one_was_tried(village, clock, monkeypatch):
    keeping = BackupKeeping(village.station)
    monkeypatch.setattr(backup_keeping, "is_copy_sound", lambda store, journal: True)
    for _ in range(12):
        keeping.make(village.store)
        clock.pass_days(1)
    kept = [each.path.name for each in keeping.kept()]
    assert 7 <= len(kept) <= 11
    monkeypatch.setattr(backup_keeping, "is_copy_sound", lambda store, journal: False)
    assert key_of(lambda: keeping.make(village.store)) == "backup_not_verified"
    assert [each.path.name for each in keeping.kept()] == kept


@pytest.mark.parametrize("damage", ["row", "entry"])
def test_a_copy_that_opens_but_is_not_what_the_journal_says_is_no_backup(village, damage):
    """SQLite's own checks find nothing wrong with it."""
    village.register()
    sql = {
        "row": "UPDATE cases SET applicant_name = '别人'",
        "entry": "UPDATE tail_entries SET header = zeroblob(40) WHERE seq = 2",
    }[damage]
    village.store.db.conn.execute(sql)
    village.store.db.conn.commit()
    keeping = BackupKeeping(village.station)
    assert key_of(lambda: keeping.make(village.store)) == "backup_not_verified"
    assert keeping.kept() == []
    assert not list(village.folder.glob("trial-*"))


# -- the recovery code, here


def test_a_forgotten_password_is_replaced_by_the_code_and_the_code_too(village):
    code, staff_id = make_recovery_code(village.station), village.actor.id
    village.close()
    station, next_code = recover(
        village.folder, staff_id, code.lower(), NEW_PASSWORD, village.surroundings
    )
    desk = station.open_desk()
    events = [event.action for event in desk.accounts.events(station.actor)]
    desk.store.close()
    station.close()
    assert station.actor.id == staff_id and next_code != code
    assert sorted(events) == ["code_made", "code_made", "recovered"]

    open_station(village.folder, staff_id, NEW_PASSWORD, village.surroundings).close()
    again = lambda text: recover(  # noqa: E731
        village.folder, staff_id, text, PASSWORD, village.surroundings
    )
    assert key_of(lambda: again(code)) == "recovery_code_wrong"
    station, _ = again(next_code)
    station.close()


def test_guessing_codes_waits_like_guessing_passwords(village):
    code, staff_id = make_recovery_code(village.station), village.actor.id
    other = station_recovery.new_recovery_code(village.surroundings.randomness)
    village.close()
    around = msgspec.structs.replace(village.surroundings, running_seconds=lambda: 9.0)

    def attempt(text):
        return key_of(lambda: recover(village.folder, staff_id, text, NEW_PASSWORD, around))

    assert [attempt(other) for _ in range(5)] == ["recovery_code_wrong"] * 5
    assert attempt(code) == "account_waiting"
    assert attempt("7K3M") == "recovery_code_mistyped"
    open_station(village.folder, staff_id, PASSWORD, around).close()  # passwords do not wait


def test_a_weak_new_password_uses_nothing_up(village):
    code, staff_id = make_recovery_code(village.station), village.actor.id
    village.close()
    weak = lambda: recover(village.folder, staff_id, code, "123", village.surroundings)  # noqa: E731
    assert key_of(weak) == "password_too_weak"
    station, _ = recover(village.folder, staff_id, code, NEW_PASSWORD, village.surroundings)
    station.close()


# -- on another PC


@pytest.fixture
def dead(village, tmp_path, clock):
    """A PC whose disk is gone: its set on a stick, its code, and what stood in it."""
    village.register()
    case = village.register(applicant_name="张三")
    village.desk.attachments.attach(village.actor, "case", case.id, "x.pdf", b"%PDF-1.7 x")
    code = make_recovery_code(village.station)
    set_folder = BackupKeeping(village.station).make_set(village.store, tmp_path)
    feed, entries = village.feed, village.entries()
    village.close()
    shutil.rmtree(village.folder)
    return set_folder, code, feed, entries


def restored(dead, village, tmp_path, **changed):
    arguments = {"code": dead[1], "new_password": NEW_PASSWORD, "staff": HEAD_OF_DESK} | changed
    return restore_set(
        tmp_path / "new-pc", dead[0], arguments["staff"], arguments["code"],
        arguments["new_password"], village.surroundings,
    )  # fmt: skip


def test_a_dead_pc_is_back_on_another_with_a_new_incarnation(dead, village, tmp_path):
    station, next_code = restored(dead, village, tmp_path)
    desk = station.open_desk()
    names = {case.applicant_name for case in desk.store.rows.rows_of(Case)}
    assert names == {"李建国", "张三"}
    assert desk.workplace.own.feed != dead[2]
    before = desk.store.db.conn.execute("SELECT sum(have) FROM feeds").fetchone()[0]
    assert before >= dead[3]
    desk.cases.register_case(station.actor, intake_of())
    report = check_station(desk.workplace, is_mark_in_step=station.is_mark_in_step(desk.store))
    assert report.is_sound and report.attachments == 1
    assert "restored" in [event.action for event in desk.accounts.events(station.actor)]
    desk.store.close()
    station.close()
    open_station(tmp_path / "new-pc", "", NEW_PASSWORD, village.surroundings).close()
    assert next_code != dead[1]


@pytest.mark.parametrize(
    ("changed", "key"),
    [({"code": "7K3M"}, "recovery_code_mistyped"),
     ({"new_password": "123"}, "password_too_weak"),
     ({"staff": "没有这个人"}, "account_unknown")],
)  # fmt: skip
def test_a_refused_restoring_leaves_no_station(dead, village, tmp_path, changed, key):
    assert key_of(lambda: restored(dead, village, tmp_path, **changed)) == key
    assert not (tmp_path / "new-pc" / "station.json").exists()
    station, _ = restored(dead, village, tmp_path)
    station.close()


@pytest.mark.parametrize("missing", ["slots", "device.keys", "station.json", "station-*.db"])
def test_half_a_set_is_refused(dead, village, tmp_path, missing):
    for path in dead[0].glob(missing):
        path.unlink()
    assert key_of(lambda: restored(dead, village, tmp_path)) == "backup_set_missing"
    assert not (tmp_path / "new-pc" / "station.json").exists()


def test_a_cut_off_database_in_a_set_is_refused(dead, village, tmp_path):
    [copy] = dead[0].glob("station-*.db")
    copy.write_bytes(copy.read_bytes()[:-4096])
    assert key_of(lambda: restored(dead, village, tmp_path)) in (
        "backup_not_verified",
        "database_damaged",
    )
    assert not (tmp_path / "new-pc" / "station.json").exists()


def test_a_set_never_replaces_a_station(dead, village, tmp_path):
    station, _ = restored(dead, village, tmp_path)
    station.close()
    before = folder_bytes(tmp_path / "new-pc")
    assert key_of(lambda: restored(dead, village, tmp_path)) == "station_already_set_up"
    assert folder_bytes(tmp_path / "new-pc") == before


def test_a_set_shows_nothing_of_the_village(dead, village):
    for path in dead[0].rglob("*"):
        if path.is_file() and path.name != "station.json":
            content = path.read_bytes()
            assert "张三".encode() not in content and PASSWORD.encode() not in content


def test_two_generations_stay_on_the_stick(village, tmp_path, clock):
    keeping = BackupKeeping(village.station)
    for _ in range(3):
        set_folder = keeping.make_set(village.store, tmp_path)
        clock.pass_minutes(61)
    assert len(list(set_folder.glob("station-*.db"))) == 2


# -- a full disk


def test_a_full_disk_gets_the_reserve_and_the_act_goes_through_again(village, monkeypatch):
    (village.folder / RESERVE_FILE).write_bytes(bytes(MIB))
    real, failures = village.store.transaction, [1]

    def full_once():
        if failures:
            failures.pop()
            raise EnvironmentProblem("disk_full")
        return real()

    monkeypatch.setattr(village.store, "transaction", full_once)
    assert key_of(village.register) == "disk_full"
    assert not (village.folder / RESERVE_FILE).exists()
    assert village.register().number


def test_new_forms_stop_before_the_disk_is_full_and_old_ones_are_finished(village):
    case = village.register()
    around = msgspec.structs.replace(village.surroundings, free_bytes=lambda folder: 150 * MIB)
    village.close()
    station = open_station(village.folder, "", PASSWORD, around)
    desk = station.open_desk()
    with pytest.raises(EnvironmentProblem) as problem:
        desk.cases.register_case(station.actor, intake_of())
    assert (problem.value.key, problem.value.facts) == ("disk_nearly_full", {"mib": 150})
    assert desk.cases.submit(station.actor, case.id).status == "submitted"
    desk.store.close()
    station.close()


def test_an_empty_code_is_told_so(village):
    with pytest.raises(OperationRefused, match="recovery_code_mistyped"):
        recover(village.folder, village.actor.id, "", NEW_PASSWORD, village.surroundings)
