"""社区矫正, 安置帮教 and 精神障碍 behind their permission: in no list, file or search of other accounts."""

import msgspec
import pytest

from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.household_lists import HouseholdChoice
from app.models.priority_groups import RESTRICTED_GROUPS
from app.models.records import Person
from app.models.register_changes import Happening
from app.models.roles import ENTRY
from app.presenters.duplicate_presenter import DuplicatePresenter
from app.presenters.household_finding import find_households
from app.presenters.household_list_presenter import found_households, read_totals
from app.presenters.household_presenter import read_household_file
from app.presenters.list_contents import CONTENT_OF
from app.presenters.register_form_presenter import read_form
from app.presenters.transfer_presenter import transfer_content

CLERK = Actor("ab" * 16, "赵敏", ENTRY)


@pytest.fixture
def desk(runner, station):
    """Everyone of the first household is in every restricted group, one of them twice on the register."""
    desk = runner.desk
    home = desk.store.households.page_after()[0]
    groups = ["低保户", *sorted(RESTRICTED_GROUPS)]
    for person in desk.store.households.persons(home.id):
        desk.register.change_person(station.actor, person.id, {"groups": groups})
    twin = Person(id="", name=person.name, born_on=person.born_on, household_id=home.id,
                  phones=list(person.phones), groups=groups)  # fmt: skip
    desk.register.add_person(station.actor, twin)
    return desk


def names_none(content: object) -> bool:
    return not any(group in repr(content) for group in RESTRICTED_GROUPS)


@pytest.mark.parametrize("ledger", CONTENT_OF)
def test_no_exported_or_printed_list_names_them(desk, ledger):
    try:
        content = CONTENT_OF[ledger](desk, CLERK)
    except OperationRefused as refusal:
        assert refusal.key == "act_not_permitted"
    else:
        assert names_none(content)


def test_who_may_see_them_finds_them_in_the_roster(desk, station):
    assert not names_none(CONTENT_OF["people"](desk, station.actor))


def test_a_draft_that_a_reviewer_left_tells_nobody_else(desk, station):
    person = desk.store.households.persons(desk.store.households.page_after()[0].id)[0]
    draft = msgspec.json.encode({"name": person.name, "groups": sorted(RESTRICTED_GROUPS)})
    desk.store.drafts.save(f"register/person/{person.id}", draft, desk.workplace.now())

    assert names_none(read_form(desk, CLERK, "person", person.id, "").values)
    assert not names_none(read_form(desk, station.actor, "person", person.id, "").values)


def test_no_page_search_or_transfer_names_them(desk, runner, screen, station):
    home = desk.store.households.page_after()[0]
    person = desk.store.households.persons(home.id)[0]
    seen = [
        read_household_file(desk, home.id),
        read_totals(desk, CLERK, HouseholdChoice()),
        found_households(desk, CLERK, person.name, HouseholdChoice()),
        find_households(desk, person.name),
        desk.store.search.find(person.name),
        *(desk.store.search.find(group) for group in RESTRICTED_GROUPS),
    ]
    DuplicatePresenter(screen, runner, lambda: CLERK).refresh()
    assert all(names_none(each) for each in (*seen, screen.told))
    for group in RESTRICTED_GROUPS:
        with pytest.raises(OperationRefused, match="act_not_permitted"):
            read_totals(desk, CLERK, HouseholdChoice(group=group))

    away = Happening(desk.workplace.today().isoformat(), "迁走")
    desk.households.leave(station.actor, home.id, away)
    assert names_none(transfer_content(desk, CLERK, home.id))
    assert not names_none(transfer_content(desk, station.actor, home.id))
