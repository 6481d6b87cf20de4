"""Where presenters' work runs: off the GUI thread, answers back on it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.acts.desk import Desk
from app.models.errors import Problem
from app.sync.station_sync import StationSync

Answer = TypeVar("Answer")
OnProgress = Callable[[int, int], None]
"""(done, of how many)."""


class Runner(Protocol):
    """Two queues: the database's, and the exchange's with its own connection. Both keep their order.

    Bugs are not answers: whatever is no Problem reaches the crash reporter, not `on_error`.
    """

    def run(
        self,
        job: Callable[[Desk], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Run `job` on the database thread; exactly one of the two answers follows."""
        ...

    def run_exchange(
        self,
        job: Callable[[StationSync, OnProgress], Answer],
        on_progress: OnProgress,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Run `job` on the exchange thread."""
        ...
