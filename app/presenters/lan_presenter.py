"""What happens when someone exchanges with the station's other PC. No Qt, no SQL, no sockets."""

from collections.abc import Callable, Sequence
from typing import Protocol

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.roles import check_permission
from app.presenters.runner import OnProgress, Runner
from app.presenters.screens import ProblemScreen
from app.sync.lan_host import LanEvent
from app.sync.reports import ExchangeReport
from app.sync.station_sync import StationSync

PERMISSION = "exchange"
ADDRESS_KEY = "lan_address"
FORGOTTEN = "forgotten"


class LanRunner(Runner, Protocol):
    """A runner that can also let this PC be called."""

    def wait_for_pc(
        self,
        on_event: Callable[[LanEvent], None],
        on_done: Callable[[Sequence[str]], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Wait for the other PC; `on_done` gets the addresses of this one."""
        ...

    def stop_waiting(
        self, on_done: Callable[[None], None], on_error: Callable[[Problem], None]
    ) -> None:
        """Wait no longer."""
        ...


class LanScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the part of the page that is about the other PC."""

    def clear_message(self) -> None:
        """Take the last sentence away."""
        ...

    def show_lan_address(self, address: str) -> None:
        """Where the other PC was the last time; empty when it never was."""
        ...

    def show_starting(self) -> None:
        """It gets ready to wait."""
        ...

    def show_waiting(self, addresses: Sequence[str]) -> None:
        """It waits; the other PC may type any of these addresses."""
        ...

    def show_not_waiting(self) -> None:
        """It waits no longer."""
        ...

    def show_event(self, event: LanEvent) -> None:
        """Something happened while it waits."""
        ...

    def show_calling(self, done: int, total: int) -> None:
        """It calls; so many entries are across, a `total` of 0 means that nobody knows."""
        ...

    def show_called(self, report: ExchangeReport) -> None:
        """The exchange went through."""
        ...

    def show_not_called(self) -> None:
        """It did not; why, was told."""
        ...


class LanPresenter:
    """Waits for the other PC, or calls it; one of them at a time."""

    def __init__(
        self,
        screen: LanScreen,
        runner: LanRunner,
        actor: Callable[[], Actor],
        on_changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._on_changed = on_changed
        self._is_waiting = self._is_busy = self._is_cancelled = False

    def refresh(self) -> None:
        """Show where the other PC was the last time."""
        self._runner.run(kept_address, self._screen.show_lan_address, self._screen.show_problem)

    def toggle_waiting(self) -> None:
        """Wait for the other PC, or wait no longer."""
        if self._is_busy or not self._may():
            return
        self._is_busy = True
        if self._is_waiting:
            self._runner.stop_waiting(lambda _: self._stopped(), self._not_started)
        else:
            self._screen.show_starting()
            self._runner.wait_for_pc(self._hear, self._started, self._not_started)

    def call(self, address: str) -> None:
        """Exchange with the PC that waits at that address; an empty one looks for it."""
        if self._is_busy or not self._may():
            return
        self._is_busy, self._is_cancelled = True, False
        self._screen.show_calling(0, 0)

        def exchange(sync: StationSync, on_progress: OnProgress) -> ExchangeReport:
            def report(done: int, total: int) -> None:
                if self._is_cancelled:
                    raise OperationRefused("exchange_cancelled")
                on_progress(done, total)

            return sync.lan.exchange(address, report)

        def done(report: ExchangeReport) -> None:
            self._is_busy = False
            self._screen.show_called(report)
            self._keep(address)
            self._on_changed()

        def refused(problem: Problem) -> None:
            self._is_busy = False
            self._screen.show_not_called()
            self._screen.show_problem(problem)
            self._on_changed()

        self._runner.run_exchange(exchange, self._progress, done, refused)

    def cancel(self) -> None:
        """Stop the exchange at its next step; what is across stays across."""
        self._is_cancelled = True

    # -- inside

    def _may(self) -> bool:
        try:
            check_permission(self._actor().role, PERMISSION)
        except OperationRefused as problem:
            self._screen.show_problem(problem)
            return False
        self._screen.clear_message()
        return True

    def _started(self, addresses: Sequence[str]) -> None:
        self._is_busy, self._is_waiting = False, True
        self._screen.show_waiting(addresses)

    def _not_started(self, problem: Problem) -> None:
        self._is_busy = self._is_waiting = False
        self._screen.show_not_waiting()
        self._screen.show_problem(problem)

    def _stopped(self) -> None:
        self._is_busy = self._is_waiting = False
        self._screen.show_not_waiting()
        self._on_changed()

    def _hear(self, event: LanEvent) -> None:
        if not self._is_waiting:
            return  # what came after it was told to stop
        if event.kind == FORGOTTEN:
            self.toggle_waiting()
            return
        self._screen.show_event(event)
        if event.kind not in ("connected", "moved"):
            self._on_changed()

    def _progress(self, done: int, total: int) -> None:
        if self._is_busy:
            self._screen.show_calling(done, total)

    def _keep(self, address: str) -> None:
        content = address.strip().encode()
        self._runner.run(
            lambda desk: desk.store.set_meta(ADDRESS_KEY, content),
            lambda _: None,
            self._screen.show_problem,
        )


def kept_address(desk: Desk) -> str:
    """Where the other PC was the last time."""
    return (desk.store.meta(ADDRESS_KEY) or b"").decode()
