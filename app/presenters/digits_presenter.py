"""What happens while a new PC asks its township to be enrolled, and six digits are compared. No Qt, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.roles import check_permission
from app.presenters.runner import OnProgress, Runner
from app.presenters.sync_presenter import PERMISSION
from app.sync.reports import BundleReport, ExchangeReport, SyncStatus
from app.sync.station_sync import StationSync

WAITING = "enrolment_waiting"
"""Not a trouble: the township has the request, and somebody will call."""


class DigitsScreen(Protocol):
    """The sheet with the six digits, as its presenter sees it."""

    def show_status(self, status: SyncStatus) -> None: ...

    def show_asking(self) -> None: ...

    def show_asked(self) -> None: ...

    def show_exchanging(self, done: int, total: int) -> None: ...

    def show_enrolled(self, fetched: int) -> None: ...

    def show_written(self, report: BundleReport) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class DigitsPresenter:
    """Asks over the line at once where there is one, or writes the request to a stick. Begun again at any
    moment, it goes on: keys and invitation are kept, and asking twice is asking once.
    """

    def __init__(self, screen: DigitsScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._is_busy = self._is_cancelled = False

    def start(self) -> None:
        """Show the digits; where a server's address is known, ask at once."""

        def show(status: SyncStatus) -> None:
            self._screen.show_status(status)
            if status.is_enrolled:
                self._screen.show_enrolled(0)
            elif status.has_invitation and status.server_url:
                self.ask()

        self._runner.run_exchange(
            lambda sync, on_progress: sync.status(), _unheard, show, self._screen.show_problem
        )

    def ask(self) -> None:
        """Ask over the line; once the digits were found to agree, this enrols, and brings what the
        township has of the village: of one that has worked for years that takes a while.
        """
        if self._begin():
            self._is_cancelled = False
            self._screen.show_asking()
            self._runner.run_exchange(self._exchange, self._report, self._exchanged, self._refused)

    def cancel(self) -> None:
        """Stop at the next step; what came stays, and the next exchange goes on."""
        self._is_cancelled = True

    def write(self, folder: Path) -> None:
        """Write the request to a stick, with everything that was written so far."""
        if self._begin():
            self._runner.run_exchange(
                lambda sync, on_progress: sync.export_bundle(folder),
                _unheard,
                self._written,
                self._refused,
            )

    def _exchange(self, sync: StationSync, on_progress: OnProgress) -> ExchangeReport:
        def report(done: int, total: int) -> None:
            if self._is_cancelled:
                raise OperationRefused("exchange_cancelled")
            on_progress(done, total)

        return sync.exchange(report)

    def _report(self, done: int, total: int) -> None:
        if self._is_busy:
            self._screen.show_exchanging(done, total)

    def _begin(self) -> bool:
        if self._is_busy:
            return False
        try:
            check_permission(self._actor().role, PERMISSION)
        except Problem as problem:
            self._screen.show_problem(problem)
            return False
        self._set_busy(True)
        return True

    def _exchanged(self, report: ExchangeReport) -> None:
        self._set_busy(False)
        self._screen.show_enrolled(report.received)

    def _written(self, report: BundleReport) -> None:
        self._set_busy(False)
        self._screen.show_written(report)

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        if problem.key == WAITING:
            self._screen.show_asked()
        else:
            self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def _unheard(done: int, total: int) -> None:
    """It is quick: nobody needs its progress."""
