"""What is typed about one visit, and what of it is refused before anything is written."""

import re
from datetime import date

import msgspec

from app.models.errors import OperationRefused
from app.models.rules.visits import TIMINGS
from app.models.visit_statistics import CHANNELS

_TIME_OF_DAY = re.compile(r"^([01][0-9]|2[0-3]):[0-5][0-9]$")
_TYPED_TIME = re.compile(r"^(\d{1,2})[:：.点]?(\d{2})分?$", re.ASCII)


class VisitReport(msgspec.Struct, frozen=True):
    """What was typed about one visit. A finding opens an appeal; `finding_class` is then required.

    `visitor_name` is whoever writes it down when it is empty, and may be a cadre's label
    (`app.models.visitors`); `answered_tasks` are must-visit tasks of the household that this visit
    answers.
    """

    household_id: str
    visited_on: str
    channel: str = "home"
    interviewee: str = ""
    content: str = ""
    finding_class: str = ""
    finding: str = ""
    is_answered_on_the_spot: bool = False
    answer: str = ""
    is_urgent: bool = False
    visitor_name: str = ""
    started_at: str = ""
    ended_at: str = ""
    timing: str = ""
    is_by_appointment: bool = False
    companions: list[str] = []
    second_class: str = ""
    answered_tasks: list[str] = []


def cleaned(report: VisitReport) -> VisitReport:
    """Without what nobody meant to type."""
    return msgspec.structs.replace(
        report,
        interviewee=report.interviewee.strip(),
        content=report.content.strip(),
        finding=report.finding.strip(),
        answer=report.answer.strip(),
        visitor_name=report.visitor_name.strip(),
        started_at=time_of(report.started_at),
        ended_at=time_of(report.ended_at),
        companions=[name for name in (" ".join(c.split()) for c in report.companions) if name],
    )


def check_report(
    report: VisitReport, today: date, classes: tuple[str, ...], second_classes: tuple[str, ...]
) -> None:
    """Raises OperationRefused `visit_channel_unknown`, `visit_date_missing`, `visit_time_unreadable`,
    `visit_ends_before_it_starts`, `visit_in_the_future`, `visit_content_missing`,
    `finding_class_missing`, `finding_missing`, `finding_second_class_unknown`.
    """
    if report.channel not in CHANNELS or report.timing not in TIMINGS:
        raise OperationRefused("visit_channel_unknown")
    if day_of(report.visited_on) > today:
        raise OperationRefused("visit_in_the_future")
    for typed in (report.started_at, report.ended_at):
        if typed and not is_time_of_day(typed):
            raise OperationRefused("visit_time_unreadable")
    if report.started_at and report.ended_at and report.ended_at < report.started_at:
        raise OperationRefused("visit_ends_before_it_starts")
    if not (report.content or report.finding):
        raise OperationRefused("visit_content_missing")
    if report.finding and report.finding_class not in classes:
        raise OperationRefused("finding_class_missing")
    if report.finding_class and not report.finding:
        raise OperationRefused("finding_missing")
    if report.second_class and report.second_class not in second_classes:
        raise OperationRefused("finding_second_class_unknown")


def day_of(written: str) -> date:
    """Days sort as text only in one form, so any other is refused (`visit_date_missing`)."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise OperationRefused("visit_date_missing") from None
    if day.isoformat() != written:
        raise OperationRefused("visit_date_missing")
    return day


def is_time_of_day(written: str) -> bool:
    """Whether it is `HH:MM` of some day."""
    return _TIME_OF_DAY.match(written) is not None


def time_of(typed: str) -> str:
    """`905`, `9:05` and `9点05` as `09:05`; what cannot be a time stays as it is."""
    match = _TYPED_TIME.match(typed.strip())
    return f"{int(match[1]):02d}:{match[2]}" if match else typed.strip()
