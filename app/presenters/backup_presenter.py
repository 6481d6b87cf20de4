"""What happens on the page 备份和恢复 of the settings. No Qt, no SQL."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.models.long_work import Tell, untold
from app.presenters.long_work import (
    LongWork,
    WorkScreen,
    backup_cancelled,
    setting_back_cancelled,
)
from app.presenters.one_at_a_time import BusyScreen, OneAtATime
from app.presenters.screens import ProblemScreen
from app.presenters.work_queue import CallingWorkQueue, WorkQueue


class BackupStanding(msgspec.Struct, frozen=True):
    """How safe the station's file is. `newest_at` is UTC text, empty without a backup; so is
    `set_made_at`, when the latest set was made on a stick. `copies`: what it can be set back to.
    """

    count: int
    newest_at: str
    has_code: bool
    free_mib: int
    is_disk_low: bool
    set_made_at: str = ""
    copies: Sequence[Any] = ()


class Keeper(Protocol):
    """Makes backups and recovery codes. Slow: never on the windows' thread."""

    def standing(self) -> BackupStanding: ...

    def back_up(self, tell: Tell = untold) -> None: ...

    def back_up_to(self, folder: Path, tell: Tell = untold) -> Path: ...

    def set_back(self, copy: Any, tell: Tell = untold) -> None: ...

    def new_code(self) -> str: ...

    def code_seen(self) -> None: ...

    def replace_key(self) -> None: ...


class BackupScreen(BusyScreen, WorkScreen, Protocol):
    """The page, as its presenter sees it."""

    def show_standing(self, standing: BackupStanding) -> None: ...

    def show_backed_up(self, into: str) -> None:
        """A backup was made; `into` names the set on a stick, or is empty."""
        ...

    def show_code(self, code: str) -> None: ...

    def show_setting_back(self, done: int, total: int) -> None: ...

    def show_lock_needed(self) -> None:
        """Everybody has to log in anew."""
        ...


class _SettingBack:
    """The same strip with other words."""

    def __init__(self, screen: BackupScreen) -> None:
        self._screen = screen

    def show_making(self, done: int, total: int) -> None:
        self._screen.show_setting_back(done, total)

    def clear_progress(self) -> None:
        self._screen.clear_progress()


class LastBackupScreen(ProblemScreen, Protocol):
    """A page that tells when the last backup was made."""

    def show_backup(self, standing: BackupStanding) -> None: ...


class LastBackupPresenter:
    """Tells it whenever the page comes to the front."""

    def __init__(self, screen: LastBackupScreen, queue: WorkQueue, keeper: Keeper) -> None:
        self._screen = screen
        self._queue = queue
        self._keeper = keeper

    def refresh(self) -> None:
        """Look again."""
        self._queue.submit(
            self._keeper.standing, self._screen.show_backup, self._screen.show_problem
        )


class BackupPresenter:
    """One thing at a time; each tells how it ended."""

    def __init__(self, screen: BackupScreen, queue: CallingWorkQueue, keeper: Keeper) -> None:
        self._screen = screen
        self._queue = queue
        self._keeper = keeper
        self._work = OneAtATime(screen, queue)
        self._copying = LongWork(queue, screen, backup_cancelled)
        self._bringing = LongWork(queue, _SettingBack(screen), setting_back_cancelled)

    def cancel(self) -> None:
        """Stop copying; what was there before stays."""
        self._copying.cancel()
        self._bringing.cancel()

    def refresh(self) -> None:
        """Show how safe the file is."""
        self._queue.submit(
            self._keeper.standing, self._screen.show_standing, self._screen.show_problem
        )

    def back_up(self) -> None:
        """Make a backup here."""
        copying = self._copying
        self._work.run(
            lambda: self._keeper.back_up(copying.tell), lambda _: self._backed_up(""), copying
        )

    def back_up_to(self, folder: str) -> None:
        """Make a set on a stick."""
        copying = self._copying
        self._work.run(
            lambda: self._keeper.back_up_to(Path(folder), copying.tell),
            lambda made: self._backed_up(made.name),
            copying,
        )

    def make_code(self) -> None:
        """Make another recovery code and show it, once."""
        self._work.run(self._keeper.new_code, self._screen.show_code)

    def note_code_seen(self) -> None:
        """It was written down; until then there is none."""
        self._work.run(self._keeper.code_seen, lambda _: self.refresh())

    def replace_key(self) -> None:
        """Another database key; the desk locks at once, and the next login finishes it."""
        self._work.run(self._keeper.replace_key, lambda _: self._screen.show_lock_needed())

    def set_back(self, copy: Any) -> None:
        """An older file in place of this one; the desk locks, and the next login puts it in place."""
        bringing = self._bringing
        self._work.run(
            lambda: self._keeper.set_back(copy, bringing.tell),
            lambda _: self._screen.show_lock_needed(),
            bringing,
        )

    def _backed_up(self, into: str) -> None:
        self._screen.show_backed_up(into)
        self.refresh()
