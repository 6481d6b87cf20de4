"""Working days (工作日) with public holidays and make-up workdays (调休), and deadlines counted in them."""

from datetime import date, timedelta

import msgspec

from app.models.errors import OperationRefused

WORKING_DAY = "working_day"
CALENDAR_DAY = "calendar_day"
HOUR = "hour"
LIMIT_UNITS = (WORKING_DAY, CALENDAR_DAY, HOUR)
LONG_WEEKS = 52
"""From here on exceptions are counted, not days: a list of what is years late asks for thousands."""


class WorkingCalendar(msgspec.Struct, frozen=True):
    """Which days are worked. The state publishes one year at a time, so later years are unknown.

    `days_off` are weekdays off, `makeup_days` are weekend days worked, both only within the years
    `first_year` to `last_year`; outside them weekends alone are off and a deadline is provisional.
    """

    version: str
    first_year: int
    last_year: int
    days_off: frozenset[date]
    makeup_days: frozenset[date]
    further_years: frozenset[int] = frozenset()

    def covers(self, day: date) -> bool:
        """Whether the official notice for that day's year is in the table."""
        is_shipped = self.first_year <= day.year <= self.last_year
        return is_shipped or day.year in self.further_years

    def is_working_day(self, day: date) -> bool:
        """Whether offices work that day, as far as the table knows."""
        if day in self.makeup_days:
            return True
        return day.weekday() < 5 and day not in self.days_off


class Deadline(msgspec.Struct, frozen=True):
    """The last day of a limit. Provisional when it enters a year whose holidays are not published.

    `due_at` is the moment, as UTC text, at which a limit in hours runs out; empty for one in days.
    """

    due_on: date
    is_provisional: bool = False
    due_at: str = ""


def deadline_after(calendar: WorkingCalendar, start: date, amount: int, unit: str) -> Deadline:
    """The last day of a limit that starts on `start`, which itself is not counted (行政许可法 82).

    A limit of 0 days ends on the day it starts (当场办结). Hours end on the day they run out,
    counted from the end of `start`, so a limit in hours below 24 ends on the next day at the latest.
    Raises OperationRefused `limit_unit_missing` for an unknown unit, `limit_negative` below 0.
    """
    if unit not in LIMIT_UNITS:
        raise OperationRefused("limit_unit_missing")
    if amount < 0:
        raise OperationRefused("limit_negative")
    if unit == HOUR:
        due = start + timedelta(days=-(-amount // 24))
    elif unit == CALENDAR_DAY:
        due = start + timedelta(days=amount)
    else:
        due, left = start, amount
        while left:
            due += timedelta(days=1)
            left -= calendar.is_working_day(due)
    is_provisional = unit == WORKING_DAY and not (calendar.covers(start) and calendar.covers(due))
    return Deadline(due, is_provisional)


def working_days_between(calendar: WorkingCalendar, start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -working_days_between(calendar, end, start)
    weeks, rest = divmod((end - start).days, 7)
    if weeks > LONG_WEEKS:
        days = (start + timedelta(days=n) for n in range(1, rest + 1))
        weekdays = weeks * 5 + sum(day.weekday() < 5 for day in days)
        off = sum(
            start < day <= end and day.weekday() < 5
            for day in calendar.days_off - calendar.makeup_days
        )
        return (
            weekdays
            - off
            + sum(start < day <= end and day.weekday() >= 5 for day in calendar.makeup_days)
        )
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(calendar.is_working_day, days))
