"""Entries become the same rows everywhere; what cannot be folded delays nothing else."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.fold import Fold
from app.models.kinds import TABLES
from app.models.records import Case, CaseStep, Household, Person
from tests.journal.conftest import VILLAGE, Node


def row(node: Node, record_type, row_id):
    return node.rows.row(record_type, VILLAGE, row_id)


def exchange(a: Node, b: Node) -> None:
    for source, target in ((a, b), (b, a)):
        source.seal()
        target.meet(source)
        have = target.journal.state(source.feed).have
        for packed in source.segments_after(have):
            target.journal.ingest(packed, target.scope)
        target.fold()


def test_a_case_goes_through_both_sides():
    station, town = Node(1), Node(2, "township")
    case = station.write("case", {"number": "x", "item_name": "医保参保"})
    station.write("case_step", {"action": "receive", "at": "t"}, case)
    station.write("case_step", {"action": "submit", "at": "t"}, case)
    exchange(station, town)
    assert row(town, Case, case).status == "submitted"

    town.write("case_step", {"action": "accept", "at": "t2", "due_on": "2026-11-30"}, case)
    exchange(station, town)

    accepted = row(station, Case, case)
    assert accepted == row(town, Case, case)
    assert (accepted.status, accepted.authority_accepted_at) == ("accepted", "t2")
    assert accepted.due_on == "2026-11-30"


def test_steps_that_come_before_their_case_wait_for_it():
    station, town = Node(1), Node(2, "township")
    case = station.random.randbytes(16).hex()
    station.write("case_step", {"action": "receive", "at": "t"}, case)
    assert row(station, Case, case) is None
    station.write("case", {"number": "x"}, case)
    assert row(station, Case, case).status == "received"
    exchange(station, town)
    assert row(town, Case, case) == row(station, Case, case)


def test_the_wrong_side_cannot_write_and_nothing_is_lost():
    station, town = Node(1), Node(2, "township")
    exchange(station, town)
    town.write("person", {"name": "张某"})
    exchange(station, town)
    (waiting,) = station.rows.quarantined()
    assert waiting.problem == "entry_written_by_wrong_side"
    assert station.rows.rows.get(Person) is None


def test_an_unknown_kind_is_kept_and_delays_nothing():
    station, town = Node(1), Node(2, "township")
    station.write("person", {"name": "张甲"})
    station.write("drone_flight", {"height": 3})
    person = station.write("person", {"name": "张乙", "shoe_size": 42})
    exchange(station, town)
    assert [q.problem for q in town.rows.quarantined()] == ["entry_kind_unknown"]
    assert row(town, Person, person).name == "张乙"
    assert [e.header.kind for e in town.storage.entries(station.feed, 1, 3)][1] == "drone_flight"


def test_a_wrongly_typed_field_is_set_aside():
    station = Node(1)
    station.write("person", {"name": 7})
    assert [q.problem for q in station.rows.quarantined()] == ["entry_fields_unknown"]


def test_status_is_never_written_directly():
    station = Node(1)
    station.write("case", {"number": "x", "status": "written_off"})
    assert [q.problem for q in station.rows.quarantined()] == ["entry_writes_derived_field"]


def test_a_village_cannot_touch_anothers_record():
    mine, theirs, town = Node(1), Node(2, village="370781109275"), Node(3, "township")
    person = mine.write("person", {"name": "张甲"})
    theirs.write("person", {"name": "李乙"}, person)
    for source in (mine, theirs):
        source.seal()
        town.meet(source)
        for packed in source.segments_after(0):
            town.journal.ingest(packed, lambda descriptor: True)
    town.fold()
    assert town.rows.row(Person, VILLAGE, person).name == "张甲"
    assert town.rows.row(Person, "370781109275", person).name == "李乙"


def test_two_pcs_taking_the_same_step_flag_the_later_one():
    first, second, town = Node(1), Node(5), Node(2, "township")
    case = first.write("case", {"number": "x"})
    first.write("case_step", {"action": "receive", "at": "t"}, case)
    exchange(first, second)
    base = [(first.feed, 2)]
    first.write("case_step", {"action": "submit", "at": "t"}, case, base)
    second.write("case_step", {"action": "decline", "at": "t", "note": "缺件"}, case, base)
    exchange(first, second)
    exchange(first, town)
    exchange(second, town)
    assert row(first, Case, case) == row(second, Case, case) == row(town, Case, case)
    assert row(town, Case, case).flagged_steps == 1
    assert len(town.rows.steps(CaseStep, VILLAGE, case)) == 3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_any_order_of_exchange_gives_the_same_rows_and_so_does_a_rebuild(seed):
    """Three machines write at random and exchange at random; then all are brought together."""
    chance = random.Random(seed)
    nodes = [Node(seed * 10 + 1), Node(seed * 10 + 2), Node(seed * 10 + 3, "township")]
    entities = [f"{n:032x}" for n in range(3)]
    for _ in range(25):
        writer = chance.choice(nodes)
        entity = chance.choice(entities)
        if writer is nodes[2]:
            fields = {"action": chance.choice(["accept", "start"]), "at": "t", "due_on": "d"}
            writer.write("case_step", fields, entity)
        elif chance.random() < 0.4:
            steps = writer.rows.steps(CaseStep, VILLAGE, entity)
            bases = [(bytes.fromhex(s.id[:32]), int(s.id[33:])) for s in steps]
            fields = {"action": chance.choice(["receive", "submit"]), "at": "t"}
            writer.write("case_step", fields, entity, bases)
        else:
            fields = {chance.choice(["request", "proxy_name"]): str(chance.randrange(3))}
            writer.write("case", fields, entity)
        if chance.random() < 0.3:
            exchange(*chance.sample(nodes, 2))
    for _ in range(2):
        for a, b in ((0, 1), (1, 2), (0, 2)):
            exchange(nodes[a], nodes[b])
    reference = nodes[0].rows
    assert set(reference.rows) <= set(TABLES)
    for node in nodes[1:]:
        assert node.rows.rows == reference.rows
        assert node.rows.conflicts == reference.conflicts
    Fold(nodes[1].storage, nodes[1].rows).rebuild()
    assert nodes[1].rows.rows == reference.rows
    assert nodes[1].rows.conflicts == reference.conflicts


def delivered_in(order, writers) -> Node:
    town = Node(9, "township")
    for writer in writers:
        writer.seal()
        town.meet(writer)
    for place in order:
        for packed in writers[place].segments_after(0):
            town.journal.ingest(packed, town.scope)
        town.fold()
    return town


def test_one_id_for_two_things_gives_each_its_record_in_whatever_order_they_arrive():
    """Two branches of a feed give the same id to different things: a clone goes on with its own."""
    first, second = Node(1), Node(2)
    entity = "5a" * 16
    first.write("person", {"name": "张甲"}, entity)
    second.write("household", {"number": "7"}, entity)

    towns = [delivered_in(order, [first, second]) for order in ((0, 1), (1, 0))]

    for town in towns:
        assert row(town, Person, entity).name == "张甲"
        assert row(town, Household, entity).number == "7"
        assert town.rows.quarantined() == []
    assert towns[0].rows.rows == towns[1].rows.rows


def test_a_field_of_a_wrong_type_is_set_aside_also_where_another_outshines_it():
    first, second = Node(1), Node(2)
    person = "5b" * 16
    first.write("person", {"name": 5}, person)
    second.now += 60_000
    second.write("person", {"name": "王乙"}, person)

    towns = [delivered_in(order, [first, second]) for order in ((0, 1), (1, 0))]

    for town in towns:
        assert row(town, Person, person).name == "王乙"
        assert [q.problem for q in town.rows.quarantined()] == ["entry_fields_unknown"]
    assert towns[0].rows.conflicts == towns[1].rows.conflicts == {}


def test_the_first_receiver_is_never_rewritten():
    station = Node(1)
    case = station.write("case", {"first_receiver_name": "张甲", "request": "修路"})
    made = (station.feed, 1)
    station.write("case", {"first_receiver_name": "李乙"}, case, [made])
    station.write("case", {"request": "修桥"}, case, [made])

    assert [q.problem for q in station.rows.quarantined()] == ["entry_changes_fixed_field"]
    kept = row(station, Case, case)
    assert (kept.first_receiver_name, kept.request) == ("张甲", "修桥")


class CountedFold(Fold):
    """Counts what it is given to fold."""

    def fold_entries(self, entries, descriptor):
        return sum(1 for _ in entries)


def test_a_village_of_more_than_a_million_entries_is_folded_whole(monkeypatch):
    node, count = Node(1), 1_000_077
    node.write("visit", {"content": "入户"})
    [state] = node.storage.feeds()
    long = msgspec.structs.replace(state, have=count, folded=0)
    monkeypatch.setattr(node.storage, "feeds", lambda: [long])
    monkeypatch.setattr(node.storage, "entries", lambda _feed, first, last: range(first, last + 1))
    marks = []
    monkeypatch.setattr(node.storage, "set_folded", lambda _feed, seq: marks.append(seq))
    assert CountedFold(node.storage, node.rows).fold_pending() == count
    assert marks == [count]
