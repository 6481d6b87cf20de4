"""What a station promises when it takes a case in: two dates, because there are two clocks."""

from datetime import date

import msgspec

from app.models.working_days import (
    WORKING_DAY,
    WorkingCalendar,
    deadline_after,
    working_days_between,
)


class PromisedDates(msgspec.Struct, frozen=True):
    """The two dates that a case registered today gets."""

    station_due_on: str
    station_days: int
    expected_by: str
    expected_days: int  # working days from today
    is_provisional: bool


def promised_dates(
    calendar: WorkingCalendar, today: date, station_days: int, limit_amount: int, limit_unit: str
) -> PromisedDates:
    """By when the station must have reported, and by when an answer may be expected if the
    authority then uses its whole limit.
    """
    station = deadline_after(calendar, today, station_days, WORKING_DAY)
    expected = deadline_after(calendar, station.due_on, limit_amount, limit_unit)
    return PromisedDates(
        station_due_on=station.due_on.isoformat(),
        station_days=station_days,
        expected_by=expected.due_on.isoformat(),
        expected_days=working_days_between(calendar, today, expected.due_on),
        is_provisional=station.is_provisional or expected.is_provisional,
    )
