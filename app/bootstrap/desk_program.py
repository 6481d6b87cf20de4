"""The program in a window: on the station's own folder, in the practice village, and back again."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings

from app.background.garbage_collector import GarbageCollector
from app.bootstrap.practice_gate import ANEW, PRACTICE
from app.bootstrap.practice_village import PracticeVillage
from app.bootstrap.qt_setting import (
    choose_input_method,
    chosen_language,
    dressed_application,
    is_linux,
    qt_plugins,
)
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.window import Desktop


def open_window(data: Path) -> int:
    """Open the desk on a folder; returns the exit status when its window was closed."""
    surroundings = Surroundings.of_this_machine()
    if is_linux():
        choose_input_method(os.environ, qt_plugins())
    language = chosen_language(os.environ)
    application = dressed_application(["lianxin"], surroundings.resources, language)
    collector = GarbageCollector()
    wanted = ""
    try:
        while True:
            desktop = desktop_for(wanted, data, surroundings)
            desktop.hear_crashes()
            desktop.window.remember_place(QSettings("lianxin", "desk"))
            desktop.start()
            status = application.exec()
            wanted = desktop.gate.wanted
            desktop.window.deleteLater()
            desktop.deleteLater()
            if not wanted:
                return status
    finally:
        collector.stop()


def desktop_for(wanted: str, data: Path, surroundings: Surroundings) -> Desktop:
    """The window that was wanted when the last one closed: the practice village, the same made anew,
    or else the station's own.
    """
    if wanted not in (PRACTICE, ANEW):
        return Desktop(data, surroundings)
    practice = PracticeVillage(data, surroundings, is_anew=wanted == ANEW)
    return Desktop(data, practice.surroundings, practice=practice)
