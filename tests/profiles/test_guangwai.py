"""北京西城广外: one plan a household, and the second classification of findings."""

import pytest

from app.acts.visit_planning_acts import HouseholdPlanText
from app.presenters.visit_beginning import read_form
from tests.refusals import refused


def test_a_household_has_one_plan_that_is_rewritten(works_by):
    place = works_by("guangwai")
    one, other = place.populate(2)
    write, read = place.desk.visit_planning, place.store.visit_planning
    first = write.write_household_plan(place.actor, one, HouseholdPlanText(needs="搬迁过渡"))
    again = write.write_household_plan(
        place.actor, one, HouseholdPlanText(needs="搬迁过渡", measures="联系周转房")
    )
    assert first.id == again.id
    assert read.household_plan(one).measures == "联系周转房"
    assert read.household_plan(other) is None
    refused(
        "household_plan_empty",
        write.write_household_plan, place.actor, other, HouseholdPlanText(),
    )  # fmt: skip


@pytest.mark.parametrize("second", ["工程本身", "工程以外", "工程后续", ""])
def test_a_finding_is_classed_a_second_time(works_by, second):
    place = works_by("guangwai")
    (household,) = place.populate(1)
    visit = place.visit(
        household, finding="噪声大。", finding_class="意见建议", second_class=second
    )
    assert visit.second_class == second


def test_the_second_class_is_called_as_the_place_calls_it(works_by):
    place = works_by("guangwai")
    assert read_form(place.desk, "甲").second_class_name == "情形"


def test_a_second_class_that_is_none_is_refused(works_by):
    place = works_by("guangwai")
    (household,) = place.populate(1)
    refused(
        "finding_second_class_unknown",
        place.visit, household, finding="x", finding_class="意见建议", second_class="别的",
    )  # fmt: skip


def test_the_second_class_is_asked_for_in_the_form_and_stands_in_the_diary(works_by):
    place = works_by("guangwai")
    (household,) = place.populate(1)
    form = read_form(place.desk, "张三")
    assert form.second_classes == ("工程本身", "工程以外", "工程后续")
    visit = place.visit(
        household, finding="噪声大。", finding_class="意见建议", second_class="工程以外"
    )
    (entry,) = place.desk.diary.page_of(place.actor, visit.entity_id).entries
    assert entry.classes == "意见建议；工程以外"
