"""Rows that came with a snapshot and the rest of the entries, in whatever order, are the rows of all
entries: at every moment those of what has been folded, in the end those of a rebuild and of the naive
model too.
"""

import copy
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.journal.floors import Floor, Floors
from app.journal.fold import Fold, are_rows_ahead
from app.journal.journal import Journal
from app.journal.memory import MemoryRows
from app.journal.register import read_registers
from app.models.errors import OperationRefused
from app.sim.naive_model import expected_of
from tests.journal.conftest import VILLAGE, Node, made_afresh

PERSON = "aa" * 16


class MemoryFloors:
    """Keeps floors in dictionaries."""

    def __init__(self) -> None:
        self._floors: dict[bytes, Floor] = {}
        self._ahead: dict[bytes, dict[int, bytes]] = {}

    def floors(self) -> list[Floor]:
        return [self._floors[feed] for feed in sorted(self._floors)]

    def put_floor(self, floor: Floor) -> None:
        self._floors[floor.feed] = floor

    def drop_floor(self, feed: bytes) -> None:
        self._floors.pop(feed, None)

    def add_ahead(self, feed: bytes, first: int, packed: bytes) -> None:
        self._ahead.setdefault(feed, {})[first] = packed

    def ahead(self, feed: bytes) -> list[bytes]:
        return [packed for _, packed in sorted(self._ahead.get(feed, {}).items())]

    def drop_ahead(self, feed: bytes) -> None:
        self._ahead.pop(feed, None)


class Newcomer(Node):
    """A machine that takes the rows of another in place of entries."""

    def __init__(self, town: Node) -> None:
        super().__init__(55)
        self.rows = copy.deepcopy(town.rows)
        self.kept = MemoryFloors()
        self.floors = Floors(self.journal, self.kept, self.rows)
        for state in town.storage.feeds():
            self.journal.open_feed(state.envelope)
            seal = town.journal.head_seal(state) if state.have else None
            if seal is not None:
                self.storage.set_folded(state.feed, state.have)
                self.kept.put_floor(Floor(state.feed, state.have, state.chain, seal))

    def reach(self) -> dict[bytes, int]:
        """How far each feed is folded."""
        return {s.feed: s.folded for s in self.storage.feeds() if s.folded}

    def next_of(self, town: Node, feed: bytes, *, is_below: bool) -> bool:
        """Take the next segment of a feed in, from below the floor or after it; whether there was one."""
        floor = self.floors.of(feed)
        is_after = floor is not None and not is_below
        have = floor.end.seq if floor and is_after else self.journal.state(feed).have
        packed = next(town.journal.segments_after(feed, have), None)
        if packed is None:
            return False
        if is_after:
            self.floors.take_in_after(packed, self.scope)
        else:
            self.floors.take_in(packed, self.scope)
        self.fold()
        return True


def rows_of(rows: MemoryRows) -> Any:
    """Rows, doubts and the heads that the fold remembers, without tables that stayed empty."""
    kept = {kind: table for kind, table in rows.rows.items() if table}
    heads = {
        entity: {
            kind: register.writes for kind, register in read_registers(content).by_kind.items()
        }
        for entity, content in rows._registers.items()
    }
    return kept, rows.conflicts, heads, rows.quarantined()


def rows_up_to(town: Node, reach: dict[bytes, int]) -> Any:
    """What these beginnings of the town's feeds fold into."""
    node = Node(98, "township")
    for state in town.storage.feeds():
        node.journal.open_feed(state.envelope)
    for feed, seq in reach.items():
        state = town.journal.state(feed)
        entries = list(town.storage.entries(feed, 1, seq))
        node.storage.append(msgspec.structs.replace(state, have=seq, folded=0, closed=0), entries)
    node.fold()
    return rows_of(node.rows)


def village(seed: int = 0) -> tuple[Node, list[Node]]:
    """A town that knows three authors of a village."""
    authors = [Node(seed + 1), Node(seed + 2), Node(seed + 3, "township")]
    for author in authors:
        author.journal = Journal(author.storage, author.crypto, lambda a=author: a.now, 3)
    town = Node(seed + 99, "township")
    for author in authors:
        town.meet(author)
    return town, authors


def deliver(town: Node, author: Node) -> None:
    author.seal()
    have = town.journal.state(author.feed).have
    for packed in author.segments_after(have):
        town.journal.ingest(packed, town.scope)
    town.fold()


