"""A thread beside the windows' that works without a database, as presenters see it.

It draws papers, makes backups, and does what is asked before anyone is logged in.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.models.errors import Problem

Answer = TypeVar("Answer")


class WorkQueue(Protocol):
    """Jobs in order, answers back on the windows' thread; `app.background.work_thread.WorkThread` is one."""

    def submit(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Do `job`; exactly one of the two answers follows."""
        ...


class CallingQueue(Protocol):
    """One that can say how far a job is before it is done."""

    def call_soon(self, call: Callable[[], None]) -> None:
        """From there: make the call where the screens are."""
        ...


class CallingWorkQueue(WorkQueue, CallingQueue, Protocol):
    """Both."""
