"""What was saved last, and that Ctrl+Z takes it back: a quiet note that goes away by itself."""

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.models.undoing import DoneAct
from app.views.buttons import quiet_button
from app.views.labels import plain_label
from app.views.translation import spoken
from app.words.desk_words import SAVED_KIND
from app.words.terms import APPEAL_ACTION, CASE_ACTION

SHOWN_MILLISECONDS = 15_000
EDGE = 8
_ACTIONS = {"case_step": CASE_ACTION, "appeal_step": APPEAL_ACTION}


def saved_words(done: DoneAct) -> str:
    """`办件步骤（报送镇里）`: what an act was about, from its main entry."""
    main = done.main
    noun = spoken(SAVED_KIND, main.kind)
    if main.kind == "visit" and any(each.kind == "appeal" for each in done.entries):
        return QCoreApplication.translate("UndoNote", "{visit}和发现的问题").format(visit=noun)
    action = _ACTIONS.get(main.kind, {}).get(str(main.fields.get("action", "")), "")
    return f"{noun}（{spoken(_ACTIONS[main.kind], main.fields['action'])}）" if action else noun


class UndoNote(QWidget):
    """The room at the foot of the rail where the note stands: nothing moves when it comes and goes.

    Where the room is low, it says only that something was saved.

    Signals:
        undo_wanted: take it back.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._said = ""
        self._card = QFrame(self)
        self._card.setProperty("kind", "card")
        self._words = plain_label("", "muted", self._card)
        self.button = quiet_button(self.tr("Ctrl+Z 撤销"), self._card)
        self.button.clicked.connect(self.undo_wanted)
        self._lines = QVBoxLayout(self._card)
        self._lines.setContentsMargins(10, 6, 10, 4)
        self._lines.setSpacing(2)
        self._lines.addWidget(self._words)
        self._lines.addWidget(self.button)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(SHOWN_MILLISECONDS)
        self._away.timeout.connect(self.put_away)
        self._card.hide()

    def show_saved(self, done: DoneAct) -> None:
        """Say what was saved."""
        self._said = self.tr("已保存：{what}").format(what=saved_words(done))
        self._card.setAccessibleName(f"{self._said} {self.button.text()}")
        self._away.start()
        self._card.show()
        self._fit()

    def put_away(self) -> None:
        """There is nothing to take back."""
        self._said = ""
        self._card.hide()

    def text(self) -> str:
        """What it says; empty while it is away."""
        return self._said

    def minimumSizeHint(self) -> QSize:
        """Room for one line and the button."""
        room = self._lines.contentsMargins()
        height = self._words.fontMetrics().height() + self.button.sizeHint().height()
        between = room.top() + room.bottom() + self._lines.spacing()
        return QSize(0, height + between + 2 * EDGE)

    def sizeHint(self) -> QSize:
        """More only when there is more."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the foot."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() - 2 * EDGE
        for words in (self._said, self.tr("已保存")):
            self._words.setText(words)
            height = self._card.heightForWidth(width)
            if height <= self.height() - EDGE:
                break
        self._words.setToolTip(self._said)
        self._card.setGeometry(EDGE, self.height() - height, width, height)
