"""What was saved last, and that Ctrl+Z takes it back: a quiet note that goes away by itself."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.buttons import quiet_button
from app.views.labels import plain_label
from app.views.scale import scaled
from app.views.translation import spoken
from app.words.desk_words import SAVED_KIND
from app.words.terms import APPEAL_ACTION, CASE_ACTION

SHOWN_MILLISECONDS = 15_000
_ACTIONS = {"case_step": CASE_ACTION, "appeal_step": APPEAL_ACTION}


def saved_words(done: object) -> str:
    """`办件步骤（报送镇里）`: what an act was about, from its main entry."""
    main = done.main  # type: ignore[attr-defined]
    noun = spoken(SAVED_KIND, main.kind)
    if main.kind == "visit" and any(each.kind == "appeal" for each in done.entries):  # type: ignore[attr-defined]
        return QCoreApplication.translate("UndoNote", "{visit}和发现的问题").format(visit=noun)
    action = _ACTIONS.get(main.kind, {}).get(str(main.fields.get("action", "")), "")
    return f"{noun}（{spoken(_ACTIONS[main.kind], main.fields['action'])}）" if action else noun


class UndoNote(QFrame):
    """Lies over the foot of the rail, takes no focus and moves nothing.

    Signals:
        undo_wanted: take it back.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = plain_label("", "muted", self)
        self.button = quiet_button(self.tr("Ctrl+Z 撤销"), self)
        self.button.clicked.connect(self.undo_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self.button)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(SHOWN_MILLISECONDS)
        self._away.timeout.connect(self.hide)
        self.hide()

    def show_saved(self, done: object) -> None:
        """Say what was saved."""
        self._words.setText(self.tr("已保存：{what}").format(what=saved_words(done)))
        self.setAccessibleName(f"{self._words.text()} {self.button.text()}")
        self._away.start()
        self.show()
        self.raise_()

    def text(self) -> str:
        """What it says; empty while it is away."""
        return "" if self.isHidden() else self._words.text()

    def lie_above(self, left: int, bottom: int, width: int) -> None:
        """Take this place, as high as the words need."""
        height = max(self.heightForWidth(width), scaled(64))
        self.setGeometry(left, bottom - height, width, height)
