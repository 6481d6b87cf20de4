"""What happens when someone looks after the tree of grids. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.grids import grid_tree, kinds_of, with_descendants
from app.models.records import Grid
from app.models.rules.cadres import is_grid_size_unusual, team_wanted
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.words.register_terms import GRID_KIND

FIELD_OF_PROBLEM = {
    "grid_name_missing": "name",
    "grid_name_taken": "name",
    "grid_kind_unknown": "kind",
    "grid_under_itself": "parent_id",
    "grid_closed": "parent_id",
}


class GridLine(msgspec.Struct, frozen=True):
    """One grid with its own households, and with those of the grids below it. `cadres` are the people
    of its service team, or without one those who look after its own households; `cadres_wanted` is how
    many the place's team has for so many households, 0 where it has none.
    """

    grid: Grid
    depth: int
    own: int
    total: int
    is_unusual: bool
    cadres: int = 0
    cadres_wanted: int = 0


class GridTree(msgspec.Struct, frozen=True):
    """All grids, the county's bounds for the size of one (0 is none), and the kinds to choose from."""

    lines: tuple[GridLine, ...]
    least: int
    most: int
    kinds: Mapping[str, str] = {}
    tiers: Sequence[str] = ()


class GridScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_grids(self, tree: GridTree) -> None:
        """Show the tree."""
        ...

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field of the sheet what is wrong."""
        ...

    def show_kept(self) -> None:
        """The grid is kept: close the sheet."""
        ...


class GridPresenter:
    """The page of grids."""

    def __init__(self, screen: GridScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._doing = Doing(runner, actor, self._refused)

    def refresh(self) -> None:
        """Read the tree anew."""
        self._runner.run(read_tree, self._screen.show_grids, self._screen.show_problem)

    def keep(self, grid_id: str, typed: Mapping[str, Any]) -> None:
        """Keep a new grid, or what was changed of one."""
        name, kind, parent = typed["name"], typed["kind"], typed["parent_id"]

        def write(desk: Desk, actor: Actor) -> None:
            if grid_id:
                desk.grids.change(actor, grid_id, name, kind, parent)
            else:
                desk.grids.add(actor, Grid(id="", name=name, kind=kind, parent_id=parent))

        self._write(write, self._screen.show_kept)

    def close(self, grid_id: str) -> None:
        """Close a grid."""
        self._write(
            lambda desk, actor: desk.grids.close(actor, grid_id), self._screen.clear_message
        )

    def open_again(self, grid_id: str) -> None:
        """Open it again."""
        self._write(
            lambda desk, actor: desk.grids.open_again(actor, grid_id), self._screen.clear_message
        )

    def _write(self, act: Callable[[Desk, Actor], None], on_kept: Callable[[], None]) -> None:
        def show(_: None) -> None:
            on_kept()
            self.refresh()

        self._doing.run(act, show)

    def _refused(self, problem: Problem) -> None:
        field = FIELD_OF_PROBLEM.get(problem.key, "")
        if field and isinstance(problem, OperationRefused):
            self._screen.show_field_problem(field, problem)
        else:
            self._screen.show_problem(problem)


def read_tree(desk: Desk) -> GridTree:
    """All grids with their households."""
    rules = desk.workplace.profile.cadres
    with desk.store.reading():
        counts = desk.store.households.counts_by_grid()
        cadres, serving = desk.store.households.active.cadres_by_grid(), desk.teams.serving()
        grids: Sequence[Grid] = desk.store.stations.grids()
        lines = tuple(
            GridLine(
                grid=grid,
                depth=depth,
                own=counts.get(grid.id, 0),
                total=sum(counts.get(each, 0) for each in with_descendants(grids, grid.id)),
                is_unusual=is_grid_size_unusual(rules, counts.get(grid.id, 0)),
                cadres=serving.get(grid.id, cadres.get(grid.id, 0)),
                cadres_wanted=team_wanted(rules, counts.get(grid.id, 0)),
            )
            for grid, depth in grid_tree(grids)
        )
    kinds = kinds_of(rules.grid_kinds, GRID_KIND)
    return GridTree(
        lines, rules.households_per_grid_least, rules.households_per_grid_most, kinds, rules.tiers
    )
