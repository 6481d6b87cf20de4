"""An appeal's five stages (收集, 归纳, 分类落实, 答复反馈, 回访评价) and its write-off.

Between the stages it is assigned, claimed, escalated one level at a time and handed down again. An
appeal is 待认领 until somebody has it in hand, 办理中 until it is answered, 已办结 after that;
every appeal is exactly one of the three.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from app.models.errors import OperationRefused
from app.models.moments import china_date_of
from app.models.records import Appeal, AppealStep
from app.models.step_order import counting_in_order
from app.models.supervision import SUPERVISION_LEVELS

STAGES = ("collected", "sorted", "assigned", "answered", "followed_up", "written_off")
SOURCES = (
    "station", "visit", "hotline", "grid", "online", "petition", "party_building", "press",
)  # fmt: skip
LEDGERS = APPEALS, CRITICISM = ("appeals", "criticism")
STATUSES = UNCLAIMED, IN_PROGRESS, CONCLUDED = ("unclaimed", "in_progress", "concluded")
STATION, TOWNSHIP = "station", "township"
HIGHEST_LEVEL = 2
"""Village 0, township 1, county 2: whatever lies above is the county's own affair."""
ANSWERS = frozenset({"answer", "answer_on_the_spot"})
SUPERVISE = "supervise"
"""督办: a word of the township on an appeal that is not answered. It says something and moves nothing."""
NOTED = frozenset({"note", "escalate", "hand_down", SUPERVISE})
"""Steps that say nothing without words."""


class Move(msgspec.Struct, frozen=True):
    """One step: from which stages, and where to; without a target the stage stays."""

    action: str
    sources: tuple[str, ...]
    target: str = ""


UNANSWERED = ("collected", "sorted", "assigned")
"""The stages before an answer."""
MOVES: tuple[Move, ...] = (
    Move("collect", ("",), "collected"),
    Move("sort", ("collected",), "sorted"),
    Move("assign", ("sorted",), "assigned"),
    Move("reassign", ("assigned",), "assigned"),
    Move("claim", ("sorted", "assigned"), "assigned"),
    Move("note", UNANSWERED),
    Move("escalate", UNANSWERED),
    Move("hand_down", UNANSWERED),
    Move(SUPERVISE, UNANSWERED),
    Move("answer", ("assigned",), "answered"),
    Move("answer_on_the_spot", ("collected",), "answered"),
    Move("follow_up", ("answered",), "followed_up"),
    Move("reopen", ("followed_up",), "assigned"),
    Move("write_off", ("followed_up",), "written_off"),
    Move("link", STAGES),
    Move("unlink", STAGES),
    Move("repeat", STAGES),
)
_BY_ACTION: Mapping[str, Move] = MappingProxyType({move.action: move for move in MOVES})
ACTIONS = tuple(_BY_ACTION)


class AppealProgress(msgspec.Struct, frozen=True):
    """Where an appeal stands after its steps. Days are the station's, as ISO text."""

    stage: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    flagged: tuple[str, ...] = ()
    is_claimed: bool = False
    round: int = 1
    level: int = 0
    route: str = ""
    assignee_id: str = ""
    assignee_name: str = ""
    duty: str = ""
    promise: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    follow_up_on: str = ""
    latest_note: str = ""
    repeats: frozenset[str] = frozenset()
    collected_on: str = ""
    assigned_on: str = ""
    answered_on: str = ""
    followed_up_on: str = ""
    written_off_on: str = ""
    due_at: str = ""
    answered_at: str = ""

    @property
    def status(self) -> str:
        """One of STATUSES."""
        if self.stage in ("answered", "followed_up", "written_off"):
            return CONCLUDED
        return IN_PROGRESS if self.is_claimed or self.level else UNCLAIMED


def appeal_progress_of(steps: Iterable[AppealStep]) -> AppealProgress:
    """Derive the stage from all steps known; illegal ones are kept, flagged."""
    progress = AppealProgress()
    for step in counting_in_order(steps):
        if appeal_refusal_of(progress, step):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, step.id))
        else:
            progress = _after(progress, step)
    return progress


