"""Holidays of a further year, as the State Council announced them: imported once a year, checked, and
put on top of the table that ships.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from app.models.errors import OperationRefused
from app.models.working_days import WorkingCalendar

OFF, MAKEUP = "off", "makeup"
FEWEST_DAYS_OFF = 5  # weekdays: no year since 2004 has had fewer than seven
NATIONAL_DAY = (10, 1)
FIRST_YEAR, LAST_YEAR = 2004, 2100


class HolidayYear(msgspec.Struct, frozen=True):
    """One year whole: weekdays off, weekend days worked, who announced it, and when it was read in."""

    year: int
    source: str
    days_off: tuple[date, ...]
    makeup_days: tuple[date, ...]
    imported_at: str = ""

    def says_the_same_as(self, other: "HolidayYear") -> bool:
        """Whether both have the same days."""
        return (self.days_off, self.makeup_days) == (other.days_off, other.makeup_days)


def years_of(days: Iterable[tuple[date, str]], source: str, now: str) -> list[HolidayYear]:
    """Days with OFF or MAKEUP, parted into whole years; a weekend day that is off says nothing new.

    Raises OperationRefused `holidays_empty`, `holidays_day_twice` (day), `holidays_makeup_on_weekday`
    (day), `holidays_year_impossible` (year), `holidays_year_incomplete` (year).
    """
    kinds: dict[date, str] = {}
    for day, kind in days:
        if day in kinds:
            raise OperationRefused("holidays_day_twice", day=day.isoformat())
        if kind == MAKEUP and day.weekday() < 5:
            raise OperationRefused("holidays_makeup_on_weekday", day=day.isoformat())
        kinds[day] = kind
    if not kinds:
        raise OperationRefused("holidays_empty")
    return [_year_of(year, kinds, source, now) for year in sorted({day.year for day in kinds})]


def with_years(
    known: Sequence[HolidayYear],
    new: Sequence[HolidayYear],
    calendar: WorkingCalendar,
    *,
    is_replacing: bool = False,
) -> tuple[HolidayYear, ...]:
    """What is known afterwards. `calendar` is the table that ships.

    Raises OperationRefused `holidays_year_differs` (year) for a year that is known otherwise, unless
    it is to be replaced.
    """
    before = {each.year: each for each in known}
    for each in new:
        old = before.get(each.year) or shipped_year(calendar, each.year)
        if old is not None and old.says_the_same_as(each):
            continue
        if old is not None and not is_replacing:
            raise OperationRefused("holidays_year_differs", year=each.year)
        before[each.year] = each
    return tuple(before[year] for year in sorted(before))


def shipped_year(calendar: WorkingCalendar, year: int) -> HolidayYear | None:
    """A year of the shipped table; None when it is not in it."""
    if not calendar.first_year <= year <= calendar.last_year:
        return None
    off = tuple(sorted(day for day in calendar.days_off if day.year == year))
    makeup = tuple(sorted(day for day in calendar.makeup_days if day.year == year))
    return HolidayYear(year, calendar.version, off, makeup)


def calendar_with(calendar: WorkingCalendar, years: Sequence[HolidayYear]) -> WorkingCalendar:
    """The shipped table with further years, or with years that were announced anew."""
    if not years:
        return calendar
    changed = {each.year for each in years}
    off = {day for day in calendar.days_off if day.year not in changed}
    makeup = {day for day in calendar.makeup_days if day.year not in changed}
    return msgspec.structs.replace(
        calendar,
        version="；".join([calendar.version, *(f"{each.year} {each.source}" for each in years)]),
        days_off=frozenset(off.union(*(each.days_off for each in years))),
        makeup_days=frozenset(makeup.union(*(each.makeup_days for each in years))),
        further_years=frozenset(changed),
    )


def _year_of(year: int, kinds: dict[date, str], source: str, now: str) -> HolidayYear:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OperationRefused("holidays_year_impossible", year=year)
    mine = sorted(day for day in kinds if day.year == year)
    off = tuple(day for day in mine if kinds[day] == OFF and day.weekday() < 5)
    is_autumn_there = kinds.get(date(year, *NATIONAL_DAY)) == OFF or any(
        day.month == NATIONAL_DAY[0] for day in off
    )
    if len(off) < FEWEST_DAYS_OFF or not is_autumn_there:
        raise OperationRefused("holidays_year_incomplete", year=year)
    return HolidayYear(year, source, off, tuple(d for d in mine if kinds[d] == MAKEUP), now)
