"""The states of a case (代办件) and the steps between them, as data."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.records import CaseStep
from app.models.step_order import counting_in_order
from app.models.supervision import SUPERVISION_LEVELS

STATION, TOWNSHIP = "station", "township"
STATES = (
    "draft", "received", "supplement", "submitted", "returned", "accepted", "in_progress",
    "suspended", "concluded", "delivered", "rated", "followed_up", "written_off", "archived",
    "declined", "withdrawn",
)  # fmt: skip
CLOSED_STATES = frozenset({"written_off", "archived", "declined", "withdrawn"})
RATINGS = ("very_satisfied", "satisfied", "fairly_satisfied", "unsatisfied", "very_unsatisfied")
OUTCOMES = ("granted", "refused", "terminated")


class Transition(msgspec.Struct, frozen=True):
    """One allowed step: who may take it, from where, to where, and what it must carry."""

    action: str
    side: str
    sources: tuple[str, ...]
    target: str
    needs: tuple[str, ...] = ()


TRANSITIONS: tuple[Transition, ...] = (
    Transition("consult", STATION, ("",), "draft"),
    Transition("receive", STATION, ("", "draft", "supplement"), "received"),
    Transition("ask_supplement", STATION, ("received", "returned"), "supplement", ("note",)),
    Transition("decline", STATION, ("received",), "declined", ("note",)),
    Transition("withdraw", STATION, ("supplement", "returned"), "withdrawn", ("note",)),
    Transition("submit", STATION, ("received", "returned"), "submitted"),
    Transition("accept", TOWNSHIP, ("submitted",), "accepted", ("due_on",)),
    Transition("send_back", TOWNSHIP, ("submitted",), "returned", ("note",)),
    Transition("refuse", TOWNSHIP, ("submitted",), "declined", ("note",)),
    Transition("start", TOWNSHIP, ("accepted",), "in_progress"),
    Transition("suspend", TOWNSHIP, ("in_progress",), "suspended", ("note",)),
    Transition("resume", TOWNSHIP, ("suspended",), "in_progress"),
    Transition(
        "extend", TOWNSHIP, ("in_progress",), "in_progress", ("due_on", "note", "approver_name")
    ),
    Transition("conclude", TOWNSHIP, ("in_progress",), "concluded", ("outcome", "reply")),
    Transition("deliver", STATION, ("concluded",), "delivered", ("receiver_name",)),
    Transition("rate", STATION, ("delivered",), "rated", ("rating",)),
    Transition("follow_up", STATION, ("delivered", "rated"), "followed_up", ("is_satisfied",)),
    Transition("rework", STATION, ("followed_up",), "in_progress", ("note",)),
    Transition("write_off", STATION, ("followed_up",), "written_off"),
    Transition("archive", STATION, ("draft", "written_off", "declined", "withdrawn"), "archived"),
)
_BY_ACTION = {transition.action: transition for transition in TRANSITIONS}
SUPERVISE = "supervise"
"""督办: a word of the township on a case that is not closed. It says something and moves nothing."""


class CaseProgress(msgspec.Struct, frozen=True):
    """Where a case stands after its steps. `flagged` are ids of steps that were not legal after merging."""

    status: str = ""
    round: int = 1
    accepted_at: str = ""
    due_on: str = ""
    outcome: str = ""
    reply: str = ""
    rating: str = ""
    is_satisfied: bool | None = None
    flagged: tuple[str, ...] = ()
    due_at: str = ""


def progress_of(steps: Iterable[CaseStep]) -> CaseProgress:
    """Derive the state from all steps known, in whatever order they arrived.

    Illegal steps (another PC was faster, the wrong side wrote) stay in the history, flagged.
    """
    progress = CaseProgress()
    for step in counting_in_order(steps):
        if refusal_of(progress, step):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, step.id))
        else:
            progress = _after(progress, step)
    return progress


def allowed_actions(progress: CaseProgress, side: str) -> list[str]:
    """What one side may do next, in the order of the table."""
    return [
        transition.action
        for transition in TRANSITIONS
        if transition.side == side
        and progress.status in transition.sources
        and not _gate_refusal(progress, transition.action)
    ]


def refusal_of(progress: CaseProgress, step: CaseStep) -> str:
    """The problem key that forbids this step now, or nothing."""
    if step.action == SUPERVISE:
        return _supervision_refusal(progress, step)
    transition = _BY_ACTION.get(step.action)
    if transition is None or transition.side != step.side:
        return "case_step_not_yours"
    if progress.status not in transition.sources:
        return "case_step_out_of_order"
    for field in transition.needs:
        value = getattr(step, field)
        if value is None or (isinstance(value, str) and not value.strip()):
            return f"case_{field}_missing"
    return _choice_refusal(step, transition) or _gate_refusal(progress, step.action)


def states_in_town() -> list[str]:
    """The states in which the township has a case in hand."""
    return sorted({s for t in TRANSITIONS if t.side == TOWNSHIP for s in t.sources})


def check_step(progress: CaseProgress, step: CaseStep) -> None:
    """Raises OperationRefused when the step is not allowed; below every screen."""
    key = refusal_of(progress, step)
    if key:
        raise OperationRefused(key, status=progress.status, action=step.action)


def merged_actions(steps: Sequence[CaseStep]) -> list[tuple[CaseStep, bool]]:
    """Each step in causal order with whether it counted, for the history on screen."""
    flagged = set(progress_of(steps).flagged)
    return [(step, step.id not in flagged) for step in counting_in_order(steps)]


def _supervision_refusal(progress: CaseProgress, step: CaseStep) -> str:
    if step.side != TOWNSHIP:
        return "case_step_not_yours"
    if not progress.status or progress.status in CLOSED_STATES:
        return "case_step_out_of_order"
    if step.method not in SUPERVISION_LEVELS:
        return "supervision_level_unknown"
    return "" if step.note.strip() else "case_note_missing"


def _choice_refusal(step: CaseStep, transition: Transition) -> str:
    for field, choices in (("outcome", OUTCOMES), ("rating", RATINGS)):
        if field in transition.needs and getattr(step, field) not in choices:
            return f"case_{field}_missing"
    return ""


def _gate_refusal(progress: CaseProgress, action: str) -> str:
    if action == "write_off" and progress.is_satisfied is not True:
        return "case_write_off_before_satisfied"
    if action == "rework" and progress.is_satisfied is not False:
        return "case_rework_without_complaint"
    if action == "write_off" and not progress.reply.strip():
        return "case_reply_missing"
    return ""


def _after(progress: CaseProgress, step: CaseStep) -> CaseProgress:
    if step.action == SUPERVISE:
        return progress
    changes: dict[str, object] = {"status": _BY_ACTION[step.action].target}
    match step.action:
        case "accept":
            changes |= {"accepted_at": step.at} | _end_of(step)
        case "extend" | "resume" if step.due_on:
            changes |= _end_of(step)
        case "conclude":
            changes |= {"outcome": step.outcome, "reply": step.reply}
        case "rate":
            changes["rating"] = step.rating
        case "follow_up":
            changes["is_satisfied"] = step.is_satisfied
        case "rework":
            # Each round has a clock of its own; a step of an older program says no day: none runs.
            changes |= {"round": progress.round + 1} | _end_of(step)
            changes |= {"is_satisfied": None, "rating": ""}
    return msgspec.structs.replace(progress, **changes)


def _end_of(step: CaseStep) -> dict[str, object]:
    """The day and, of a limit in hours, the moment that a step says: always both."""
    return {"due_on": step.due_on, "due_at": step.due_at}