def write(data: st.DataObject, author: Node, authors: list[Node]) -> None:
    kind = data.draw(st.sampled_from(["person", "person", "case", "step", "visit", "odd"]))
    seen = data.draw(st.sampled_from(authors))
    have = seen.journal.state(seen.feed).have
    bases = [(seen.feed, data.draw(st.integers(1, have)))] if have else []
    if kind == "person":
        fields = {
            data.draw(st.sampled_from(["name", "note"])): data.draw(st.sampled_from("赵钱孙"))
        }
        author.write("person", {"name": "周"} | fields, PERSON, bases)
    elif kind == "case":
        author.write("case", {"applicant_name": data.draw(st.sampled_from("周吴"))}, "bb" * 16)
    elif kind == "step":
        action = data.draw(st.sampled_from(["submit", "accept", "withdraw"]))
        author.write("case_step", {"action": action, "at": "t", "due_on": "d"}, "bb" * 16, bases)
    elif kind == "visit":
        author.write("visit", {"content": "看望"})
    else:
        author.write("of_a_newer_program", {"x": 1})


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_snapshot_and_rest_are_the_rows_of_all_entries(data: st.DataObject) -> None:
    town, authors = village()

    def more(most: int) -> None:
        for _ in range(data.draw(st.integers(0, most))):
            author = data.draw(st.sampled_from(authors))
            write(data, author, authors)
            if data.draw(st.booleans()):
                deliver(town, author)

    more(12)
    newcomer = Newcomer(town)
    more(8)
    for author in authors:
        deliver(town, author)
    feeds = [author.feed for author in authors]
    for _ in range(data.draw(st.integers(0, 12))):
        feed, is_below = data.draw(st.sampled_from(feeds)), data.draw(st.booleans())
        newcomer.next_of(town, feed, is_below=is_below)
        assert rows_of(newcomer.rows) == rows_up_to(town, newcomer.reach())
    for feed in feeds:
        while newcomer.next_of(town, feed, is_below=True):
            pass

    assert newcomer.kept.floors() == []
    assert not are_rows_ahead(newcomer.storage)
    assert newcomer.journal.vector() == town.journal.vector()
    assert rows_of(newcomer.rows) == rows_of(town.rows)
    for feed in feeds:
        newcomer.journal.verify_feed(feed)
    fresh = made_afresh(newcomer.storage)
    assert rows_of(fresh) == rows_of(newcomer.rows)
    _compare_with_naive_model(newcomer)


def _compare_with_naive_model(node: Node) -> None:
    told = [
        (VILLAGE, state.descriptor.side, list(node.storage.entries(state.feed, 1, state.have)))
        for state in node.storage.feeds()
    ]
    expected = expected_of(told)
    mine = {
        kind: {i: record for (_, i), record in table.items()}
        for kind, table in node.rows.rows.items()
        if table
    }
    assert mine == {kind: rows for kind, rows in expected.rows.items() if rows}
    conflicts = {entity: fields for (_, entity), (_, fields) in node.rows.conflicts.items()}
    assert conflicts == expected.conflicts
    assert {(q.feed, q.seq) for q in node.rows.quarantined()} == expected.set_aside


def joined() -> tuple[Node, Node, Newcomer]:
    """An author of six entries, the town, and a machine that took its snapshot after four."""
    town, authors = village()
    author = authors[0]
    for number in range(4):
        author.write("visit", {"content": f"第{number}次"})
    deliver(town, author)
    newcomer = Newcomer(town)
    for number in range(2):
        author.write("visit", {"content": f"后{number}次"})
    deliver(town, author)
    return author, town, newcomer


def test_what_does_not_follow_on_is_not_taken():
    author, town, newcomer = joined()
    before = rows_of(newcomer.rows)
    (whole,) = list(town.journal.segments_after(author.feed, 5))
    with pytest.raises(OperationRefused, match="segment_gap"):
        newcomer.floors.take_in_after(whole, newcomer.scope)
    with pytest.raises(OperationRefused, match="feed_out_of_scope"):
        newcomer.floors.take_in_after(whole, lambda descriptor: False)
    assert rows_of(newcomer.rows) == before


def test_a_segment_that_the_author_did_not_seal_is_not_taken():
    author, town, newcomer = joined()
    stranger = Node(7)
    for number in range(6):
        stranger.write("visit", {"content": f"第{number}次"})
    stranger.seal()
    state = newcomer.journal.state(author.feed)
    false = msgspec.structs.replace(state.descriptor, public_key=stranger.key.public_key)
    newcomer.storage._feeds[author.feed] = msgspec.structs.replace(state, descriptor=false)
    packed = next(town.journal.segments_after(author.feed, 4))
    with pytest.raises(OperationRefused, match="segment_seal_wrong"):
        newcomer.floors.take_in_after(packed, newcomer.scope)


def test_rows_are_not_made_anew_while_entries_are_missing():
    _, _, newcomer = joined()
    before = rows_of(newcomer.rows)
    with pytest.raises(OperationRefused, match="rows_ahead_of_journal"):
        Fold(newcomer.storage, newcomer.rows).rebuild()
    assert rows_of(newcomer.rows) == before
    assert newcomer.floors.awaited() == 4


def test_a_snapshot_of_another_branch_is_given_up():
    author, town, newcomer = joined()
    floor = newcomer.kept.floors()[0]
    newcomer.kept.put_floor(msgspec.structs.replace(floor, chain=bytes(32)))
    is_given_up = False
    for packed in town.journal.segments_after(author.feed, 0):
        is_given_up |= newcomer.floors.take_in(packed, newcomer.scope)[1]
        newcomer.fold()
    assert is_given_up
    assert newcomer.kept.floors() == []
    assert rows_of(newcomer.rows) == rows_of(town.rows)
