"""What happens when someone opens a figure of 走访统计: exactly the records that it counts. No Qt, no SQL."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.list_papers import ListContent
from app.models.records import Household
from app.models.visit_statistics import HOUSEHOLD_FIGURES, Period, Share
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.visit_list_presenter import VisitLine, visit_lines_of
from app.presenters.visit_rows import visit_row
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey

MOST_HOUSEHOLDS = 5_000


class Figure(msgspec.Struct, frozen=True):
    """Which figure: of a period and a share; `name` is one of HOUSEHOLD_FIGURES or VISIT_FIGURES,
    `words` say it to people.
    """

    period: Period
    share: Share
    name: str
    words: str

    @property
    def is_of_households(self) -> bool:
        """Whether households stand behind it, not visits."""
        return self.name in HOUSEHOLD_FIGURES


class HouseholdLine(msgspec.Struct, frozen=True):
    """A household behind a figure, with the day of its latest home visit."""

    household: Household
    grid_name: str
    cadre_name: str
    visited_on: str = ""


class FigureScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_figure_visits(self, figure: Figure, lines: Sequence[VisitLine], *, more: bool) -> None:
        """Show these visits instead of all that stood here."""
        ...

    def add_figure_visits(self, lines: Sequence[VisitLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_figure_households(self, figure: Figure, lines: Sequence[HouseholdLine]) -> None:
        """Show these households instead of all that stood here."""
        ...


class VisitFigurePresenter(FiledListPresenter[FigureScreen]):
    """The records behind one figure, on screen, on paper and as a spreadsheet."""

    _figure: Figure | None = None

    def open(self, figure: Figure) -> None:
        """Show what a figure counts."""
        self._figure = figure
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        figure = self._figure
        if figure is None:
            return
        if figure.is_of_households:
            self._runner.run(
                lambda desk: figure_households(desk, figure),
                lambda lines: self._show_if_same(
                    figure, lambda: self._screen.show_figure_households(figure, lines)
                ),
                self._screen.show_problem,
            )
            return
        self._runner.run(
            lambda desk: figure_visits(desk, figure, FIRST_DOWNWARDS),
            lambda lines: self._show_if_same(
                figure,
                lambda: self._screen.show_figure_visits(
                    figure, lines, more=len(lines) == PAGE_ROWS
                ),
            ),
            self._screen.show_problem,
        )

    def load_more(self, last: VisitLine) -> None:
        """Show the visits that follow the last row."""
        figure, after = self._figure, PageKey(last.visit.visited_on, last.visit.id)
        if figure is None:
            return
        self._runner.run(
            lambda desk: figure_visits(desk, figure, after),
            lambda lines: self._show_if_same(
                figure,
                lambda: self._screen.add_figure_visits(lines, more=len(lines) == PAGE_ROWS),
            ),
            self._screen.show_problem,
        )

    def print_list(self) -> None:
        """The records on paper."""
        if self._figure is not None:
            self._files.print_list(content_of(self._figure))

    def export_list(self) -> None:
        """The same as a spreadsheet."""
        if self._figure is not None:
            self._files.export_list(content_of(self._figure))

    def _show_if_same(self, figure: Figure, show: Callable[[], None]) -> None:
        if figure is self._figure:
            show()


def figure_visits(desk: Desk, figure: Figure, after: PageKey) -> list[VisitLine]:
    """A page of the visits behind a figure, newest first."""
    with desk.store.reading():
        visits = desk.store.visit_figures.page_of_visits(
            figure.period,
            figure.share,
            figure.name,
            after,
            PAGE_ROWS,
            desk.workplace.now(),
        )
        return visit_lines_of(desk, visits)


def figure_households(desk: Desk, figure: Figure) -> list[HouseholdLine]:
    """The households behind a figure, by their numbers."""
    rules, store = desk.workplace.profile.visits, desk.store
    with store.reading():
        ids = store.visit_figures.households_of(figure.period, figure.share, figure.name, rules)
        return household_lines(desk, ids[:MOST_HOUSEHOLDS])


def household_lines(desk: Desk, household_ids: Sequence[str]) -> list[HouseholdLine]:
    """Households in the given order; inside a reading of the store."""
    store = desk.store
    grids = {grid.id: grid.name for grid in store.stations.grids()}
    cadres = store.visitors.known().by_id
    latest = store.visit_figures.latest_home_visits()
    known = store.households.by_ids(list(household_ids))
    return [
        HouseholdLine(
            known[each],
            grids.get(known[each].grid_id, ""),
            cadres.get(known[each].cadre_id, ""),
            latest.get(each, ""),
        )
        for each in household_ids
        if each in known
    ]


def content_of(figure: Figure) -> Callable[[Desk, Actor], ListContent]:
    """How the records behind a figure are gathered for a file."""

    def gather(desk: Desk, actor: Actor) -> ListContent:
        chosen = f"{figure.words}　{figure.period.since} 至 {figure.period.until}"
        if figure.is_of_households:
            rows = tuple(household_row(line) for line in figure_households(desk, figure))
            is_left = figure.name == "not_visited"
            title = {} if is_left else {"title": "走访统计明细（户）"}
            return list_content(
                desk, actor, "remaining_households", rows=rows, chosen=chosen, **title
            )
        rows = tuple(visit_row(line) for line in all_visits(desk, figure))
        return list_content(desk, actor, "visits", rows=rows, chosen=chosen)

    return gather


def household_row(line: HouseholdLine, reason: str = "") -> tuple[str, ...]:
    """One household in the order of the list's columns."""
    household = line.household
    return (
        household.number,
        household.head_name,
        line.grid_name,
        line.cadre_name,
        household.address,
        line.visited_on or "从没入户",
        reason,
    )


def all_visits(desk: Desk, figure: Figure) -> Iterator[VisitLine]:
    """All pages of the visits behind a figure."""
    key = FIRST_DOWNWARDS
    while True:
        lines = figure_visits(desk, figure, key)
        yield from lines
        if len(lines) < PAGE_ROWS:
            return
        key = PageKey(lines[-1].visit.visited_on, lines[-1].visit.id)
