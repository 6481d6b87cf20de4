"""Two branches of one feed both count, and make the same rows on every machine, in whatever order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.journal.branches import branch_name, read_branches
from app.journal.entry import dot_text
from app.journal.exchange import take_in
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.memory import MemoryRows
from app.models.errors import OperationRefused
from app.models.records import Case, Person, Visit
from tests.journal.conftest import Node, made_afresh

PERSON = "aa" * 16


def twins(common: int = 2) -> tuple[Node, Node]:
    """One PC and its image, which agree so far."""
    both = Node(1), Node(1)
    for pc in both:
        pc.journal = Journal(pc.storage, pc.crypto, lambda pc=pc: pc.now, segment_entries=3)
        for number in range(common):
            pc.write("person", {"name": f"张{number}"}, PERSON if not number else "")
    return both


def segments(*nodes: Node) -> list[bytes]:
    """All that these nodes have sealed, of their own feeds."""
    found = []
    for node in nodes:
        node.seal()
        found += node.segments_after(0)
    return found


def receiver(*authors: Node) -> Node:
    """A machine that knows these feeds and has nothing of them."""
    node = Node(99, "township")
    for author in authors:
        node.meet(author)
    return node


def deliver(node: Node, packed: list[bytes]) -> MemoryRows:
    """Segments in this order; those that come before what they need wait for it."""
    waiting = list(packed)
    while waiting:
        late = []
        for each in waiting:
            try:
                take_in(node.journal, each, node.scope)
            except OperationRefused as refusal:
                assert refusal.key == "segment_gap"
                late.append(each)
            node.fold()
        assert len(late) < len(waiting)
        waiting = late
    return node.rows


def begun(node: Node, kind: str, fields: dict) -> str:
    """Something new, whose id follows from its number."""
    node.now += 1000
    entry = node.journal.write(node.feed, node.key, kind=kind, fields=fields, actor=node.actor)
    node.fold()
    return entry.entity


def names(rows: MemoryRows) -> list[str]:
    return sorted(person.name for person in rows.rows.get(Person, {}).values())


def test_what_was_written_on_either_machine_is_in_the_rows():
    here, there = twins()
    begun(here, "person", {"name": "李甲"})
    begun(there, "person", {"name": "王乙"})
    there.write("visit", {"content": "看望"})
    rows = deliver(receiver(here), segments(here, there))
    assert {"李甲", "王乙"} <= set(names(rows))
    assert [visit.content for visit in rows.rows[Visit].values()] == ["看望"]


def test_two_things_that_were_begun_under_one_number_stay_two():
    """Ids follow from numbers, so both cases were called the same where they were written."""
    here, there = twins()
    ids = []
    for pc, name in ((here, "李甲"), (there, "王乙")):
        ids.append(begun(pc, "case", {"applicant_name": name}))
        begun(pc, "material", {"case_id": ids[-1], "name": f"{name}的身份证"})
        pc.write("case_step", {"action": "receive", "at": "t"}, ids[-1])
    assert ids[0] == ids[1]
    rows = deliver(receiver(here), segments(here, there))
    cases = {case.applicant_name: case for case in rows.rows[Case].values()}
    assert cases.keys() == {"李甲", "王乙"}
    assert {case.status for case in cases.values()} == {"received"}
    by_id = {case.id: name for name, case in cases.items()}
    for table in rows.rows.values():
        for record in table.values():
            if hasattr(record, "case_id"):
                assert record.name == f"{by_id[record.case_id]}的身份证"
    assert rows.conflicts == {}


def test_two_values_for_one_field_are_both_shown_and_can_be_settled():
    here, there = twins()
    first = here.journal.vector()[here.feed].seq
    for pc, name in ((here, "李甲"), (there, "王乙")):
        pc.write("person", {"name": name}, PERSON, bases=[(pc.feed, 1)])
    town = receiver(here)
    assert deliver(town, segments(here, there)).conflicts
    forked = read_branches(town.storage, lambda state: ()).by_feed[here.feed]
    heads = [(name, first + 1) for name in forked.branches if name != here.feed]
    town.write("staff", {"name": "x"})  # something else does not settle it
    assert town.rows.conflicts
    other = Node(5)
    town.meet(other)
    other.now = town.now
    other.write("person", {"name": "李丙"}, PERSON, bases=heads)
    deliver(town, segments(other))
    assert town.rows.conflicts == {}
    assert "李丙" in names(town.rows)


def test_the_branch_that_the_township_attested_goes_on_under_the_feeds_name():
    """What others have written about a case is about the one that they have seen."""
    here, there = twins()
    begun(here, "case", {"applicant_name": "李甲"})
    there.now += 3_600_000
    seen = begun(there, "case", {"applicant_name": "王乙"})
    town = receiver(here)
    deliver(town, segments(there))
    state = town.journal.state(here.feed)
    fields = {"first_seq": 1, "last_seq": state.have, "received_at": "t",
              "chain": state.chain[:16].hex()}  # fmt: skip
    town.write("attestation", fields, here.feed.hex())
    town.write("case_step", {"action": "accept", "at": "t", "due_on": "d"}, seen)
    rows = deliver(town, segments(here))
    flagged = {case.applicant_name: case.flagged_steps for case in rows.rows[Case].values()}
    assert flagged == {"王乙": 1, "李甲": 0}


def test_a_base_that_could_mean_either_branch_replaces_neither():
    here, there = twins()
    for pc, name in ((here, "李甲"), (there, "王乙")):
        pc.write("person", {"name": name}, PERSON, bases=[(pc.feed, 1)])
    other = Node(5)
    other.write("person", {"name": "赵丙"}, PERSON, bases=[(here.feed, 3)])
    town = receiver(here, other)
    deliver(town, segments(here, there, other))
    (village, _), (_, fields) = next(iter(town.rows.conflicts.items()))
    assert fields == ["name"]
    assert village


def test_a_base_that_only_one_branch_fits_is_read_as_meant():
    here, there = twins()
    here.write("person", {"name": "李甲"}, PERSON, bases=[(here.feed, 1)])
    there.write("visit", {"content": "看望"})
    other = Node(5)
    other.write("person", {"name": "赵丙"}, PERSON, bases=[(here.feed, 3)])
    town = receiver(here, other)
    deliver(town, segments(here, there, other))
    assert town.rows.conflicts == {}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_branches_fold_alike_in_any_order(data):
    """Three machines of one feed and another PC, whose segments come in any order, some twice."""
    here, there = twins()
    third = twins()[0]
    other = Node(5)
    authors = [here, there, third, other]
    for author in authors:
        for _ in range(data.draw(st.integers(0, 5))):
            kind = data.draw(st.sampled_from(["person", "visit", "case"]))
            base = data.draw(st.integers(1, 6))
            fields = {"content": "看望"} if kind == "visit" else {}
            if kind == "person":
                fields = {"name": data.draw(st.sampled_from("赵钱孙李"))}
                bases = [(here.feed, base)] if author is other or base <= 2 else []
                author.write("person", fields, PERSON, bases=bases)
            else:
                begun(
                    author, kind, fields or {"applicant_name": data.draw(st.sampled_from("周吴"))}
                )
    packed = segments(*authors)
    wanted = deliver(receiver(here, other), packed)
    order = data.draw(st.permutations(packed + packed[:2]))
    town = receiver(here, other)
    got = deliver(town, order)
    assert got.rows == wanted.rows
    assert got.conflicts == wanted.conflicts
    Fold(town.storage, town.rows).rebuild()
    assert town.rows.rows == wanted.rows
    fresh = made_afresh(town.storage)
    assert {t: r for t, r in fresh.rows.items() if r} == {t: r for t, r in got.rows.items() if r}


def test_a_branch_is_called_the_same_by_everyone_who_has_it():
    here, there = twins()
    here.write("visit", {"content": "甲"})
    there.write("visit", {"content": "乙"})
    found = []
    for first, second in ((here, there), (there, here)):
        town = receiver(here)
        deliver(town, [*segments(first), *segments(second)])
        found.append({visit.id for visit in town.rows.rows[Visit].values()})
    assert found[0] == found[1]
    chain = there.journal.chain_at(there.feed, 3)
    assert dot_text((branch_name(here.crypto, here.feed, chain), 3)) in found[0]


@pytest.mark.parametrize("piece", [0, 1])
def test_a_branch_of_which_a_piece_is_missing_waits_for_it(piece):
    here, there = twins()
    for number in range(6):
        there.write("visit", {"content": str(number)})
    for number in range(9):
        here.write("visit", {"content": f"h{number}"})
    town = receiver(here)
    deliver(town, segments(here))
    branch = segments(there)[-2:]
    take_in(town.journal, branch[piece], town.scope)
    town.fold()
    take_in(town.journal, branch[1 - piece], town.scope)
    town.fold()
    deliver(town, segments(there))
    kept = {visit.content for visit in town.rows.rows[Visit].values()}
    assert kept == {*"012345", *(f"h{number}" for number in range(9))}
