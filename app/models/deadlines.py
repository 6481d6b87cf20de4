"""Which limit binds a case now, how near its end is, and who may be called late: the one engine of
station and township.

Lateness is told only as far as it is known. A side that has not heard from the other for a week
cannot know whether the other acted in time, so it judges the other as of the last news.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

import msgspec

from app.models.case_states import STATION, TOWNSHIP
from app.models.moments import china_date_of, is_date, is_moment
from app.models.records import Case
from app.models.working_days import WorkingCalendar, working_days_between

RUNNING, REMIND, YELLOW, OVERDUE, SUPERVISE, ALERT = LEVELS = (
    "running", "remind", "yellow", "overdue", "supervise", "alert",
)  # fmt: skip
LATE_LEVELS = frozenset({OVERDUE, SUPERVISE, ALERT})
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"
"""Before and after every date, as text."""


class DeadlineLevels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From when a deadline is shown as what, in working days; a county's own rule.

    提示 from `remind_days_left` before the last day, 临期 from `yellow_days_left`; 催办 once the day is
    past, 督办 from `supervise_days_late`, 预警 from `alert_days_late`. Each level has at least one
    working day of its own, so that none is passed over: otherwise ValueError.
    """

    remind_days_left: int = 2
    yellow_days_left: int = 1
    supervise_days_late: int = 3
    alert_days_late: int = 5

    def __post_init__(self) -> None:
        if not 0 <= self.yellow_days_left < self.remind_days_left:
            raise ValueError("a reminder comes before yellow")
        if not 2 <= self.supervise_days_late < self.alert_days_late:
            raise ValueError("escalation goes up one level at a time")


class Clock(msgspec.Struct, frozen=True):
    """One of a case's clocks: what has to be done, who has to do it, and the field with the day."""

    kind: str
    side: str
    due_field: str


SUBMIT = Clock("submit", STATION, "station_due_on")
EXPECTED = Clock("expected", TOWNSHIP, "expected_by")
CONCLUDE = Clock("conclude", TOWNSHIP, "due_on")
CLOCKS: Mapping[str, Clock] = MappingProxyType(
    {
        "received": SUBMIT,
        "supplement": SUBMIT,
        "returned": SUBMIT,
        "submitted": EXPECTED,
        "accepted": CONCLUDE,
        "in_progress": CONCLUDE,
    }
)
"""The clock that runs in each state. None runs while a case is suspended or has been concluded."""


STATES_WITH_HOURS = tuple(state for state, clock in CLOCKS.items() if clock == CONCLUDE)
"""The states in which a limit may run in hours."""


def states_of_side(side: str) -> tuple[str, ...]:
    """The states in which that side has to act by a day."""
    return tuple(state for state, clock in CLOCKS.items() if clock.side == side)


def binding_due_on(case: Case) -> str:
    """The day that binds whoever has the case in hand; empty while no clock runs."""
    clock = CLOCKS.get(case.status)
    return str(getattr(case, clock.due_field)) if clock else ""


def binding_due_at(case: Case) -> str:
    """The moment on that day at which a limit in hours runs out; empty for one in days."""
    return case.due_at if CLOCKS.get(case.status) == CONCLUDE else ""


class Vantage(msgspec.Struct, frozen=True):
    """From where deadlines are looked at: by which side, on which day, and until which day the other
    side's acts are known; `heard_on` None: nothing was ever heard of it. `now` and `heard_at` are the
    same as moments (UTC text), by which limits in hours run out; without `now` they end with the day.
    """

    calendar: WorkingCalendar
    today: date
    levels: DeadlineLevels = DeadlineLevels()
    side: str = STATION
    heard_on: date | None = None
    now: str = ""
    heard_at: str = ""

    def known_moment(self, side: str) -> str:
        """The last moment of which it is known what that side has done; empty: none is."""
        return self.now if side == self.side else min(self.now, self.heard_at)

    def has_run_out(self, due_at: str, side: str) -> bool:
        """Whether a limit in hours that binds that side is known to be over."""
        return "" < due_at < self.known_moment(side)

    def known_until(self, side: str) -> date | None:
        """The last day of which it is known what that side has done."""
        if side == self.side or self.heard_on is None:
            return self.today if side == self.side else None
        return min(self.today, self.heard_on)


class CaseDue(msgspec.Struct, frozen=True):
    """The clock that runs for a case, and how it stands.

    `kind` is `submit` (the station's own promise), `expected` (reported, not yet accepted),
    `conclude` (the authority's limit), or empty while no clock runs. `days_left` are working days,
    below 0 when the day is past. `is_unheard`: the day is past, but the last news from the other
    side is older than it. `at` is the moment at which a limit in hours runs out, UTC text.
    """

    kind: str = ""
    on: str = ""
    days_left: int = 0
    is_provisional: bool = False
    level: str = RUNNING
    is_unheard: bool = False
    at: str = ""


class DueRange(msgspec.Struct, frozen=True):
    """Days that have one level, both ends included, as text."""

    level: str
    first: str
    last: str


def case_due(case: Case, vantage: Vantage) -> CaseDue:
    """Which of the clocks runs now, and how it stands."""
    clock, on = CLOCKS.get(case.status), binding_due_on(case)
    if clock is None or not is_date(on):
        return CaseDue()
    day = date.fromisoformat(on)
    known_until = vantage.known_until(clock.side)
    at = binding_due_at(case)
    is_past = day < vantage.today or "" < at < vantage.now
    is_known = known_until is not None and (
        known_until > day or vantage.has_run_out(at, clock.side)
    )
    return CaseDue(
        kind=clock.kind,
        on=on,
        days_left=working_days_between(vantage.calendar, vantage.today, day),
        is_provisional=is_provisional(vantage.calendar, vantage.today, day),
        level=due_level(day, clock.side, vantage, at),
        is_unheard=is_past and not is_known,
        at=at,
    )


