"""舟山: grids of 100 to 150, 14 classes, reminder to county alert, four rounds, night visits."""

from datetime import date, timedelta

import msgspec
import pytest

from app.models.appeal_limits import alert_of
from app.models.diary_papers import rank_names
from app.models.rules.appeals import alert_step
from app.models.rules.cadres import is_grid_size_unusual
from app.models.rules.reviews import ReviewRules
from app.models.rules.visits import (
    night_days_between,
    rounds_of_year,
    typed_timing,
)
from app.models.visit_records import COMMENT_RANKS
from app.presenters.visit_beginning import read_form
from app.presenters.visit_lists_presenter import list_view
from tests.refusals import refused


def test_night_visits_are_on_the_10th_20th_and_30th_in_february_on_the_last_day(works_by):
    rules = works_by("zhoushan").rules.visits
    february = night_days_between(rules, date(2026, 2, 1), date(2026, 2, 28))
    assert [day.day for day in february] == [10, 20, 28]
    leap = night_days_between(rules, date(2028, 2, 1), date(2028, 2, 29))
    assert [day.day for day in leap] == [10, 20, 29]
    march = night_days_between(rules, date(2026, 3, 1), date(2026, 3, 31))
    assert [day.day for day in march] == [10, 20, 30]
    year = night_days_between(rules, date(2026, 1, 1), date(2026, 12, 31))
    assert len(year) == 36


def test_four_rounds_a_year_cover_the_year_without_a_gap(works_by):
    place = works_by("zhoushan")
    kept = place.store.visit_planning.rounds()
    rounds = rounds_of_year(place.rules.visits, 2026, kept)
    assert len(rounds) == 4
    ends = [date.fromisoformat(each.ends_on) for each in rounds]
    begins = [date.fromisoformat(each.starts_on) for each in rounds]
    assert begins == [date(2026, 1, 1), *(end + timedelta(days=1) for end in ends[:-1])]
    assert ends[-1] == date(2026, 12, 31)
    own = place.desk.visit_planning.set_round(
        place.actor, "春季普遍走访", "2026-03-01", "2026-03-31"
    )
    kept = place.store.visit_planning.rounds()
    assert rounds_of_year(place.rules.visits, 2026, kept) == [own]


def test_an_open_appeal_is_reminded_of_then_overdue_then_told_to_the_county(works_by):
    rules = works_by("zhoushan").rules
    due = date(2026, 4, 1)
    found = {
        n: alert_step(rules.appeals.alert_steps, due, due + timedelta(days=n)) for n in range(-4, 5)
    }
    assert found == {
        -4: "open", -3: "remind", -2: "remind", -1: "remind", 0: "remind",
        1: "overdue", 2: "overdue", 3: "county_alert", 4: "county_alert",
    }  # fmt: skip
    assert rules.appeals.alert_steps.alert_to == "县（区）网格办"
    assert {"appeals.limit", "appeals.alert_steps.alert_days_late"} <= rules.open.keys()


def test_findings_fall_into_fourteen_classes(works_by):
    place = works_by("zhoushan")
    (household,) = place.populate(1)
    assert len(place.rules.appeal_classes) == 14
    assert place.rules.appeal_classes[:5] == (
        "经济发展", "环境保护", "困难救助", "农业生产建设", "邻里纠纷",
    )  # fmt: skip
    place.visit(household, finding="渔港淤积。", finding_class="农业生产建设")
    refused("finding_class_missing", place.visit, household, finding="x", finding_class="生活困难")


def test_a_grid_of_100_to_150_households_is_usual(works_by):
    rules = works_by("zhoushan").rules.cadres
    assert [is_grid_size_unusual(rules, n) for n in (99, 100, 150, 151)] == [
        True, False, False, True,
    ]  # fmt: skip
    assert rules.grid_kinds == ("陆上网格", "海上网格")


def test_an_appeal_of_thirty_days_is_alerted_of_offline(works_by):
    place = works_by("zhoushan")
    appeal = place.store.appeals.by_id(place.raise_appeal().id)
    assert appeal.due_on == "2026-04-01"
    days = {"2026-03-28": "open", "2026-03-29": "remind", "2026-04-02": "overdue",
            "2026-04-04": "county_alert"}  # fmt: skip
    for day, expected in days.items():
        assert alert_of(place.rules, appeal, date.fromisoformat(day)) == expected
    place.advance(appeal.id, "sort")
    place.advance(appeal.id, "assign")
    done = place.advance(appeal.id, "answer", reply="已办。")
    assert alert_of(place.rules, done, date(2026, 5, 1)) == "open"


def test_days_count_from_the_day_on_which_it_was_raised_until_somebody_has_it_in_hand(works_by):
    place = works_by("zhoushan")
    appeal_id = place.raise_appeal(raised_on="2026-02-20").id
    assert place.store.appeals.by_id(appeal_id).due_on == "2026-03-22"
    place.advance(appeal_id, "sort")
    assert place.advance(appeal_id, "assign").due_on == "2026-04-01"


def test_nothing_is_written_off_before_the_person_was_told(works_by):
    place = works_by("zhoushan")
    appeal_id = place.raise_appeal().id
    place.advance(appeal_id, "sort")
    place.advance(appeal_id, "assign")
    refused("appeal_reply_missing", place.advance, appeal_id, "answer")
    refused("appeal_step_out_of_order", place.advance, appeal_id, "write_off")


def test_three_ranks_of_leaders_comment_apart(works_by):
    ranks = works_by("zhoushan").rules.reviews.comment_ranks
    assert ranks == ("联系领导", "分管领导", "主要领导")
    assert len(ranks) == len(COMMENT_RANKS)


def test_the_form_knows_the_evenings_and_the_hour_from_which_a_visit_is_a_night_visit(works_by):
    place = works_by("zhoushan")
    rules = read_form(place.desk, "张三").rules
    assert (rules.night_days, rules.night_begins_at) == ((10, 20, 30), "18:00")
    assert [typed_timing(rules, typed) for typed in ("1800", "19：05", "905", "17:59", "晚上")] == [
        "evening", "evening", "", "", "",
    ]  # fmt: skip
    assert "visits.night_begins_at" in place.rules.open


def test_four_rounds_are_owed_and_rates_have_two_decimals(works_by):
    place = works_by("zhoushan")
    households = place.populate(3)
    place.visit(households[0])
    view = list_view(place.desk, "rounds", "2026")
    assert dict(view.counts) == {"rounds_owed": 4, "rounds_set": 0}
    assert [line.cells[6] for line in view.lines] == ["33.33%", "0.00%", "0.00%", "0.00%"]
    assert [line.state for line in view.lines] == ["running", "coming", "coming", "coming"]


def test_a_place_with_two_ranks_keeps_two_apart(works_by):
    place = works_by("zhoushan")
    two = msgspec.structs.replace(place.rules.reviews, comment_ranks=("包村干部", "镇长"))
    named = rank_names(msgspec.structs.replace(place.rules, reviews=two))
    assert dict(named) == {"liaison_leader": "包村干部", "supervising_leader": "镇长"}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"comment_ranks": ["a", "b", "c", "d"]}, ReviewRules)
