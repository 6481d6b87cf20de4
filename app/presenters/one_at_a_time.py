"""One slow thing at a time on a queue: a second press while the first is under way does nothing."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.models.errors import Problem
from app.presenters.long_work import LongWork
from app.presenters.work_queue import WorkQueue

Answer = TypeVar("Answer")


class BusyScreen(Protocol):
    """What shows that something is under way."""

    def set_busy(self, is_busy: bool) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...


class OneAtATime:
    """Runs jobs one by one, and tells the screen how each ended."""

    def __init__(self, screen: BusyScreen, queue: WorkQueue) -> None:
        self._screen = screen
        self._queue = queue
        self._is_busy = False

    def run(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        work: LongWork | None = None,
    ) -> None:
        """Do it, unless something else is still being done; long `work` is shown meanwhile."""
        if self._is_busy:
            return
        self._is_busy = True
        self._screen.set_busy(True)
        if work is not None:
            work.begin()

        def done(answer: Answer) -> None:
            self._end(work)
            on_done(answer)

        def refused(problem: Problem) -> None:
            self._end(work)
            self._screen.show_problem(problem)

        self._queue.submit(job, done, refused)

    def _end(self, work: LongWork | None) -> None:
        if work is not None:
            work.end()
        self._is_busy = False
        self._screen.set_busy(False)
