"""What happens at 写诊断文件 under 关于本程序."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.models.errors import Problem
from app.presenters.work_queue import WorkQueue

WriteDiagnostics = Callable[[Path], Path]
"""Writes the file into a folder and says where. Slow: never on the windows' thread."""


class DiagnosticsScreen(Protocol):
    """The page, as its presenter sees it."""

    def show_written(self, name: str) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class DiagnosticsPresenter:
    """One file at a time."""

    def __init__(
        self, screen: DiagnosticsScreen, queue: WorkQueue, write: WriteDiagnostics
    ) -> None:
        self._screen = screen
        self._queue = queue
        self._write = write

    def write(self, folder: str) -> None:
        """Write it there, and say its name."""
        self._screen.set_busy(True)
        self._queue.submit(lambda: self._write(Path(folder)), self._written, self._refused)

    def _written(self, path: Path) -> None:
        self._screen.set_busy(False)
        self._screen.show_written(path.name)

    def _refused(self, problem: Problem) -> None:
        self._screen.set_busy(False)
        self._screen.show_problem(problem)
