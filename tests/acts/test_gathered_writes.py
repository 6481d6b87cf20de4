"""What one act writes many at a time is kept as if each had been written by itself."""

import pytest

from app.journal.fold import Fold
from app.journal.segment import SEGMENT_ENTRIES
from tests.stations import Pc, contents

COUNT = 300


def write_grids(act, count: int) -> list[str]:
    """Grids that are changed before they are in any row, some of them twice; an event among them."""
    made = [act.create("grid", {"name": f"{n}组", "kind": "village_group"}) for n in range(count)]
    act.event("roster_import", {"action": "import", "file_name": "花名册.xlsx"}, made[0])
    for n, grid_id in enumerate(made):
        act.change("grid", grid_id, {"name": f"第{n}组"})
        if n % 100 == 0:
            act.change("grid", grid_id, {"name": f"第{n}小组", "parent_id": made[1]})
    return made


def written(pc: Pc, first: int):
    own, storage = pc.desk.workplace.own, pc.store.journal_storage
    return list(storage.entries(own.feed, first, storage.feed(own.feed).have))


@pytest.fixture
def gathered(pc: Pc) -> tuple[Pc, list[str], int]:
    first = pc.desk.entries_written() + 1
    with pc.desk.workplace.pen.act(pc.actor, "import_roster") as act, act.gathering():
        told = act.coming_ids(COUNT)
        made = write_grids(act, COUNT)
    assert made == told
    return pc, made, first


def test_every_write_is_in_the_journal_in_its_order_and_replaces_the_one_before(gathered):
    pc, made, first = gathered
    entries = written(pc, first)
    twice = len(range(0, COUNT, 100))
    assert len(entries) == 2 * COUNT + 1 + twice
    assert [entry.entity for entry in entries[:COUNT]] == made
    assert {entry.header.op.hex() for entry in entries[1:]} == {made[0]}  # one act
    of_one = [entry for entry in entries if entry.entity == made[100]]
    assert [entry.fields()["name"] for entry in of_one] == ["100组", "第100组", "第100小组"]
    assert [entry.header.bases for entry in of_one[1:]] == [(of_one[0].dot,), (of_one[1].dot,)]
    state = pc.store.journal_storage.feed(entries[0].feed)
    assert state.have - state.closed < SEGMENT_ENTRIES
    assert pc.desk.workplace.journal.verify_feed(entries[0].feed) == state.have


def test_rows_are_those_that_a_rebuild_makes_of_the_entries(gathered):
    pc, made, _ = gathered
    before = contents(pc.store)
    names = {grid.id: grid.name for grid in pc.store.stations.grids()}
    assert [names[made[n]] for n in (0, 1, 100)] == ["第0小组", "第1组", "第100小组"]
    with pc.store.transaction():
        Fold(pc.store.journal_storage, pc.store.rows).rebuild()
    assert contents(pc.store) == before


def test_what_fails_among_many_leaves_nothing(pc):
    before = contents(pc.store)
    with (
        pytest.raises(RuntimeError),
        pc.desk.workplace.pen.act(pc.actor, "import_roster") as act,
        act.gathering(),
    ):
        write_grids(act, COUNT)
        raise RuntimeError
    assert contents(pc.store) == before
