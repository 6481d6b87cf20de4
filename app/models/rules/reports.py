"""Which reports a place draws up, and the rhythm of its week, month and year."""

from calendar import monthrange
from datetime import date
from typing import Literal

import msgspec

from app.models.rules.bounds import DayOfMonth, Decimals, Weekday, Word

ReportCode = Literal[
    "visit_statistics",
    "remaining_households",
    "channel_counts",
    "appeal_classes",
    "appeal_status",
    "long_pending",
    "village_ranking",
    "rates",
    "monthly_summary",
    "cadre_review_pack",
    "scorecard",
    "appraisal_results",
]


class ReportRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[reports]`. A report whose parts do not make its total is not printed: no setting."""

    drawn_up: tuple[ReportCode, ...] = ("visit_statistics", "appeal_status", "rates")
    decimals: Decimals = 1


class MonthSpan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days of each month that are kept for something, both included."""

    name: Word
    first_day: DayOfMonth
    last_day: DayOfMonth

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise ValueError("the first day comes after the last")


class Rhythm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[calendar]`: what returns every week and month. `month_day` 31 means the last day."""

    weekly_sort_on: Weekday | None = None
    weekly_report_on: Weekday | None = None
    monthly_summary_on: DayOfMonth | None = None
    monthly_meeting_on: DayOfMonth | None = None
    month_spans: tuple[MonthSpan, ...] = ()
    is_inspected_daily: bool = False
    is_urgent_told_at_once: bool = False
    """重大险情、隐情和突发事件随记随报: such records go first in every exchange."""


def duties_on(rhythm: Rhythm, day: date) -> tuple[str, ...]:
    """What that day is for: codes of weekly and monthly days, then the names of spans."""
    found = ["daily_inspection"] if rhythm.is_inspected_daily else []
    if rhythm.weekly_sort_on == day.isoweekday():
        found.append("weekly_sort")
    if rhythm.weekly_report_on == day.isoweekday():
        found.append("weekly_report")
    last = monthrange(day.year, day.month)[1]
    for code, wanted in (
        ("monthly_summary", rhythm.monthly_summary_on),
        ("monthly_meeting", rhythm.monthly_meeting_on),
    ):
        if wanted is not None and day.day == min(wanted, last):
            found.append(code)
    spans = (span for span in rhythm.month_spans if span.first_day <= day.day <= span.last_day)
    return (*found, *(span.name for span in spans))
