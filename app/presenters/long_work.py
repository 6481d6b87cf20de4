"""Work that takes long enough to be waited for: a screen shows how far it is, and whoever waits may end it."""

from collections.abc import Callable
from typing import Protocol

from app.models.errors import OperationRefused
from app.presenters.work_queue import CallingQueue

STEPS_SHOWN = 100


class WorkScreen(Protocol):
    """What shows it."""

    def show_making(self, done: int, total: int) -> None:
        """So much is done; a `total` of 0 means that nobody knows. Short work need not be shown."""
        ...

    def clear_progress(self) -> None:
        """It is over."""
        ...


class LongWork:
    """One piece of work after the other. `begin`, `end` and `cancel` on the windows' thread, `tell` on
    the one that works.
    """

    def __init__(
        self,
        queue: CallingQueue,
        screen: WorkScreen,
        refusal: Callable[[], OperationRefused],
    ) -> None:
        """`refusal` makes what says, when it was ended, what was kept."""
        self._queue = queue
        self._screen = screen
        self._refusal = refusal
        self._is_cancelled = False
        self._shown = -1

    def begin(self) -> None:
        """It starts now."""
        self._is_cancelled = False
        self._shown = -1
        self._screen.show_making(0, 0)

    def cancel(self) -> None:
        """End it at its next step."""
        self._is_cancelled = True

    def end(self) -> None:
        """It is done, or refused."""
        self._screen.clear_progress()

    def tell(self, done: int, total: int) -> None:
        """So much is done. Raises the refusal when it was cancelled."""
        self.check()
        step = done * STEPS_SHOWN // total if total else 0
        if step != self._shown:
            self._shown = step
            self._queue.call_soon(lambda: self._screen.show_making(done, total))

    def check(self) -> None:
        """Raises the same; before something that cannot be taken back."""
        if self._is_cancelled:
            raise self._refusal()


def file_cancelled() -> OperationRefused:
    """A file was not made."""
    return OperationRefused("file_making_cancelled")


def backup_cancelled() -> OperationRefused:
    """A backup was not made."""
    return OperationRefused("backup_cancelled")


def setting_back_cancelled() -> OperationRefused:
    """An older file was not put in the present one's place."""
    return OperationRefused("setting_back_cancelled")