def linked_ids(steps: Sequence[AppealStep]) -> dict[str, str]:
    """The records that an appeal is joined to now, each with how; its steps in causal order."""
    joined: dict[str, str] = {}
    for step in steps:
        if step.action in ("link", "repeat"):
            joined[step.other_id] = step.relation
        elif step.action == "unlink":
            joined.pop(step.other_id, None)
    return joined


def repeats_of(steps: Iterable[AppealStep]) -> set[str]:
    """The appeals of which an appeal is one more repetition, or which repeat it."""
    return set(appeal_progress_of(steps).repeats)


def appeal_refusal_of(progress: AppealProgress, step: AppealStep) -> str:
    """The problem key that forbids this step now, or nothing."""
    move = _BY_ACTION.get(step.action)
    if move is None:
        return "appeal_step_unknown"
    if progress.stage not in move.sources:
        return "appeal_step_out_of_order"
    if step.action in ANSWERS and not step.reply.strip():
        return "appeal_reply_missing"
    if step.action in NOTED and not (step.note.strip() or step.reply.strip()):
        return "appeal_note_missing"
    if step.action == SUPERVISE:
        return _supervision_refusal_of(step)
    if step.action in ("link", "unlink", "repeat") and not step.other_id:
        return "appeal_other_missing"
    if step.action == "write_off" and progress.is_satisfied is not True:
        return "appeal_write_off_before_satisfied"
    if step.action == "claim" and progress.is_claimed:
        return "appeal_claimed_already"
    return _level_refusal_of(progress, step)


def check_appeal_step(progress: AppealProgress, step: AppealStep) -> None:
    """Raises OperationRefused when the step is not allowed."""
    key = appeal_refusal_of(progress, step)
    if key:
        raise OperationRefused(key, stage=progress.stage, action=step.action)


def appeal_with_progress(appeal: Appeal, steps: Sequence[AppealStep]) -> Appeal:
    """An appeal with the fields that its steps decide.

    What one step has hidden stays hidden, whether it was legal after merging or not.
    """
    progress = appeal_progress_of(steps)
    derived = {name: getattr(progress, name) for name in _PLAINLY_DERIVED}
    return msgspec.structs.replace(
        appeal,
        **derived,
        stage=progress.stage or "collected",
        flagged_steps=len(progress.flagged),
        times_raised=1 + len(progress.repeats),
        is_hidden_at_station=any(step.is_hidden_at_station for step in steps),
        is_hidden_in_town=any(step.is_hidden_in_town for step in steps),
        updated_at=max([appeal.updated_at, *(step.updated_at for step in steps)]),
    )


_PLAINLY_DERIVED = (
    "reply", "is_satisfied", "status", "round", "level", "route", "assignee_id", "assignee_name",
    "duty", "promise", "due_on", "is_due_provisional", "follow_up_on", "latest_note",
    "collected_on", "assigned_on", "answered_on", "followed_up_on", "written_off_on",
    "due_at", "answered_at",
)  # fmt: skip
APPEAL_DERIVED = frozenset(_PLAINLY_DERIVED) | {
    "stage", "flagged_steps", "times_raised", "is_hidden_at_station", "is_hidden_in_town",
}  # fmt: skip
APPEAL_FIXED = frozenset({"first_receiver_id", "first_receiver_name", "ledger"})
"""首问负责制: who received it first never changes; a criticism does not become an ordinary appeal."""


def _supervision_refusal_of(step: AppealStep) -> str:
    if step.side != TOWNSHIP:
        return "appeal_held_elsewhere"
    return "" if step.method in SUPERVISION_LEVELS else "supervision_level_unknown"


