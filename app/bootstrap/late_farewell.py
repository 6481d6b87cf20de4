"""A face of the window that was left stays until what it asked for has been answered."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.background.work_thread import WorkThread
from app.views.main_window import MainWindow


class LateFarewell(QObject):
    """Lets each face that was left go once both threads have answered all that they were given before."""

    def __init__(self, window: MainWindow, entrance: WorkThread, drawing: WorkThread) -> None:
        super().__init__(window)
        self._entrance = entrance
        self._drawing = drawing
        window.face_left.connect(self._on_face_left)

    @Slot(QWidget)
    def _on_face_left(self, face: QWidget) -> None:
        self._entrance.call_after_answers(
            lambda: self._drawing.call_after_answers(face.deleteLater)
        )
