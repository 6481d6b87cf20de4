"""Runs presenters' jobs: the database's and the exchange's, each on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.acts.desk import Desk
from app.background.lan_door import LanDoor
from app.background.work_thread import Answer, WorkThread
from app.models.errors import OperationRefused, Problem
from app.presenters.runner import OnProgress
from app.sync.lan_host import LanEvent
from app.sync.station_sync import StationSync

Tool = TypeVar("Tool")


class DeskRunner(QObject):
    """The two threads of an open station; implements app.presenters.runner.Runner.

    A station that was locked is opened again by `connect_station`; screens and presenters stay.

    Signals:
        crashed: (str) a job failed by a bug; where it did.
        entries_written: a job has kept something that the township does not have yet.
        exchanged: an exchange has ended that has written something; the township may have brought steps.
    """

    crashed = Signal(str)
    entries_written = Signal()
    exchanged = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        open_sync: Callable[[], StationSync],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.connect_station(open_desk, open_sync)

    def connect_station(
        self, open_desk: Callable[[], Desk], open_sync: Callable[[], StationSync]
    ) -> None:
        """Start the threads; each opens its connection with its first job."""
        self._is_stopping = threading.Event()
        self._desk = _OnDemand(open_desk, _close_desk)
        self._sync = _OnDemand(open_sync, _close_sync)
        self._lan = LanDoor(open_sync)
        self._database = WorkThread("database", self)
        self._exchange = WorkThread("exchange", self)
        for thread in (self._database, self._exchange):
            thread.crashed.connect(self.crashed)

    def run(
        self,
        job: Callable[[Desk], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Run `job` on the database thread; exactly one of the two answers follows."""
        desk = self._desk
        self._database.submit(lambda: self._watched(job, desk.opened()), on_done, on_error)

    def _watched(self, job: Callable[[Desk], Answer], desk: Desk) -> Answer:
        before = desk.entries_written()
        answer = job(desk)
        if desk.entries_written() != before:
            self.entries_written.emit()
        return answer

    def run_exchange(
        self,
        job: Callable[[StationSync, OnProgress], Answer],
        on_progress: OnProgress,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Run `job` on the exchange thread; its progress is shown, and ends it when we stop."""
        sync, thread, is_stopping = self._sync, self._exchange, self._is_stopping

        def report(done: int, total: int) -> None:
            if is_stopping.is_set():
                raise OperationRefused("exchange_cancelled")
            thread.call_soon(lambda: on_progress(done, total))

        def work() -> Answer:
            tool = sync.opened()
            before = tool.rows_written()
            try:
                return job(tool, report)
            finally:  # what came before a line was cut is kept, and is to be seen
                if tool.rows_written() != before:  # who only looked brought nothing
                    self.exchanged.emit()

        thread.submit(work, on_done, on_error)

    def wait_for_pc(
        self,
        on_event: Callable[[LanEvent], None],
        on_done: Callable[[Sequence[str]], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Let the station's other PC call this one; `on_done` gets this one's addresses."""
        lan, thread = self._lan, self._exchange

        def hear(event: LanEvent) -> None:
            thread.call_soon(lambda: on_event(event))

        thread.submit(lambda: lan.open(hear), on_done, on_error)

    def stop_waiting(
        self, on_done: Callable[[None], None], on_error: Callable[[Problem], None]
    ) -> None:
        """Let nobody call any more."""
        self._exchange.submit(self._lan.close, on_done, on_error)

    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._database.is_busy() or self._exchange.is_busy()

    def stop(self) -> None:
        """Take no more jobs. What was given is finished, an exchange at its next step; returns at
        once.
        """
        self._is_stopping.set()
        self._database.stop(self._desk.close)
        self._exchange.stop(self._close_exchange)

    def _close_exchange(self) -> None:
        self._lan.close()
        self._sync.close()

    def wait(self) -> None:
        """Come back when both threads are done and both connections closed; from any thread."""
        self._database.wait()
        self._exchange.wait()

    def close(self) -> None:
        """Stop, and wait for it."""
        self.stop()
        self.wait()

    def fall_silent(self) -> None:
        """Bring no more answers: the screens that waited for them are gone."""
        self._database.fall_silent()
        self._exchange.fall_silent()


class _OnDemand(Generic[Tool]):
    """Something opened, used and closed by one thread only."""

    def __init__(self, open_tool: Callable[[], Tool], close_tool: Callable[[Tool], None]) -> None:
        self._open = open_tool
        self._close = close_tool
        self._tool: Tool | None = None

    def opened(self) -> Tool:
        if self._tool is None:
            self._tool = self._open()
        return self._tool

    def close(self) -> None:
        tool, self._tool = self._tool, None
        if tool is not None:
            self._close(tool)


def _close_desk(desk: Desk) -> None:
    desk.store.close()


def _close_sync(sync: StationSync) -> None:
    sync.close()
