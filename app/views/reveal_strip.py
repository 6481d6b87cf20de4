"""The strip that shows whole, for half a minute, what a page masks."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.labels import one_line_label, plain_label
from app.views.passing_clipboard import PassingClipboard
from app.views.translation import listed

if TYPE_CHECKING:
    from app.acts.disclosure_acts import Revealed

TICK_MILLISECONDS = 1000


class RevealStrip(QFrame):
    """Shows a Revealed and counts the seconds down. Out of sight it forgets what it showed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "progress")
        self._revealed: Any = None
        self._seconds = 0
        self._words = plain_label("", "body", self)
        self._left = one_line_label("", "muted", self)
        self.copy_number_button = ActionButton(self.tr("复制证件号码"), "", False, self)
        self.copy_phone_button = ActionButton(self.tr("复制电话"), "", False, self)
        self.hide_button = ActionButton(self.tr("遮住"), "", False, self)
        self.copy_number_button.clicked.connect(self._on_copy_number)
        self.copy_phone_button.clicked.connect(self._on_copy_phone)
        self.hide_button.clicked.connect(self.forget)
        self._clipboard = PassingClipboard(self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._on_tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self._left)
        for button in (self.copy_number_button, self.copy_phone_button, self.hide_button):
            row.addWidget(button)
        self.hide()

    def show_revealed(self, revealed: "Revealed", seconds: int) -> None:
        """Show it for that many seconds."""
        self._revealed, self._seconds = revealed, seconds
        parts = [revealed.name]
        if revealed.id_number:
            parts.append(self.tr("证件号码 {number}").format(number=revealed.id_number))
        if revealed.phones:
            parts.append(self.tr("电话 {phones}").format(phones=listed(revealed.phones)))
        if revealed.groups:
            parts.append(listed(revealed.groups))
        if len(parts) == 1:
            parts.append(self.tr("没有登记号码。"))
        self._words.setText("　".join(parts))
        self.copy_number_button.setVisible(bool(revealed.id_number))
        self.copy_phone_button.setVisible(bool(revealed.phones))
        self._show_seconds()
        self._timer.start()
        self.show()

    def words(self) -> str:
        """What stands here."""
        return self._words.text()

    def forget(self) -> None:
        """Mask it again now."""
        self._timer.stop()
        self._revealed = None
        self._words.setText("")
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, the lock, a closed window: nothing stays behind."""
        super().hideEvent(event)
        self._clipboard.clear()
        if self._revealed is not None:
            self.forget()

    def _show_seconds(self) -> None:
        self._left.setText(self.tr("%n 秒后遮住", "", self._seconds))

    def _on_tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.forget()
        else:
            self._show_seconds()

    def _on_copy_number(self) -> None:
        if self._revealed is not None:
            self._clipboard.copy(self._revealed.id_number)

    def _on_copy_phone(self) -> None:
        if self._revealed is not None:
            self._clipboard.copy(self._revealed.phones[0])
