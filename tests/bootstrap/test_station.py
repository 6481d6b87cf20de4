"""Setting a station up and opening it: whole or not at all, for its own people, on its own PC."""

import threading
from pathlib import Path

import msgspec
import pytest

from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import open_station
from app.bootstrap.station_lock import login_tiles
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.engine import connect
from app.vault.atomic_files import Disk
from app.vault.slots import LoginTile
from tests.refusals import key_of
from tests.stations import CHEAP, HEAD_OF_DESK, PASSWORD, VILLAGE, Pc, folder_bytes, surroundings_of

OTHER_PASSWORD = "hai he jiang hu"


def threads_named(name: str) -> int:
    return sum(thread.name == name for thread in threading.enumerate())


def first_start(**changed) -> FirstStart:
    return msgspec.structs.replace(FirstStart(VILLAGE, HEAD_OF_DESK, PASSWORD), **changed)


# -- setting up


def test_a_station_begins_with_its_particulars_and_its_first_account(pc):
    station = pc.store.stations.station()
    assert station.name == "高家庄村党群服务站"
    assert (station.town_name, station.short_name) == ("高柳镇", "高家庄村")
    assert station.duty_phone == "0536-0000002"
    assert station.service_promise and station.duty_hours and station.common_items
    assert [(m.name, m.role) for m in pc.store.stations.staff()] == [(HEAD_OF_DESK, "admin")]
    assert (pc.actor.name, pc.actor.role, pc.actor.phone) == (HEAD_OF_DESK, "admin", "15400000001")
    assert pc.check().is_sound


def test_a_station_may_have_a_name_of_its_own(tmp_path, clock):
    first = first_start(station_name=" 高家庄便民服务站 ")
    station = create_station(tmp_path / "s", first, surroundings_of(clock))
    station.close()
    assert station.label.station_name == "高家庄便民服务站"


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"village_code": "370781109999"}, "village_code_unknown"),
        ({"staff_name": "　"}, "staff_name_missing"),
        ({"password": "12345678901"}, "password_too_weak"),
        ({"profile_code": "mars"}, "profile_unknown"),
        ({"profile_code": "../../etc"}, "profile_unknown"),
    ],
)
def test_what_cannot_be_set_up_leaves_no_folder(tmp_path, clock, changed, key):
    folder = tmp_path / "s"
    before = threads_named("mark")
    assert (
        key_of(lambda: create_station(folder, first_start(**changed), surroundings_of(clock)))
        == key
    )
    assert not folder.exists()
    assert threads_named("mark") == before


def test_a_station_is_set_up_once(pc):
    before = pc.store.db.conn.execute("SELECT count(*) FROM feeds").fetchone()
    assert key_of(lambda: create_station(pc.folder, first_start(), pc.surroundings)) == (
        "station_already_set_up"
    )
    assert pc.store.db.conn.execute("SELECT count(*) FROM feeds").fetchone() == before


class FailingDisk(Disk):
    """A disk that fails at the n-th thing to be written, moved or made."""

    def __init__(self, fails_at: int) -> None:
        super().__init__()
        self.left = fails_at

    def write_atomically(self, path: Path, content: bytes) -> None:
        self._count()
        super().write_atomically(path, content)

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise EnvironmentProblem("vault_file_not_written", file="any")


def test_a_first_start_cut_off_anywhere_can_be_done_again(tmp_path, clock):
    """What was half made is set aside, and no thread is left behind."""
    failures, before = 0, threads_named("mark")
    for fails_at in range(1, 10):
        folder = tmp_path / f"s{fails_at}"
        surroundings = surroundings_of(clock, seed=fails_at, disk=FailingDisk(fails_at))
        try:
            create_station(folder, first_start(), surroundings).close()
        except EnvironmentProblem:
            failures += 1
            assert not (folder / "station.json").exists()
            assert key_of(lambda: login_tiles(folder, surroundings)) == "station_missing"  # noqa: B023
            create_station(folder, first_start(), surroundings_of(clock)).close()
        again = Pc(folder, surroundings_of(clock)).open()
        assert again.check().is_sound
        assert again.register().number.endswith("20260302-001")
        again.close()
    assert failures >= 3  # the spare copies may fail: one good copy is enough
    assert threads_named("mark") == before
    assert list(tmp_path.glob("s*/unfinished-1/*"))


# -- opening


def test_people_come_in_by_name_by_id_or_as_the_only_one(pc):
    staff_id = pc.actor.id
    for staff in ("", HEAD_OF_DESK, staff_id):
        assert pc.open(staff).actor.id == staff_id
    assert key_of(lambda: pc.open("没有的人")) == "account_unknown"


