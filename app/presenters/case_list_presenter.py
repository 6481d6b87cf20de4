"""What happens when someone uses the list of cases. No Qt, no SQL."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.deadlines import CaseDue, case_due
from app.models.records import Case
from app.presenters.case_presenter import masked_case
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey

ALL = "all"
MOST_ROWS_ANEW = 1000
STATE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ALL: (),
        "to_supplement": ("supplement",),
        "to_submit": ("received", "returned"),
        "in_town": ("submitted", "accepted", "in_progress", "suspended"),
        "to_deliver": ("concluded",),
        "to_follow_up": ("delivered", "rated", "followed_up"),
        "written_off": ("written_off", "archived"),
    }
)
"""What is to be done next, and the states in which that is so; no states means all of them."""


class CaseLine(msgspec.Struct, frozen=True):
    """One row of the list; its phone is masked."""

    case: Case
    due: CaseDue


class CaseListScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the list."""

    def show_cases(self, lines: Sequence[CaseLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_cases(self, lines: Sequence[CaseLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many cases each group of states has."""
        ...


class CaseListPresenter:
    """The list of cases, one group of states at a time."""

    def __init__(self, screen: CaseListScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._group = ALL
        self._listing = 0
        self._shown = 0

    def refresh(self) -> None:
        """Read counts and rows anew, as many rows as were shown: the marked one is among them."""
        self._listing += 1
        listing, statuses = self._listing, STATE_GROUPS[self._group]
        limit = min(max(self._shown, PAGE_ROWS), MOST_ROWS_ANEW)

        def read(desk: Desk) -> tuple[dict[str, int], list[CaseLine]]:
            with desk.store.reading():
                counts = desk.store.cases.counts_by_status()
                return group_counts(counts), case_lines(desk, FIRST_DOWNWARDS, statuses, limit)

        def show(answer: tuple[dict[str, int], list[CaseLine]]) -> None:
            if listing == self._listing:
                self._shown = len(answer[1])
                self._screen.show_counts(answer[0])
                self._screen.show_cases(answer[1], more=len(answer[1]) == limit)

        self._runner.run(read, show, self._screen.show_problem)

    def choose_group(self, group: str) -> None:
        """Show the cases of another group of states."""
        if group != self._group:
            self._group = group
            self._shown = 0
            self.refresh()

    def load_more(self, last: CaseLine) -> None:
        """Show what follows the last row."""
        listing, statuses = self._listing, STATE_GROUPS[self._group]
        after = PageKey(last.case.updated_at, last.case.id)

        def show(lines: list[CaseLine]) -> None:
            if listing == self._listing:
                self._shown += len(lines)
                self._screen.add_cases(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: case_lines(desk, after, statuses), show, self._screen.show_problem
        )


def group_counts(by_status: Mapping[str, int]) -> dict[str, int]:
    """The figures beside the groups; the first counts every case there is."""
    return {
        group: sum(by_status.get(status, 0) for status in statuses or by_status)
        for group, statuses in STATE_GROUPS.items()
    }


def case_lines(
    desk: Desk, after: PageKey, statuses: Sequence[str], limit: int = PAGE_ROWS
) -> list[CaseLine]:
    """A page of cases, newest change first, each with the clock that runs."""
    vantage = desk.workplace.vantage()
    cases = desk.store.cases.page_after(after, limit, statuses=statuses)
    return [CaseLine(masked_case(case), case_due(case, vantage)) for case in cases]
