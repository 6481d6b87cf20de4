"""The five steps of a reception: 接待、登记、跟踪、反馈、归档 (东莞)."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.duty_records import Reception, ReceptionStep
from app.models.errors import OperationRefused
from app.models.step_order import counting_in_order

RECEIVED, REGISTERED, TRACKED, ANSWERED, ARCHIVED = (
    "received", "registered", "tracked", "answered", "archived",
)  # fmt: skip
RECEPTION_STAGES = (RECEIVED, REGISTERED, TRACKED, ANSWERED, ARCHIVED)
RECEPTION_DERIVED = frozenset({"stage", "department", "reply", "is_satisfied", "flagged_steps"})
_MOVES: dict[str, tuple[tuple[str, ...], str]] = {
    "register": ((RECEIVED,), REGISTERED),
    "transfer": ((REGISTERED, TRACKED), TRACKED),
    "track": ((REGISTERED, TRACKED), TRACKED),
    "answer": ((REGISTERED, TRACKED), ANSWERED),
    "archive": ((ANSWERED,), ARCHIVED),
}


class ReceptionProgress(msgspec.Struct, frozen=True):
    """Where a reception stands, and what its steps have brought."""

    stage: str = RECEIVED
    department: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    flagged: tuple[str, ...] = ()


def reception_progress_of(steps: Iterable[ReceptionStep]) -> ReceptionProgress:
    """Derive the stage from all steps known; illegal ones are kept, flagged."""
    progress = ReceptionProgress()
    for step in counting_in_order(steps):
        if reception_refusal_of(progress, step):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, step.id))
            continue
        answered = step.action == "answer"
        progress = msgspec.structs.replace(
            progress,
            stage=_MOVES[step.action][1],
            department=step.department if step.action == "transfer" else progress.department,
            reply=step.reply if answered else progress.reply,
            is_satisfied=step.is_satisfied if answered else progress.is_satisfied,
        )
    return progress


def reception_refusal_of(progress: ReceptionProgress, step: ReceptionStep) -> str:
    """The problem key that forbids this step now, or nothing."""
    if step.action not in _MOVES or progress.stage not in _MOVES[step.action][0]:
        return "reception_step_out_of_order"
    if step.action == "transfer" and not step.department.strip():
        return "reception_department_missing"
    if step.action == "track" and not step.note.strip():
        return "reception_note_missing"
    if step.action == "answer" and not step.reply.strip():
        return "reception_reply_missing"
    return ""


def check_reception_step(progress: ReceptionProgress, step: ReceptionStep) -> None:
    """Raises OperationRefused when the step is not allowed."""
    key = reception_refusal_of(progress, step)
    if key:
        raise OperationRefused(key)


def allowed_reception_actions(stage: str) -> list[str]:
    """What may be done next, in the order of the way."""
    return [action for action, (sources, _) in _MOVES.items() if stage in sources]


def reception_with_progress(reception: Reception, steps: Sequence[ReceptionStep]) -> Reception:
    """A reception with the fields that its steps decide."""
    progress = reception_progress_of(steps)
    return msgspec.structs.replace(
        reception,
        stage=progress.stage,
        department=progress.department,
        reply=progress.reply,
        is_satisfied=progress.is_satisfied,
        flagged_steps=len(progress.flagged),
        updated_at=max([reception.updated_at, *(step.updated_at for step in steps)]),
    )
