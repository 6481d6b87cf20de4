"""What happens at 升级 under 关于本程序: which version is in force, and a package from a stick."""

from pathlib import Path
from typing import Protocol

import msgspec

from app.models.errors import Problem
from app.presenters.one_at_a_time import BusyScreen, OneAtATime
from app.presenters.work_queue import WorkQueue


class UpdateStanding(msgspec.Struct, frozen=True):
    """`waiting` is the version that the next start installs, empty for none; `trouble`, what the last
    update came to, when that must be told.
    """

    version: str
    waiting: str = ""
    trouble: Problem | None = None


class UpdateKeeper(Protocol):
    """Proves update packages and keeps them for the next start. Slow: never on the windows' thread."""

    def standing(self) -> UpdateStanding: ...

    def take(self, path: Path) -> str:
        """The version that is kept now."""
        ...


class UpdateScreen(BusyScreen, Protocol):
    """The strip, as its presenter sees it."""

    def show_standing(self, standing: UpdateStanding) -> None: ...

    def show_taken(self, version: str) -> None: ...


class UpdatePresenter:
    """One package at a time."""

    def __init__(self, screen: UpdateScreen, queue: WorkQueue, keeper: UpdateKeeper) -> None:
        self._screen = screen
        self._queue = queue
        self._keeper = keeper
        self._work = OneAtATime(screen, queue)

    def refresh(self) -> None:
        """Show which version is in force and which waits."""
        self._queue.submit(
            self._keeper.standing, self._screen.show_standing, self._screen.show_problem
        )

    def take(self, path: str) -> None:
        """Take a package from a stick."""
        self._work.run(lambda: self._keeper.take(Path(path)), self._taken)

    def _taken(self, version: str) -> None:
        self._screen.show_taken(version)
        self.refresh()
