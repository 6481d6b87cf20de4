"""The Enter with which a scanner ends the code of a card, where nobody asked for one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.models.identity import CARD_NUMBER_PATTERN
from app.views.buttons import ENTER_KEYS

LONGEST_CODE = 40
_SHIFTS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock})


class ScannedEnter(QObject):
    """Takes that Enter out of what a sheet's window hears: it would open the marked row, save, or press
    a button. Every other Enter goes on, and so does this one in a field for the scanner.
    """

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._typed = ""
        self._scanners: list[QWidget] = []

    def let_pass_in(self, scanner: QWidget) -> None:
        """It is a field for the scanner."""
        self._scanners.append(scanner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen to the keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER_KEYS:
            is_card = CARD_NUMBER_PATTERN.match(self._typed.upper()) is not None
            self._typed = ""
            return is_card and QApplication.focusWidget() not in self._scanners
        if event.key() not in _SHIFTS:
            self._typed = (self._typed + event.text())[-LONGEST_CODE:] if event.text() else ""
        return False
