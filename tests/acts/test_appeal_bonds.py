"""Repetitions are counted on every appeal of a matter, bonds are taken back, classes change, rules assign."""

import pytest

from app.acts.appeal_report import AppealReport, AppealSaid
from app.models.assignees import areas_of, rule_for
from app.models.place_records import AssigneeRule
from app.models.records import Cadre, Grid
from app.models.register_changes import Happening
from app.presenters.appeal_presenter import read_appeal_file
from app.sheets.profile_file import shipped_profile
from tests.refusals import refused
from tests.stations import RESOURCES


@pytest.fixture
def place(village):
    village.desk.profiles.adopt(village.actor, shipped_profile(RESOURCES, "jiaozhou"))
    return village


def raised(pc, **said) -> str:
    profile = pc.desk.workplace.profile
    words = {"content": "路灯坏了。", "appeal_class": profile.appeal_classes[0], **said}
    return pc.desk.appeals.register(pc.actor, AppealReport(raised_on="2026-03-02", **words)).id


def times(pc, *ids) -> list[int]:
    return [pc.store.appeals.by_id(each).times_raised for each in ids]


def links(pc, appeal_id) -> int:
    return len(read_appeal_file(pc.desk, appeal_id, pc.actor.role).links)


def test_each_appeal_of_a_matter_counts_all_the_others(place):
    first = raised(place)
    second = raised(place, repeat_of=first)
    assert times(place, first, second) == [2, 2]
    third = raised(place, repeat_of=second)
    assert times(place, first, second, third) == [3, 3, 3]
    late = raised(place)
    said = AppealSaid(other_kind="appeal", other_id=first, relation="repeat")
    place.desk.appeals.link(place.actor, late, said)
    assert times(place, first, late) == [4, 2]
    assert links(place, first) == 3


def test_a_repetition_is_taken_back_on_both_sides_and_stays_in_the_history(place):
    first = raised(place)
    second = raised(place, repeat_of=first)
    place.desk.appeals.unlink(place.actor, first, second)
    assert times(place, first, second) == [1, 1]
    assert (links(place, first), links(place, second)) == (0, 0)
    actions = [step.action for step in place.store.appeals.steps(second)]
    assert actions.count("repeat") == actions.count("unlink") == 1
    refused("appeal_other_missing", place.desk.appeals.unlink, place.actor, first, second)


def test_a_link_made_from_the_other_side_is_taken_back_here(place):
    one, other = raised(place), raised(place)
    said = AppealSaid(other_kind="appeal", other_id=other, relation="same_matter")
    place.desk.appeals.link(place.actor, one, said)
    assert links(place, other) == 1
    place.desk.appeals.unlink(place.actor, other, one)
    assert (links(place, one), links(place, other)) == (0, 0)
    place.desk.appeals.link(place.actor, one, said)
    assert links(place, other) == 1


def test_of_an_appeal_that_is_hidden_the_others_say_nothing(village):
    village.desk.profiles.adopt(village.actor, shipped_profile(RESOURCES, "pingyi"))
    first = raised(village)
    hidden_route = next(r for r in village.desk.workplace.profile.appeals.routes if r.hidden_from)
    raised(village, repeat_of=first, route=hidden_route.code)
    assert times(village, first) == [1]
    assert links(village, first) == 0


def test_a_class_is_changed_and_what_was_not_asked_stays(place):
    appeal = raised(place, difficulty="较难")
    classes = place.desk.workplace.profile.appeal_classes
    changed = place.desk.appeals.reclassify(place.actor, appeal, classes[1])
    assert (changed.appeal_class, changed.difficulty) == (classes[1], "较难")
    refused("appeal_difficulty_unknown", raised, place, difficulty="很难")
    change = place.desk.appeals.reclassify
    refused("appeal_difficulty_unknown", change, place.actor, appeal, classes[1], difficulty="很难")
    refused("appeal_class_unknown", change, place.actor, appeal, "没有这类")


def test_the_nearest_rule_by_area_then_class_then_difficulty():
    def rule(grid, appeal_class, difficulty):
        name = f"{grid}/{appeal_class}/{difficulty}"
        return AssigneeRule(
            id=name, grid_id=grid, appeal_class=appeal_class, difficulty=difficulty,
            assignee_id=name, assignee_name=name,
        )  # fmt: skip

    rules = [
        rule(*each)
        for each in (
            ("", "", ""), ("", "路", ""), ("", "", "疑难"), ("组", "", ""), ("巷", "路", "疑难"),
        )
    ]  # fmt: skip
    grids = [Grid(id="巷", parent_id="组"), Grid(id="组"), Grid(id="别", parent_id="别")]

    def chosen(grid, appeal_class, difficulty):
        found = rule_for(rules, areas_of(grids, grid), appeal_class, difficulty)
        return found.assignee_id if found else ""

    assert chosen("巷", "路", "疑难") == "巷/路/疑难"
    assert chosen("巷", "路", "一般") == "组//"  # the nearer area stands before the class
    assert chosen("", "路", "疑难") == "/路/"
    assert chosen("别", "水", "疑难") == "//疑难"
    assert chosen("别", "水", "") == "//"
    assert rule_for([], [""], "路", "") is None


def test_rules_assign_appeals_and_fall_back_to_the_cadre_and_the_first_receiver(place):
    desk, who = place.desk, place.actor
    other = place.actor_as("entry")
    desk.register.add_staff(who, other)
    home = place.store.households.page_after()[0]
    cadre = desk.register.add_cadre(who, Cadre(id="", name="张明"))
    desk.households.assign_cadre(who, [home.id], cadre, Happening("2026-03-02"))
    kind = desk.workplace.profile.appeal_classes[0]

    def assigned(**said):
        appeal = raised(place, **said)
        desk.appeals.advance(who, appeal, "sort")
        return desk.appeals.advance(who, appeal, "assign").assignee_name

    assert (assigned(household_id=home.id), assigned()) == ("张明", who.name)
    rule = desk.assignees.set(who, home.grid_id, kind, "", other.id)
    desk.assignees.set(who, "", "", "疑难", who.id)
    assert assigned(household_id=home.id) == other.name
    assert assigned(household_id=home.id, difficulty="疑难") == other.name
    again = desk.assignees.set(who, home.grid_id, kind, "", cadre)
    assert (again.id, len(desk.assignees.rules())) == (rule.id, 2)
    assert assigned(household_id=home.id) == "张明"
    desk.assignees.remove(who, rule.id)
    refused("assignee_rule_unknown", desk.assignees.remove, who, rule.id)
    assert assigned(difficulty="疑难") == who.name
    assert desk.assignees.set(who, home.grid_id, kind, "", other.id).id == rule.id
    for bad, key in (
        (("ab" * 16, "", "", other.id), "grid_unknown"),
        (("", "没有", "", other.id), "appeal_class_unknown"),
        (("", "", "没有", other.id), "appeal_difficulty_unknown"),
        (("", "", "", "ab" * 16), "assignee_missing"),
    ):
        refused(key, desk.assignees.set, who, *bad)
