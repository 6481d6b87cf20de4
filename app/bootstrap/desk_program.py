"""The program in a window: on the station's own folder, in the practice village, and back again."""

import contextlib
import gc
import importlib
import os
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer, Signal, Slot

from app import __version__
from app.bootstrap.early_entrance import EarlyEntrance
from app.bootstrap.program_versions import ProgramShelf
from app.bootstrap.qt_setting import (
    choose_input_method,
    chosen_language,
    dressed_application,
    is_linux,
    qt_plugins,
)
from app.bootstrap.qt_types import QtTypes
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem

BEHIND_THE_LOGIN = "app.bootstrap.window"
"""The module that imports everything."""
FIRST_PAINTED_MILLISECONDS = 25
FAILED = 70
"""The exit status of a program that crashed before anybody came to the desk: an update on trial that
ends with it is rolled back."""
PRACTICE_ROOM, GATE_ROOM = "app.bootstrap.practice_village", "app.bootstrap.practice_gate"


class DeskProgram(QObject):
    """One window after the other, on one application.

    Signals:
        loaded: what stands behind the login can be used.
        broken: it could not be loaded.
    """

    loaded = Signal()
    broken = Signal()

    def __init__(self, data: Path, surroundings: Surroundings) -> None:
        super().__init__()
        self._data = data
        self._surroundings = surroundings
        self.early: EarlyEntrance | None = None
        self.desktop: Any = None
        self._types = QtTypes()
        self._has_opened = self._has_crashed = False
        self.loaded.connect(self._on_loaded)
        self.broken.connect(self._on_broken)

    def open_early(self) -> None:
        """Show the login, and load what stands behind it meanwhile."""
        self.early = EarlyEntrance(self._data, self._surroundings)
        self.early.window.remember_place(QSettings("lianxin", "desk"))
        QTimer.singleShot(FIRST_PAINTED_MILLISECONDS, self, self._begin_loading)

    def open_again(self, wanted: str) -> None:
        """Show the village that was wanted when the last window closed."""
        self._start(desktop_for(wanted, self._data, self._surroundings))

    def wanted(self) -> str:
        """Which village is to follow the window that was closed; empty: none."""
        wanted: str = self.desktop.gate.wanted if self.desktop is not None else ""
        return wanted

    def has_failed(self) -> bool:
        """Whether it crashed before anybody came to the desk."""
        return self._has_crashed and not self._has_opened

    @Slot()
    def _begin_loading(self) -> None:
        if not self._types.make_some():
            QTimer.singleShot(0, self, self._begin_loading)
            return
        threading.Thread(target=self._load, name="loading", daemon=True).start()

    def _load(self) -> None:
        try:
            importlib.import_module(BEHIND_THE_LOGIN)
        except BaseException:
            self.broken.emit()
            raise
        gc.freeze()  # what was loaded stays: looking through it for garbage would hold the windows
        self.loaded.emit()

    @Slot()
    def _on_broken(self) -> None:
        """A login that leads nowhere is worse than none."""
        self._has_crashed = True
        QCoreApplication.exit(FAILED)

    @Slot()
    def _on_loaded(self) -> None:
        self._start(desktop_for("", self._data, self._surroundings, self.early))
        self.early = None

    @Slot()
    def _on_opened(self) -> None:
        self._has_opened = True
        shelf = ProgramShelf(self._surroundings.programs_dir, self._surroundings.disk)
        # Only who was started from that folder has shown that the version there starts.
        if shelf.is_ours(Path(sys.executable)):
            with contextlib.suppress(EnvironmentProblem):
                shelf.settle(__version__)

    @Slot()
    def _on_crashed(self) -> None:
        self._has_crashed = True

    def _start(self, desktop: Any) -> None:
        if self.desktop is not None:
            self.desktop.window.deleteLater()
            self.desktop.deleteLater()
        self.desktop = desktop
        desktop.hear_crashes()
        desktop.opened.connect(self._on_opened)
        desktop.crashed.connect(self._on_crashed)
        desktop.window.remember_place(QSettings("lianxin", "desk"))
        desktop.start()


def open_window(data: Path) -> int:
    """Open the desk on a folder; returns the exit status when its window was closed."""
    surroundings = Surroundings.of_this_machine()
    if is_linux():
        choose_input_method(os.environ, qt_plugins())
    language = chosen_language(os.environ)
    application = dressed_application(["lianxin"], surroundings.resources, language)
    collector = importlib.import_module("app.background.garbage_collector").GarbageCollector()
    program = DeskProgram(data, surroundings)
    program.open_early()
    try:
        while True:
            status = application.exec()
            wanted = program.wanted()
            if not wanted:
                return FAILED if program.has_failed() else status
            program.open_again(wanted)
    finally:
        collector.stop()


def desktop_for(
    wanted: str, data: Path, surroundings: Surroundings, early: EarlyEntrance | None = None
) -> Any:
    """The window that was wanted when the last one closed: the practice village, the same made anew,
    or else the station's own, with the login that stands already.
    """
    desktop = importlib.import_module(BEHIND_THE_LOGIN).Desktop
    gate = importlib.import_module(GATE_ROOM)
    if wanted not in (gate.PRACTICE, gate.ANEW):
        return desktop(data, surroundings, early=early)
    room = importlib.import_module(PRACTICE_ROOM)
    practice = room.PracticeVillage(data, surroundings, is_anew=wanted == gate.ANEW)
    return desktop(data, practice.surroundings, practice=practice)
