"""Takes pictures of a desktop once everything under way is done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from app.bootstrap.window import Desktop
from app.views.desk_shell import DeskShell

LONGEST_WAIT_MILLISECONDS = 60_000
STILL_MILLISECONDS = 60
FEWEST_PASSES = 5
COLOURS = 192


class Photographer:
    """Takes pictures of one desktop once everything under way is done."""

    def __init__(self, desktop: Desktop, out: Path) -> None:
        self.desktop = desktop
        self._out = out

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait for the threads, then for what their answers set off."""
        deadline = QDeadlineTimer(LONGEST_WAIT_MILLISECONDS)
        quiet = QDeadlineTimer(STILL_MILLISECONDS)
        passes = (
            0  # on a busy machine one pass may outlast the time, with its layouts still to come
        )
        while not quiet.hasExpired() or passes < FEWEST_PASSES:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            passes += 1
            if self.desktop.is_busy() or not until():
                quiet.setRemainingTime(STILL_MILLISECONDS)
                passes = 0
            if deadline.hasExpired():
                raise TimeoutError("the desk never came to rest")

    def entrance(self) -> Any:
        """The first-start or login view that the window shows."""
        stack = self.desktop.window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        return stack.currentWidget()

    def shell(self) -> DeskShell:
        """The desk itself, once somebody is logged in."""
        assert self.desktop.shell is not None
        return self.desktop.shell

    def section(self, key: str) -> Any:
        """One page's section of the desk."""
        assert self.desktop.pages is not None
        return self.desktop.pages.section(key)

    def take(self, name: str) -> None:
        """Save what the window shows, with the sheet that lies over it."""
        self.settle()
        window = self.desktop.window
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)  # or a slow machine would be locked
        picture = window.grab()
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, QDialog) and sheet.isVisible():
            over_window(picture, window, sheet)
        path = self._out / f"{name}.png"
        picture.save(str(path))
        make_small(path)
        print(path)


def make_small(path: Path) -> None:
    """Keep as many colours as can be told apart on a page: a third of the bytes."""
    picture = Image.open(path).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def over_window(picture: QPixmap, window: QWidget, sheet: QDialog) -> None:
    """Draw a dialog into the picture of its window, where it stands on a screen."""
    place = (
        max(0, (window.width() - sheet.width()) // 2),
        max(0, (window.height() - sheet.height()) // 2),
    )
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(31, 30, 28, 90))
    painter.drawPixmap(*place, sheet.grab())
    painter.end()
