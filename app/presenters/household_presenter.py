"""What happens when someone looks at one household. No Qt, no SQL."""

from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.deadlines import case_due
from app.models.id_number import mask_id_number, mask_phone
from app.models.new_heads import is_headless
from app.models.priority_groups import RESTRICTED_GROUPS
from app.models.records import Household, Person, Visit
from app.presenters.case_list_presenter import CaseLine
from app.presenters.case_reading import masked_case
from app.presenters.register_change_presenter import (
    household_actions,
    household_of,
    person_actions,
)
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

MOST_CASES = 50
MOST_VISITS = 50


class Resident(msgspec.Struct, frozen=True):
    """One person of a household, as far as a list may show: numbers masked, restricted groups out."""

    person_id: str
    name: str
    head_relation: str
    sex: str
    born_on: str
    masked_id_number: str
    masked_phone: str
    residence: str
    groups: tuple[str, ...]
    doubt: str
    standing: str = ""  # left or dead; empty for who is here
    actions: tuple[str, ...] = ()  # what may become of them now


class HouseholdFile(msgspec.Struct, frozen=True):
    """Everything that the household page shows."""

    household: Household
    grid_name: str
    cadre_name: str
    residents: tuple[Resident, ...]
    cases: tuple[CaseLine, ...]
    visits: tuple[Visit, ...]
    actions: tuple[str, ...] = ()  # what may become of the household now
    is_deserted: bool = False  # it stands, and nobody is in it any more
    is_headless: bool = False  # people live here, and the head is not one of them
    is_closed_with_people: bool = False
    disputes: tuple[tuple[str, str], ...] = ()  # (whose, field) about which two PCs disagree


class HouseholdScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the household page."""

    def show_household(self, household_file: HouseholdFile) -> None:
        """Show a household instead of what stood here."""
        ...


class HouseholdPresenter:
    """One open household."""

    def __init__(self, screen: HouseholdScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._household_id = ""

    def choose(self, household_id: str) -> None:
        """That household is shown from now on: it is read when its page comes to the front."""
        self._household_id = household_id
        self._screen.clear_message()

    def open(self, household_id: str) -> None:
        """Show a household on the page that is in front."""
        self.choose(household_id)
        self.refresh()

    def open_of_person(self, person_id: str) -> None:
        """Show the household of a villager who was found elsewhere."""
        self._household_id = ""

        def show(household_id: str) -> None:
            if not self._household_id:
                self.open(household_id)

        self._runner.run(
            lambda desk: household_of(desk, "person", person_id),
            show,
            self._screen.show_problem,
        )

    def refresh(self) -> None:
        """Read the open household anew."""
        household_id = self._household_id
        if not household_id:
            return

        def show(household_file: HouseholdFile) -> None:
            if household_id == self._household_id:
                self._screen.show_household(household_file)

        self._runner.run(
            lambda desk: read_household_file(desk, household_id), show, self._screen.show_problem
        )


def read_household_file(desk: Desk, household_id: str) -> HouseholdFile:
    """Raises OperationRefused `household_unknown`."""
    store, workplace = desk.store, desk.workplace
    with store.reading():
        vantage = workplace.vantage()
        household = store.households.by_id(store.households.shown_id(household_id))
        grids = {grid.id: grid.name for grid in store.stations.grids()}
        cadres = {cadre.id: cadre.name for cadre in store.stations.cadres()}
        records = store.households.record_ids(household.id)
        people = store.households.persons(household.id)
        former = store.households.former_persons(household.id)
        person_ids = store.persons.record_ids([person.id for person in (*people, *former)])
        cases = store.cases.of_households(records, person_ids, MOST_CASES)
        visits = [
            v for each in records for v in store.visits.page_of_household(each, limit=MOST_VISITS)
        ]
        names = {household.id: ""} | {person.id: person.name for person in (*people, *former)}
        disputed = store.registers.disputed_fields(list(names))
        about_life = {"standing", "standing_on", "standing_reason", "household_id"}
        visits.sort(key=lambda visit: (visit.visited_on, visit.id), reverse=True)
        return HouseholdFile(
            household=household,
            grid_name=grids.get(household.grid_id, ""),
            cadre_name=cadres.get(household.cadre_id, ""),
            residents=tuple(
                resident_of(person, is_disputed=bool(about_life & set(disputed.get(person.id, []))))
                for person in (*people, *former)
            ),
            cases=tuple(CaseLine(masked_case(case), case_due(case, vantage)) for case in cases),
            visits=tuple(visits[:MOST_VISITS]),
            actions=household_actions(household),
            is_headless=is_headless(household, people),
            is_deserted=not people and not household.standing,
            is_closed_with_people=bool(people) and bool(household.standing),
            disputes=tuple(
                (name, field)
                for entity_id, name in names.items()
                for field in disputed.get(entity_id, [])
            ),
        )


def resident_of(person: Person, *, is_disputed: bool = False) -> Resident:
    """What a list may show of a person."""
    return Resident(
        person_id=person.id,
        name=person.name,
        head_relation=person.head_relation,
        sex=person.sex,
        born_on=person.born_on,
        masked_id_number=mask_id_number(person.id_number),
        masked_phone=mask_phone(person.phones[0]) if person.phones else "",
        residence=person.residence,
        groups=tuple(group for group in person.groups if group not in RESTRICTED_GROUPS),
        doubt=person.doubt,
        standing=person.standing,
        actions=person_actions(person, is_disputed=is_disputed),
    )
