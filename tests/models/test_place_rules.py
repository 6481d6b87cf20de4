"""The pure rules beside the parts of a profile: days, steps, sheets, routes, rates."""

from datetime import date, timedelta

import pytest

from app.models.errors import OperationRefused
from app.models.rules.appeals import (
    AlertSteps,
    alert_step,
)
from app.models.rules.cadres import CadreRules, groups_needed, is_grid_size_unusual
from app.models.rules.criticism import CriticismRules, follow_up_on, reply_due_on
from app.models.rules.duty import (
    DutyRules,
    ReceptionRules,
    ShiftTimes,
    is_reception_time,
    shifts_on,
)
from app.models.rules.ratings import rate_text
from app.models.rules.reports import MonthSpan, Rhythm, duties_on
from app.models.rules.reviews import ReviewRules, check_sheets, is_review_month


def test_a_reply_is_due_on_the_15th_natural_day():
    rules, assigned = CriticismRules(), date(2026, 2, 10)  # the spring festival lies in between
    assert reply_due_on(rules, assigned) == date(2026, 2, 25)


@pytest.mark.parametrize(
    ("assigned", "expected"),
    [
        (date(2026, 3, 5), date(2026, 4, 5)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_the_follow_up_comes_a_month_later(assigned, expected):
    assert follow_up_on(CriticismRules(), assigned) == expected


def test_49_sheets_close_no_review_and_50_do():
    rules = ReviewRules(months=(6, 12), minimum_sheets=50)
    with pytest.raises(OperationRefused, match="review_sheets_too_few") as refusal:
        check_sheets(rules, 49)
    assert refusal.value.facts == {"least": 50, "sheets": 49}
    check_sheets(rules, 50)
    assert [m for m in range(1, 13) if is_review_month(rules, date(2026, m, 1))] == [6, 12]


def test_an_open_appeal_goes_up_one_step_at_a_time():
    steps, due = AlertSteps(remind_days_left=3, alert_days_late=3), date(2026, 3, 31)
    days = [due + timedelta(days=n) for n in range(-5, 6)]
    assert [alert_step(steps, due, day) for day in days] == (
        ["open"] * 2 + ["remind"] * 4 + ["overdue"] * 2 + ["county_alert"] * 3
    )


@pytest.mark.parametrize(
    ("households", "unusual"), [(0, False), (99, True), (100, False), (150, False), (151, True)]
)
def test_a_grid_outside_100_to_150_households_is_unusual(households, unusual):
    assert is_grid_size_unusual(CadreRules(100, 150), households) is unusual
    assert not is_grid_size_unusual(CadreRules(), households)


def test_people_are_parted_into_groups():
    assert [groups_needed(n, 10) for n in (0, 1, 10, 11, 95)] == [0, 1, 1, 2, 10]
    assert groups_needed(95, 0) == 0


def test_shifts_out_of_hours_and_on_days_off():
    rules = DutyRules(
        shifts=(
            ShiftTimes("白班", "08:30", "17:00"),
            ShiftTimes("晚班", "18:00", "21:00", "every_day", True),
            ShiftTimes("节假日", "09:00", "17:00", "day_off", True),
        )
    )
    assert [shift.name for shift in shifts_on(rules, True)] == ["白班", "晚班"]
    assert [shift.name for shift in shifts_on(rules, False)] == ["晚班", "节假日"]


def test_reception_is_on_a_weekend_or_on_another_evening():
    saturday, monday = date(2026, 3, 7), date(2026, 3, 9)
    assert is_reception_time(ReceptionRules(), saturday, "09:00")
    assert not is_reception_time(ReceptionRules(), monday, "09:00")
    assert is_reception_time(ReceptionRules(), monday, "19:00")


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (119, 120, 2, "99.17%"), (0, 0, 2, "–"), (0, 5, 2, "0.00%"), (5, 5, 2, "100.00%"),
        (299, 300, 2, "99.67%"), (1, 3, 0, "33%"), (2, 3, 1, "66.7%"), (1, 200, 0, "1%"),
        (1999, 2000, 1, "99.9%"), (1, 3000, 1, "0.1%"), (299, 300, 0, "99%"), (0, 3000, 1, "0.0%"),
    ],
)  # fmt: skip
def test_a_rate_is_told_to_the_decimals_of_the_place(part, whole, decimals, text):
    assert rate_text(part, whole, decimals) == text


def test_the_rhythm_of_week_and_month():
    rhythm = Rhythm(
        weekly_sort_on=1,
        monthly_summary_on=31,
        month_spans=(MonthSpan("寻找问题", 1, 5), MonthSpan("归纳梳理", 6, 10)),
    )
    assert duties_on(rhythm, date(2026, 3, 2)) == ("weekly_sort", "寻找问题")
    assert duties_on(rhythm, date(2026, 3, 6)) == ("归纳梳理",)
    assert duties_on(rhythm, date(2026, 2, 28)) == ("monthly_summary",)
    assert duties_on(rhythm, date(2026, 3, 12)) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: MonthSpan("x", 5, 1),
        lambda: AlertSteps(alert_days_late=0),
        lambda: ReviewRules(assessors=("a", "b"), score_weights=(50, 40)),
        lambda: ReviewRules(assessors=("a",), score_weights=(50, 50)),
    ],
)
def test_rules_that_contradict_themselves_are_no_rules(wrong):
    with pytest.raises(ValueError):
        wrong()
