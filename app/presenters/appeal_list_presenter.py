"""What happens when someone uses the ledger of appeals (民情台账). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Protocol

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_limits import alert_of
from app.models.appeal_stages import APPEALS, CRITICISM, STAGES
from app.models.records import Appeal
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.appeal_repository import list_rank
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey

OPEN, DUE, PENDING, CLOSED, ALL = "open", "due", "pending", "closed", "all"
CLOSED_STAGE = STAGES[-1]
STAGE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {OPEN: STAGES[:-1], CLOSED: (CLOSED_STAGE,), ALL: STAGES}
)
"""Which stages the ledger shows under each filter; DUE and PENDING go by days instead."""


class AppealLine(msgspec.Struct, frozen=True):
    """One row of the ledger."""

    appeal: Appeal
    head_name: str
    household_number: str
    alert: str = "open"


class AppealListScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the ledger."""

    def show_lines(self, lines: Sequence[AppealLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_lines(self, lines: Sequence[AppealLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_sheets(self, titles: Sequence[str]) -> None:
        """Which blank sheets the place collects criticism on."""
        ...

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many appeals each filter has."""
        ...


class AppealListPresenter:
    """The ledger, newest change first; open appeals unless something else is asked for."""

    def __init__(
        self,
        screen: AppealListScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        ledger: str = APPEALS,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._ledger = ledger
        self._group = OPEN
        self._listing = 0  # which filling of the list it is, so that late answers can be dropped

    def refresh(self) -> None:
        """Show list and counts anew."""
        self._listing += 1
        listing, wanted = self._listing, self._wanted()

        def read(desk: Desk) -> tuple[list[AppealLine], dict[str, int], tuple[str, ...]]:
            rules = desk.workplace.profile.criticism
            sheets = rules.sheets if wanted.ledger == CRITICISM else ()
            return appeal_lines(desk, wanted, None), group_counts(desk, wanted), sheets

        def show(answer: tuple[list[AppealLine], dict[str, int], tuple[str, ...]]) -> None:
            if listing == self._listing:
                lines, counts, sheets = answer
                self._screen.show_sheets(sheets)
                self._screen.show_counts(counts)
                self._screen.show_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(read, show, self._screen.show_problem)

    def choose_group(self, group: str) -> None:
        """Show `open`, `due`, `pending`, `closed` or `all` appeals."""
        if group != self._group:
            self._group = group
            self.refresh()

    def load_more(self, last: AppealLine) -> None:
        """Show what follows the last row."""
        listing, wanted = self._listing, self._wanted()

        def show(lines: list[AppealLine]) -> None:
            if listing == self._listing:
                self._screen.add_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: appeal_lines(desk, wanted, last.appeal), show, self._screen.show_problem
        )

    def _wanted(self) -> "Wanted":
        return Wanted(self._ledger, self._group, self._actor().role)


class Wanted(msgspec.Struct, frozen=True):
    """Which appeals are listed, and for whom."""

    ledger: str
    group: str
    role: str


def last_day_told(desk: Desk) -> str:
    """Until when a last day is told of: those that are reminded of, and all that are late."""
    days = desk.workplace.profile.appeals.alert_steps.remind_days_left
    return (desk.workplace.today() + timedelta(days=days)).isoformat()


def long_ago(desk: Desk) -> str:
    """What was raised until that day has been pending for long (久拖不决)."""
    days = desk.workplace.profile.appeals.long_pending_days
    return (desk.workplace.today() - timedelta(days=days)).isoformat()


def group_counts(desk: Desk, wanted: Wanted) -> dict[str, int]:
    """The figures beside the filters."""
    seen, ledger = appeals_for(desk.store, wanted.role), wanted.ledger
    by_stage = seen.counts_by_stage(ledger)
    counts = {
        group: sum(by_stage.get(stage, 0) for stage in stages)
        for group, stages in STAGE_GROUPS.items()
    }
    counts[DUE] = seen.due_count(last_day_told(desk), ledger)
    counts[PENDING] = seen.pending_count(long_ago(desk), ledger)
    return counts


def appeal_lines(desk: Desk, wanted: Wanted, last: Appeal | None) -> list[AppealLine]:
    """A page of appeals with the households' names: what is due soonest or pending longest first,
    otherwise open urgent ones and then the newest change.
    """
    with desk.store.reading():
        appeals = _page(desk, wanted, last)
        households = desk.store.households.by_ids([appeal.household_id for appeal in appeals])
    profile, today, now = desk.workplace.profile, desk.workplace.today(), desk.workplace.now()
    lines = []
    for appeal in appeals:
        household = households.get(appeal.household_id)
        lines.append(
            AppealLine(
                appeal=appeal,
                head_name=household.head_name if household else appeal.raised_by,
                household_number=household.number if household else "",
                alert=alert_of(profile, appeal, today, now),
            )
        )
    return lines


def all_appeals(desk: Desk, wanted: Wanted) -> list[AppealLine]:
    """All pages of a list."""
    lines: list[AppealLine] = []
    while True:
        page = appeal_lines(desk, wanted, lines[-1].appeal if lines else None)
        lines += page
        if len(page) < PAGE_ROWS:
            return lines


def _page(desk: Desk, wanted: Wanted, last: Appeal | None) -> list[Appeal]:
    seen, ledger = appeals_for(desk.store, wanted.role), wanted.ledger
    if wanted.group == DUE:
        after = PageKey(last.due_on, last.id) if last else FIRST_UPWARDS
        return seen.page_due(after, PAGE_ROWS, until=last_day_told(desk), ledger=ledger)
    if wanted.group == PENDING:
        after = PageKey(last.raised_on, last.id) if last else FIRST_UPWARDS
        return seen.page_pending(after, PAGE_ROWS, raised_until=long_ago(desk), ledger=ledger)
    after = PageKey(list_rank(last), last.id) if last else FIRST_DOWNWARDS
    stages = STAGE_GROUPS[wanted.group]
    return seen.page_after(after, PAGE_ROWS, stages=stages, ledger=ledger)
