"""An erasure takes bodies out of every copy; headers and chains stay, and nothing brings a body back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.erasing import Erasing
from app.journal.exchange import segments_missing_at, take_in
from app.journal.fold import Fold
from app.journal.fresh_fold import copied_feeds
from app.journal.memory import MemoryRows
from app.journal.segment import unpack_segment
from app.models.kinds import ERASABLE
from app.models.records import Person
from app.models.register_records import RegisterChange
from app.models.rights_records import Erasure
from tests.journal.conftest import Node, made_afresh

SECRET = "340000000000000000"


def exchange(sender, receiver):
    """Everything that the receiver lacks of the sender's journal, folded there."""
    for state in sender.storage.feeds():
        receiver.journal.open_feed(state.envelope)
    sender.seal()
    for packed in list(
        segments_missing_at(sender.journal, receiver.journal.vector(), sender.scope)
    ):
        take_in(receiver.journal, packed, receiver.scope)
    receiver.fold()


def erase(node, *entities):
    node.write("erasure", {"entities": list(entities), "reason": "本人申请"})


def bodies(node):
    """Every body that the journal still has, also in its packed segments."""
    found = []
    for state in node.storage.feeds():
        found += [e.body for e in node.storage.entries(state.feed, 1, state.have) if e.body]
        seq = 1
        while seq <= state.closed:
            segment = unpack_segment(node.crypto, node.storage.closed_segment_at(state.feed, seq))
            found += [entry.body for entry in segment.entries if entry.body]
            seq = segment.last + 1
    return b"".join(found)


def assert_sound(node):
    """Chains whole, nothing set aside, rows what a fold from the beginning makes of the entries."""
    for state in node.storage.feeds():
        node.journal.verify_feed(state.feed)
    assert not node.rows.quarantined()
    fresh = made_afresh(node.storage)
    assert {k: v for k, v in fresh.rows.items() if v} == {
        k: v for k, v in node.rows.rows.items() if v
    }
    assert fresh.conflicts == node.rows.conflicts


@pytest.fixture(params=[2, 300])
def pair(request):
    """Two PCs; the journal of one closes its segments early."""
    one, other = Node(1), Node(2)
    one.journal._segment_entries = request.param
    return one, other


def test_a_person_leaves_rows_and_journal_while_the_chain_stays_whole(pair):
    one, _ = pair
    person = one.write("person", {"name": "张三", "id_number": SECRET})
    change = one.write("register_change", {"action": "died", "steps": [SECRET]})
    kept = one.write("case", {"number": "1", "applicant_id_number": "别的"})
    erase(one, person, change)

    assert SECRET.encode() not in bodies(one)
    assert not one.rows.rows[Person]
    assert not one.rows.rows[RegisterChange]
    assert one.rows.register("370781109216", person) is None
    assert one.rows.register("370781109216", kept)
    assert_sound(one)
    Fold(one.storage, one.rows).rebuild()
    assert_sound(one)


def test_archives_stay_whatever_an_erasure_names(pair):
    one, _ = pair
    case = one.write("case", {"number": "1", "applicant_name": "张三"})
    visit = one.write("visit", {"content": "入户走访"})
    erase(one, case, visit)

    assert "张三".encode() in bodies(one)
    assert "入户走访".encode() in bodies(one)
    assert_sound(one)


def test_it_reaches_the_other_pc_whichever_came_first(pair):
    one, other = pair
    person = one.write("person", {"name": "张三", "id_number": SECRET})
    exchange(one, other)
    other.write("person", {"phones": [SECRET]}, person)  # meanwhile, elsewhere
    erase(one, person)
    exchange(other, one)
    assert SECRET.encode() not in bodies(one)
    assert SECRET.encode() in bodies(other)
    exchange(one, other)

    for node in (one, other):
        assert SECRET.encode() not in bodies(node)
        assert not node.rows.rows[Person]
        assert_sound(node)


def test_what_the_wrong_side_wrote_of_somebody_erased_is_passed_over_in_any_order(pair):
    one, other = pair
    town = Node(4, "township")
    person = one.write("person", {"name": "张三"})
    town.write("person", {"name": SECRET}, person)
    exchange(one, other)
    exchange(town, one)  # set aside, then erased
    erase(one, person)
    exchange(one, other)  # erased, then it comes
    exchange(town, other)
    for node in (one, other):
        assert SECRET.encode() not in bodies(node)
        assert_sound(node)


