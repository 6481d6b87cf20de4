"""A township and its station in suite 2 exchange like any others; nothing crosses from suite to suite."""

from pathlib import Path

import msgspec
import pytest

from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import open_station
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_keys import StationKeys
from app.bootstrap.station_recovery import make_recovery_code, recover
from app.bootstrap.suites import STATE_SUITE
from app.bootstrap.township import create_township, open_township
from app.town.server import RunningServer
from app.vault.atomic_files import Disk
from tests.refusals import key_of
from tests.stations import PASSWORD, TOWN, VILLAGE, Pc, Town, are_alike, surroundings_of

NEW_PASSWORD = "taiyang yueliang xingxing yuncai"


@pytest.fixture
def state_pc(tmp_path, clock):
    """A station in suite 2."""
    made = Pc(tmp_path / "station-2", surroundings_of(clock))
    first = FirstStart(VILLAGE, "王秀英", PASSWORD, suite=STATE_SUITE)
    made._connect(create_station(made.folder, first, made.surroundings))
    yield made
    made.close()


@pytest.fixture
def state_town(tmp_path, clock):
    """A township in suite 2, opened again as its server would."""
    folder = tmp_path / "town-2"
    create_township(folder, TOWN, surroundings_of(clock, 42), suite=STATE_SUITE).close()
    township = open_township(folder, surroundings_of(clock, 43))
    yield Town(township)
    township.close()


def test_suite_2_enrols_and_exchanges_by_network_and_by_stick(
    state_pc, state_town, tmp_path, stick
):
    state_pc.register()
    with RunningServer(state_town.township) as server:
        state_pc.sync.accept_invitation(state_town.invitation(tmp_path, url=server.url))
        state_pc.sync.exchange()
        assert are_alike(state_pc, state_town)
    state_pc.register()
    report = state_pc.sync.export_bundle(stick)
    receipt = state_town.township.import_bundle(Path(report.path).read_bytes())
    answer = stick / "answer.lxb"
    answer.write_bytes(receipt.answer)
    state_pc.sync.import_bundle(answer)
    assert are_alike(state_pc, state_town)
    state_pc.open()
    assert state_pc.station.surroundings.crypto.suite == STATE_SUITE
    for state in state_pc.store.journal_storage.feeds():
        assert state.descriptor.suite == STATE_SUITE


def test_the_vault_works_in_suite_2(state_pc):
    code = make_recovery_code(state_pc.station)
    StationKeys(lambda: state_pc.station).replace()
    state_pc.open()
    state_pc.close()
    around = state_pc.surroundings
    assert key_of(lambda: open_station(state_pc.folder, "", "wrong", around)) == "password_wrong"
    station, _ = recover(state_pc.folder, station_staff(state_pc), code, NEW_PASSWORD, around)
    station.close()
    open_station(state_pc.folder, "", NEW_PASSWORD, around).close()


def station_staff(pc) -> str:
    return pc.station.slots().names()[0].staff_id


def test_an_invitation_of_the_other_suite_is_refused_both_ways(
    pc, state_pc, town, state_town, tmp_path
):
    other = tmp_path / "other"
    other.mkdir()
    strange = state_town.invitation(other)
    assert key_of(lambda: pc.sync.accept_invitation(strange)) == "suite_differs"
    ours = town.invitation(tmp_path)
    assert key_of(lambda: state_pc.sync.accept_invitation(ours)) == "suite_differs"


def test_a_bundle_and_a_request_of_suite_1_are_nothing_to_a_township_of_suite_2(
    enrolled, state_town, stick
):
    report = enrolled.sync.export_bundle(stick)
    content = Path(report.path).read_bytes()
    assert key_of(lambda: state_town.township.import_bundle(content)).startswith("bundle_")
    request = enrolled.station._enrolment(enrolled.store).request("x")
    township = state_town.township
    assert key_of(lambda: township.enrolment.enrol(request)) == "enrolment_not_invited"


def test_a_label_that_says_the_other_suite_opens_nothing(state_pc):
    state_pc.close()
    folder = StationFolder(state_pc.folder, Disk())
    around = state_pc.surroundings
    for suite, key in ((1, "vault_made_by_newer_version"), (7, "suite_unknown")):
        folder.write_label(msgspec.structs.replace(folder.label(), suite=suite))
        assert key_of(lambda: open_station(state_pc.folder, "", PASSWORD, around)) == key


def test_a_township_keeps_the_suite_it_was_made_with(state_town, town, tmp_path, clock):
    again = surroundings_of(clock, 44)
    for folder in ("town", "town-2"):
        made = lambda f=folder: create_township(tmp_path / f, TOWN, again, suite=STATE_SUITE)  # noqa: E731
        assert key_of(made) == "town_already_exists"
    assert not (tmp_path / "town" / "suite").exists()
