"""湖北三万: absent households closed by phone, message or card alone; 7 classes, 26 problems."""

import pytest

from app.models.register_changes import Happening
from app.models.visit_statistics import Period, Share
from app.presenters.visit_list_presenter import visit_figures
from app.presenters.visit_statistics_presenter import statistics_content, statistics_view
from tests.refusals import refused

YEAR = Period("2026-01-01", "2026-12-31")


def remaining(place) -> list[str]:
    """逐户销号: what is still on the list."""
    return place.store.visit_figures.to_visit(YEAR, Share(), place.rules.visits)


def everybody_away(place, household: str) -> None:
    for person in place.store.households.persons(household):
        place.desk.people.go_away(place.actor, person.id, "深圳", Happening(place.today, "务工"))


def everybody_at_home(place, households: list[str]) -> None:
    for household in households:
        for person in place.store.households.persons(household):
            if person.residence == "外出":
                place.desk.people.come_back(place.actor, person.id, Happening(place.today, "返乡"))


@pytest.mark.parametrize("channel", ["phone", "message", "card_left"])
def test_an_absent_household_is_closed_by_phone_message_or_card(works_by, channel):
    place = works_by("hubei_sanwan")
    home, away, other = place.populate(3)
    everybody_at_home(place, [home, other])
    everybody_away(place, away)
    place.visit(home, channel)  # people who are at home are visited: no call closes them
    place.visit(away, channel)
    assert set(remaining(place)) == {home, other}
    place.visit(home, timing="early")
    place.visit(other, timing="evening", is_by_appointment=True)
    assert remaining(place) == []


def test_what_was_closed_without_a_visit_has_a_figure_and_all_parts_make_the_whole(works_by):
    place = works_by("hubei_sanwan")
    home, away, other = place.populate(3)
    everybody_at_home(place, [home, other])
    everybody_away(place, away)
    place.visit(home)
    place.visit(away, "phone")

    figures = visit_figures(place.desk)
    assert (figures.visited, figures.closed, figures.left) == (1, 1, 1)
    content = statistics_content(place.desk, place.actor, YEAR, "grid")
    assert content.note.startswith("外出户以电话、短信、留卡销号 1 户")
    assert statistics_view(place.desk, YEAR, "grid").closes_absent


def test_the_field_does_not_close_an_absent_household(works_by):
    place = works_by("hubei_sanwan")
    (away,) = place.populate(1)
    everybody_away(place, away)
    place.visit(away, "field")
    assert remaining(place) == [away]


def test_elsewhere_a_call_closes_nobody(works_by):
    place = works_by("songmu")
    (away,) = place.populate(1)
    everybody_away(place, away)
    place.visit(away, "phone")
    assert remaining(place) == [away]


def test_findings_fall_into_seven_classes_and_26_problems(works_by):
    place = works_by("hubei_sanwan")
    (household,) = place.populate(1)
    classes = place.rules.appeals.problem_classes
    assert (len(classes), sum(len(each.problems) for each in classes)) == (7, 26)
    for each in classes:
        place.visit(household, finding="塘堰淤塞。", finding_class=each.name)
    refused("finding_class_missing", place.visit, household, finding="x", finding_class="生活困难")
    refused("finding_class_missing", place.visit, household, finding="x")


def test_a_problem_belongs_to_its_class(works_by):
    place = works_by("hubei_sanwan")
    kept = place.raise_appeal(appeal_class="水利设施", problem="塘堰淤塞")
    assert place.store.appeals.by_id(kept.id).problem == "塘堰淤塞"
    refused("appeal_class_unknown", place.raise_appeal, appeal_class="环境卫生", problem="塘堰淤塞")
