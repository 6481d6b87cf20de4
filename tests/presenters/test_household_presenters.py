"""Households: what the list and the page of one household do, on a real station."""

import msgspec
import pytest

from app.acts.intake import Intake
from app.acts.visit_acts import VisitReport
from app.models.records import Cadre
from app.presenters.household_list_presenter import HouseholdListPresenter
from app.presenters.household_presenter import HouseholdPresenter

from .village import LateRunner


@pytest.fixture
def households(runner):
    return runner.desk.store.households.page_after()


@pytest.fixture
def listing(screen, runner, station):
    return HouseholdListPresenter(screen, runner, lambda: station.actor)


@pytest.fixture
def page(screen, runner):
    return HouseholdPresenter(screen, runner)


def numbers(lines):
    return [line.household.number for line in lines]


def test_the_list_shows_every_household_with_its_people(listing, screen, runner, households):
    listing.refresh()

    lines, totals = screen.last("show_households"), screen.last("show_totals")
    assert numbers(lines) == [household.number for household in households]
    assert sum(line.people for line in lines) == totals.people
    assert totals.households == 40
    assert sum(count for _, _, count in totals.grids) == 40


def test_a_cadre_and_doubts_are_shown_in_the_list(listing, screen, runner, station, households):
    desk = runner.desk
    cadre_id = desk.register.add_cadre(station.actor, Cadre(id="", name="孙丽"))
    desk.register.assign_cadre(station.actor, households[0].grid_id, cadre_id)
    head = desk.store.households.persons(households[0].id)[0]
    desk.register.change_person(station.actor, head.id, {"doubt": "身份证号待核"})

    listing.refresh()

    line = screen.last("show_households")[0]
    assert (line.cadre_name, line.doubtful) == ("孙丽", 1)
    assert screen.last("show_totals").doubtful == 1


def test_one_grid_is_shown_alone(listing, screen, runner):
    grids = runner.desk.store.stations.grids()
    listing.refresh()

    listing.choose({"grid_id": grids[0].id})

    shown = screen.last("show_households")
    assert {line.household.grid_id for line in shown} == {grids[0].id}


def test_households_are_found_by_a_member_a_number_and_a_phone(listing, screen, runner, households):
    people = runner.desk.store.households.persons
    household = next(h for h in households if len(people(h.id)) > 2 and people(h.id)[1].phones)
    member = people(household.id)[1]
    for query in (member.name, household.number, member.phones[0][-4:]):
        listing.find(query)

        assert household.number in numbers(screen.last("show_households")), query


def test_no_words_show_all_again(listing, screen):
    listing.find("没有这个人")
    assert screen.last("show_households") == []

    listing.find("")

    assert len(screen.last("show_households")) == 40


def test_what_was_found_for_earlier_words_is_dropped(station, screen):
    runner = LateRunner(station)
    listing = HouseholdListPresenter(screen, runner, lambda: station.actor)

    listing.find("王")
    listing.find("没有这个人")
    runner.let_through()

    assert screen.all("show_households") == [[]]
    runner.desk.store.close()


def test_a_household_is_shown_with_people_cases_and_visits(
    page, screen, runner, station, households
):
    household = households[2]
    head = runner.desk.store.households.persons(household.id)[0]
    intake = Intake(
        "S01-001", head.name, (), household_id=household.id, applicant_phone="13800138000"
    )
    case = runner.desk.cases.register_case(station.actor, intake)
    runner.desk.visits.record_visit(
        station.actor, VisitReport(household.id, "2026-11-20", content="问了收成")
    )

    page.open(household.id)

    shown = screen.last("show_household")
    assert shown.residents[0].name == head.name
    assert [line.case.id for line in shown.cases] == [case.id]
    assert shown.cases[0].case.applicant_phone == "138****8000"
    assert [visit.content for visit in shown.visits] == ["问了收成"]


def test_numbers_are_masked_and_restricted_groups_left_out(
    page, screen, runner, station, households
):
    head = runner.desk.store.households.persons(households[0].id)[0]
    groups = {"groups": ["低保户", "社区矫正"], "phones": ["13800138000"]}
    runner.desk.register.change_person(station.actor, head.id, groups)

    page.open(households[0].id)

    resident = screen.last("show_household").residents[0]
    assert resident.masked_phone == "138****8000"
    assert resident.groups == ("低保户",)
    assert head.id_number not in msgspec.json.encode(resident).decode()


def test_a_villager_leads_to_the_household(page, screen, runner, households):
    person = runner.desk.store.households.persons(households[5].id)[-1]

    page.open_of_person(person.id)

    assert screen.last("show_household").household.id == households[5].id


def test_a_household_that_is_not_there_is_a_problem(page, screen):
    page.open("0" * 32)

    assert screen.last("show_problem").key == "household_unknown"


def test_a_household_that_was_left_does_not_come_back_late(station, screen, households):
    runner = LateRunner(station)
    page = HouseholdPresenter(screen, runner)

    page.open(households[0].id)
    page.open(households[1].id)
    runner.let_through()

    assert [s.household.id for s in screen.all("show_household")] == [households[1].id]
    runner.desk.store.close()
