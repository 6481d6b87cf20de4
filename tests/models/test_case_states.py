"""A case moves as the table says; nobody takes a step that is not theirs or skips a paper."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.case_states import (
    CLOSED_STATES,
    STATES,
    STATION,
    TOWNSHIP,
    TRANSITIONS,
    CaseProgress,
    allowed_actions,
    check_step,
    merged_actions,
    progress_of,
    refusal_of,
)
from app.models.errors import OperationRefused
from app.models.records import CaseStep

FILLED = {
    "note": "缺户口簿复印件",
    "reply": "已办好",
    "due_on": "2026-03-20",
    "outcome": "granted",
    "receiver_name": "张三",
    "rating": "satisfied",
    "is_satisfied": True,
    "approver_name": "孙立",
}
BY_ACTION = {transition.action: transition for transition in TRANSITIONS}
TO_THE_END = (
    "receive", "submit", "accept", "start", "conclude", "deliver", "rate", "follow_up",
    "write_off", "archive",
)  # fmt: skip


def step(action: str, n: int = 0, **changes: object) -> CaseStep:
    side = BY_ACTION[action].side if action in BY_ACTION else STATION
    made = CaseStep(
        id=f"f:{n}", hlc=n, side=side, action=action, at=f"2026-03-{n + 1:02d}T00:00:00Z"
    )
    return msgspec.structs.replace(made, **(FILLED | changes))


def chain(*actions: str | CaseStep) -> list[CaseStep]:
    steps = []
    for n, action in enumerate(actions):
        made = step(action, n) if isinstance(action, str) else action
        bases = [f"f:{n - 1}"] if n else []
        steps.append(msgspec.structs.replace(made, id=f"f:{n}", hlc=n, bases=bases))
    return steps


def test_a_case_goes_from_the_desk_to_the_archive():
    progress = progress_of(chain(*TO_THE_END))

    assert progress.status == "archived"
    assert progress.flagged == ()
    assert progress.accepted_at == "2026-03-03T00:00:00Z"
    assert (progress.due_on, progress.outcome) == ("2026-03-20", "granted")
    assert (progress.reply, progress.rating, progress.is_satisfied) == ("已办好", "satisfied", True)


TABLE = """
draft: received archived
received: supplement declined submitted
supplement: received withdrawn
submitted: accepted returned declined
returned: supplement submitted withdrawn
accepted: in_progress
in_progress: suspended concluded in_progress
suspended: in_progress
concluded: delivered
delivered: rated followed_up
rated: followed_up
followed_up: written_off in_progress
written_off: archived
declined: archived
withdrawn: archived
"""


def test_the_steps_are_those_of_the_published_table_and_no_others():
    """Line by line; an extension keeps a case where it is."""
    published = {
        (state, following)
        for line in TABLE.strip().splitlines()
        for state, targets in [line.split(": ")]
        for following in targets.split()
    }
    coded = {(source, t.target) for t in TRANSITIONS for source in t.sources if source}

    assert coded == published
    assert {t.target for t in TRANSITIONS if "" in t.sources} == {"draft", "received"}


def test_nothing_is_written_off_without_a_reply():
    progress = CaseProgress(status="followed_up", is_satisfied=True)

    assert refusal_of(progress, step("write_off")) == "case_reply_missing"


def test_a_suspension_stops_the_clock_and_going_on_may_move_the_day():
    going = TO_THE_END[:4]
    suspended = progress_of(chain(*going, "suspend"))
    assert suspended.status == "suspended"

    resumed = progress_of(chain(*going, "suspend", step("resume", due_on="2026-03-27")))
    assert resumed.status == "in_progress"
    assert resumed.due_on == "2026-03-27"
    as_before = progress_of(chain(*going, "suspend", step("resume", due_on="")))
    assert as_before.due_on == "2026-03-20"


def test_every_state_of_the_table_is_known_and_can_be_reached():
    reached = {transition.target for transition in TRANSITIONS}
    left = {source for transition in TRANSITIONS for source in transition.sources}

    assert reached == set(STATES)
    assert left <= set(STATES) | {""}


def test_a_closed_case_moves_no_further_but_into_the_archive():
    for state in CLOSED_STATES:
        onward = {t.target for t in TRANSITIONS if state in t.sources}
        assert onward <= {"archived"}


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: t.action)
def test_a_step_is_refused_from_every_other_state_and_side(transition):
    ready = {"write_off": True, "rework": False}.get(transition.action)
    for status in ("", *STATES):
        progress = CaseProgress(status=status, is_satisfied=ready, reply="已办好")
        expected = "" if status in transition.sources else "case_step_out_of_order"
        assert refusal_of(progress, step(transition.action)) == expected
        other = TOWNSHIP if transition.side == STATION else STATION
        stranger = step(transition.action, side=other)
        assert refusal_of(progress, stranger) == "case_step_not_yours"


@pytest.mark.parametrize(
    ("action", "field"), [(t.action, field) for t in TRANSITIONS for field in t.needs]
)
@pytest.mark.parametrize("nothing", ["", " \u3000\n"])
def test_a_step_without_what_it_must_carry_is_refused(action, field, nothing):
    progress = CaseProgress(status=BY_ACTION[action].sources[0], is_satisfied=False)
    empty = None if field == "is_satisfied" else nothing

    assert refusal_of(progress, step(action, **{field: empty})) == f"case_{field}_missing"


def test_an_unsatisfied_follow_up_is_an_answer_not_a_gap():
    progress = CaseProgress(status="delivered")

    assert refusal_of(progress, step("follow_up", is_satisfied=False)) == ""


@pytest.mark.parametrize("is_satisfied", [None, False])
def test_no_write_off_before_the_applicant_is_satisfied(is_satisfied):
    progress = CaseProgress(status="followed_up", is_satisfied=is_satisfied)

    with pytest.raises(OperationRefused, match="case_write_off_before_satisfied") as refusal:
        check_step(progress, step("write_off"))
    assert refusal.value.facts == {"status": "followed_up", "action": "write_off"}
    assert "write_off" not in allowed_actions(progress, STATION)


def test_an_unsatisfied_applicant_starts_another_round():
    to_follow_up = (*TO_THE_END[:7], step("follow_up", is_satisfied=False))
    progress = progress_of(chain(*to_follow_up, "rework"))

    assert (progress.status, progress.round) == ("in_progress", 2)
    assert (progress.rating, progress.is_satisfied) == ("", None)
    again = chain(*to_follow_up, "rework", "conclude", "deliver", "follow_up", "write_off")
    assert progress_of(again).status == "written_off"


def test_another_round_has_a_clock_of_its_own():
    to_follow_up = (*TO_THE_END[:7], step("follow_up", is_satisfied=False))
    again = progress_of(chain(*to_follow_up, step("rework", due_on="2026-04-09")))
    assert (again.status, again.due_on) == ("in_progress", "2026-04-09")

    of_an_older_program = progress_of(chain(*to_follow_up, step("rework", due_on="")))
    assert (of_an_older_program.round, of_an_older_program.due_on) == (2, "")


def test_rework_needs_a_complaint():
    progress = CaseProgress(status="followed_up", is_satisfied=True)

    assert refusal_of(progress, step("rework")) == "case_rework_without_complaint"


def test_an_extension_moves_the_day_it_is_due():
    later = step("extend", due_on="2026-04-20", approver_name="孙立")

    assert progress_of(chain(*TO_THE_END[:4], later)).due_on == "2026-04-20"


def test_a_step_that_another_pc_had_made_unlawful_is_kept_and_flagged():
    received = step("receive", 0)
    submitted = msgspec.structs.replace(step("submit", 1), bases=["f:0"])
    declined = msgspec.structs.replace(step("decline", 2), bases=["f:0"])

    for arrived in ([received, submitted, declined], [declined, received, submitted]):
        progress = progress_of(arrived)
        assert (progress.status, progress.flagged) == ("submitted", ("f:2",))
        assert [(s.action, counts) for s, counts in merged_actions(arrived)] == [
            ("receive", True),
            ("submit", True),
            ("decline", False),
        ]


def test_an_unknown_step_from_a_newer_program_is_flagged_not_lost():
    progress = progress_of([*chain("receive"), step("teleport", 1)])

    assert (progress.status, progress.flagged) == ("received", ("f:1",))


@given(st.lists(st.sampled_from([t.action for t in TRANSITIONS]), max_size=14), st.randoms())
def test_the_state_is_the_same_whatever_order_the_steps_arrived_in(actions, chance):
    steps = [step(action, n) for n, action in enumerate(actions)]
    arrived = list(steps)
    chance.shuffle(arrived)

    progress = progress_of(steps)
    assert progress_of(arrived) == progress
    assert progress.status in {"", *STATES}


@given(st.lists(st.sampled_from([t.action for t in TRANSITIONS]), max_size=14))
def test_what_is_offered_is_what_is_allowed(actions):
    progress = progress_of([step(action, n) for n, action in enumerate(actions)])

    for side in (STATION, TOWNSHIP):
        offered = allowed_actions(progress, side)
        lawful = [
            t.action for t in TRANSITIONS if not refusal_of(progress, step(t.action, side=side))
        ]
        assert offered == lawful
