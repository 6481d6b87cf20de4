"""What happens when someone uses the list of visits (走访). No Qt, no SQL."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.records import Household, Visit
from app.models.visit_records import DiaryComment
from app.models.visit_statistics import Period, home_visit_rate, is_closed
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey

HOME = "home"
ROWS_AT_ONCE = 500


class VisitLine(msgspec.Struct, frozen=True):
    """One row of the list."""

    visit: Visit
    head_name: str
    household_number: str
    comments: tuple[DiaryComment, ...] = ()


class VisitFigures(msgspec.Struct, frozen=True):
    """How this year's visiting stands. `visited` are active households with a home visit, `closed`
    those that are away and that the place's rules close without one (逐户销号).
    """

    year: int
    visited: int
    households: int
    by_channel: Mapping[str, int]
    closed: int = 0

    @property
    def coverage(self) -> str:
        """入户率, as statistics tell it."""
        return home_visit_rate(self.visited, self.households)

    @property
    def left(self) -> int:
        """Households that still wait for their home visit."""
        return self.households - self.visited - self.closed

    @property
    def visits(self) -> int:
        """All visits of the year, through whichever channel."""
        return sum(self.by_channel.values())


class VisitListScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the list."""

    def show_visits(self, lines: Sequence[VisitLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_visits(self, lines: Sequence[VisitLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_figures(self, figures: VisitFigures) -> None:
        """Show how the year stands."""
        ...


class VisitListPresenter:
    """The list of visits, newest first, under the figures of the year."""

    def __init__(self, screen: VisitListScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._listing = 0  # which filling of the list it is, so that late answers can be dropped

    def refresh(self) -> None:
        """Show list and figures anew."""
        self._listing += 1
        listing = self._listing

        def show(lines: list[VisitLine]) -> None:
            if listing == self._listing:
                self._screen.show_visits(lines, more=len(lines) == PAGE_ROWS)

        def show_figures(figures: VisitFigures) -> None:
            if listing == self._listing:
                self._screen.show_figures(figures)

        self._runner.run(
            lambda desk: visit_lines(desk, FIRST_DOWNWARDS), show, self._screen.show_problem
        )
        self._runner.run(visit_figures, show_figures, self._screen.show_problem)

    def load_more(self, last: VisitLine) -> None:
        """Show what follows the last row."""
        listing = self._listing
        after = PageKey(last.visit.visited_on, last.visit.id)

        def show(lines: list[VisitLine]) -> None:
            if listing == self._listing:
                self._screen.add_visits(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(lambda desk: visit_lines(desk, after), show, self._screen.show_problem)


def visit_lines(desk: Desk, after: PageKey) -> list[VisitLine]:
    """A page of visits, newest first, with the households' names."""
    with desk.store.reading():
        return visit_lines_of(desk, desk.store.visits.page_after(after, PAGE_ROWS))


def visit_lines_of(desk: Desk, visits: Sequence[Visit]) -> list[VisitLine]:
    """Visits as rows, with the households' names and comments; inside a reading of the store."""
    households = desk.store.households.by_ids([visit.household_id for visit in visits])
    comments = desk.store.visits.comments_of([visit.entity_id for visit in visits])
    return [
        _line(visit, households.get(visit.household_id), comments.get(visit.entity_id, []))
        for visit in visits
    ]


def visit_line(desk: Desk, visit: Visit) -> VisitLine:
    """One visit as a row; inside a reading of the store."""
    households = desk.store.households.by_ids([visit.household_id])
    comments = desk.store.visits.comments_on(visit.entity_id)
    return _line(visit, households.get(visit.household_id), comments)


def visit_figures(desk: Desk) -> VisitFigures:
    """The figures of the year that it is at the station."""
    year = desk.workplace.today().year
    since, rules = f"{year}-01-01", desk.workplace.profile.visits
    whole = Period(since, f"{year}-12-31")
    with desk.store.reading():
        reach = desk.store.visit_figures.reach(whole)
        return VisitFigures(
            year=year,
            visited=sum(each.is_visited for each in reach),
            households=len(reach),
            by_channel=desk.store.visits.counts_by_channel(since),
            closed=sum(is_closed(rules, each) for each in reach),
        )


def _line(visit: Visit, household: Household | None, comments: Sequence[DiaryComment]) -> VisitLine:
    return VisitLine(
        comments=tuple(comments),
        visit=visit,
        head_name=household.head_name if household else "",
        household_number=household.number if household else "",
    )
