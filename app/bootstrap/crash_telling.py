"""A fault of the program, told to whoever sits there instead of ending the program silently."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Slot

from app.background.work_thread import words_of_crash
from app.views.crash_sheet import CrashSheet
from app.views.main_window import MainWindow


class CrashTelling(QObject):
    """One sheet is enough: a fault in painting comes again and again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.sheet: CrashSheet | None = None

    def tell(self, words: str) -> None:
        """Say where it was; nothing that was kept is lost."""
        if self.sheet is None:
            self.sheet = CrashSheet(words, self._window)
            self.sheet.finished.connect(self._on_finished)
            self.sheet.open()

    @Slot()
    def _on_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None


def hear_own_faults(show: Callable[[str], None]) -> None:
    """Those of the windows' own thread too."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        words = words_of_crash(error.with_traceback(trace))
        sys.stderr.write(f"{words}\n")
        show(words)

    sys.excepthook = tell
