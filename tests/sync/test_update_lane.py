"""Updates of the program by line: fetched in pieces, gone on with after a cut, proved before they count."""

import sys

import pytest

from app.bootstrap.update_arriving import ArrivingFile, arriving_update
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.updates import program_here
from app.sync import update_lane
from app.sync.update_lane import LANE_MILLISECONDS
from tests.stations import enrolled, server, town
from tests.updates import PUBLISHER, SETTLE, Machine

__all__ = ["enrolled", "server", "town"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are shell scripts")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANXIN_PROGRAMS", str(tmp_path / "machine" / "programs"))
    monkeypatch.setattr(update_lane, "PIECE_BYTES", 400)
    return Machine(tmp_path / "machine")


@pytest.fixture
def desk(town):
    """The township's updates, by the publisher of these tests."""
    township = town.township
    township.updates._publishers = [PUBLISHER.public_key]
    return township.updates


@pytest.fixture
def arriving(machine, enrolled):
    """What the station's exchange puts an update into."""
    file = ArrivingFile(machine.updater())
    enrolled.sync._updates._arriving = file
    return file


def results(pc):
    return [event.result for event in pc.desk.store.exchange_log.page_before()]


def test_an_exchange_brings_the_update_and_the_next_start_installs_it(
    machine, desk, enrolled, arriving
):
    desk.publish(machine.package("0.2.0", SETTLE))
    told = []
    enrolled.sync.exchange(lambda done, total: told.append((done, total)))

    assert machine.updater().waiting().version == "0.2.0"
    assert not (machine.shelf.folder / "arriving").exists()
    assert machine.start() == ["0.2.0 "]
    # Nothing newer: nothing moves, and nothing is said.
    enrolled.sync._updates._arriving = ArrivingFile(machine.updater())
    enrolled.sync.exchange()
    assert machine.updater().waiting() is None
    assert set(results(enrolled)) == {"done"}


def test_of_two_packages_the_one_that_fits_this_version_comes(machine, desk, enrolled, arriving):
    whole = machine.package("0.2.0", SETTLE)
    partial = machine.package("0.2.0", SETTLE, is_partial=True)
    desk.publish(whole)
    desk.publish(partial)
    here = program_here("0.1.0", "linux", "x86_64")

    assert desk.give(here.place(), "0.1.0", "", 0, 9).total == partial.stat().st_size
    assert desk.give(here.place(), "0.0.5", "", 0, 9).total == whole.stat().st_size
    assert desk.give(here.place(), "0.2.0", "", 0, 9) is None
    assert desk.give("windows-x86_64", "0.1.0", "", 0, 9) is None
    enrolled.sync.exchange()
    assert machine.start() == ["0.2.0 "]


def test_a_line_that_breaks_is_gone_on_with(machine, desk, enrolled, arriving, monkeypatch):
    desk.publish(machine.package("0.2.0", SETTLE))
    put, kept = arriving.put, []

    def breaking(start, content):
        put(start, content)
        kept.append(start)
        if len(kept) == 2:
            raise EnvironmentProblem("server_unreachable")

    monkeypatch.setattr(arriving, "put", breaking)
    enrolled.sync.exchange()
    assert results(enrolled)[0] == "server_unreachable"
    enrolled.sync.exchange()
    assert kept == sorted(set(kept))
    assert machine.updater().waiting().version == "0.2.0"


def test_an_update_holds_an_exchange_up_for_so_long_and_no_longer(
    machine, desk, enrolled, arriving, clock, monkeypatch
):
    desk.publish(machine.package("0.2.0"))
    put = arriving.put

    def slow(start, content):
        put(start, content)
        clock.now += LANE_MILLISECONDS + 1

    monkeypatch.setattr(arriving, "put", slow)
    enrolled.sync.exchange()
    assert machine.updater().waiting() is None
    assert (machine.shelf.folder / "arriving").stat().st_size == 400


def test_what_was_damaged_is_fetched_again_and_what_is_not_trusted_is_not(
    machine, desk, enrolled, arriving
):
    desk.publish(machine.package("0.2.0"))
    [kept] = desk._folder.glob("*.lxu")
    good = kept.read_bytes()
    desk.carried()  # its head is read
    kept.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    enrolled.sync.exchange()
    assert results(enrolled)[0] == "update_damaged"
    assert machine.shelf.news().key == "update_damaged"
    kept.write_bytes(good)
    enrolled.sync.exchange()
    assert machine.updater().waiting().version == "0.2.0"
    machine.shelf.drop_waiting()

    arriving._updater._publishers = [bytes(32)]
    enrolled.sync.exchange()
    assert results(enrolled)[0] == "update_not_trusted"
    count = len(results(enrolled))
    enrolled.sync.exchange()
    assert results(enrolled)[0] == "done" and len(results(enrolled)) == count + 1
    assert machine.updater().waiting() is None


def test_one_that_was_rolled_back_is_not_fetched_again(machine, desk, enrolled, arriving):
    desk.publish(machine.package("0.2.0", "exit 1"))
    enrolled.sync.exchange()
    assert machine.start() == ["0.2.0 ", "0.1.0 "]
    enrolled.sync.exchange()
    assert machine.updater().waiting() is None
    assert machine.start() == ["0.1.0 "]


def test_without_room_nothing_is_fetched(machine, desk, enrolled, arriving):
    desk.publish(machine.package("0.2.0"))
    machine.free = 10
    enrolled.sync._updates._arriving = ArrivingFile(machine.updater())
    enrolled.sync.exchange()
    assert results(enrolled)[0] == "update_no_room"
    assert not (machine.shelf.folder / "arriving").exists()


def test_the_township_carries_only_what_it_can_prove(machine, desk, town):
    with pytest.raises(OperationRefused, match="update_not_trusted"):
        desk.publish(machine.package("0.2.0", signed_by="stranger"))
    desk.publish(machine.package("0.3.0"))
    with pytest.raises(OperationRefused, match="update_already_carried"):
        desk.publish(machine.package("0.2.0"))
    desk.publish(machine.package("0.2.0", processor="aarch64"))
    assert [(each.version, each.place) for each in desk.carried()] == [
        ("0.2.0", "linux-aarch64"), ("0.3.0", "linux-x86_64"),
    ]  # fmt: skip
    assert desk.withdraw("0.3.0") == 1
    with pytest.raises(OperationRefused, match="update_not_carried"):
        desk.withdraw("0.3.0")
    with pytest.raises(OperationRefused, match="update_gone"):
        desk.give("linux-x86_64", "0.1.0", "0" * 64, 0, 9)


def test_a_program_from_source_fetches_none(enrolled):
    assert arriving_update(enrolled.surroundings) is None
    assert enrolled.sync._updates._arriving is None
    enrolled.sync.exchange()
