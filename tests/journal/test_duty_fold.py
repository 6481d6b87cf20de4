"""Shifts and appraisals of two PCs that meet in any order: one result, no sheet lost, no thin close."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.entry import dot_of_text
from app.models.appraisals import MASSES, appraisal_progress_of, appraisal_refusal_of
from app.models.duty_records import Appraisal, AppraisalEvent, DutyEvent, DutyShift
from app.models.duty_states import DUTY_ACTIONS, ON_DUTY, PLANNED, duty_refusal_of
from app.models.duty_states import duty_progress_of as duty_of
from app.models.step_order import heads_of
from tests.journal.conftest import VILLAGE, Node

SHIFT, SESSION = "51" * 16, "5e" * 16
MINIMUM = 3
SHIFT_FIELDS = {"duty_on": "2026-03-02", "shift": "白班", "officer_id": "a", "officer_name": "甲"}
SESSION_FIELDS = {"subjects": ["甲", "乙"], "grades": ["好", "一般"], "minimum": MINIMUM}
MOVES = st.one_of(
    st.tuples(st.just("duty"), st.integers(0, 1), st.sampled_from(DUTY_ACTIONS)),
    st.tuples(st.just("sheet"), st.integers(0, 1), st.sampled_from(("好", "一般"))),
    st.tuples(st.just("void"), st.integers(0, 1), st.just("")),
    st.tuples(st.sampled_from(("close", "reopen")), st.integers(0, 1), st.just("")),
    st.tuples(st.just("carry"), st.integers(0, 1), st.just("")),
)


def carry(source: Node, target: Node) -> None:
    """What `source` wrote reaches `target`."""
    source.seal()
    target.meet(source)
    for packed in source.segments_after(target.journal.state(source.feed).have):
        target.journal.ingest(packed, target.scope)
    target.fold()


def begun() -> tuple[Node, Node]:
    """Two PCs that know one shift and one session."""
    one, two = Node(1), Node(2)
    one.write("duty_shift", SHIFT_FIELDS, SHIFT)
    one.write("appraisal", SESSION_FIELDS, SESSION)
    carry(one, two)
    return one, two


def write_step(node: Node, kind: str, entity: str, fields: dict[str, Any], record: Any) -> None:
    known = node.rows.steps(record, VILLAGE, entity)
    bases = [dot_of_text(head) for head in heads_of(known)]
    node.write(kind, fields, entity, bases)


def take(node: Node, what: str, word: str) -> None:
    """Do it if this PC, by what it knows, allows it: as the acts do."""
    if what == "duty":
        fields = {"action": word, "at": "t", "person_id": "b", "person_name": "乙", "note": "无"}
        known = duty_of(node.rows.steps(DutyEvent, VILLAGE, SHIFT))
        if not duty_refusal_of(known, DutyEvent(id="", **fields)):
            write_step(node, "duty_event", SHIFT, fields, DutyEvent)
        return
    progress = appraisal_progress_of(node.rows.steps(AppraisalEvent, VILLAGE, SESSION), MINIMUM)
    fields = {"action": what, "at": "t", "note": "补票"}
    if what == "sheet":
        fields |= {"part": MASSES, "marks": [word, word]}
    if what == "void":
        fields |= {"sheet_id": next(iter(progress.sheets), "")}
    if not appraisal_refusal_of(progress, AppraisalEvent(id="", **fields), MINIMUM):
        write_step(node, "appraisal_event", SESSION, fields, AppraisalEvent)


@settings(deadline=None, max_examples=60)
@given(st.lists(MOVES, max_size=24), st.booleans())
def test_any_order_of_delivery_gives_one_result(moves, is_second_first):
    one, two = pair = begun()
    for what, who, word in moves:
        if what == "carry":
            carry(pair[who], pair[1 - who])
        else:
            take(pair[who], what, word)
    town = Node(3, "township")
    for node in (two, one) if is_second_first else (one, two):
        carry(node, town)
    carry(one, two)
    carry(two, one)

    assert town.rows.rows == one.rows.rows == two.rows.rows
    assert not town.rows.quarantined()
    events = town.rows.steps(AppraisalEvent, VILLAGE, SESSION)
    progress = appraisal_progress_of(events, MINIMUM)
    row = town.rows.row(Appraisal, VILLAGE, SESSION)
    assert (row.state, row.sheets) == (progress.state, progress.count(MASSES))
    assert row.state == "open" or row.sheets >= MINIMUM
    given_sheets = {e.id for e in events if e.action == "sheet"}
    voided = {e.sheet_id for e in events if e.action == "void" and e.id not in progress.flagged}
    assert given_sheets == set(progress.sheets) | voided | (given_sheets & set(progress.flagged))


def test_two_who_sign_in_apart_leave_one_on_duty_and_one_flagged():
    one, two = begun()
    take(one, "duty", "sign_in")
    take(two, "duty", "sign_in")
    carry(one, two)
    carry(two, one)

    for node in (one, two):
        shift = node.rows.row(DutyShift, VILLAGE, SHIFT)
        assert (shift.state, shift.flagged_events) == (ON_DUTY, 1)


def test_a_leave_that_was_not_known_at_the_sign_in_is_flagged():
    one, two = begun()
    take(one, "duty", "sign_in")
    two.now += 60_000  # later by the clock
    take(two, "duty", "substitute")
    carry(one, two)

    shift = two.rows.row(DutyShift, VILLAGE, SHIFT)
    assert (shift.state, shift.on_duty_name, shift.flagged_events) == (ON_DUTY, "甲", 1)


def test_two_pcs_that_make_one_roster_make_one_shift_and_show_where_they_differ():
    one, two = Node(1), Node(2)
    one.write("duty_shift", SHIFT_FIELDS, SHIFT)
    two.write("duty_shift", {**SHIFT_FIELDS, "officer_id": "b", "officer_name": "乙"}, SHIFT)
    carry(one, two)
    carry(two, one)

    assert one.rows.rows == two.rows.rows
    assert one.rows.row(DutyShift, VILLAGE, SHIFT).state == PLANNED
    assert one.rows.conflicts[VILLAGE, SHIFT][1] == ["officer_id", "officer_name"]


def test_a_sheet_that_came_after_the_close_is_kept_and_not_counted():
    one, two = begun()
    for _ in range(MINIMUM):
        take(one, "sheet", "好")
    take(one, "close", "")
    late = {"action": "sheet", "at": "t", "part": MASSES, "marks": ["好", "好"]}
    two.now += 3_600_000
    write_step(two, "appraisal_event", SESSION, late, AppraisalEvent)
    carry(two, one)

    row = one.rows.row(Appraisal, VILLAGE, SESSION)
    assert (row.state, row.sheets, row.flagged_events) == ("closed", MINIMUM, 1)