def test_a_peer_that_still_has_the_body_does_not_bring_it_back(pair):
    one, other = pair
    third = Node(3)
    person = one.write("person", {"name": "张三", "id_number": SECRET})
    exchange(one, other)
    exchange(one, third)
    erase(one, person)
    exchange(other, one)
    exchange(other, third)
    exchange(one, third)
    late = Node(4)
    exchange(third, late)  # it gets the erasure in the same breath
    for node in (one, third, late):
        assert SECRET.encode() not in bodies(node)
        assert_sound(node)
    fresh = Node(5)
    exchange(other, fresh)  # this one has all bodies
    assert SECRET.encode() in bodies(fresh)
    exchange(one, fresh)
    assert SECRET.encode() not in bodies(fresh)
    assert_sound(fresh)


def test_entries_that_come_without_body_wait_for_the_erasure_and_hide_nothing_else(pair):
    one, _ = pair
    other = Node(2)
    person = one.write("person", {"name": "张三"})
    one.seal()
    exchange(one, other)
    erase(other, person)
    # Only the feed of the first PC arrives, by a copy that has the body no more.
    third = Node(3)
    for state in other.storage.feeds():
        third.journal.open_feed(state.envelope)
    for packed in other.journal.segments_after(one.feed, 0):
        take_in(third.journal, packed, third.scope)
    third.fold()
    assert [each.problem for each in third.rows.quarantined()] == ["entry_body_erased"]
    exchange(other, third)
    assert_sound(third)


def test_what_a_stranger_to_the_kind_set_aside_is_released(pair):
    """An erasure that an older program could not read is carried out once it is known."""
    one, _ = pair
    person = one.write("person", {"name": "张三", "no_such": 1, "born_on": 5})
    assert one.rows.quarantined()
    erase(one, person)
    assert_sound(one)


STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "change", "case", "erase", "meet"]),
              st.integers(0, 2), st.integers(0, 3)),
    max_size=24,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_rows_are_those_of_a_fold_without_these_bodies(steps):
    """Three PCs, any order: what all show in the end never knew of the erased."""
    nodes = [Node(number) for number in range(1, 4)]
    for number, node in enumerate(nodes):
        node.journal._segment_entries = (2, 5, 300)[number]
    for action, who, what in steps:
        do_step(nodes, action, nodes[who], what)
    for _ in range(2):
        for one in nodes:
            for other in nodes:
                if one is not other:
                    exchange(one, other)

    for node in nodes:
        assert_sound(node)
        assert plain(node.rows) == plain(nodes[0].rows) == plain(without_the_erased(node))
        assert not kinds_kept(node) & ERASABLE


def kinds_kept(node: Node):
    """Of what entries of the erased a body is left."""
    named = {each for row in node.rows.rows.get(Erasure, {}).values() for each in row.entities}
    return {
        entry.header.kind
        for state in node.storage.feeds()
        for entry in node.storage.entries(state.feed, 1, state.have)
        if entry.body and entry.entity in named
    }


def do_step(nodes, action, node, what):
    entity = f"{what + 1:032x}"
    if action == "write":
        node.write("person", {"name": f"{entity}{node.now}"}, entity)
    elif action == "change":
        node.write("register_change", {"reason": entity, "person_ids": [entity]}, entity)
    elif action == "case":
        node.write("case", {"request": entity}, entity)
    elif action == "erase":
        erase(node, entity)
    else:
        exchange(node, nodes[what % 3])


def plain(rows: MemoryRows):
    return {kind: dict(sorted(table.items())) for kind, table in rows.rows.items() if table}


def without_the_erased(node: Node) -> MemoryRows:
    """A naive model: entries of what erasures name were never written."""
    copy, rows = copied_feeds(node.storage, node.storage.feeds()), MemoryRows()
    named = {e for row in node.rows.rows.get(Erasure, {}).values() for e in row.entities}
    fold = Fold(copy, rows)
    for state in copy.feeds():
        for entry in copy.entries(state.feed, 1, state.have):
            is_gone = entry.entity in named and entry.header.kind in ERASABLE
            if not is_gone and entry.header.kind != "erasure":
                fold.fold_made([entry], state.descriptor)
    rows.rows[Erasure] = node.rows.rows.get(Erasure, {})
    return rows


def test_where_nothing_was_erased_no_segment_is_unpacked_for_it(monkeypatch):
    """A new PC stores a million entries below its snapshot without reading each of them once more."""
    node = Node(1)
    for number in range(5):
        node.write("person", {"name": f"张{number}"})
    node.seal()
    (state,) = node.storage.feeds()
    with monkeypatch.context() as nothing_read:
        nothing_read.setattr(node.storage, "entries", None)
        nothing_read.setattr(node.storage, "closed_segment_at", None)
        Erasing(node.storage, node.rows).sweep(state, 1)
    erase(node, "aa" * 16)
    with monkeypatch.context() as nothing_read, pytest.raises(TypeError):
        nothing_read.setattr(node.storage, "entries", None)
        nothing_read.setattr(node.storage, "closed_segment_at", None)
        Erasing(node.storage, node.rows).sweep(state, 1)
