"""练习村 on the screen: the band over every page, and what is shown while the village is made ready."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.labels import one_line_label, whole_label
from app.views.message_strip import MessageStrip


class PracticeBand(QFrame):
    """Says on every page, by word, mark and colour, that this is the practice village.

    Signals:
        anew_wanted: all that was practised is to go, and a fresh village to come.
        leaving_wanted: the station's own village is wanted again.
    """

    anew_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "practice")
        self.setAccessibleName(self.tr("练习村"))
        name = one_line_label(self.tr("▲ 练习村"), "heading", self)
        words = whole_label(
            self.tr(
                "这里的人和事都是编的，随便试；印出来都写着“练习，不作凭据”，什么也不会送到镇里。"
            ),
            "body",
            self,
        )
        self.anew_button = ActionButton(self.tr("清空重来"), "", False, self)
        self.anew_button.clicked.connect(self.anew_wanted)
        self.leave_button = ActionButton(self.tr("离开练习村"), "", False, self)
        self.leave_button.clicked.connect(self.leaving_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 4, 28, 4)
        layout.setSpacing(16)
        layout.addWidget(name)
        layout.addWidget(words, 1)
        layout.addWidget(self.anew_button)
        layout.addWidget(self.leave_button)


class PracticeEntrance(QWidget):
    """Stands there while the practice village is made or opened.

    Signals:
        again_wanted: it went wrong, and is to be tried once more.
    """

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = one_line_label(self.tr("正在准备练习村…"), "title", self)
        self._strip = MessageStrip(self)
        self.again_button = ActionButton(self.tr("再试一次"), "", True, self)
        self.again_button.clicked.connect(self._on_again)
        self.again_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(120, 60, 120, 60)
        layout.addStretch(2)
        layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._strip)
        layout.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_problem(self, problem: Problem) -> None:
        """Say why it is not there, and let it be tried again."""
        self._words.hide()
        self._strip.show_problem(problem)
        self.again_button.show()
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def message(self) -> str:
        """What the strip says."""
        return self._strip.text()

    def _on_again(self) -> None:
        self._strip.clear()
        self.again_button.hide()
        self._words.show()
        self.again_wanted.emit()
