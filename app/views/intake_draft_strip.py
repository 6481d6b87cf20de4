"""The strip that asks whether to go on with a form that was left unfinished."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.buttons import ActionButton, quiet_button
from app.views.labels import plain_label


class DraftStrip(QFrame):
    """One question, two buttons.

    Signals:
        continued: go on with it.
        given_up: forget it and begin anew.
    """

    continued = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = plain_label("", "body", self)
        self.continue_button = ActionButton(self.tr("接着填写"), "", True, self)
        self.give_up_button = quiet_button(self.tr("不要了，重新填"), self)
        self.continue_button.clicked.connect(self.continued)
        self.give_up_button.clicked.connect(self.given_up)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.give_up_button)
        layout.addWidget(self.continue_button)
        self.hide()

    def offer(self, about: str, saved_at: str) -> None:
        """Ask about a draft; `about` says whose it is."""
        words = self.tr("上次有一件没有登记完（{saved_at}）：{about}")
        self._words.setText(words.format(saved_at=saved_at, about=about or self.tr("还没写姓名")))
        self.setAccessibleName(self._words.text())
        self.show()

    def text(self) -> str:
        """What is asked."""
        return self._words.text()
