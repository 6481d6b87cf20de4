"""What happens when someone uses the list of households. No Qt, no SQL."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.records import Household
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey

MOST_FOUND = 50


class HouseholdLine(msgspec.Struct, frozen=True):
    """One row of the list."""

    household: Household
    grid_name: str
    people: int
    cadre_name: str
    doubtful: int  # people with something to be verified


class RegisterTotals(msgspec.Struct, frozen=True):
    """How many there are of everything; `grids` are (id, name, households)."""

    households: int
    people: int
    doubtful: int
    grids: tuple[tuple[str, str, int], ...]


class HouseholdListScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the list."""

    def show_totals(self, totals: RegisterTotals) -> None:
        """Show how many there are."""
        ...

    def show_households(self, lines: Sequence[HouseholdLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_households(self, lines: Sequence[HouseholdLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...


class HouseholdListPresenter:
    """The list of households: all, those of a grid, or those that some words may mean."""

    def __init__(self, screen: HouseholdListScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._listing = 0
        self._query = ""
        self._grid_id = ""

    def refresh(self) -> None:
        """Read figures and first page anew."""
        self._runner.run(read_totals, self._screen.show_totals, self._screen.show_problem)
        self._list()

    def find(self, query: str) -> None:
        """Show the households that these words may mean; no words mean all."""
        self._query = query.strip()
        self._list()

    def choose_grid(self, grid_id: str) -> None:
        """Show the households of one grid; no grid means all."""
        self._grid_id = grid_id
        self._list()

    def load_more(self, last: HouseholdLine) -> None:
        """Show what follows the last row."""
        listing, grid_id = self._listing, self._grid_id
        after = PageKey(last.household.number, last.household.id)

        def show(lines: list[HouseholdLine]) -> None:
            if listing == self._listing:
                self._screen.add_households(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: page_of_households(desk, after, grid_id), show, self._screen.show_problem
        )

    def _list(self) -> None:
        self._listing += 1
        listing, query, grid_id = self._listing, self._query, self._grid_id

        def read(desk: Desk) -> list[HouseholdLine]:
            if query:
                return found_households(desk, query, grid_id)
            return page_of_households(desk, FIRST_UPWARDS, grid_id)

        def show(lines: list[HouseholdLine]) -> None:
            if listing == self._listing:
                more = not query and len(lines) == PAGE_ROWS
                self._screen.show_households(lines, more=more)

        self._runner.run(read, show, self._screen.show_problem)


def read_totals(desk: Desk) -> RegisterTotals:
    """The figures above the list."""
    store = desk.store
    with store.reading():
        counts = store.households.counts_by_grid()
        grids = sorted(store.stations.grids(), key=lambda grid: grid.name)
        return RegisterTotals(
            households=store.households.count(),
            people=store.persons.count(),
            doubtful=store.persons.doubtful_count(),
            grids=tuple((grid.id, grid.name, counts.get(grid.id, 0)) for grid in grids),
        )


def page_of_households(desk: Desk, after: PageKey, grid_id: str) -> list[HouseholdLine]:
    """A page of all households, or of a grid's, by number."""
    households = desk.store.households
    with desk.store.reading():
        if grid_id:
            return household_lines(desk, households.page_of_grid(grid_id, after, PAGE_ROWS))
        return household_lines(desk, households.page_after(after, PAGE_ROWS))


def found_households(desk: Desk, query: str, grid_id: str) -> list[HouseholdLine]:
    """The households that a query may mean, best first: its own words or one of its people's."""
    store = desk.store
    with store.reading():
        ids: dict[str, None] = {}
        for hit in store.search.find(query, MOST_FOUND):
            if hit.kind == "household":
                ids[hit.id] = None
            elif hit.kind == "person":
                ids[store.persons.by_id(hit.id).household_id] = None
        known = store.households.by_ids(list(ids))
        found = [known[household_id] for household_id in ids if household_id in known]
        return household_lines(
            desk, [each for each in found if grid_id in ("", each.grid_id) and not each.is_deleted]
        )


def household_lines(desk: Desk, households: Sequence[Household]) -> list[HouseholdLine]:
    """Rows for these households."""
    store = desk.store
    grids = {grid.id: grid.name for grid in store.stations.grids()}
    cadres = {cadre.id: cadre.name for cadre in store.stations.cadres()}
    lines = []
    for household in households:
        people = store.households.persons(household.id)
        lines.append(
            HouseholdLine(
                household=household,
                grid_name=grids.get(household.grid_id, ""),
                people=len(people),
                cadre_name=cadres.get(household.cadre_id, ""),
                doubtful=sum(bool(person.doubt) for person in people),
            )
        )
    return lines
