"""An appeal goes through the five stages of 青州, and is not written off unanswered."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.appeal_stages import (
    STAGES,
    AppealProgress,
    appeal_progress_of,
    appeal_refusal_of,
    check_appeal_step,
)
from app.models.errors import OperationRefused
from app.models.records import AppealStep

ACTIONS = (
    "collect", "sort", "assign", "answer", "answer_on_the_spot", "follow_up", "reopen",
    "write_off",
)  # fmt: skip
FIVE_STAGES = ("collect", "sort", "assign", "answer", "follow_up")


def chain(*actions: str, is_satisfied: bool = True) -> list[AppealStep]:
    return [
        AppealStep(
            id=f"f:{n}",
            hlc=n,
            action=action,
            reply="路灯已修好",
            is_satisfied=is_satisfied,
            bases=[f"f:{n - 1}"] if n else [],
        )
        for n, action in enumerate(actions)
    ]


def test_an_appeal_goes_through_its_stages_in_order():
    stages = [appeal_progress_of(chain(*FIVE_STAGES, "write_off")[: n + 1]).stage for n in range(6)]

    assert tuple(stages) == STAGES


def test_an_answer_on_the_spot_skips_sorting():
    progress = appeal_progress_of(chain("collect", "answer_on_the_spot"))

    assert (progress.stage, progress.reply) == ("answered", "路灯已修好")


@pytest.mark.parametrize("action", ["answer", "answer_on_the_spot"])
@pytest.mark.parametrize("reply", ["", "  \u3000"])
def test_an_answer_says_something(action, reply):
    stage = "assigned" if action == "answer" else "collected"
    step = AppealStep(id="f:1", action=action, reply=reply)

    assert appeal_refusal_of(AppealProgress(stage=stage), step) == "appeal_reply_missing"


@pytest.mark.parametrize("is_satisfied", [None, False])
def test_no_write_off_before_people_are_satisfied(is_satisfied):
    progress = AppealProgress(stage="followed_up", is_satisfied=is_satisfied)

    with pytest.raises(OperationRefused, match="appeal_write_off_before_satisfied") as refusal:
        check_appeal_step(progress, AppealStep(id="f:9", action="write_off"))
    assert refusal.value.facts == {"stage": "followed_up", "action": "write_off"}


def test_an_unsatisfied_appeal_is_reopened_and_asked_about_again():
    progress = appeal_progress_of(chain(*FIVE_STAGES, "reopen", is_satisfied=False))

    assert (progress.stage, progress.is_satisfied) == ("assigned", None)


def test_unknown_steps_and_steps_out_of_order_are_flagged():
    steps = [*chain("collect", "follow_up"), AppealStep(id="f:2", hlc=9, action="teleport")]

    progress = appeal_progress_of(steps)
    assert (progress.stage, progress.flagged) == ("collected", ("f:1", "f:2"))


@given(st.lists(st.sampled_from(ACTIONS), max_size=12), st.booleans(), st.randoms())
def test_the_stage_is_the_same_whatever_order_the_steps_arrived_in(actions, is_satisfied, chance):
    steps = [
        msgspec.structs.replace(step, bases=[])
        for step in chain(*actions, is_satisfied=is_satisfied)
    ]
    arrived = list(steps)
    chance.shuffle(arrived)

    assert appeal_progress_of(arrived) == appeal_progress_of(steps)
    assert appeal_progress_of(steps).stage in {"", *STAGES}
