"""The fifteen files that ship: whole, sourced, and each with the numbers of its account."""

import tomllib
from pathlib import Path

import pytest

from app.models.profile import Profile
from app.models.profile_sources import rules_without_source, sources_without_rule
from app.sheets.shipped import load_profile, profile_codes

RESOURCES = Path(__file__).parents[2] / "resources"
PLACES = (
    "baise", "baodi", "dongguan", "guangwai", "hubei_sanwan", "jiaozhou", "nanjing_vehicle",
    "pingyi", "puyang", "qingzhou", "raoyang", "shanghai", "songmu", "yingshan", "zhoushan",
)  # fmt: skip


def tables_of(code: str) -> dict:
    return tomllib.loads((RESOURCES / "profiles" / f"{code}.toml").read_text("utf-8"))


def test_all_fifteen_places_ship():
    assert tuple(profile_codes(RESOURCES)) == PLACES


@pytest.mark.parametrize("code", PLACES)
def test_each_rule_names_its_source_or_says_who_must_confirm_it(code):
    tables = tables_of(code)
    assert rules_without_source(tables) == []
    assert sources_without_rule(tables) == []
    assert not set(tables["sources"]) & set(tables["open"])
    assert all("业务规则整理 1." in text for text in tables["sources"].values())


@pytest.mark.parametrize("code", PLACES)
def test_each_profile_can_be_worked_with(code):
    profile = load_profile(RESOURCES, code)
    assert profile.code == code and profile.source
    assert profile.service_promise and profile.duty_hours and profile.card_edition
    assert profile.must_record_classes
    assert set(profile.must_record_classes) <= set(profile.appeal_classes)
    assert len(set(profile.appeal_classes)) == len(profile.appeal_classes)
    assert 6 <= len(profile.common_items) <= 10
    assert {each.name for each in profile.appeals.problem_classes} <= set(profile.appeal_classes)


@pytest.mark.parametrize("code", PLACES)
def test_a_profile_asks_for_no_report_that_it_leaves_empty(code):
    profile = load_profile(RESOURCES, code)
    wanted = set(profile.reports.drawn_up)
    assert "scorecard" not in wanted or profile.scorecard.blocks
    assert "appraisal_results" not in wanted or profile.reviews.months


NUMBERS = {
    "qingzhou": lambda p: (
        p.households_per_cadre,
        len(p.cadres.tiers),
        p.activities.a_department_year,
        len(p.activities.types),
        len(p.scorecard.blocks),
        sum(len(block.indicators) for block in p.scorecard.blocks),
    ) == (30, 5, 2, 6, 6, 25),
    "guangwai": lambda p: p.appeals.second_classes == ("工程本身", "工程以外", "工程后续"),
    "baodi": lambda p: len(p.ratings.channels) == 4 and p.reviews.is_year_end_vote_held,
    "raoyang": lambda p: (
        p.cadres.members_per_leader, p.cadres.households_per_member, len(p.reviews.assessors),
        len(p.reviews.months),
    ) == (10, 10, 3, 2),
    "shanghai": lambda p: (
        p.cadres.team_members, p.cadres.team_households, len(p.appeals.escalation_chain)
    ) == (10, 200, 4),
    "nanjing_vehicle": lambda p: (
        p.ratings.decimals, [s.on for s in p.duty.shifts if s.is_out_of_hours]
    ) == (2, ["every_day", "day_off"]),
    "puyang": lambda p: (
        len(p.service.checklist), p.appeals.targets["handled_rate"],
        p.appeals.targets["satisfaction_rate"],
    ) == (8, 100, 99),
    "hubei_sanwan": lambda p: (
        len(p.appeals.problem_classes), sum(len(c.problems) for c in p.appeals.problem_classes)
    ) == (7, 26),
    "songmu": lambda p: (
        len(p.must_record_classes), len(p.ledgers.basic_blocks),
        sum(len(block.fields) for block in p.ledgers.basic_blocks),
        p.reviews.minimum_sheets, p.calendar.weekly_sort_on,
    ) == (5, 4, 50, 50, 1),
    "dongguan": lambda p: (
        p.reception.sessions_a_week, len(p.reception.steps), p.appeals.targets["reply_rate"]
    ) == (1, 5, 99),
    "baise": lambda p: (
        len(p.appeals.handled_in_village), len(p.cadres.tiers)
    ) == (3, 5),
    "yingshan": lambda p: (
        p.criticism.reply_days, p.criticism.follow_up_months, p.criticism.event.notice_days,
        p.criticism.event.supervisors, p.criticism.event.jurors, p.criticism.event.times_a_year,
        [(s.first_day, s.last_day) for s in p.calendar.month_spans],
    ) == (15, 1, 7, 30, 10, 2, [(1, 5), (6, 10)]),
    "jiaozhou": lambda p: (
        p.appeals.is_claimed, len(p.cadres.grid_kinds), len(p.ratings.periods)
    ) == (True, 5, 3),
    "pingyi": lambda p: (
        [r.name for r in p.appeals.routes], p.appeals.routes[0].limit.amount,
        p.appeals.routes[0].limit.unit, p.appeals.routes[4].hidden_from, len(p.appeals.sources),
    ) == (["速办", "研办", "专办", "联办", "受理"], 1, "hour", ("village", "township"), 7),
    "zhoushan": lambda p: (
        p.cadres.households_per_grid_least, p.cadres.households_per_grid_most,
        len(p.appeal_classes), len(p.reviews.comment_ranks),
    ) == (100, 150, 14, 3),
}  # fmt: skip


@pytest.mark.parametrize("code", PLACES)
def test_the_numbers_of_the_account_stand_in_the_file(code):
    assert NUMBERS[code](load_profile(RESOURCES, code))


def test_defaults_alone_are_a_profile():
    profile = Profile(code="plain", name="空白方案")
    assert not profile.criticism.is_used and not profile.reception.is_used
    assert profile.reviews.minimum_sheets == 0
