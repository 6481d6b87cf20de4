"""上海: answered on the spot or sent up one level at a time; a team for 200 households."""

from app.models.rules.appeals import level_name
from app.models.rules.cadres import groups_needed, team_wanted
from app.presenters.team_presenter import teams_of_village


def finding(place, household: str, **said):
    return place.visit(household, finding="漏水。", finding_class="意见建议", **said)


def test_what_can_be_answered_is_answered_on_the_spot(works_by):
    place = works_by("shanghai")
    (household,) = place.populate(1)
    spot = finding(place, household, is_answered_on_the_spot=True, answer="当场修好。")
    later = finding(place, household)
    assert place.store.appeals.by_id(spot.appeal_id).stage == "answered"
    assert place.store.appeals.by_id(later.appeal_id).stage == "collected"


def test_four_levels_one_after_the_other(works_by):
    rules = works_by("shanghai").rules.appeals
    assert rules.escalation_chain == ("块区", "村居", "街镇", "区政府职能部门")
    assert [level_name(rules, level) for level in (0, 1, 2)] == ["", "街镇", "区政府职能部门"]


def test_a_team_of_ten_for_two_hundred_households(works_by):
    rules = works_by("shanghai").rules.cadres
    assert (rules.team_members, rules.team_households) == (10, 200)
    assert groups_needed(1_000, rules.team_households) == 5
    assert [team_wanted(rules, n) for n in (0, 1, 200, 201)] == [0, 10, 10, 20]


def test_what_cannot_be_answered_is_sent_up_and_does_not_vanish(works_by):
    place = works_by("shanghai")
    appeal_id = place.raise_appeal().id
    place.advance(appeal_id, "sort")
    up = place.advance(appeal_id, "escalate", note="要街镇协调")
    assert (up.level, up.status) == (1, "in_progress")
    assert appeal_id in {each.id for each in place.store.appeals.page_after()}
    assert place.store.appeals.open_count() == 1


def test_the_page_of_teams_is_given_what_a_block_needs(works_by):
    rules = teams_of_village(works_by("shanghai").desk).rules
    assert (rules.team_members, rules.team_households) == (10, 200)
