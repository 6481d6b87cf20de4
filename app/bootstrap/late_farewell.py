"""What was left, a face of the window or a sheet over it, stays until everything asked for has been answered."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.views.main_window import MainWindow

LOOK_MILLISECONDS = 50


class LateFarewell(QObject):
    """Lets it go once no thread of the desk owes an answer."""

    def __init__(self, window: MainWindow, is_busy: Callable[[], bool]) -> None:
        super().__init__(window)
        self._is_busy = is_busy
        self._left: list[QWidget] = []
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._on_look)
        window.left.connect(self._on_left)

    @Slot(QWidget)
    def _on_left(self, widget: QWidget) -> None:
        self._left.append(widget)
        self._look.start()

    @Slot()
    def _on_look(self) -> None:
        if self._is_busy():
            return
        self._look.stop()
        for widget in self._left:
            if isValid(widget):  # what lay over another has gone with it
                widget.deleteLater()
        self._left = []
