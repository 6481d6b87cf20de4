"""What happens when someone uses the list of households. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.grids import grid_tree, with_descendants
from app.models.household_lists import HouseholdChoice
from app.models.list_papers import MOST_ROWS
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
    """How many there are of everything; `grids` are (id, name, households with those of the grids
    below it), the name set in by its depth. `chosen`: how many the choice leaves; None for all.
    `unplaced`: how many are still to be put into a grid, or to get an address.
    """

    households: int
    people: int
    doubtful: int
    grids: tuple[tuple[str, str, int], ...]
    groups: tuple[str, ...] = ()
    chosen: int | None = None
    unplaced: int = 0


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

    def show_all_households(self, lines: Sequence[HouseholdLine]) -> None:
        """Show these, which are all, and mark every one."""
        ...


class HouseholdListPresenter:
    """The list of households: all, those that a choice leaves, or those that some words may mean."""

    def __init__(
        self, screen: HouseholdListScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._listing = 0
        self._query = ""
        self._choice = HouseholdChoice()

    def refresh(self) -> None:
        """Read figures and first page anew."""
        self._read_totals()
        self._list()

    def find(self, query: str) -> None:
        """Show the households that these words may mean; no words mean all."""
        self._query = query.strip()
        self._list()

    def choose(self, chosen: Mapping[str, Any]) -> None:
        """Narrow the list; the names are HouseholdChoice's."""
        self._choice = msgspec.convert(chosen, HouseholdChoice)
        self._read_totals()
        self._list()

    def load_all(self) -> None:
        """Show the whole list, to choose all of it; what words have found is whole already."""
        listing, query, choice, actor = self._listing, self._query, self._choice, self._actor()

        def show(lines: list[HouseholdLine]) -> None:
            if listing == self._listing:
                self._screen.show_all_households(lines)

        self._runner.run(
            lambda desk: chosen_households(desk, actor, query, choice),
            show,
            self._screen.show_problem,
        )

    def chosen(self) -> tuple[str, HouseholdChoice]:
        """The words and the choice by which the list stands now."""
        return self._query, self._choice

    def load_more(self, last: HouseholdLine) -> None:
        """Show what follows the last row."""
        listing, choice, actor = self._listing, self._choice, self._actor()
        after = PageKey(last.household.number, last.household.id)

        def show(lines: list[HouseholdLine]) -> None:
            if listing == self._listing:
                self._screen.add_households(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: page_of_households(desk, actor, choice, after),
            show,
            self._screen.show_problem,
        )

    def _read_totals(self) -> None:
        choice, actor = self._choice, self._actor()

        def show(totals: RegisterTotals) -> None:
            if choice == self._choice:
                self._screen.show_totals(totals)

        self._runner.run(
            lambda desk: read_totals(desk, actor, choice), show, self._screen.show_problem
        )

    def _list(self) -> None:
        self._listing += 1
        listing, query, choice = self._listing, self._query, self._choice
        actor = self._actor()

        def read(desk: Desk) -> list[HouseholdLine]:
            if query:
                return found_households(desk, actor, query, choice)
            return page_of_households(desk, actor, choice, FIRST_UPWARDS)

        def show(lines: list[HouseholdLine]) -> None:
            if listing == self._listing:
                more = not query and len(lines) == PAGE_ROWS
                self._screen.show_households(lines, more=more)

        self._runner.run(read, show, self._screen.show_problem)


def read_totals(desk: Desk, actor: Actor, choice: HouseholdChoice) -> RegisterTotals:
    """The figures above the list, and what can be chosen."""
    store = desk.store
    with store.reading():
        counts = store.households.counts_by_grid()
        grids = store.stations.grids()
        return RegisterTotals(
            households=store.households.count(),
            people=store.persons.count(),
            doubtful=store.persons.doubtful_count(),
            grids=tuple(
                (
                    grid.id,
                    "　" * depth + grid.name,
                    sum(counts.get(each, 0) for each in with_descendants(grids, grid.id)),
                )
                for grid, depth in grid_tree(grids)
            ),
            groups=desk.reading.groups(actor),
            chosen=None if choice.is_everything else desk.reading.count(actor, choice),
            unplaced=desk.reading.count(actor, HouseholdChoice(is_unplaced=True)),
        )


def page_of_households(
    desk: Desk, actor: Actor, choice: HouseholdChoice, after: PageKey
) -> list[HouseholdLine]:
    """A page of what the choice leaves, by number."""
    with desk.store.reading():
        return household_lines(desk, desk.reading.households(actor, choice, after))


def found_households(
    desk: Desk, actor: Actor, query: str, choice: HouseholdChoice
) -> list[HouseholdLine]:
    """The households that a query may mean, best first: its own words or one of its people's."""
    store = desk.store
    with store.reading():
        ids: dict[str, None] = {}
        for hit in store.search.find(query, MOST_FOUND):
            if hit.kind == "household":
                ids[hit.id] = None
            elif hit.kind == "person":
                ids[store.households.shown_id(store.persons.by_id(hit.id).household_id)] = None
        return household_lines(desk, desk.reading.among(actor, choice, list(ids)))


def chosen_households(
    desk: Desk, actor: Actor, query: str, choice: HouseholdChoice
) -> list[HouseholdLine]:
    """All that words and a choice leave, by number or, with words, the likeliest first.

    Raises OperationRefused `list_too_long`, and what `RegisterReading.households` raises.
    """
    with desk.store.reading():
        if query:
            return found_households(desk, actor, query, choice)
        lines: list[HouseholdLine] = []
        after = FIRST_UPWARDS
        while page := page_of_households(desk, actor, choice, after):
            lines += page
            after = PageKey(lines[-1].household.number, lines[-1].household.id)
            if len(lines) > MOST_ROWS:
                raise OperationRefused("list_too_long", rows=len(lines), most=MOST_ROWS)
        return lines


def household_lines(desk: Desk, households: Sequence[Household]) -> list[HouseholdLine]:
    """Rows for these households."""
    store = desk.store
    grids = {grid.id: grid.name for grid in store.stations.grids()}
    cadres = {cadre.id: cadre.name for cadre in store.stations.cadres()}
    return [
        HouseholdLine(
            household=counted.household,
            grid_name=grids.get(counted.household.grid_id, ""),
            people=counted.people,
            cadre_name=cadres.get(counted.household.cadre_id, ""),
            doubtful=counted.doubtful,
        )
        for counted in store.household_lists.with_counts(households)
    ]
