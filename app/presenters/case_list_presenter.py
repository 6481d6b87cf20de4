"""What happens when someone uses the list of cases. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.case_lists import CaseChoice, CaseCounts, CaseFilter, Option, counts_of, filter_of
from app.models.custody_records import Handover
from app.models.deadlines import CaseDue, case_due
from app.models.errors import Problem
from app.models.records import Case
from app.presenters.case_reading import masked_case
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.store.case_lists import key_of
from app.store.page_key import PAGE_ROWS, PageKey

MOST_ROWS_ANEW = 1000
MOST_BATCHES = 50


class CaseLine(msgspec.Struct, frozen=True):
    """One row of the list; its phone is masked."""

    case: Case
    due: CaseDue


class CaseListScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the list."""

    def show_lines(self, lines: Sequence[CaseLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_lines(self, lines: Sequence[CaseLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_counts(self, counts: CaseCounts) -> None:
        """How many cases each choice has."""
        ...

    def show_handed_over(self, cases: int, number: str) -> None:
        """So many cases have gone to town with the list of that number."""
        ...


class CaseListPresenter:
    """The list of cases, narrowed down as was chosen."""

    def __init__(self, screen: CaseListScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._doing = Doing(runner, actor, self._refused)
        self._choice = CaseChoice()
        self._listing = 0
        self._shown = 0

    def refresh(self) -> None:
        """Read counts and rows anew, as many rows as were shown: the marked one is among them."""
        self._listing += 1
        listing, choice = self._listing, self._choice
        limit = min(max(self._shown, PAGE_ROWS), MOST_ROWS_ANEW)

        def read(desk: Desk) -> tuple[CaseCounts, list[CaseLine]]:
            with desk.store.reading():
                return read_counts(desk, choice), case_lines(desk, choice, limit=limit)

        def show(answer: tuple[CaseCounts, list[CaseLine]]) -> None:
            if listing == self._listing:
                self._shown = len(answer[1])
                self._screen.show_counts(answer[0])
                self._screen.show_lines(answer[1], more=len(answer[1]) == limit)

        self._runner.run(read, show, self._screen.show_problem)

    def choose(self, choice: CaseChoice) -> None:
        """Show the cases of other filters."""
        if choice != self._choice:
            self._choice = choice
            self._shown = 0
            self.refresh()

    def choice(self) -> CaseChoice:
        """What the list shows."""
        return self._choice

    def load_more(self, last: CaseLine) -> None:
        """Show what follows the last row."""
        listing, choice = self._listing, self._choice

        def show(lines: list[CaseLine]) -> None:
            if listing == self._listing:
                self._shown += len(lines)
                self._screen.add_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: case_lines(desk, choice, last), show, self._screen.show_problem
        )

    def hand_over(self, case_ids: Sequence[str]) -> None:
        """Report these cases to town; the list shows how they stand afterwards."""
        if not case_ids:
            return

        def show(batch: Handover) -> None:
            self._screen.show_handed_over(len(batch.case_ids), batch.number)
            self.refresh()

        self._doing.run(lambda desk, actor: desk.hand_overs.hand_over(actor, case_ids), show)

    def _refused(self, problem: Problem) -> None:
        self._screen.show_problem(problem)
        self.refresh()


def read_counts(desk: Desk, choice: CaseChoice) -> CaseCounts:
    """The figures beside the filters, as of today."""
    facets = desk.store.case_lists.facets(
        choice, desk.workplace.vantage(), _batch_cases(desk, choice)
    )
    batches = desk.store.custody.handovers_after(limit=MOST_BATCHES)
    return counts_of(facets, choice, tuple(map(_batch_option, batches)))


def case_lines(
    desk: Desk, choice: CaseChoice, last: CaseLine | None = None, limit: int = PAGE_ROWS
) -> list[CaseLine]:
    """A page of cases after `last`, each with the clock that runs: those chosen by level from the
    earliest day upwards, all others from the newest change backwards.
    """
    vantage = desk.workplace.vantage()
    wanted = filter_of(choice, vantage, _batch_cases(desk, choice))
    cases = desk.store.case_lists.page(wanted, _key(last, wanted), limit)
    return [CaseLine(masked_case(case), case_due(case, vantage)) for case in cases]


def _batch_cases(desk: Desk, choice: CaseChoice) -> list[str] | None:
    """The cases that went with the chosen batch; None when none is chosen."""
    if choice.batch_id is None:
        return None
    return list(desk.store.custody.handover(choice.batch_id).case_ids)


def _batch_option(batch: Handover) -> Option:
    """A batch by its number, without the village's code."""
    number = batch.number.partition("-")[2] or batch.number
    return Option(batch.entity_id, len(batch.case_ids), number)


def _key(last: CaseLine | None, wanted: CaseFilter) -> PageKey | None:
    return key_of(last.case, wanted, last.due.on) if last else None
