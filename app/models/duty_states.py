"""A shift of duty: planned, on duty, over, taken over; who leaves must have a substitute.

Whoever is on duty is the first receiver (首问责任人) of what comes in.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.duty_records import DutyEvent, DutyShift
from app.models.errors import OperationRefused
from app.models.step_order import counting_in_order

PLANNED, ON_DUTY, OVER, TAKEN_OVER = "planned", "on_duty", "over", "taken_over"
SUBSTITUTE, SIGN_IN, SIGN_OUT, TAKE_OVER = "substitute", "sign_in", "sign_out", "take_over"
DUTY_ACTIONS = (SUBSTITUTE, SIGN_IN, SIGN_OUT, TAKE_OVER)
DUTY_DERIVED = frozenset(
    {"state", "on_duty_id", "on_duty_name", "absent_name", "leave_reason", "signed_in_at"}
    | {"signed_out_at", "handover_note", "taken_over_by", "taken_over_at", "flagged_events"}
)
_SOURCE = {SUBSTITUTE: PLANNED, SIGN_IN: PLANNED, SIGN_OUT: ON_DUTY, TAKE_OVER: OVER}
_TARGET = {SUBSTITUTE: PLANNED, SIGN_IN: ON_DUTY, SIGN_OUT: OVER, TAKE_OVER: TAKEN_OVER}


class DutyProgress(msgspec.Struct, frozen=True):
    """Where a shift stands. `substitute` is the event that put someone else on duty, if any."""

    state: str = PLANNED
    substitute: DutyEvent | None = None
    sign_in: DutyEvent | None = None
    sign_out: DutyEvent | None = None
    take_over: DutyEvent | None = None
    flagged: tuple[str, ...] = ()


def duty_progress_of(events: Iterable[DutyEvent]) -> DutyProgress:
    """Derive where a shift stands; events that cannot have happened are kept, flagged."""
    progress = DutyProgress()
    for event in counting_in_order(events):
        if duty_refusal_of(progress, event):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, event.id))
        else:
            progress = msgspec.structs.replace(
                progress, **{"state": _TARGET[event.action], event.action: event}
            )
    return progress


def duty_refusal_of(progress: DutyProgress, event: DutyEvent) -> str:
    """The problem key that forbids this event now, or nothing."""
    if event.action not in _SOURCE or progress.state != _SOURCE[event.action]:
        return "duty_event_out_of_order"
    if event.action == SUBSTITUTE and not event.person_name.strip():
        return "duty_substitute_missing"
    if event.action == SUBSTITUTE and not event.note.strip():
        return "duty_leave_reason_missing"
    if event.action == SIGN_OUT and not event.note.strip():
        return "duty_handover_note_missing"
    if event.action == TAKE_OVER and not event.person_name.strip():
        return "duty_taker_missing"
    return ""


def check_duty_event(progress: DutyProgress, event: DutyEvent) -> None:
    """Raises OperationRefused when the event is not allowed."""
    key = duty_refusal_of(progress, event)
    if key:
        raise OperationRefused(key)


def shift_with_progress(shift: DutyShift, events: Sequence[DutyEvent]) -> DutyShift:
    """A shift with the fields that its events decide."""
    progress = duty_progress_of(events)
    substitute, sign_in = progress.substitute, progress.sign_in
    is_absent = substitute is not None and substitute.person_id != shift.officer_id
    sign_out, take_over = progress.sign_out, progress.take_over
    return msgspec.structs.replace(
        shift,
        state=progress.state,
        on_duty_id=substitute.person_id if substitute else shift.officer_id,
        on_duty_name=substitute.person_name if substitute else shift.officer_name,
        absent_name=shift.officer_name if is_absent else "",
        leave_reason=substitute.note if substitute and is_absent else "",
        signed_in_at=sign_in.at if sign_in else "",
        signed_out_at=sign_out.at if sign_out else "",
        handover_note=sign_out.note if sign_out else "",
        taken_over_by=take_over.person_name if take_over else "",
        taken_over_at=take_over.at if take_over else "",
        flagged_events=len(progress.flagged),
        updated_at=max([shift.updated_at, *(event.updated_at for event in events)]),
    )
