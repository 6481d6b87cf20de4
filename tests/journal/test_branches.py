"""Two branches of one feed: the first stays, the second is kept beside it, and both sides are told."""

import pytest

from app.journal.exchange import (
    is_forked_at,
    make_hello,
    missing_at,
    segments_missing_at,
    take_in,
)
from app.journal.journal import Journal
from app.models.errors import OperationRefused


def hello(node):
    return make_hello(
        node.journal,
        node.scope,
        sender="",
        village_code=node.envelope.described().village_code,
        wall=0,
    )


def branches(node, common, first, second):
    """The same PC twice: one of them was set back to what both have in common."""
    pcs = [node(1), node(1)]
    for pc, count in zip(pcs, (first, second), strict=True):
        pc.journal = Journal(pc.storage, pc.crypto, lambda pc=pc: pc.now, segment_entries=4)
        for number in range(common):
            pc.write("person", {"name": f"张{number}"})
        for number in range(count):
            pc.write("person", {"name": f"{pc is pcs[0]}{number}"})
        pc.seal()
    return pcs


def push(source, target):
    target.meet(source)
    peer = hello(target)
    for packed in segments_missing_at(source.journal, peer.vector, source.scope, peer.parked):
        yield take_in(target.journal, packed, target.scope)


@pytest.mark.parametrize(("first", "second"), [(3, 2), (2, 3), (3, 3), (1, 14), (14, 1)])
def test_both_branches_are_kept_and_the_first_is_not_touched(node, first, second):
    station, clone = branches(node, 5, first, second)
    town = node(2, "township")
    list(push(station, town))
    before = town.journal.state(station.feed)

    # The one that is behind learns of its other branch by what it pulls.
    if second < first:
        for packed in town.journal.segments_after(station.feed, 5 + second):
            take_in(clone.journal, packed, clone.scope)
    results = list(push(clone, town))

    assert {taken.problem for taken in results} <= {"", "feed_forked"}
    assert [taken.problem for taken in results if taken.is_new][-1:] == ["feed_forked"]
    assert town.journal.state(station.feed) == before
    parked = town.storage.parked(station.feed)
    assert parked[-1].last == 5 + second
    assert parked[-1].chain == clone.journal.state(clone.feed).chain
    again = list(push(clone, town))  # the town has said that it keeps this branch
    assert not any(taken.is_new or taken.new_entries for taken in again)
    assert town.journal.verify_feed(station.feed) == 5 + first


def test_a_chain_that_differs_tells_of_a_branch_whoever_is_ahead(node):
    station, clone = branches(node, 5, 2, 9)
    assert is_forked_at(clone.journal, clone.feed, station.journal.vector())
    assert missing_at(clone.journal, station.journal.vector(), clone.scope)[0][1] == 0
    same, longer = branches(node, 5, 0, 0)
    longer.write("person", {"name": "李乙"})
    assert not is_forked_at(longer.journal, longer.feed, same.journal.vector())


def test_the_chain_is_known_at_every_entry(node):
    station = branches(node, 11, 0, 0)[0]
    chains = [station.journal.chain_at(station.feed, seq) for seq in range(12)]
    assert len(set(chains)) == 12
    assert chains[-1] == station.journal.state(station.feed).chain
    assert station.journal.chain_at(station.feed, 12) is None


def test_a_gap_is_not_taken_for_a_branch(node):
    station, town = branches(node, 11, 0, 0)[0], node(2, "township")
    town.meet(station)
    with pytest.raises(OperationRefused, match="segment_gap"):
        take_in(town.journal, list(station.segments_after(0))[1], town.scope)
    assert town.storage.parked() == []
