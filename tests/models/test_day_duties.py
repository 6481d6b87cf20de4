"""What a day is kept for by the rules of a place."""

from datetime import date
from pathlib import Path

import pytest

from app.models.profile import day_duties
from app.sheets.shipped import load_profile
from app.words.terms import DAY_DUTY

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.mark.parametrize(
    ("code", "day", "duties"),
    [
        (
            "songmu",
            date(2026, 3, 2),
            (
                "daily_inspection",
                "weekly_sort",
            ),
        ),
        ("songmu", date(2026, 6, 30), ("daily_inspection", "monthly_summary", "review")),
        ("songmu", date(2026, 3, 4), ("daily_inspection",)),
        ("zhoushan", date(2026, 2, 28), ("night_visit",)),
        ("zhoushan", date(2026, 2, 20), ("night_visit",)),
        ("yingshan", date(2026, 3, 3), ("寻找问题",)),
        ("qingzhou", date(2026, 3, 2), ()),
    ],
)
def test_the_day_of_a_place(code, day, duties):
    assert day_duties(load_profile(RESOURCES, code), day) == duties


def test_every_code_has_a_word():
    codes = {
        duty
        for code in ("songmu", "zhoushan", "yingshan")
        for month in range(1, 13)
        for day in range(1, 29)
        for duty in day_duties(load_profile(RESOURCES, code), date(2026, month, day))
        if duty.isascii()
    }
    assert codes <= DAY_DUTY.keys()
