"""饶阳: 五必到, 四到户, ten and ten, a grade every half-year on the wall."""

import pytest

from app.acts.appraisal_acts import AppraisalSession
from app.acts.card_contents import CardContents
from app.models.appointment_records import Team
from app.models.appraisals import results_of, weighted_score
from app.models.records import Cadre, Station
from app.models.rules.cadres import groups_needed
from app.models.rules.reviews import weights_of_parts
from tests.refusals import refused

FIVE = ("celebration", "illness", "hardship", "errand", "troubled_mind")


@pytest.mark.parametrize("occasion", FIVE)
def test_each_of_the_five_events_must_be_visited_in_person(works_by, occasion):
    place = works_by("raoyang")
    (household,) = place.populate(1)
    task = place.desk.must_visits.open(place.actor, household, occasion, place.today)
    assert task.status == "open" and task.due_on == "2026-03-05"
    refused("must_visit_not_answered_so", place.visit, household, "phone", answered_tasks=[task.id])
    visit = place.visit(household, answered_tasks=[task.id])
    done = place.store.must_visits.by_id(task.id)
    assert (done.status, done.visit_id) == ("answered", visit.entity_id)


def test_there_are_exactly_five_events(works_by):
    place = works_by("raoyang")
    (household,) = place.populate(1)
    assert place.rules.visits.must_visit_occasions == FIVE
    refused(
        "must_visit_occasion_unknown",
        place.desk.must_visits.open, place.actor, household, "party", place.today,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["policy", "decision", "activity", "opinion"])
def test_each_of_the_four_reaches_every_household_with_a_tick(works_by, kind):
    place = works_by("raoyang")
    households = place.populate(4)
    planning, kept = place.desk.visit_planning, place.store.visit_planning
    outreach = planning.begin_outreach(place.actor, kind, "惠农政策", place.today, "2026-03-31")
    planning.tick_outreach(place.actor, outreach.id, households[:3], is_reached=True)
    assert set(kept.reached_by(outreach.id)) == set(households[:3])
    planning.tick_outreach(place.actor, outreach.id, households[:1], is_reached=False)
    assert set(kept.reached_by(outreach.id)) == set(households[1:3])


def test_ten_members_a_leader_and_ten_households_a_member(works_by):
    rules = works_by("raoyang").rules
    assert rules.households_per_cadre == rules.cadres.households_per_member == 10
    members = groups_needed(198, rules.cadres.households_per_member)
    assert (members, groups_needed(members, rules.cadres.members_per_leader)) == (20, 2)


def test_a_grade_every_half_year_from_three_sides(works_by):
    place = works_by("raoyang")
    acts = place.desk.appraisals
    assert place.rules.reviews.months == (6, 12) and place.rules.reviews.is_wall_sheet_printed
    assert acts.grades() == ("好", "较好", "一般", "差")
    session = acts.open_session(
        place.actor, AppraisalSession("上半年评定", "2026年上半年", place.today, ("张明", "李丽"))
    )
    for part, marks in (
        ("self", ("好", "好")), ("masses", ("较好", "好")), ("masses", ("较好", "一般")),
        ("branch", ("较好", "")),
    ):  # fmt: skip
        acts.count_sheet(place.actor, session.id, part, marks)
    closed = acts.close(place.actor, session.id)
    results = {each.name: each for each in results_of(closed, acts.progress(session.id))}
    assert results["张明"].grade == "较好" and results["李丽"].grade == "好"
    assert results["张明"].marks["masses"] == (0, 2, 0, 0)
    assert weighted_score(results["张明"], weights_of_parts(place.rules.reviews)) == "73.3"
    assert weighted_score(results["李丽"], weights_of_parts(place.rules.reviews)) == ""  # no branch


def test_the_member_card_says_who_is_a_member_and_who_leads_the_group(works_by):
    place = works_by("raoyang")
    desk, who = place.desk, place.actor
    place.populate(4)
    station = Station(id="", name="服务站", short_name="高家庄")
    desk.register.set_up_station(who, station)
    grid = place.store.stations.grids()[0]
    leader, member, other = (
        desk.register.add_cadre(who, Cadre(id="", name=name, title=title))
        for name, title in (("甲", "村委"), ("乙", ""), ("丙", "网格员"))
    )
    desk.teams.keep(
        who, Team(id="", kind="party_group", name="一组", leader_id=leader, member_ids=[member])
    )
    contents = CardContents(desk.workplace)
    layout = next(iter(contents.layouts.values()))
    titles = [
        contents.content(layout, grid.id, each).cadre_title for each in (leader, member, other)
    ]
    assert titles == ["党小组长、村委", "党员", "网格员"]
