"""容缺受理: which papers may follow, until when, and what a broken word leads to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.deficiency import (
    EXPIRED,
    KEPT,
    OPEN,
    check_deficiency,
    latest_supplement_day,
    standing_of,
    usual_supplement_day,
)
from app.models.errors import OperationRefused
from app.models.intake_records import Commitment
from app.models.records import Material
from app.models.working_days import CALENDAR_DAY, LIMIT_UNITS, WORKING_DAY, WorkingCalendar

CALENDAR = WorkingCalendar("", 2026, 2026, frozenset(), frozenset())
MONDAY = date(2026, 3, 2)
PHOTO = Material(id="photo", name="照片", is_key=False)
CARD = Material(id="card", name="居民身份证", is_key=True)


def latest(amount: int, unit: str = WORKING_DAY):
    return latest_supplement_day(CALENDAR, MONDAY, amount, unit)


def refusal(missing, due_on: str, amount: int = 20) -> OperationRefused:
    with pytest.raises(OperationRefused) as refused:
        check_deficiency(missing, due_on, MONDAY, latest(amount))
    return refused.value


def test_a_paper_that_is_no_key_paper_may_follow():
    assert check_deficiency([PHOTO], "2026-03-09", MONDAY, latest(20)) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("missing", "due_on", "key"),
    [
        ([], "2026-03-09", "deficiency_nothing_missing"),
        ([PHOTO, CARD], "2026-03-09", "deficiency_key_material"),
        ([PHOTO], "2026-02-30", "date_impossible"),
        ([PHOTO], "", "date_impossible"),
        ([PHOTO], "2026-03-01", "deficiency_due_past"),
        ([PHOTO], "2026-03-31", "deficiency_due_too_late"),
    ],
)
def test_what_may_not_be_committed_to(missing, due_on, key):
    assert refusal(missing, due_on).key == key


def test_a_refusal_names_the_latest_day():
    assert refusal([PHOTO], "2026-03-31").facts == {"latest": "2026-03-30"}


@given(st.integers(0, 90), st.sampled_from(LIMIT_UNITS), st.integers(0, 30))
def test_the_proposed_day_is_never_later_than_the_limit(amount, unit, usual_days):
    limit = latest(amount, unit)
    usual = usual_supplement_day(CALENDAR, MONDAY, usual_days, limit)

    assert MONDAY <= usual <= limit.due_on
    assert check_deficiency([PHOTO], usual.isoformat(), MONDAY, limit) == usual


def test_the_day_itself_still_counts():
    commitment = Commitment(id="c", material_ids=["photo"], due_on="2026-03-09")
    day = date(2026, 3, 9)

    assert standing_of(commitment, [PHOTO, CARD], day).state == OPEN
    assert standing_of(commitment, [PHOTO, CARD], day + timedelta(days=1)).state == EXPIRED
    assert [m.id for m in standing_of(commitment, [PHOTO, CARD], day).owed] == ["photo"]


def test_a_paper_that_came_keeps_the_word_even_late():
    came = Material(id="photo", is_key=False, received_at="2026-03-20T01:00:00Z")
    commitment = Commitment(id="c", material_ids=["photo"], due_on="2026-03-09")

    assert standing_of(commitment, [came], date(2026, 4, 1)).state == KEPT


def test_a_limit_in_natural_days_counts_every_day():
    assert latest(3, CALENDAR_DAY).due_on == date(2026, 3, 5)
