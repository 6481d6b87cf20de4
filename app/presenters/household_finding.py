"""Which household is meant by what was typed."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.records import Household
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen

MOST_HOUSEHOLDS = 8
HITS_LOOKED_THROUGH = 24


class HouseholdFound(msgspec.Struct, frozen=True):
    """A household that may be meant; `person_name` is who was found by what was typed."""

    household_id: str
    number: str
    head_name: str
    address: str
    person_name: str


def find_households(desk: Desk, query: str) -> list[HouseholdFound]:
    """Households that a query may mean; a villager stands for the household."""
    store = desk.store
    found: dict[str, HouseholdFound] = {}
    with store.reading():
        for hit in store.search.find(query, HITS_LOOKED_THROUGH):
            if hit.kind == "household":
                household_id, person_name = hit.id, ""
            elif hit.kind == "person":
                household_id, person_name = store.persons.by_id(hit.id).household_id, hit.title
            else:
                continue
            household = store.households.by_ids([household_id]).get(household_id)
            if household and not household.is_deleted:
                found.setdefault(household_id, _found(household, person_name))
    heads_first = sorted(found.values(), key=lambda one: one.person_name not in ("", one.head_name))
    return heads_first[:MOST_HOUSEHOLDS]


class HouseholdScreen(ProblemScreen, Protocol):
    """Where households are offered while somebody types."""

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None: ...


class HouseholdSearch:
    """Offers households for what is being typed; an answer that was overtaken is dropped."""

    def __init__(self, screen: HouseholdScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._query = ""

    def find(self, query: str) -> None:
        """Look for households by a name, initials, tail of a phone or household number."""
        self._query = query

        def show(found: list[HouseholdFound]) -> None:
            if query == self._query:
                self._screen.show_households(query, found)

        self._runner.run(lambda desk: find_households(desk, query), show, self._screen.show_problem)

    def stop(self) -> None:
        """One was chosen: what still comes is dropped."""
        self._query = ""


def read_household(desk: Desk, household_id: str) -> HouseholdFound:
    """Raises OperationRefused `household_unknown`."""
    return _found(desk.store.households.by_id(household_id), "")


def _found(household: Household, person_name: str) -> HouseholdFound:
    return HouseholdFound(
        household_id=household.id,
        number=household.number,
        head_name=household.head_name,
        address=household.address,
        person_name=person_name,
    )
