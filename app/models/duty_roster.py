"""Making a month's duty roster (值班表): who takes which shift, in turn."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from app.models.rules.duty import DutyRules, ShiftTimes, shifts_on
from app.models.working_days import WorkingCalendar


class RosterPlan(msgspec.Struct, frozen=True):
    """What a month's roster is made of: whose turn comes in which order, and which shifts."""

    month: str
    officer_ids: tuple[str, ...]
    leader_names: tuple[str, ...] = ()
    shift_names: tuple[str, ...] = ()


class PlannedShift(msgspec.Struct, frozen=True):
    """One line of a roster that is being made."""

    duty_on: str
    times: ShiftTimes
    officer_id: str
    leader_name: str


def month_days(month: str) -> list[date]:
    """The days of `2026-11`. Raises ValueError for what is no month."""
    day = date.fromisoformat(f"{month}-01")
    days = []
    while f"{day:%Y-%m}" == month:
        days.append(day)
        day += timedelta(days=1)
    return days


def slots_of_month(
    rules: DutyRules, calendar: WorkingCalendar, month: str, chosen: Sequence[str]
) -> list[tuple[str, ShiftTimes]]:
    """The shifts of the chosen names in a month, day by day."""
    return [
        (day.isoformat(), times)
        for day in month_days(month)
        for times in shifts_on(rules, calendar.is_working_day(day))
        if times.name in chosen
    ]


def rotated(
    slots: Sequence[tuple[str, ShiftTimes]],
    officers: Sequence[str],
    leaders: Sequence[str],
    last_officer: str = "",
) -> list[PlannedShift]:
    """Officers take the shifts in turn, beginning after `last_officer`; leaders day by day."""
    turn = (officers.index(last_officer) + 1) if last_officer in officers else 0
    days = {day: place for place, day in enumerate(dict.fromkeys(day for day, _ in slots))}
    planned = []
    for day, times in slots:
        leader = leaders[days[day] % len(leaders)] if leaders else ""
        planned.append(PlannedShift(day, times, officers[turn % len(officers)], leader))
        turn += 1
    return planned
