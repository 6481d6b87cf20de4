"""A station's folder that is opened in another place, or on another machine, may be a copy whose first goes on
writing: it begins a feed of its own, and nothing is lost or numbered twice.
"""

import shutil

import msgspec
import pytest

from tests.stations import Pc, are_alike, surroundings_of

HERE, ELSEWHERE = "qingzhou-01", "qingzhou-02"


@pytest.fixture
def known(enrolled):
    """A PC that says which machine it is, and was opened there."""
    return opened_on(enrolled, HERE)


def opened_on(pc: Pc, machine: str) -> Pc:
    pc.surroundings = msgspec.structs.replace(pc.surroundings, machine_name=machine)
    return pc.open()


def copied(pc: Pc, clock, name: str, machine: str = HERE) -> Pc:
    pc.close()
    folder = pc.folder.with_name(name)
    shutil.copytree(pc.folder, folder)
    pc.open()
    return opened_on(Pc(folder, surroundings_of(clock, 77)), machine)


def test_two_copies_that_both_go_on_write_feeds_of_their_own(known, town, clock):
    known.register()
    before = known.feed
    copy = copied(known, clock, "copy")
    try:
        assert known.feed == before
        assert copy.feed != before
        numbers = [pc.register().number for pc in (known, copy) for _ in range(3)]
        assert len(set(numbers)) == len(numbers)
        for pc in (known, copy, known):
            assert not pc.sync.exchange().problem
        assert known.feed == before
        assert town.township.check().parked == 0
        assert are_alike(known, town)
        assert are_alike(copy, town)
    finally:
        copy.close()


def test_a_folder_that_was_moved_goes_on_in_a_new_feed_and_keeps_everything(known, town):
    case, before = known.submitted(), known.feed
    known.close()
    known.folder = known.folder.rename(known.folder.with_name("moved"))
    known.open()
    assert known.feed != before
    after = known.feed
    known.open()  # in the same place once more
    assert known.feed == after
    town_has = known.sync.exchange()
    assert town_has.waiting == 0
    town.accept(case.id)
    known.sync.exchange()
    assert are_alike(known, town)


def test_the_same_folder_under_another_machine_begins_anew(known):
    before = known.feed
    assert opened_on(known, ELSEWHERE).feed != before


def test_a_station_of_an_earlier_program_is_where_it_is(known):
    before = known.feed
    known.close()
    (known.folder / "place").unlink()
    assert known.open().feed == before
    assert (known.folder / "place").exists()