def is_provisional(calendar: WorkingCalendar, *days: date) -> bool:
    """Whether the holidays of a year that is counted through are not published yet (暂定)."""
    return not all(calendar.covers(day) for day in days)


def due_level(due_on: date, side: str, vantage: Vantage, due_at: str = "") -> str:
    """How a day, or the moment on it, stands that binds `side`: one of LEVELS."""
    known_until = vantage.known_until(side)
    level = RUNNING if known_until is None else _level_on(due_on, known_until, vantage)
    if level not in LATE_LEVELS and vantage.has_run_out(due_at, side):
        return OVERDUE
    return REMIND if level == RUNNING and due_on < vantage.today else level


def _level_on(due_on: date, on: date, vantage: Vantage) -> str:
    left, levels = working_days_between(vantage.calendar, on, due_on), vantage.levels
    if due_on < on:
        if -left >= levels.alert_days_late:
            return ALERT
        return SUPERVISE if -left >= levels.supervise_days_late else OVERDUE
    if left <= levels.yellow_days_left:
        return YELLOW
    return REMIND if left <= levels.remind_days_left else RUNNING


def due_ranges(side: str, vantage: Vantage) -> tuple[DueRange, ...]:
    """Which days have which level when they bind `side`: without gaps, the latest first.

    With these a list is filtered and counted by its index, and shows what `due_level` says.
    """
    yesterday = _text(vantage.today - timedelta(days=1))
    on, levels = vantage.known_until(side), vantage.levels
    if on is None:
        ends = [(REMIND, yesterday)]
    else:
        ends = [
            (ALERT, _text(_last_late(vantage.calendar, on, levels.alert_days_late))),
            (SUPERVISE, _text(_last_late(vantage.calendar, on, levels.supervise_days_late))),
            (OVERDUE, _text(on - timedelta(days=1))),
            (YELLOW, _text(_last_near(vantage.calendar, on, levels.yellow_days_left))),
            (
                REMIND,
                max(yesterday, _text(_last_near(vantage.calendar, on, levels.remind_days_left))),
            ),
        ]
    ranges, first = [], FIRST_DAY
    for level, last in [*ends, (RUNNING, LAST_DAY)]:
        ranges.append(DueRange(level, first, last))
        first = last if level == RUNNING else _text(date.fromisoformat(last) + timedelta(days=1))
    return tuple(ranges)


class DueSpan(msgspec.Struct, frozen=True):
    """Cases in these states whose day lies between two days, both included, as text.

    `hours` says which of those with a limit in hours: all, those that have run out before `moment`
    alone (`past`, and none with a limit in days), or all but those (`running`).
    """

    statuses: tuple[str, ...]
    first: str
    last: str
    hours: Literal["all", "past", "running"] = "all"
    moment: str = ""


def due_spans(levels: Collection[str], vantage: Vantage) -> tuple[DueSpan, ...]:
    """Where the cases of these levels lie, which follow each other: one span a side at most, and
    one for limits in hours that run out on the last day known.
    """
    spans = []
    moment = vantage.known_moment(TOWNSHIP)
    is_split = bool(moment) and (OVERDUE in levels) != (YELLOW in levels)
    for side in (STATION, TOWNSHIP):
        ranges = [each for each in due_ranges(side, vantage) if each.level in levels]
        if ranges:
            first, last = min(r.first for r in ranges), max(r.last for r in ranges)
            span = DueSpan(states_of_side(side), first, last)
            if is_split and side == TOWNSHIP and YELLOW in levels:
                span = msgspec.structs.replace(span, hours="running", moment=moment)
            spans.append(span)
    if is_split and OVERDUE in levels:
        day = china_date_of(moment).isoformat()
        spans.append(DueSpan(STATES_WITH_HOURS, day, day, "past", moment))
    return tuple(spans)


def is_of_town(span: DueSpan) -> bool:
    """Whether these are cases that the township has to act upon."""
    return all(CLOCKS[state].side == TOWNSHIP for state in span.statuses)


def _last_near(calendar: WorkingCalendar, on: date, days_left: int) -> date:
    """The last day that is no more than so many working days ahead."""
    day = on
    while working_days_between(calendar, on, day + timedelta(days=1)) <= days_left:
        day += timedelta(days=1)
    return day


def _last_late(calendar: WorkingCalendar, on: date, days_late: int) -> date:
    """The last day that at least so many working days have gone by since."""
    day, left = on, days_late
    while left:
        left -= calendar.is_working_day(day)
        day -= timedelta(days=1)
    return day


def _text(day: date) -> str:
    return day.isoformat()


def acted_at(claimed_at: str, received_at: str = "") -> str:
    """When a step was taken: its author's claim, but no later than the township's word on when it
    came in. So a slow courier makes nobody late, and a clock that runs ahead neither. UTC text.
    """
    return min(claimed_at, received_at) if claimed_at and received_at else claimed_at or received_at


def days_late(calendar: WorkingCalendar, due_on: str, acted: str) -> int:
    """Working days by which an act of that moment missed its day; 0 when it was in time. An act on a
    day off after the last day is late by one at least.
    """
    if not is_date(due_on) or not is_moment(acted):
        return 0
    day, acted_on = date.fromisoformat(due_on), china_date_of(acted)
    return max(working_days_between(calendar, day, acted_on), 1) if acted_on > day else 0
