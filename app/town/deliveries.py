"""When a station reported a case, by its own word, and when that came in: nobody is late for a courier."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

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


def arrivals(
    cases: Iterable[Sequence[CaseStep]], received: Callable[[Collection[Dot]], Mapping[Dot, str]]
) -> dict[str, str]:
    """By case id: when the newest report that counts came in; of some cases' steps, each case's
    together. A case without a report is left out.
    """
    newest = [step for steps in cases if (step := _newest_report(steps)) is not None]
    dots = {step.id: dot_of_text(step.id) for step in newest}
    received_at = received(list(dots.values()))
    return {step.entity_id: received_at[dots[step.id]] or step.at for step in newest}


def _newest_report(steps: Sequence[CaseStep]) -> CaseStep | None:
    reports = [step for step, counts in merged_actions(steps) if counts and step.action == "submit"]
    return reports[-1] if reports else None


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
