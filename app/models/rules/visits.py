"""How many households are visited, how often, which evenings, and for which events."""

import hashlib
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Annotated

import msgspec

from app.models.rules.bounds import ClockTime, Count, DayOfMonth, Days, Percent
from app.models.visit_records import (
    OCCASIONS,
    OUTREACH_TYPES,
    Occasion,
    OutreachType,
    VisitRound,
)

HOME = "home"
EVENING = "evening"
TIMINGS = ("", "early", EVENING)


class VisitRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[visits]`. A county that has said nothing has the defaults [K].

    `small_village_most_households` parts 小村 from 大村, which the accounts leave open. Occasions are
    codes of `OCCASIONS`, outreach types of `OUTREACH_TYPES`.
    """

    small_village_most_households: Count = 300
    small_village_percent: Percent = 100
    large_village_percent: Percent = 80
    rounds_a_year: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    night_days: tuple[DayOfMonth, ...] = ()
    """Days of the month (集中夜访日); a month that is shorter has its last day instead."""
    night_begins_at: ClockTime = "18:00"
    """A visit that begins then or later is proposed as a night visit (夜访) [K]."""
    must_visit_occasions: tuple[Occasion, ...] = OCCASIONS
    must_visit_days: Days = 3
    """Natural days to go there; the day on which it is known is not counted."""
    are_cases_must_visits: bool = False
    """Whether every open case of a household asks for a visit by itself (代办事项必到)."""
    are_absent_closed_without_visit: bool = False
    """Whether a household that is away is closed by phone, message or a left card (逐户销号)."""
    outreach_types: tuple[OutreachType, ...] = OUTREACH_TYPES
    spot_check_households: Annotated[int, msgspec.Meta(ge=1, le=500)] = 20
    """How many households are drawn for a day's spot check (抽查)."""


def required_percent(rules: VisitRules, households: int) -> int:
    """Which share of that many households a year's home visits must reach, in percent."""
    is_small = households <= rules.small_village_most_households
    return rules.small_village_percent if is_small else rules.large_village_percent


def drawn_for_check(household_ids: Sequence[str], day: date, count: int) -> list[str]:
    """The households that a day's spot check falls on: whoever draws, and on whichever PC, draws the
    same, so that nobody can draw until it falls on whom they like.
    """
    lots = {each: hashlib.sha256(f"{day.isoformat()} {each}".encode()) for each in household_ids}
    return sorted(household_ids, key=lambda each: lots[each].digest())[:count]


def is_night_day(rules: VisitRules, day: date) -> bool:
    """Whether the county's officials go out on that evening (集中夜访日)."""
    last = monthrange(day.year, day.month)[1]
    return day.day in {min(wanted, last) for wanted in rules.night_days}


def timing_of(rules: VisitRules, started_at: str) -> str:
    """`evening` for a visit that begins at night, else empty; `started_at` is `HH:MM`."""
    return EVENING if started_at >= rules.night_begins_at else ""


def typed_timing(rules: VisitRules, typed: str) -> str:
    """What `timing_of` makes of an hour as it was typed: `1930`, `19:30`, `930`; empty for no hour."""
    digits = typed.replace("：", ":").replace(":", "").zfill(4)
    is_hour = len(digits) == 4 and digits.isdecimal()
    return timing_of(rules, f"{digits[:2]}:{digits[2:]}") if is_hour else ""


def night_days_between(rules: VisitRules, since: date, until: date) -> list[date]:
    """All such evenings of a period, both ends included."""
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return [day for day in days if is_night_day(rules, day)]


def rounds_of_year(rules: VisitRules, year: int, kept: Iterable[VisitRound]) -> list[VisitRound]:
    """The rounds of a year: those that were set here, or else equal parts of the year [K]."""
    own = sorted(
        (each for each in kept if each.starts_on.startswith(f"{year:04d}")),
        key=lambda each: (each.starts_on, each.id),
    )
    if own:
        return own
    count = max(1, min(rules.rounds_a_year, 12))
    firsts = [1 + number * 12 // count for number in range(count)]
    lasts = [*(first - 1 for first in firsts[1:]), 12]
    return [
        VisitRound(
            id="",
            name=f"第{number}轮普遍走访",
            starts_on=date(year, first, 1).isoformat(),
            ends_on=date(year, last, monthrange(year, last)[1]).isoformat(),
        )
        for number, (first, last) in enumerate(zip(firsts, lasts, strict=True), start=1)
    ]


def must_visit_due_on(rules: VisitRules, known_on: date) -> date:
    """By when somebody must have been there; the day itself is not counted [K]."""
    return known_on + timedelta(days=rules.must_visit_days)
