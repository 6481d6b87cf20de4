"""What happens on the page 今日: the day's figures are counted, and the due cases listed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.case_lists import LATE, TOLD, CaseChoice
from app.models.moments import CHINA
from app.models.profile import day_duties
from app.presenters.case_list_presenter import CaseLine, case_lines, read_counts
from app.presenters.noted_cases import NotedCase, read_noted
from app.presenters.runner import OnProgress, Runner
from app.presenters.screens import ProblemScreen
from app.presenters.seasonal_presenter import are_seasonal_problems_due
from app.presenters.visit_list_presenter import visit_figures
from app.presenters.waiting_households import VisitsOwed, visits_owed
from app.store.page_key import PAGE_ROWS
from app.sync.reports import SyncStatus
from app.sync.station_sync import StationSync

PARTS_OF_DAY = ((5, "night"), (11, "morning"), (13, "noon"), (18, "afternoon"), (24, "evening"))


class TodayFigures(msgspec.Struct, frozen=True):
    """The page as it was counted at one moment."""

    today: date
    part_of_day: str
    due_today: int
    levels: dict[str, int]
    to_supplement: int
    to_deliver: int
    to_follow_up: int
    open_appeals: int
    home_visits: int
    households: int
    not_visited: int
    conflicts: int
    on_duty: list[str]
    due: list[CaseLine]
    noted: dict[str, list[NotedCase]]
    duties: tuple[str, ...]
    appointments: int = 0
    visits_owed: VisitsOwed = VisitsOwed()


class TodayScreen(ProblemScreen, Protocol):
    """The page, as its presenter sees it."""

    def show_greeting(self, name: str, part_of_day: str, today: date) -> None: ...

    def show_duties(self, duties: Sequence[str]) -> None: ...

    def show_on_duty(self, names: Sequence[str]) -> None: ...

    def show_figure(self, key: str, count: int) -> None: ...

    def show_levels(self, counts: Mapping[str, int]) -> None: ...

    def show_appointments(self, count: int) -> None: ...

    def show_visits_owed(self, count: int, late: int) -> None: ...

    def show_households(self, households: int, not_visited: int) -> None: ...

    def show_waiting(self, entries: int, since: str) -> None: ...

    def show_noted(self, noted: Mapping[str, Sequence[NotedCase]]) -> None: ...

    def show_due(self, due: Sequence[CaseLine], *, more: bool) -> None: ...

    def add_due(self, due: Sequence[CaseLine], *, more: bool) -> None: ...


class TodayPresenter:
    """Counts and lists; late answers of an earlier count are dropped."""

    def __init__(self, screen: TodayScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._count = 0

    def refresh(self) -> None:
        """Count everything anew."""
        self._count += 1
        count = self._count

        def show(figures: TodayFigures) -> None:
            if count == self._count:
                self._show(figures)

        def show_stale(cards: int) -> None:
            if count == self._count:
                self._screen.show_figure("stale_cards", cards)

        self._runner.run(count_today, show, self._screen.show_problem)
        self._runner.run(_stale_cards, show_stale, self._screen.show_problem)
        self._runner.run_exchange(_status, _unheard, self._show_waiting, self._screen.show_problem)

    def load_page(self, last: CaseLine) -> None:
        """List what follows."""
        count = self._count

        def show(due: list[CaseLine]) -> None:
            if count == self._count:
                self._screen.add_due(due, more=len(due) == PAGE_ROWS)

        self._runner.run(lambda desk: due_lines(desk, last), show, self._screen.show_problem)

    def _show(self, figures: TodayFigures) -> None:
        self._screen.show_greeting(self._actor().name, figures.part_of_day, figures.today)
        self._screen.show_duties(figures.duties)
        self._screen.show_on_duty(figures.on_duty)
        for key in ("due_today", "to_supplement", "to_deliver", "to_follow_up"):
            self._screen.show_figure(key, getattr(figures, key))
        self._screen.show_figure("overdue", figures.levels[LATE])
        self._screen.show_levels(figures.levels)
        self._screen.show_figure("open_appeals", figures.open_appeals)
        self._screen.show_figure("visits", figures.home_visits)
        self._screen.show_households(figures.households, figures.not_visited)
        self._screen.show_figure("conflicts", figures.conflicts)
        self._screen.show_appointments(figures.appointments)
        self._screen.show_visits_owed(figures.visits_owed.count, figures.visits_owed.late)
        self._screen.show_noted(figures.noted)
        self._screen.show_due(figures.due, more=len(figures.due) == PAGE_ROWS)

    def _show_waiting(self, status: SyncStatus) -> None:
        self._screen.show_waiting(status.waiting_entries, status.waiting_since)


def count_today(desk: Desk) -> TodayFigures:
    """The day's figures, as of one moment."""
    store, today = desk.store, desk.workplace.today()
    with store.reading():
        counts = read_counts(desk, CaseChoice())
        visiting = visit_figures(desk)
        return TodayFigures(
            today=today,
            part_of_day=_part_of_day(desk.workplace.clock()),
            due_today=store.case_lists.due_on(today),
            levels=counts.levels,
            to_supplement=counts.groups["to_supplement"],
            to_deliver=counts.groups["to_deliver"],
            to_follow_up=counts.groups["to_follow_up"],
            open_appeals=store.appeals.open_count(),
            home_visits=visiting.by_channel.get("home", 0),
            households=visiting.households,
            not_visited=max(visiting.left, 0),
            conflicts=store.registers.conflict_count(),
            on_duty=list(dict.fromkeys(shift.on_duty_name for shift in desk.duty.today())),
            due=due_lines(desk),
            noted=read_noted(desk),
            duties=(
                *day_duties(desk.workplace.profile, today),
                *(("seasonal_study",) if are_seasonal_problems_due(desk) else ()),
            ),
            appointments=desk.appointments.due_today(),
            visits_owed=visits_owed(desk),
        )


def due_lines(desk: Desk, last: CaseLine | None = None) -> list[CaseLine]:
    """A page of the cases that someone has to think of, the longest overdue first."""
    return case_lines(desk, CaseChoice(level=TOLD), last)


def _stale_cards(desk: Desk) -> int:
    """Counted by itself: what every card would say today takes longer than all other figures."""
    with desk.store.reading():
        return desk.cards.stale_count()


def _part_of_day(unix_milliseconds: int) -> str:
    hour = datetime.fromtimestamp(unix_milliseconds / 1000, UTC).astimezone(CHINA).hour
    return next(part for end, part in PARTS_OF_DAY if hour < end)


def _status(sync: StationSync, on_progress: OnProgress) -> SyncStatus:
    return sync.status()


def _unheard(done: int, total: int) -> None:
    """Counting has no progress worth showing."""
