"""When a station reported a case, by its own word, and when that came in: nobody is late for a courier."""

from collections.abc import Callable, Sequence

import msgspec

from app.journal.entry import Dot, dot_of_text
from app.models.case_states import merged_actions
from app.models.deadlines import acted_at, days_late
from app.models.records import Case, CaseStep
from app.models.working_days import WorkingCalendar
from app.town.step_times import StepLine


class Delivery(msgspec.Struct, frozen=True):
    """The newest report of a case that counts. Times are UTC text; `late_days` are working days."""

    submitted_at: str
    arrived_at: str
    late_days: int


def arrived_at(steps: Sequence[CaseStep], received_at: Callable[[Dot], str]) -> str:
    """When the newest report that counts came in; empty before the first."""
    reports = [step for step, counts in merged_actions(steps) if counts and step.action == "submit"]
    return (received_at(dot_of_text(reports[-1].id)) or reports[-1].at) if reports else ""


def delivery_of(
    case: Case, lines: Sequence[StepLine], calendar: WorkingCalendar
) -> Delivery | None:
    """How the station kept its promise, from the case's steps in their order; None before it did."""
    reports = [line for line in lines if line.counts and line.step.action == "submit"]
    if not reports:
        return None
    first, last = reports[0], reports[-1]
    promised = days_late(calendar, case.station_due_on, acted_at(first.step.at, first.received_at))
    return Delivery(last.step.at, last.received_at or last.step.at, promised)
