"""Buttons that show their key beside their words."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.views.colours import colour
from app.views.scale import scaled

GAP = 10
PADDING = 18
SAVE_KEY, SAVE_KEYS_TOO = "Ctrl+S", ("Ctrl+Return", "Ctrl+Enter")
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PromptButton(QPushButton):
    """A button whose key works at once; Qt would first show it pressed for a tenth of a second.
    Enter presses it when it has the focus, as the space bar does.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks."""
        if event.key() in ENTER_KEYS:
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The key clicks."""
        if event.type() == QEvent.Type.Shortcut and isinstance(event, QShortcutEvent):
            if not event.isAmbiguous():
                self.click()
            return True
        return super().event(event)


class ActionButton(PromptButton):
    """A button with its shortcut in a quieter ink: 登记代办件 Ctrl+N."""

    def __init__(
        self,
        text: str,
        shortcut: str = "",
        is_primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._is_primary = is_primary
        self._key = ""
        self.setProperty("kind", "primary" if is_primary else "plain")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if shortcut:
            self.set_key(shortcut)

    def setText(self, text: str) -> None:
        """Other words on it, which a screen reader hears too; Qt would forget the key with the old ones."""
        key = self.shortcut()
        super().setText(text)
        self.setShortcut(key)
        self.setAccessibleName(text)

    def set_key(self, shortcut: str) -> None:
        """Give the button its shortcut, which works wherever the button can be seen. What saves by
        Ctrl+S saves by Ctrl+Enter too, also from several lines of text.
        """
        self.setShortcut(QKeySequence(shortcut))
        if shortcut == SAVE_KEY:
            for also in SAVE_KEYS_TOO:
                QShortcut(QKeySequence(also), self).activated.connect(self.click)
        self.show_key(shortcut.replace("Left", "←").replace("Right", "→"))

    def show_key(self, words: str) -> None:
        """Write a key on the button that reaches it by another way, as Enter does in a form."""
        self._key = words
        self.setAccessibleDescription(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for words and key."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        key = self.fontMetrics().horizontalAdvance(self._key) + GAP if self._key else 0
        return QSize(words + key + 2 * PADDING, max(hint.height(), scaled(40)))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws the plate; words and key are drawn over it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._draw_words(painter)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text())
        key = metrics.horizontalAdvance(self._key) + GAP if self._key else 0
        left = (self.width() - words - key) // 2
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self._ink())
        painter.drawText(QRect(left, 0, words + 1, self.height()), centre, self.text())
        if self._key:
            soft = QColor(self._ink())
            soft.setAlphaF(0.68)
            painter.setPen(soft)
            place = QRect(left + words + GAP, 0, key, self.height())
            painter.drawText(place, centre, self._key)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return colour("disabled")
        return colour("on_accent" if self._is_primary else "ink")


def quiet_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """A button without a plate, for what is seldom wanted."""
    button = PromptButton(text, parent)
    button.setProperty("kind", "quiet")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