def second_account(pc: Pc, name: str = "赵敏", role: str = "entry", in_file: bool = True) -> str:
    new = msgspec.structs.replace(pc.actor_as(role), name=name)
    slots = pc.station.slots()
    slots.add_slot(pc.station.database_key, LoginTile(new.id, new.name), OTHER_PASSWORD, CHEAP)
    if in_file:
        pc.desk.register.add_staff(pc.actor, new)
    return new.id


def test_a_second_account_has_its_own_password_and_role(pc):
    staff_id = second_account(pc)
    pc.close()
    tiles = login_tiles(pc.folder, pc.surroundings)
    assert [tile.name for tile in tiles] == [HEAD_OF_DESK, "赵敏"]
    assert (
        key_of(lambda: open_station(pc.folder, "", PASSWORD, pc.surroundings)) == "account_unknown"
    )
    assert key_of(lambda: open_station(pc.folder, "赵敏", PASSWORD, pc.surroundings)) == (
        "password_wrong"
    )
    station = open_station(pc.folder, "赵敏", OTHER_PASSWORD, pc.surroundings)
    station.close()
    assert (station.actor.id, station.actor.role) == (staff_id, "entry")


def test_an_account_that_the_file_does_not_know_may_only_read(pc):
    """Its slot outlived a restore from before the account was made."""
    second_account(pc, role="admin", in_file=False)
    pc.close()
    station = open_station(pc.folder, "赵敏", OTHER_PASSWORD, pc.surroundings)
    desk = station.open_desk()
    assert station.actor.role == "read"
    assert key_of(lambda: desk.register.add_staff(station.actor, station.actor)) == (
        "act_not_permitted"
    )
    desk.store.close()
    station.close()


def test_a_wrong_password_changes_nothing_but_its_count(pc):
    pc.close()
    before = folder_bytes(pc.folder)
    assert key_of(lambda: open_station(pc.folder, "", "bu dui de mi ma", pc.surroundings)) == (
        "password_wrong"
    )
    assert folder_bytes(pc.folder) == before


def test_wrong_passwords_make_the_next_try_wait_and_are_written_down(pc, tmp_path):
    running = iter(range(0, 100_000, 10)).__next__
    around = msgspec.structs.replace(pc.surroundings, running_seconds=running)
    pc.close()
    for _ in range(5):
        assert key_of(lambda: open_station(pc.folder, "", "bu dui", around)) == "password_wrong"
    assert key_of(lambda: open_station(pc.folder, "", PASSWORD, around)) == "account_waiting"
    later = msgspec.structs.replace(around, running_seconds=lambda: 500.0)

    station = open_station(pc.folder, "", PASSWORD, later)
    desk = station.open_desk()
    events = desk.accounts.events(station.actor)
    desk.store.close()
    station.close()

    assert [(e.action, e.misses, e.entity_id) for e in events] == [("missed", 5, station.actor.id)]


def test_a_folder_carried_to_another_pc_does_not_open(tmp_path, clock):
    machine = tmp_path / "machine"
    here = msgspec.structs.replace(
        surroundings_of(clock), secret_place="machine", machine_dir=machine
    )
    pc = Pc(tmp_path / "s", here).set_up()
    pc.close()
    assert list(machine.rglob("device.secret"))
    elsewhere = msgspec.structs.replace(here, machine_dir=tmp_path / "other-machine")
    assert key_of(lambda: open_station(pc.folder, "", PASSWORD, elsewhere)) == (
        "device_secret_missing"
    )
    pc.open().close()


@pytest.mark.parametrize(
    ("names", "content", "key"),
    [
        (("slots", "slots.copy"), b"", "vault_file_damaged"),
        (("slots", "slots.copy"), None, "vault_file_missing"),
        (("device.keys", "device.keys.copy"), b"\0" * 99, "vault_file_damaged"),
        (("device.secret", "device.secret.copy"), None, "device_secret_missing"),
        (("station.json",), b"{}", "vault_file_damaged"),
        (("station.json",), b"\xff", "vault_file_damaged"),
        (("station.db",), None, "database_missing"),
        (("station.db",), b"not a database at all" * 500, "database_damaged"),
    ],
)
def test_a_damaged_folder_says_what_is_damaged(pc, names, content, key):
    pc.close()
    before = threads_named("mark")
    for file in pc.folder.glob("station.db-*"):
        file.unlink()
    for name in names:
        if content is None:
            (pc.folder / name).unlink()
        else:
            (pc.folder / name).write_bytes(content)
    assert key_of(lambda: open_station(pc.folder, "", PASSWORD, pc.surroundings)) == key
    assert threads_named("mark") == before


@pytest.mark.parametrize("name", ["slots", "slots.copy", "device.keys", "device.keys.copy",
                                  "device.secret", "device.secret.copy"])  # fmt: skip
