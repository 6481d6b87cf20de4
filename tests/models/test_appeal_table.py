"""Any steps, legal or not, in any order of delivery: always what the table of stages says."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.models.appeal_stages import (
    ACTIONS,
    APPEAL_DERIVED,
    STAGES,
    STATUSES,
    appeal_progress_of,
    appeal_refusal_of,
    appeal_with_progress,
)
from app.models.records import Appeal, AppealStep
from app.models.step_order import heads_of, in_causal_order
from app.sim.naive_appeals import appeal_of

WORDS = st.sampled_from(["", " ", "说明"])


@st.composite
def histories(draw) -> list[AppealStep]:
    """Steps of two PCs and the township, each knowing some of what was written before."""
    steps: list[AppealStep] = []
    for number in range(draw(st.integers(0, 14))):
        known = (
            steps
            if draw(st.booleans())
            else draw(st.lists(st.sampled_from(steps)))
            if steps
            else []
        )
        is_hidden = draw(st.integers(0, 9)) == 0
        steps.append(
            AppealStep(
                id=f"{draw(st.sampled_from('abt'))}:{number:02d}",
                hlc=draw(st.integers(0, 5)),
                side=draw(st.sampled_from(["station", "township"])),
                bases=heads_of(known),
                action=draw(st.sampled_from([*ACTIONS, "teleport"])),
                at=f"2026-03-{number + 1:02d}T{draw(st.sampled_from(['02', '17']))}:00:00Z",
                note=draw(WORDS),
                reply=draw(WORDS),
                is_satisfied=draw(st.sampled_from([None, True, False])),
                is_in_hand=draw(st.booleans()),
                assignee_name=draw(WORDS),
                due_on=draw(st.sampled_from(["", "2026-04-01"])),
                route=draw(st.sampled_from(["", "fast"])),
                other_id=draw(st.sampled_from(["", "other"])),
                is_hidden_at_station=is_hidden,
            )
        )
    return steps


def unlinked_again() -> list[AppealStep]:
    """One appeal that was taken for a repetition of another, and is not."""
    collected = AppealStep(id="a:0", action="collect")
    repeated = AppealStep(id="a:1", action="repeat", other_id="other", bases=["a:0"])
    return [
        collected,
        repeated,
        AppealStep(id="a:2", action="unlink", other_id="other", bases=["a:1"]),
    ]


@settings(max_examples=300, deadline=None)
@example(unlinked_again(), 0)
@given(histories(), st.integers())
def test_three_orders_of_delivery_give_what_the_table_says(steps, seed):
    expected = appeal_of(in_causal_order(steps))
    shuffled = list(steps)
    random.Random(seed).shuffle(shuffled)
    for arrived in (steps, steps[::-1], shuffled):
        appeal = appeal_with_progress(Appeal(id="x"), arrived)
        assert {name: getattr(appeal, name) for name in APPEAL_DERIVED} == expected
        assert appeal.status in STATUSES and appeal.stage in STAGES


@settings(max_examples=200, deadline=None)
@given(histories())
def test_what_closes_an_appeal_was_answered_and_found_satisfying(steps):
    ordered = in_causal_order(steps)
    flagged = set(appeal_progress_of(ordered).flagged)
    counted = [step for step in ordered if step.id not in flagged]
    for number, step in enumerate(counted):
        before = appeal_progress_of(ordered[: ordered.index(step)])
        assert appeal_refusal_of(before, step) == ""
        if step.action == "write_off":
            asked = [s for s in counted[:number] if s.action == "follow_up"]
            assert asked[-1].is_satisfied is True
            assert any(s.action.startswith("answer") for s in counted[:number])
    levels = [appeal_progress_of(ordered[:n]).level for n in range(len(ordered) + 1)]
    assert all(abs(after - before) <= 1 or after == 0 for before, after in pairwise(levels))


@pytest.mark.parametrize("level", [0, 1, 2])
def test_only_the_side_that_has_it_moves_it(level):
    chain = [AppealStep(id="a:0", action="collect")]
    for number in range(level):
        side = "station" if number == 0 else "township"
        chain.append(
            AppealStep(
                id=f"a:{number + 1}", action="escalate", note="-", side=side, bases=[chain[-1].id]
            )
        )
    progress = appeal_progress_of(chain)
    assert progress.level == level
    allowed = {
        (action, side)
        for action in ("escalate", "hand_down")
        for side in ("station", "township")
        if not appeal_refusal_of(progress, AppealStep(id="z", action=action, note="-", side=side))
    }
    assert (
        allowed
        == [
            {("escalate", "station")},
            {("escalate", "township"), ("hand_down", "township")},
            {("hand_down", "township")},
        ][level]
    )
