"""Feeds of two crypto suites beside one another: one township, one PC of either suite."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.chain import chain_after, make_seal
from app.journal.digests import claim_rows
from app.journal.entry import Draft, make_entry
from app.journal.exchange import make_hello, segments_missing_at, take_in
from app.journal.segment import pack_segment, unpack_segment
from app.models.errors import OperationRefused
from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from tests.journal.conftest import Node, made_afresh

HOUSEHOLDS = tuple(f"{n:032x}" for n in range(1, 4))


def machines() -> list[Node]:
    """A PC of each suite and their township, whose own feed is of the second."""
    nodes = [Node(1), Node(2, suite=STATE_SUITE), Node(3, "township", suite=STATE_SUITE)]
    for here in nodes:
        for there in nodes:
            here.meet(there)
    return nodes


def carry(source: Node, target: Node) -> None:
    """What the target lacks of all that the source has."""
    source.seal()
    for packed in list(segments_missing_at(source.journal, target.journal.vector(), source.scope)):
        take_in(target.journal, packed, target.scope)
    target.fold()


WRITES = st.tuples(st.just("write"), st.integers(0, 2), st.integers(0, 2))
CARRIES = st.tuples(st.just("carry"), st.integers(0, 2), st.integers(0, 2))


@settings(max_examples=40, deadline=None)
@given(st.lists(WRITES | CARRIES, max_size=25), st.permutations([0, 1, 2]))
def test_whatever_order_they_meet_in_all_three_have_the_same_rows(steps, order) -> None:
    nodes, number = machines(), 0
    for act, one, other in steps:
        if act == "write":
            number += 1
            nodes[one].now += number
            nodes[one].write(
                "household", {"address": f"{number}号", "note": f"{number}"}, HOUSEHOLDS[other]
            )
        elif one != other:
            carry(nodes[one], nodes[other])
    for _ in range(2):
        for one in order:
            for other in order:
                if one != other:
                    carry(nodes[one], nodes[other])
    first, *others = nodes
    for other in others:
        assert other.rows.rows == first.rows.rows
        assert other.rows.conflicts == first.rows.conflicts
        assert other.journal.vector() == first.journal.vector()
    for node in nodes:
        assert made_afresh(node.storage).rows == node.rows.rows
        for state in node.storage.feeds():
            assert node.journal.verify_feed(state.feed) == state.have
    claims = [claim_rows(n.journal, n.scope, lambda kind, n=n: rows_of(n, kind)) for n in nodes]
    assert claims[0] is not None and claims == [claims[0]] * 3


def rows_of(node: Node, kind):
    return node.rows.rows.get(kind, {}).values()


def test_each_feed_is_in_its_own_suite_and_full_segments_say_so(monkeypatch) -> None:
    one, two, town = machines()
    for pc in (one, two):
        for number in range(300):
            pc.write("person", {"name": f"张{number}"})
        carry(pc, town)
    for pc, suite in ((one, STANDARD_SUITE), (two, STATE_SUITE)):
        found = [unpack_segment(town.crypto, p) for p in town.journal.segments_after(pc.feed, 0)]
        assert [segment.suite for segment in found] == [suite, suite]
        assert town.journal.verify_feed(pc.feed) == 300
        (cut,) = town.journal.segments_after(pc.feed, 280)
        assert unpack_segment(town.crypto, cut).suite == suite
    hello = make_hello(town.journal, town.scope, sender="", village_code="", wall=0)
    assert len(hello.feeds) == 3


@pytest.mark.parametrize("suite", [STANDARD_SUITE, STATE_SUITE])
def test_a_segment_in_another_suite_than_its_feed_is_refused(suite) -> None:
    """Even one that the feed's own author chained in the other suite and sealed with the feed's key."""
    pc, town = Node(5, suite=suite), Node(6, "township")
    town.meet(pc)
    other = town.crypto.of(STATE_SUITE if suite == STANDARD_SUITE else STANDARD_SUITE)
    draft = Draft("person", {"name": "张三"}, HOUSEHOLDS[0])
    entry = make_entry(other, pc.feed, draft, seq=1, hlc=1, actor=pc.actor, op="")
    start = pc.journal.state(pc.feed).chain
    seal = make_seal(pc.key, pc.feed, 1, chain_after(other, start, entry.header_bytes),
                     is_closing=False)  # fmt: skip
    strange = pack_segment(other, pc.feed, start, [entry], seal)
    assert unpack_segment(town.crypto, strange).suite == other.suite
    with pytest.raises(OperationRefused, match="segment_damaged"):
        town.journal.ingest(strange, town.scope)
    assert not town.journal.follows([unpack_segment(town.crypto, strange)])
    assert town.journal.state(pc.feed).have == 0


def test_a_suite_that_nobody_knows_is_said_plainly() -> None:
    town = Node(7, "township")
    with pytest.raises(OperationRefused, match="suite_unknown"):
        town.crypto.of(9)
    pc = Node(8)
    pc.write("person", {"name": "张三"})
    pc.seal()
    segment = unpack_segment(pc.crypto, next(pc.segments_after(0)))
    odd = pack_segment(
        _Odd(pc.crypto), segment.feed, segment.prev_chain, segment.entries, segment.seal
    )
    with pytest.raises(OperationRefused, match="suite_unknown"):
        unpack_segment(town.crypto, odd)


class _Odd:
    suite = 9

    def __init__(self, crypto) -> None:
        self.hash = crypto.hash
