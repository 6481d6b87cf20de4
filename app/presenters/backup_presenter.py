"""What happens on the page 备份和恢复 of the settings. No Qt, no SQL."""

from pathlib import Path
from typing import Protocol

import msgspec

from app.models.errors import Problem
from app.presenters.entrance import WorkQueue


class BackupStanding(msgspec.Struct, frozen=True):
    """How safe the station's file is. `newest_at` is UTC text, empty without a backup; so is
    `set_made_at`, when the latest set was made on a stick.
    """

    count: int
    newest_at: str
    has_code: bool
    free_mib: int
    is_disk_low: bool
    set_made_at: str = ""


class Keeper(Protocol):
    """Makes backups and recovery codes. Slow: never on the windows' thread."""

    def standing(self) -> BackupStanding: ...

    def back_up(self) -> None: ...

    def back_up_to(self, folder: Path) -> Path: ...

    def new_code(self) -> str: ...

    def replace_key(self) -> None: ...


class BackupScreen(Protocol):
    """The page, as its presenter sees it."""

    def show_standing(self, standing: BackupStanding) -> None: ...

    def show_backed_up(self, into: str) -> None:
        """A backup was made; `into` names the set on a stick, or is empty."""
        ...

    def show_code(self, code: str) -> None: ...

    def show_key_replaced(self) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class BackupPresenter:
    """One thing at a time; each tells how it ended."""

    def __init__(self, screen: BackupScreen, queue: WorkQueue, keeper: Keeper) -> None:
        self._screen = screen
        self._queue = queue
        self._keeper = keeper
        self._is_busy = False

    def refresh(self) -> None:
        """Show how safe the file is."""
        self._queue.submit(
            self._keeper.standing, self._screen.show_standing, self._screen.show_problem
        )

    def back_up(self) -> None:
        """Make a backup here."""
        if self._begin():
            self._queue.submit(self._keeper.back_up, lambda _: self._backed_up(""), self._refused)

    def back_up_to(self, folder: str) -> None:
        """Make a set on a stick."""
        if self._begin():
            self._queue.submit(
                lambda: self._keeper.back_up_to(Path(folder)),
                lambda made: self._backed_up(made.name),
                self._refused,
            )

    def make_code(self) -> None:
        """Make another recovery code and show it, once."""

        def show(code: str) -> None:
            self._end()
            self._screen.show_code(code)
            self.refresh()

        if self._begin():
            self._queue.submit(self._keeper.new_code, show, self._refused)

    def replace_key(self) -> None:
        """Another database key; the desk locks at once, and the next login finishes it."""

        def replaced(nothing: None) -> None:
            self._end()
            self._screen.show_key_replaced()

        if self._begin():
            self._queue.submit(self._keeper.replace_key, replaced, self._refused)

    def _backed_up(self, into: str) -> None:
        self._end()
        self._screen.show_backed_up(into)
        self.refresh()

    def _refused(self, problem: Problem) -> None:
        self._end()
        self._screen.show_problem(problem)

    def _begin(self) -> bool:
        if self._is_busy:
            return False
        self._is_busy = True
        self._screen.set_busy(True)
        return True

    def _end(self) -> None:
        self._is_busy = False
        self._screen.set_busy(False)
