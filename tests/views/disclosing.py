"""A villager whose number and telephone are masked on the desk."""

import pytest

NUMBER, PHONE = "370781194910010019", "13800138000"


@pytest.fixture
def villager(village):
    home = village.store.households.page_after()[0]
    person = village.store.households.persons(home.id)[0]
    fields = {"id_number": NUMBER, "phones": [PHONE], "groups": ["低保户"]}
    village.desk.register.change_person(village.actor, person.id, fields)
    return person


@pytest.fixture
def desk(village, villager, open_desktop):
    village.register(applicant_id=villager.id, applicant_phone=PHONE)
    at_work = open_desktop(village)
    at_work.log_in()
    return at_work


@pytest.fixture
def household_page(desk, villager):
    section = desk.page("households")
    section.open_household(villager.household_id)
    desk.settle()
    return section.household_page