def _level_refusal_of(progress: AppealProgress, step: AppealStep) -> str:
    """Up and down go one level at a time: each step is taken by the side that has the appeal, and
    what the county answered comes back through the township.
    """
    holder = STATION if progress.level == 0 else TOWNSHIP
    if step.action == "escalate":
        if progress.level >= HIGHEST_LEVEL:
            return "appeal_level_highest"
        return "" if step.side == holder else "appeal_held_elsewhere"
    if step.action == "hand_down":
        if progress.level == 0:
            return "appeal_not_escalated"
        return "" if step.side == TOWNSHIP else "appeal_held_elsewhere"
    if step.action not in ANSWERS or progress.level == 0:
        return ""
    if step.side == STATION or progress.level > 1:
        return "appeal_held_elsewhere"
    return ""


def _after(progress: AppealProgress, step: AppealStep) -> AppealProgress:
    move = _BY_ACTION[step.action]
    changes: dict[str, object] = {"stage": move.target or progress.stage}
    if step.reply:
        changes["reply"] = step.reply
    if step.route:
        changes["route"] = step.route
    if step.note and step.action in _PROGRESS_NOTED:
        changes["latest_note"] = step.note
    if step.due_on and step.action != SUPERVISE:  # by when a leader wants a word is no limit
        changes |= {name: getattr(step, name) for name in _END}
    changes |= _CHANGES.get(step.action, _nothing)(progress, step)
    return msgspec.structs.replace(progress, **changes)


_END = ("due_on", "due_at", "is_due_provisional")
_PROGRESS_NOTED = frozenset({"note", "assign", "reassign", "escalate", "hand_down"})


def _nothing(_progress: AppealProgress, _step: AppealStep) -> dict[str, object]:
    return {}


def _collected(_progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {"collected_on": _day(step)}


def _assigned(_progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {
        "assignee_id": step.assignee_id,
        "assignee_name": step.assignee_name,
        "duty": step.duty,
        "promise": step.promise,
        "assigned_on": _day(step),
        "is_claimed": step.is_in_hand,
    }


def _claimed(progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {
        "is_claimed": True,
        "assignee_id": step.assignee_id or progress.assignee_id,
        "assignee_name": step.assignee_name or progress.assignee_name,
        "assigned_on": progress.assigned_on or _day(step),
    }


def _escalated(progress: AppealProgress, _step: AppealStep) -> dict[str, object]:
    return {"level": progress.level + 1}


def _handed_down(progress: AppealProgress, _step: AppealStep) -> dict[str, object]:
    return {"level": progress.level - 1, "is_claimed": True}


def _answered(_progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {
        "answered_on": _day(step),
        "answered_at": step.at,
        "follow_up_on": step.follow_up_on,
        "level": 0,
    }


def _followed_up(_progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {"is_satisfied": step.is_satisfied, "followed_up_on": _day(step)}


def _reopened(progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {
        "is_satisfied": None,
        "round": progress.round + 1,
        "is_claimed": True,
        "assigned_on": _day(step),
        "answered_on": "",
        "answered_at": "",
        "follow_up_on": "",
        "followed_up_on": "",
    }


def _written_off(_progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {"written_off_on": _day(step)}


def _repeated(progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {"repeats": progress.repeats | {step.other_id}}


def _unlinked(progress: AppealProgress, step: AppealStep) -> dict[str, object]:
    return {"repeats": progress.repeats - {step.other_id}}


_CHANGES: Mapping[str, Callable[[AppealProgress, AppealStep], dict[str, object]]] = (
    MappingProxyType(
        {
            "collect": _collected,
            "assign": _assigned,
            "reassign": _assigned,
            "claim": _claimed,
            "escalate": _escalated,
            "hand_down": _handed_down,
            "answer": _answered,
            "answer_on_the_spot": _answered,
            "follow_up": _followed_up,
            "reopen": _reopened,
            "write_off": _written_off,
            "repeat": _repeated,
            "unlink": _unlinked,
        }
    )
)


def _day(step: AppealStep) -> str:
    """The station's day of a step; nothing for a moment that no clock has said."""
    if not step.at.endswith("Z"):
        return ""
    try:
        return china_date_of(step.at).isoformat()
    except (ValueError, OverflowError):
        return ""
