"""A thread that does jobs in order and brings their answers to the thread of the windows."""

import time
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.models.errors import EnvironmentProblem, Problem

Answer = TypeVar("Answer")
TURN_SECONDS = 0.012
"""What answers may take of the windows' thread at a stretch; between two turns it paints and hears keys."""


class _Asked:
    """What was asked for in one while: `bring` makes the calls that answer it."""

    def __init__(self) -> None:
        self.bring: Callable[[Callable[[], None]], None] = lambda call: call()

    def tell(self, call: Callable[[], None]) -> None:
        self.bring(call)


class WorkThread(QObject):
    """One thread beside the windows'. Answers come on the thread that this object lives on.

    Signals:
        crashed: (str) a job failed by a bug; where, but never with which values.
    """

    crashed = Signal(str)
    _answer_ready = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_closed = self._is_silent = False
        self._unanswered = 0
        self._asked = _Asked()
        self._calls: deque[Callable[[], None]] = deque()
        self._spent = 0.0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._begin_turn)
        # A method of a QObject, never a lambda: Qt takes the thread from the receiver.
        self._answer_ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Do `job` after all that were given before; exactly one of the two answers follows.

        A thread that was closed answers `database_closed`.
        """
        self._unanswered += 1
        if self._is_closed:
            refusal = EnvironmentProblem("database_closed")
            self._answer_ready.emit(partial(self._answer, partial(on_error, refusal)))
            return
        future = self._executor.submit(job)
        future.add_done_callback(partial(self._queue_answer, self._asked, on_done, on_error))

    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._unanswered > 0

    def bring_late(self, bring: Callable[[Callable[[], None]], None]) -> None:
        """Whoever asked until now is no longer in front: `bring` makes the calls that answer them. A crash
        is told in any case.
        """
        self._asked.bring = bring
        self._asked = _Asked()

    def call_soon(self, call: Callable[[], None]) -> None:
        """From any thread: make the call on the thread that this object lives on."""
        self._answer_ready.emit(call)

    def stop(self, last_job: Callable[[], None]) -> None:
        """Take no more jobs; `last_job` comes after those given. Returns at once."""
        if self._is_closed:
            return
        self._is_closed = True
        self._unanswered += 1
        self._executor.submit(last_job).add_done_callback(
            partial(self._queue_answer, self._asked, _nothing, _nothing)
        )
        self._executor.shutdown(wait=False)

    def wait(self) -> None:
        """Come back when the last job is done; from any thread but its own."""
        self._executor.shutdown(wait=True)

    def fall_silent(self) -> None:
        """Bring no more answers: those who waited for them are gone."""
        self._is_silent = True

    def _queue_answer(
        self,
        asked: _Asked,
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None],
        future: Future[Any],
    ) -> None:
        error = future.exception()
        answer: Callable[[], None]
        if error is None:
            answer = partial(asked.tell, partial(on_done, future.result()))
        elif isinstance(error, Problem):
            answer = partial(asked.tell, partial(on_error, error))
        else:
            answer = partial(self.crashed.emit, words_of_crash(error))
        self._answer_ready.emit(partial(self._answer, answer))

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        self._calls.append(call)
        if self._turn.isActive():
            self._make_calls()
        else:
            self._begin_turn()

    @Slot()
    def _begin_turn(self) -> None:
        self._spent = 0.0
        if self._calls:
            self._turn.start()
            self._make_calls()

    def _make_calls(self) -> None:
        while self._calls and self._spent < TURN_SECONDS:
            call, begun = self._calls.popleft(), time.thread_time()
            if not self._is_silent:
                call()
            self._spent += time.thread_time() - begun

    def _answer(self, answer: Callable[[], None]) -> None:
        self._unanswered -= 1
        answer()


def words_of_crash(error: BaseException) -> str:
    """Where a bug struck: places in the code and the kind of error.

    Its message is left out, because it may hold what a villager said, and so are the folders that
    the program lies in, because they may hold a person's name.
    """
    parts = []
    cause: BaseException | None = error
    while cause is not None:
        steps = [_place(step) for step in traceback.extract_tb(cause.__traceback__)]
        parts.append("\n".join([*steps, f"{type(cause).__module__}.{type(cause).__qualname__}"]))
        cause = cause.__cause__
    return "\n\n".join(reversed(parts))


def _place(step: traceback.FrameSummary) -> str:
    return f"{'/'.join(Path(step.filename).parts[-3:])}:{step.lineno} {step.name}"


def _nothing(answer: object) -> None:
    """Nobody waits for this answer."""
