"""Limits are counted as the law counts them, holidays and make-up days included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.working_days import (
    CALENDAR_DAY,
    HOUR,
    LIMIT_UNITS,
    WORKING_DAY,
    deadline_after,
    working_days_between,
)
from tests.models.calendars import SPRING_2026

days = st.dates(date(2025, 6, 1), date(2027, 6, 1))


def is_worked_by_hand(day: date) -> bool:
    if day in SPRING_2026.makeup_days:
        return True
    return day not in SPRING_2026.days_off and day.isoweekday() <= 5


def counted_by_hand(start: date, amount: int) -> date:
    worked = [d for n in range(1, 400) if is_worked_by_hand(d := start + timedelta(days=n))]
    return worked[amount - 1] if amount else start


@given(days, st.integers(0, 60))
def test_working_day_deadlines_are_what_counting_by_hand_gives(start, amount):
    due = deadline_after(SPRING_2026, start, amount, WORKING_DAY).due_on

    assert due == counted_by_hand(start, amount)
    assert working_days_between(SPRING_2026, start, due) == amount


@given(days, st.integers(0, 90))
def test_calendar_days_are_just_added(start, amount):
    deadline = deadline_after(SPRING_2026, start, amount, CALENDAR_DAY)

    assert deadline.due_on == start + timedelta(days=amount)
    assert not deadline.is_provisional


@pytest.mark.parametrize(("hours", "later"), [(0, 0), (1, 1), (24, 1), (25, 2), (48, 2)])
def test_hours_end_on_the_day_they_run_out(hours, later):
    start = date(2026, 3, 2)

    assert deadline_after(SPRING_2026, start, hours, HOUR).due_on == start + timedelta(days=later)


@given(days, st.integers(0, 40), st.sampled_from(LIMIT_UNITS))
def test_a_longer_limit_never_ends_earlier(start, amount, unit):
    shorter = deadline_after(SPRING_2026, start, amount, unit).due_on
    longer = deadline_after(SPRING_2026, start, amount + 1, unit).due_on

    assert start <= shorter <= longer


@given(days, st.integers(0, 60))
def test_a_deadline_is_provisional_when_any_of_it_lies_in_an_unpublished_year(start, amount):
    deadline = deadline_after(SPRING_2026, start, amount, WORKING_DAY)

    assert deadline.is_provisional == (start.year != 2026 or deadline.due_on.year != 2026)


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)), st.integers(300, 3000))
def test_long_spans_are_counted_as_short_ones(start, length):
    end = start + timedelta(days=length)

    by_day = sum(is_worked_by_hand(start + timedelta(days=n)) for n in range(1, length + 1))
    assert working_days_between(SPRING_2026, start, end) == by_day


@given(days, days)
def test_counting_back_is_the_negative_of_counting_forward(start, end):
    forward = working_days_between(SPRING_2026, start, end)

    assert forward == -working_days_between(SPRING_2026, end, start)


@pytest.mark.parametrize(
    ("amount", "unit", "problem"),
    [
        (3, "", "limit_unit_missing"),
        (3, "week", "limit_unit_missing"),
        (-1, HOUR, "limit_negative"),
    ],
)
def test_a_limit_without_sense_is_refused(amount, unit, problem):
    with pytest.raises(OperationRefused, match=problem):
        deadline_after(SPRING_2026, date(2026, 3, 2), amount, unit)
