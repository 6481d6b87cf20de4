"""Rounds, night-visit days, and how much of a village must be visited."""

import itertools
from datetime import date

import pytest

from app.models.rules.visits import (
    VisitRules,
    is_night_day,
    must_visit_due_on,
    night_days_between,
    required_percent,
    rounds_of_year,
)
from app.models.visit_records import VisitRound

RULES = VisitRules(night_days=(10, 20, 30), rounds_a_year=4)


def test_a_small_village_is_visited_whole_and_a_large_one_to_four_fifths():
    rules = VisitRules(small_village_most_households=300)
    assert [required_percent(rules, n) for n in (1, 300, 301)] == [100, 100, 80]


def test_night_days_fall_on_the_last_day_of_a_month_that_is_too_short():
    found = night_days_between(RULES, date(2026, 2, 1), date(2026, 3, 31))
    assert [day.isoformat()[5:] for day in found] == [
        "02-10", "02-20", "02-28", "03-10", "03-20", "03-30",
    ]  # fmt: skip
    assert is_night_day(RULES, date(2028, 2, 29))
    assert not is_night_day(VisitRules(), date(2026, 3, 10))


@pytest.mark.parametrize("count", range(1, 13))
def test_rounds_that_nobody_set_share_the_year_without_gap(count):
    rounds = rounds_of_year(VisitRules(rounds_a_year=count), 2026, [])
    assert len(rounds) == count
    assert (rounds[0].starts_on, rounds[-1].ends_on) == ("2026-01-01", "2026-12-31")
    for before, after in itertools.pairwise(rounds):
        gap = date.fromisoformat(after.starts_on) - date.fromisoformat(before.ends_on)
        assert gap.days == 1


def test_rounds_that_were_set_stand_in_place_of_the_equal_parts():
    own = [
        VisitRound(id="b", name="秋季", starts_on="2026-09-01", ends_on="2026-10-31"),
        VisitRound(id="a", name="春节", starts_on="2026-01-20", ends_on="2026-02-20"),
        VisitRound(id="c", name="去年", starts_on="2025-09-01", ends_on="2025-10-31"),
    ]
    assert [each.name for each in rounds_of_year(RULES, 2026, own)] == ["春节", "秋季"]


def test_a_must_visit_is_due_some_days_after_it_is_known():
    assert must_visit_due_on(VisitRules(must_visit_days=3), date(2026, 2, 27)) == date(2026, 3, 2)
