"""What happens when someone uses the ledger of appeals (民情台账). No Qt, no SQL."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.models.appeal_stages import STAGES
from app.models.records import Appeal
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.appeal_repository import list_rank
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey

OPEN, CLOSED, ALL = "open", "closed", "all"
CLOSED_STAGE = STAGES[-1]
STAGE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {OPEN: STAGES[:-1], CLOSED: (CLOSED_STAGE,), ALL: STAGES}
)
"""Which stages the ledger shows under each filter."""


class AppealLine(msgspec.Struct, frozen=True):
    """One row of the ledger."""

    appeal: Appeal
    head_name: str
    household_number: str


class AppealListScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the ledger."""

    def show_lines(self, lines: Sequence[AppealLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_lines(self, lines: Sequence[AppealLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many appeals each filter has."""
        ...


class AppealListPresenter:
    """The ledger, newest change first; open appeals unless something else is asked for."""

    def __init__(self, screen: AppealListScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
        self._group = OPEN
        self._listing = 0  # which filling of the list it is, so that late answers can be dropped

    def refresh(self) -> None:
        """Show list and counts anew."""
        self._listing += 1
        listing, stages = self._listing, STAGE_GROUPS[self._group]

        def read(desk: Desk) -> tuple[list[AppealLine], dict[str, int]]:
            lines = appeal_lines(desk, FIRST_DOWNWARDS, stages)
            return lines, group_counts(desk.store.appeals.counts_by_stage())

        def show(answer: tuple[list[AppealLine], dict[str, int]]) -> None:
            if listing == self._listing:
                lines, counts = answer
                self._screen.show_counts(counts)
                self._screen.show_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(read, show, self._screen.show_problem)

    def choose_group(self, group: str) -> None:
        """Show `open`, `closed` or `all` appeals."""
        if group != self._group:
            self._group = group
            self.refresh()

    def load_more(self, last: AppealLine) -> None:
        """Show what follows the last row."""
        listing, stages = self._listing, STAGE_GROUPS[self._group]
        after = PageKey(list_rank(last.appeal), last.appeal.id)

        def show(lines: list[AppealLine]) -> None:
            if listing == self._listing:
                self._screen.add_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: appeal_lines(desk, after, stages), show, self._screen.show_problem
        )


def group_counts(by_stage: Mapping[str, int]) -> dict[str, int]:
    """The figures beside the filters."""
    return {
        group: sum(by_stage.get(stage, 0) for stage in stages)
        for group, stages in STAGE_GROUPS.items()
    }


def appeal_lines(desk: Desk, after: PageKey, stages: Sequence[str]) -> list[AppealLine]:
    """A page of appeals, newest change first, with the households' names."""
    with desk.store.reading():
        appeals = desk.store.appeals.page_after(after, PAGE_ROWS, stages=stages)
        households = desk.store.households.by_ids([appeal.household_id for appeal in appeals])
    lines = []
    for appeal in appeals:
        household = households.get(appeal.household_id)
        lines.append(
            AppealLine(
                appeal=appeal,
                head_name=household.head_name if household else "",
                household_number=household.number if household else "",
            )
        )
    return lines
