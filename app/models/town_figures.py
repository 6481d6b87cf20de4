"""What a record adds to the township's figures, and on which day: counted up as records change, so
that no page has to count five years of them.

Figures are kept by the days of a month, the months of a year and the years of a decade; a period is put
together of as few of these as possible.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.models.appeal_records import Appeal
from app.models.case_states import merged_actions, progress_of
from app.models.moments import china_date_of
from app.models.records import Case, CaseStep, Household, Visit
from app.models.visit_statistics import CHANNELS, Period

ALWAYS = "now"  # what stands now, on no day
SATISFIED = frozenset({"very_satisfied", "satisfied", "fairly_satisfied"})
HOUSEHOLDS = "households"
RECEIVED, ACCEPTED, ACCEPTED_CONCLUDED = "case_received", "case_accepted", "case_accepted_concluded"
CONCLUDED, IN_TIME = "case_concluded", "case_in_time"
RATED, RATED_SATISFIED = "case_rated", "case_satisfied"
RAISED, ANSWERED = "appeal_raised", "appeal_answered"
FOLLOWED_UP, FOLLOWED_UP_SATISFIED = "appeal_followed_up", "appeal_satisfied"
CONTACT, STATE = "contact_", "state_"
CONTACTS = tuple(f"{CONTACT}{channel}" for channel in CHANNELS)
ALL_CONTACTS = "contacts"  # of whichever channel
DAYS, MONTHS, YEARS = 31, 12, 10
DECADE_LENGTH, _YEAR, _MONTH, _DAY = 3, 4, 7, 10

Counts = Counter[tuple[str, str]]
"""How often, by measure and day."""


class CountedVisit(NamedTuple):
    """What counts of a visit."""

    measure: str
    day: str
    home_household_id: str  # empty unless it was made at home


def counted_visit(visits: Collection[Visit]) -> CountedVisit | None:
    """A visit counts once, as it was corrected last: `visits` are all that is known of it."""
    last = standing_visit(visits)
    day = _day_of(last.visited_on[:_DAY]) if last is not None else ""
    if last is None or not day:
        return None
    measure = CONTACT + last.channel
    return CountedVisit(measure, day, last.household_id if measure == CONTACTS[0] else "")


def standing_visit(visits: Collection[Visit]) -> Visit | None:
    """The version of a visit that counts: the last one, and none of a visit that was voided (走访作废)."""
    last = latest(visits)
    return None if last is None or last.is_deleted else last


def latest(visits: Collection[Visit]) -> Visit | None:
    """As the visit was corrected last."""
    if len(visits) == 1:  # nearly always
        return next(iter(visits))
    return max(visits, key=lambda visit: (visit.hlc, visit.id), default=None)


def household_counts(household: Household) -> Counts:
    """An active household is one to be visited (应访户)."""
    is_active = not (household.is_deleted or household.standing or household.merged_into)
    return Counter({(HOUSEHOLDS, ALWAYS): 1} if is_active else {})


def case_counts(case: Case, steps: Iterable[CaseStep]) -> Counts:
    """When a case was received, accepted, concluded and rated; and where it stands now.

    按时办结: concluded on the day that bound then, or before it, of a limit
    in hours before it ran out; without such a day it cannot be late.
    """
    if case.is_deleted:
        return Counter()
    counts: Counts = Counter({(f"{STATE}{case.status}", ALWAYS): 1})
    counts.update((RECEIVED, day) for day in _days_of_moment(case.station_received_at))
    so_far: list[CaseStep] = []
    accepted_on = ""
    concluded: tuple[str, bool] | None = None
    rated: tuple[str, bool] | None = None
    for step, is_counted in merged_actions(list(steps)):
        before = progress_of(so_far)
        so_far.append(step)
        day = next(_days_of_moment(step.at), "")
        if not is_counted or not day:
            continue
        if step.action == "accept":
            accepted_on = day
        elif step.action == "conclude":
            is_in_time = not before.due_on or day <= before.due_on
            concluded = (day, step.at <= before.due_at if before.due_at else is_in_time)
        elif step.action == "rate":
            rated = (day, step.rating in SATISFIED)
    if accepted_on:
        counts[ACCEPTED, accepted_on] += 1
        counts[ACCEPTED_CONCLUDED, accepted_on] += bool(concluded)
    for name, yes, found in ((CONCLUDED, IN_TIME, concluded), (RATED, RATED_SATISFIED, rated)):
        if found is not None:
            counts[name, found[0]] += 1
            counts[yes, found[0]] += found[1]
    return +counts


def appeal_counts(appeal: Appeal) -> Counts:
    """When an appeal was raised, answered and asked after; those on a hidden route are in no figure."""
    if appeal.is_deleted or appeal.is_hidden_in_town:
        return Counter()
    counts: Counts = Counter()
    counts.update((RAISED, day) for day in _days(appeal.raised_on))
    counts.update((ANSWERED, day) for day in _days(appeal.answered_on))
    for day in _days(appeal.followed_up_on):
        counts[FOLLOWED_UP, day] += 1
        counts[FOLLOWED_UP_SATISFIED, day] += appeal.is_satisfied is True
    return +counts


def places_of(day: str) -> tuple[tuple[str, int], ...]:
    """Where a day counts: its month, year and decade, each with the part of it."""
    if day == ALWAYS:
        return ((ALWAYS, 0),)
    return (part_of(day), part_of(day[:_MONTH]), part_of(day[:_YEAR]))


def part_of(grain: str) -> tuple[str, int]:
    """Where a day, a month or a year stands: its month, year or decade, and the part of that."""
    if len(grain) == _YEAR:
        return grain[:DECADE_LENGTH], int(grain[DECADE_LENGTH:])
    if len(grain) == _MONTH:
        return grain[:_YEAR], int(grain[_YEAR + 1 :]) - 1
    return grain[:_MONTH], int(grain[_MONTH + 1 :]) - 1


def parts_in(span: str) -> int:
    """How many parts a decade, a year or a month has."""
    return {DECADE_LENGTH: YEARS, _YEAR: MONTHS}.get(len(span), DAYS)


def parts_within(period: Period) -> dict[str, tuple[int, int]]:
    """What is to be read for a period: decades, years and months, of each the first part that counts and
    how many do; they follow each other.
    """
    parts: dict[str, tuple[int, int]] = {}
    for grain in grains_in(period):
        span, part = part_of(grain)
        first, count = parts.get(span, (part, 0))
        parts[span] = (first, count + 1)
    return parts


def grains_in(period: Period) -> list[str]:
    """The years, months and days that make up a period, each day once."""
    day, until = date.fromisoformat(period.since), date.fromisoformat(period.until)
    grains = []
    while day <= until:
        year_end, month_end = date(day.year, 12, 31), _month_end(day)
        if (day.month, day.day) == (1, 1) and year_end <= until:
            grains.append(day.isoformat()[:_YEAR])
            day = year_end
        elif day.day == 1 and month_end <= until:
            grains.append(day.isoformat()[:_MONTH])
            day = month_end
        else:
            grains.append(day.isoformat())
        if day == date.max:
            break
        day += timedelta(days=1)
    return grains


def months_in(period: Period) -> list[str]:
    """The months that a period touches, as `YYYY-MM`."""
    day, last = date.fromisoformat(period.since).replace(day=1), period.until[:_MONTH]
    months = []
    while day.isoformat()[:_MONTH] <= last:
        months.append(day.isoformat()[:_MONTH])
        day = _month_end(day) + timedelta(days=1)
    return months


def month_period(month: str) -> Period:
    """The days of a month, given as `YYYY-MM`."""
    first = date.fromisoformat(f"{month}-01")
    return Period(first.isoformat(), _month_end(first).isoformat())


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _days(text: str) -> Iterator[str]:
    """The day of a date as records have it; nothing for what is none."""
    day = _day_of(text[:_DAY])
    if day:
        yield day


@lru_cache(maxsize=4096)
def _day_of(text: str) -> str:
    """Empty for what is no day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _days_of_moment(text: str) -> Iterator[str]:
    if not text.endswith("Z"):
        return
    try:
        yield china_date_of(text).isoformat()
    except (ValueError, OverflowError):
        return
