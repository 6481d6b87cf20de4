"""Work before anyone is logged in: without a database, but off the GUI thread like all other."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.models.errors import Problem

Answer = TypeVar("Answer")


class WorkQueue(Protocol):
    """One thread; jobs in order, answers back on the windows' thread."""

    def submit(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Do `job`; exactly one of the two answers follows."""
        ...


class CallingWorkQueue(WorkQueue, Protocol):
    """One that can say how far a job is before it is done."""

    def call_soon(self, call: Callable[[], None]) -> None:
        """From there: make the call where the screens are."""
        ...
