"""The deadline engine against a counter that goes day by day, over every year whose holidays are known."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.case_states import STATES, STATION, TOWNSHIP, progress_of
from app.models.deadlines import (
    CLOCKS,
    LATE_LEVELS,
    LEVELS,
    OVERDUE,
    REMIND,
    RUNNING,
    YELLOW,
    DeadlineLevels,
    Vantage,
    acted_at,
    binding_due_on,
    case_due,
    days_late,
    due_level,
    due_ranges,
)
from app.models.errors import OperationRefused
from app.models.limit_runs import (
    Pause,
    authority_deadline,
    deadline_from,
    resumed_deadline,
)
from app.models.moments import CHINA, utc_text_of
from app.models.records import Case, CaseStep
from app.models.working_days import (
    CALENDAR_DAY,
    HOUR,
    LIMIT_UNITS,
    WORKING_DAY,
    Deadline,
    WorkingCalendar,
    deadline_after,
)
from app.sheets.shipped import load_calendar

RESOURCES = Path(__file__).parents[2] / "resources"
CALENDAR = load_calendar(RESOURCES)
known_days = st.dates(date(2004, 1, 1), date(2026, 12, 31))
times_of_day = st.times().map(lambda t: t.replace(microsecond=0, fold=0))
moments = st.builds(lambda day, t: datetime.combine(day, t, CHINA), known_days, times_of_day)
sides = st.sampled_from([STATION, TOWNSHIP])


def stored(moment: datetime) -> str:
    return utc_text_of(moment)


def limit_end(
    calendar: WorkingCalendar,
    started_at: str,
    amount: int,
    unit: str,
    events: Iterable[Pause | date] = (),
) -> Deadline:
    """Where a limit ends after all that has happened to it, in that order; a day is that of an extension."""
    deadline = deadline_from(calendar, started_at, amount, unit)
    for event in events:
        deadline = (
            Deadline(event)
            if isinstance(event, date)
            else resumed_deadline(calendar, deadline, event, unit)
        )
    return deadline


def is_counted(day: date, unit: str) -> bool:
    return unit != WORKING_DAY or CALENDAR.is_working_day(day)


def counted_by_hand(start: datetime, amount: int, unit: str, pauses) -> date:
    """Goes through the days one by one, with an own notion of what a pause swallows."""
    if unit == HOUR:
        now, left = start, amount
        for stopped, resumed in pauses:
            run = (stopped - now).total_seconds()
            if run > left * 3600:
                break
            left -= run / 3600
            now = resumed
        return (now + timedelta(hours=left)).date()
    day, counted = start.date(), 0
    while True:
        stands = any(s.date() <= day < r.date() for s, r in pauses)
        if counted == amount and not stands:
            return day
        day += timedelta(days=1)
        swallowed = any(s.date() < day <= r.date() for s, r in pauses)
        counted += is_counted(day, unit) and not swallowed


@st.composite
def runs(draw):
    """A start, a limit, and pauses in their order after it."""
    start, now = draw(moments), None
    unit, amount = draw(st.sampled_from(LIMIT_UNITS)), draw(st.integers(0, 70))
    now, pauses = start, []
    for _ in range(draw(st.integers(0, 3))):
        stopped = now + timedelta(hours=draw(st.integers(0, 40 * 24)))
        now = stopped + timedelta(hours=draw(st.integers(0, 60 * 24)))
        pauses.append((stopped, now))
    return start, amount, unit, pauses


@given(runs())
def test_limits_with_pauses_end_where_counting_by_hand_ends(run):
    start, amount, unit, pauses = run
    events = [Pause(stored(stopped), stored(resumed)) for stopped, resumed in pauses]

    deadline = limit_end(CALENDAR, stored(start), amount, unit, events)

    assert deadline.due_on == counted_by_hand(start, amount, unit, pauses)


def test_every_unit_over_every_day_of_the_known_years():
    """One limit of each unit from each of 8,401 days, counted by one walk through the days."""
    first, last = date(2004, 1, 1), date(2026, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 60)]
    worked = [day for day in days if CALENDAR.is_working_day(day)]
    position = 0
    for day in days[: (last - first).days + 1]:
        while worked[position] <= day:
            position += 1
        noon = stored(datetime(day.year, day.month, day.day, 12, tzinfo=CHINA))
        due = {unit: limit_end(CALENDAR, noon, 20, unit) for unit in LIMIT_UNITS}
        assert due[WORKING_DAY].due_on == worked[position + 19]
        assert due[CALENDAR_DAY].due_on == day + timedelta(days=20)
        assert due[HOUR].due_on == day + timedelta(days=1)


@given(runs(), st.integers(1, 30), st.sampled_from([WORKING_DAY, CALENDAR_DAY]))
def test_an_extension_moves_the_end_and_a_later_pause_moves_it_further(run, more, unit):
    start, amount, _, pauses = run
    plain = limit_end(CALENDAR, stored(start), amount, unit)
    extended = deadline_after(CALENDAR, plain.due_on, more, unit)
    assert extended.due_on == counted_by_hand(start, amount + more, unit, [])

    events = [extended.due_on, *(Pause(stored(s), stored(r)) for s, r in pauses)]
    deadline = limit_end(CALENDAR, stored(start), amount, unit, events)
    assert deadline.due_on == counted_by_hand(start, amount + more, unit, pauses)


@given(runs())
def test_the_towns_steps_say_the_same_as_the_run(run):
    start, amount, unit, pauses = run
    unit = CALENDAR_DAY if unit == HOUR else unit
    due = deadline_from(CALENDAR, stored(start), amount, unit)
    steps = [step("accept", start, due)]
    for stopped, resumed in pauses:
        steps.append(step("suspend", stopped))
        due = authority_deadline(CALENDAR, steps, unit, stored(resumed))
        steps.append(step("resume", resumed, due))

    assert due.due_on == counted_by_hand(start, amount, unit, pauses)


def test_a_new_round_without_a_day_has_none_to_resume():
    due = Deadline(date(2026, 3, 20))
    start = datetime(2026, 3, 2, 9, tzinfo=CHINA)
    steps = [step("accept", start, due), step("rework", start), step("suspend", start)]

    assert authority_deadline(CALENDAR, steps, WORKING_DAY, stored(start)) is None
    steps[1] = step("rework", start, Deadline(date(2026, 4, 9)))
    resumed = authority_deadline(CALENDAR, steps, WORKING_DAY, stored(start))
    assert resumed is not None and resumed.due_on == date(2026, 4, 9)


def test_a_resumption_that_says_the_last_day_moves_the_cases_day():
    steps = [
        CaseStep(
            id=str(n), side=side, hlc=n, bases=[str(n - 1)] if n else [], action=action, **said
        )
        for n, (side, action, said) in enumerate(
            [
                (STATION, "receive", {}),
                (STATION, "submit", {}),
                (TOWNSHIP, "accept", {"due_on": "2026-03-20"}),
                (TOWNSHIP, "start", {}),
                (TOWNSHIP, "suspend", {"note": "专家评审"}),
                (TOWNSHIP, "resume", {"due_on": "2026-04-02"}),
            ]
        )
    ]

    assert progress_of(steps).due_on == "2026-04-02"
    assert progress_of(steps[:-1]).due_on == "2026-03-20"


def step(action, moment, deadline=None):
    due_on = deadline.due_on.isoformat() if deadline else ""
    return CaseStep(id="", action=action, at=stored(moment), due_on=due_on)


def test_spring_festival_2026():
    assert CALENDAR.is_working_day(date(2026, 2, 14))
    festival = [date(2026, 2, 15) + timedelta(days=n) for n in range(9)]
    assert festival[-1] == date(2026, 2, 23)
    assert not any(CALENDAR.is_working_day(day) for day in festival)
    before = stored(datetime(2026, 2, 13, 10, tzinfo=CHINA))
    assert limit_end(CALENDAR, before, 1, WORKING_DAY).due_on == date(2026, 2, 14)
    assert limit_end(CALENDAR, before, 2, WORKING_DAY).due_on == date(2026, 2, 24)


def test_a_limit_in_hours_runs_from_the_moment():
    started = stored(datetime(2026, 3, 2, 15, 30, tzinfo=CHINA))

    deadline = deadline_from(CALENDAR, started, 2, HOUR)

    assert deadline.due_on == date(2026, 3, 2)
    assert deadline.due_at == "2026-03-02T09:30:00Z"


def test_a_limit_that_stood_still_into_an_unpublished_year_is_provisional():
    started = stored(datetime(2026, 12, 1, 9, tzinfo=CHINA))
    pause = Pause("2026-12-03T01:00:00Z", "2027-01-20T01:00:00Z")

    assert not limit_end(CALENDAR, started, 5, WORKING_DAY).is_provisional
    assert limit_end(CALENDAR, started, 5, WORKING_DAY, [pause]).is_provisional


@pytest.mark.parametrize(
    ("count", "problem"),
    [
        (lambda: limit_end(CALENDAR, "2026-03-02T01:00:00Z", 3, ""), "limit_unit_missing"),
        (lambda: limit_end(CALENDAR, "2026-03-02T01:00:00Z", -3, HOUR), "limit_negative"),
        (
            lambda: limit_end(
                CALENDAR,
                "2026-03-02T01:00:00Z",
                3,
                WORKING_DAY,
                [Pause("2026-03-04T01:00:00Z", "2026-03-03T01:00:00Z")],
            ),
            "limit_pause_reversed",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(count, problem):
    with pytest.raises(OperationRefused, match=problem):
        count()


# -- how near the end is


@st.composite
def vantages(draw):
    yellow = draw(st.integers(0, 4))
    supervise = draw(st.integers(2, 6))
    levels = DeadlineLevels(
        remind_days_left=yellow + draw(st.integers(1, 4)),
        yellow_days_left=yellow,
        supervise_days_late=supervise,
        alert_days_late=supervise + draw(st.integers(1, 6)),
    )
    today = draw(known_days)
    heard = draw(st.none() | st.integers(-3, 30).map(lambda n: today - timedelta(days=n)))
    return Vantage(CALENDAR, today, levels, draw(sides), heard)


near = st.integers(-40, 40)


@given(vantages(), sides, near)
def test_a_list_filtered_by_ranges_shows_what_the_level_of_each_day_says(vantage, side, distance):
    due_on = vantage.today + timedelta(days=distance)
    found = [r.level for r in due_ranges(side, vantage) if r.first <= due_on.isoformat() <= r.last]

    assert due_level(due_on, side, vantage) in found
    assert set(found) == {due_level(due_on, side, vantage)}


@given(vantages(), near)
def test_from_day_to_day_a_deadline_goes_up_one_level_at_a_time(vantage, distance):
    due_on = vantage.today + timedelta(days=distance)
    own = Vantage(CALENDAR, vantage.today, vantage.levels, STATION)
    later = Vantage(CALENDAR, own.today + timedelta(days=1), own.levels, STATION)
    was = LEVELS.index(due_level(due_on, STATION, own))
    now = LEVELS.index(due_level(due_on, STATION, later))

    assert was <= now <= was + 1


@given(vantages(), near)
def test_the_other_side_is_never_called_late_for_days_it_was_not_heard_of(vantage, distance):
    due_on = vantage.today + timedelta(days=distance)
    other = TOWNSHIP if vantage.side == STATION else STATION
    if vantage.heard_on is None or vantage.heard_on <= due_on:
        assert due_level(due_on, other, vantage) not in LATE_LEVELS
        if due_on < vantage.today:
            assert due_level(due_on, other, vantage) in (REMIND, YELLOW)
    else:
        seen = Vantage(CALENDAR, min(vantage.today, vantage.heard_on), vantage.levels, other)
        assert due_level(due_on, other, vantage) == due_level(due_on, other, seen)


def test_levels_over_the_days_of_a_promise():
    """Received on Monday 2 March, promised for Thursday 5."""
    due_on = date(2026, 3, 5)
    levels = [
        due_level(due_on, STATION, Vantage(CALENDAR, date(2026, 3, day))) for day in range(2, 14)
    ]

    assert levels[:4] == [RUNNING, REMIND, YELLOW, YELLOW]
    assert levels[4:8] == [OVERDUE, OVERDUE, OVERDUE, OVERDUE]  # Friday to Monday
    assert levels[8:] == ["supervise", "supervise", "alert", "alert"]


@pytest.mark.parametrize(
    "levels",
    [
        {"remind_days_left": 1, "yellow_days_left": 1},
        {"yellow_days_left": -1},
        {"supervise_days_late": 1},
        {"supervise_days_late": 5, "alert_days_late": 5},
    ],
)
def test_levels_that_would_be_passed_over_are_refused(levels):
    with pytest.raises(ValueError, match=r"level|reminder"):
        DeadlineLevels(**levels)


@pytest.mark.parametrize("status", STATES)
def test_a_case_has_one_clock_at_most(status):
    case = Case(
        id="",
        status=status,
        station_due_on="2026-03-05",
        expected_by="2026-03-20",
        due_on="2026-03-25",
    )
    due = case_due(case, Vantage(CALENDAR, date(2026, 3, 2), heard_on=date(2026, 3, 2)))

    assert due.on == binding_due_on(case)
    assert bool(due.kind) == (status in CLOCKS)


def test_a_step_counts_from_when_it_was_taken_not_from_when_the_courier_came():
    taken, arrived = "2026-03-05T02:00:00Z", "2026-03-12T02:00:00Z"
    assert days_late(CALENDAR, "2026-03-05", acted_at(taken, arrived)) == 0
    assert days_late(CALENDAR, "2026-03-05", acted_at("2026-03-06T02:00:00Z", arrived)) == 1
    # A clock that runs ahead does not make its owner late either: it came in before.
    assert days_late(CALENDAR, "2026-03-05", acted_at("2027-01-01T00:00:00Z", taken)) == 0
    # Taken on the Saturday after: no working day has gone by, and it is late all the same.
    assert days_late(CALENDAR, "2026-03-06", acted_at("2026-03-07T02:00:00Z")) == 1
