"""Rounds, visit plans, households' own plans, and what is carried to every household."""

import pytest

from app.acts.visit_planning_acts import HouseholdPlanText, PlannedVisit
from app.models.errors import OperationRefused


@pytest.fixture
def homes(village) -> list[str]:
    return [each.id for each in village.store.households.page_after()]


def test_a_round_is_set_and_removed(village):
    acts, actor = village.desk.visit_planning, village.actor
    kept = acts.set_round(actor, " 春季走访 ", "2026-03-01", "2026-04-30")
    assert kept.name == "春季走访"
    acts.remove_round(actor, kept.id)
    assert village.store.visit_planning.rounds() == []
    with pytest.raises(OperationRefused, match="visit_round_unknown"):
        acts.remove_round(actor, kept.id)
    with pytest.raises(OperationRefused, match="visit_round_name_missing"):
        acts.set_round(actor, " ", "2026-03-01", "2026-04-30")
    with pytest.raises(OperationRefused, match="visit_period_reversed"):
        acts.set_round(actor, "春", "2026-03-02", "2026-03-01")


def test_a_plan_says_who_goes_where_and_why(village, homes):
    acts, actor = village.desk.visit_planning, village.actor
    visits = [PlannedVisit(homes[1], "住院"), PlannedVisit(homes[0])]
    plan = acts.plan_visits(actor, "张三", "2026-03-09", visits)
    assert (plan.household_ids, plan.reasons) == ([homes[1], homes[0]], ["住院", ""])
    assert village.store.visit_planning.plan(plan.id) == plan
    village.desk.undoing.take_back(actor)
    with pytest.raises(OperationRefused, match="visit_plan_unknown"):
        village.store.visit_planning.plan(plan.id)


@pytest.mark.parametrize(
    ("visitor", "until", "households", "key"),
    [
        ("", "2026-03-09", 1, "visit_plan_visitor_missing"),
        ("张三", "2026-03-01", 1, "visit_period_reversed"),
        ("张三", "2026-03-09", 0, "visit_plan_empty"),
        ("张三", "2026-03-09", -1, "household_unknown"),
    ],
)
def test_what_is_no_plan(village, homes, visitor, until, households, key):
    visits = [PlannedVisit("ab" * 16)] if households < 0 else [PlannedVisit(homes[0])] * households
    with pytest.raises(OperationRefused, match=key):
        village.desk.visit_planning.plan_visits(village.actor, visitor, until, visits)


def test_a_household_has_one_plan_that_is_written_again(village, homes):
    acts, actor = village.desk.visit_planning, village.actor
    first = acts.write_household_plan(actor, homes[0], HouseholdPlanText(needs="修房"))
    again = acts.write_household_plan(
        actor, homes[0], HouseholdPlanText(needs="修房", measures="帮申请危房改造")
    )
    assert (first.id, again.measures) == (again.id, "帮申请危房改造")
    with pytest.raises(OperationRefused, match="household_plan_empty"):
        acts.write_household_plan(actor, homes[0], HouseholdPlanText(responsible_name="张三"))


def test_outreach_ticks_each_household_and_takes_ticks_back(village, homes):
    acts, actor, kept = village.desk.visit_planning, village.actor, village.store.visit_planning
    outreach = acts.begin_outreach(actor, "policy", "医保缴费", "2026-03-01", "2026-03-31")
    acts.tick_outreach(actor, outreach.id, homes[:3], is_reached=True)
    acts.tick_outreach(actor, outreach.id, homes[1:2], is_reached=False)
    assert kept.reached_by(outreach.id) == dict.fromkeys([homes[0], homes[2]], "2026-03-02")
    entries = village.entries()
    acts.tick_outreach(actor, outreach.id, [homes[0]], is_reached=True)
    assert village.entries() == entries
    acts.tick_outreach(actor, outreach.id, [homes[1]], is_reached=True)
    assert set(kept.reached_by(outreach.id)) == set(homes[:3])
    with pytest.raises(OperationRefused, match="outreach_type_unknown"):
        acts.begin_outreach(actor, "gossip", "x", "2026-03-01", "2026-03-31")
    with pytest.raises(OperationRefused, match="outreach_title_missing"):
        acts.begin_outreach(actor, "policy", " ", "2026-03-01", "2026-03-31")
