"""What the desk shows around its pages: whose it is, who sits there, what waits for the township."""

from collections.abc import Callable
from typing import Protocol

from app.acts.pen import Actor
from app.models.records import Station
from app.presenters.runner import OnProgress, Runner
from app.presenters.screens import ProblemScreen
from app.sync.reports import SyncStatus
from app.sync.station_sync import StationSync


class ShellScreen(ProblemScreen, Protocol):
    """The desk, as its presenter sees it."""

    def show_station(self, name: str) -> None: ...

    def show_person(self, name: str, role: str) -> None: ...

    def show_waiting(self, entries: int) -> None: ...


class ShellPresenter:
    """Fills the frame of the desk."""

    def __init__(self, screen: ShellScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def start(self) -> None:
        """Show who is here."""
        actor = self._actor()
        self._screen.show_person(actor.name, actor.role)
        self._runner.run(
            lambda desk: desk.store.stations.station(),
            self._show_station,
            self._screen.show_problem,
        )
        self.refresh_waiting()

    def refresh_waiting(self) -> None:
        """Count what waits for the township."""
        self._runner.run_exchange(_status, _unheard, self._show_waiting, self._screen.show_problem)

    def _show_station(self, station: Station | None) -> None:
        self._screen.show_station(station.name if station else "")

    def _show_waiting(self, status: SyncStatus) -> None:
        self._screen.show_waiting(status.waiting_entries)


def _status(sync: StationSync, on_progress: OnProgress) -> SyncStatus:
    return sync.status()


def _unheard(done: int, total: int) -> None:
    """Counting has no progress worth showing."""
