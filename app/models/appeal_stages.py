"""An appeal's five stages (收集, 归纳, 分类落实, 答复反馈, 回访评价) and its write-off (domain.md 1.1)."""

from collections.abc import Iterable

import msgspec

from app.models.errors import OperationRefused
from app.models.records import AppealStep
from app.models.step_order import in_causal_order

STAGES = ("collected", "sorted", "assigned", "answered", "followed_up", "written_off")
SOURCES = ("visit", "station", "hotline", "online", "petition", "party_building", "press")
_TARGETS = {
    "collect": ("", "collected"),
    "sort": ("collected", "sorted"),
    "assign": ("sorted", "assigned"),
    "answer": ("assigned", "answered"),
    "answer_on_the_spot": ("collected", "answered"),
    "follow_up": ("answered", "followed_up"),
    "reopen": ("followed_up", "assigned"),
    "write_off": ("followed_up", "written_off"),
}


class AppealProgress(msgspec.Struct, frozen=True):
    """Where an appeal stands after its steps."""

    stage: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    flagged: tuple[str, ...] = ()


def appeal_progress_of(steps: Iterable[AppealStep]) -> AppealProgress:
    """Derive the stage from all steps known; illegal ones are kept, flagged."""
    progress = AppealProgress()
    for step in in_causal_order(steps):
        if appeal_refusal_of(progress, step):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, step.id))
            continue
        progress = msgspec.structs.replace(
            progress,
            stage=_TARGETS[step.action][1],
            reply=step.reply or progress.reply,
            is_satisfied=_satisfaction_after(progress, step),
        )
    return progress


def appeal_refusal_of(progress: AppealProgress, step: AppealStep) -> str:
    """The problem key that forbids this step now, or nothing."""
    if step.action not in _TARGETS:
        return "appeal_step_unknown"
    if progress.stage != _TARGETS[step.action][0]:
        return "appeal_step_out_of_order"
    if step.action in ("answer", "answer_on_the_spot") and not step.reply.strip():
        return "appeal_reply_missing"
    if step.action == "write_off" and progress.is_satisfied is not True:
        return "appeal_write_off_before_satisfied"
    return ""


def check_appeal_step(progress: AppealProgress, step: AppealStep) -> None:
    """Raises OperationRefused when the step is not allowed."""
    key = appeal_refusal_of(progress, step)
    if key:
        raise OperationRefused(key, stage=progress.stage, action=step.action)


def _satisfaction_after(progress: AppealProgress, step: AppealStep) -> bool | None:
    if step.action == "follow_up":
        return step.is_satisfied
    return None if step.action == "reopen" else progress.is_satisfied