def test_one_copy_of_two_is_enough_and_mends_the_other(pc, name):
    pc.close()
    whole = (pc.folder / name).read_bytes()
    (pc.folder / name).write_bytes(whole[:-1])
    pc.open()
    assert (pc.folder / name).read_bytes() == whole
    assert pc.check().is_sound


def test_another_stations_keys_do_not_open_this_one(pc, make_pc):
    other = make_pc("other", seed=3).set_up()
    other.close()
    pc.close()
    for name in ("device.keys", "device.keys.copy"):
        (pc.folder / name).write_bytes((other.folder / name).read_bytes())
    assert key_of(lambda: open_station(pc.folder, "", PASSWORD, pc.surroundings)) == (
        "device_keys_tampered"
    )


def test_the_database_cannot_be_read_without_its_key(pc):
    pc.register(applicant_name="韩梅梅")
    pc.close()
    for name, content in folder_bytes(pc.folder).items():
        assert "韩梅梅".encode() not in content, name
        assert HEAD_OF_DESK.encode() not in content or name.startswith("slots"), name
    assert key_of(lambda: connect(pc.folder / "station.db", b"\1" * 32)) == "database_key_wrong"


def test_what_was_written_is_there_the_next_time(pc, clock):
    case = pc.register()
    clock.pass_days(1)
    pc.open()
    assert pc.store.cases.by_id(case.id) == case
    assert pc.register().number.endswith("20260303-001")
    assert len(pc.station.device_keys.feed_ids()) == 1


def test_desk_and_exchange_work_at_once_on_connections_of_their_own(pc, town, tmp_path):
    pc.sync.accept_invitation(town.invitation(tmp_path))
    assert pc.sync.status().waiting_entries == pc.entries()
    pc.register()
    assert pc.sync.status().waiting_entries == pc.entries()


def test_initials_are_the_likeliest(pc):
    assert pc.station.initials_of("单雄信") == "sxx"
    assert pc.station.initials_of("曾国强") == "zgq"
    assert pc.station.initials_of("") == ""


def test_closing_a_station_stops_its_thread(pc):
    before = threads_named("mark")
    pc.close()
    assert threads_named("mark") == before - 1


def test_a_refused_opening_leaves_no_thread(pc):
    pc.close()
    before = threads_named("mark")
    with pytest.raises(OperationRefused):
        open_station(pc.folder, "", "bu dui de mi ma", pc.surroundings)
    assert threads_named("mark") == before


def test_an_account_closed_on_the_other_pc_is_refused_here_and_loses_its_key(pc):
    other = pc.actor_as("entry")
    pc.desk.register.add_staff(pc.actor, other)
    tile = LoginTile(other.id, other.name)
    pc.station.slots().add_slot(pc.station.database_key, tile, OTHER_PASSWORD, CHEAP)
    pc.desk.register.close_account(pc.actor, other.id)
    pc.close()

    def log_in():
        return open_station(pc.folder, other.id, OTHER_PASSWORD, pc.surroundings)

    assert key_of(log_in) == "account_closed"
    assert key_of(log_in) == "account_unknown"
    pc.open(HEAD_OF_DESK)
    assert key_of(lambda: pc.desk.register.close_account(pc.actor, other.id)) == "account_unknown"


def test_two_administrators_stay(pc):
    register = pc.desk.register
    second, third = pc.actor_as("admin"), pc.actor_as("admin")
    register.add_staff(pc.actor, second)
    too_few = "administrators_too_few"
    assert key_of(lambda: register.close_account(second, pc.actor.id)) == too_few
    assert key_of(lambda: register.change_role(second, pc.actor.id, "read")) == too_few
    register.add_staff(pc.actor, third)
    register.close_account(second, pc.actor.id)
    assert key_of(lambda: register.close_account(second, second.id)) == "account_own"
    assert key_of(lambda: register.close_account(second, third.id)) == too_few


def test_a_role_is_changed_and_holds_from_the_next_login(pc):
    other = pc.actor_as("entry")
    pc.desk.register.add_staff(pc.actor, other)
    tile = LoginTile(other.id, other.name)
    pc.station.slots().add_slot(pc.station.database_key, tile, OTHER_PASSWORD, CHEAP)
    pc.desk.register.change_role(pc.actor, other.id, "review")
    assert (
        key_of(lambda: pc.desk.register.change_role(pc.actor, other.id, "king")) == "role_unknown"
    )
    own = key_of(lambda: pc.desk.register.change_role(pc.actor, pc.actor.id, "read"))
    assert own == "account_own_role"
    pc.close()
    station = open_station(pc.folder, other.id, OTHER_PASSWORD, pc.surroundings)
    assert station.actor.role == "review"
    station.close()
