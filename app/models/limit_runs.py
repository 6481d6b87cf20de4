"""How a limit (时限) runs: from its start event, through pauses and extensions, to its last day.

A limit is a number, a unit and a start event; the day of the event is not counted (行政许可法 42, 45,
82). A limit in hours runs from the moment itself (民法典 201).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec

from app.models.errors import OperationRefused
from app.models.moments import china_date_of, is_date, moment_of, utc_text_of
from app.models.records import CaseStep
from app.models.working_days import (
    CALENDAR_DAY,
    HOUR,
    WORKING_DAY,
    Deadline,
    WorkingCalendar,
    deadline_after,
    working_days_between,
)


class Pause(msgspec.Struct, frozen=True):
    """The clock stands still from one moment to another, both UTC text; what was left of the day of
    the stop is not counted, and neither is the day of the resumption.
    """

    stopped_at: str
    resumed_at: str


def deadline_from(calendar: WorkingCalendar, started_at: str, amount: int, unit: str) -> Deadline:
    """The end of a limit that starts at a moment (UTC text).

    Raises OperationRefused `limit_unit_missing`, `limit_negative`.
    """
    started_on = china_date_of(started_at)
    deadline = deadline_after(calendar, started_on, amount, unit)
    if unit != HOUR:
        return deadline
    ends = moment_of(started_at) + timedelta(hours=amount)
    due_at = utc_text_of(ends)
    return Deadline(china_date_of(due_at), due_at=due_at)


def resumed_deadline(
    calendar: WorkingCalendar, deadline: Deadline, pause: Pause, unit: str
) -> Deadline:
    """The end of a limit that stood still: what was left of it runs on. One that had ended before
    the stop stays ended.

    Raises OperationRefused `limit_pause_reversed`.
    """
    if pause.resumed_at < pause.stopped_at:
        raise OperationRefused("limit_pause_reversed")
    if deadline.due_at:
        return _resumed_hours(deadline, pause)
    stopped_on, resumed_on = china_date_of(pause.stopped_at), china_date_of(pause.resumed_at)
    if deadline.due_on < stopped_on:
        return deadline
    if unit == WORKING_DAY:
        left = working_days_between(calendar, stopped_on, deadline.due_on)
    else:
        left, unit = (deadline.due_on - stopped_on).days, CALENDAR_DAY
    resumed = deadline_after(calendar, resumed_on, left, unit)
    is_provisional = deadline.is_provisional or resumed.is_provisional
    return msgspec.structs.replace(resumed, is_provisional=is_provisional)


def end_fields(deadline: Deadline) -> dict[str, Any]:
    """The fields of a step that say by when."""
    return {
        "due_on": deadline.due_on.isoformat(),
        "due_at": deadline.due_at,
        "is_due_provisional": deadline.is_provisional,
    }


def authority_deadline(
    calendar: WorkingCalendar, steps: Iterable[CaseStep], unit: str, resumed_at: str
) -> Deadline | None:
    """The authority's last day when a suspended case is resumed at `resumed_at`.

    `steps` are those that count, in their order: acceptance, a new round, extensions and earlier
    resumptions say the last day, the newest suspension since when the clock stands. None when they
    say neither, as an older program's new round does.
    """
    deadline, stopped_at = None, ""
    for step in steps:
        if step.action == "rework":
            deadline = None
        if is_date(step.due_on):
            due_on = date.fromisoformat(step.due_on)
            deadline, stopped_at = Deadline(due_on, step.is_due_provisional, step.due_at), ""
        if step.action == "suspend":
            stopped_at = step.at
    if deadline is None or not stopped_at:
        return deadline
    return resumed_deadline(
        calendar, deadline, Pause(stopped_at, max(stopped_at, resumed_at)), unit
    )


def _resumed_hours(deadline: Deadline, pause: Pause) -> Deadline:
    if deadline.due_at < pause.stopped_at:
        return deadline
    stood = moment_of(pause.resumed_at) - moment_of(pause.stopped_at)
    due_at = utc_text_of(moment_of(deadline.due_at) + stood)
    return Deadline(china_date_of(due_at), due_at=due_at)
