"""Lines and boxes of text that let Ctrl+Z pass once nothing of the typing is left to undo."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class LineEdit(QLineEdit):
    """A QLineEdit that gives Ctrl+Z to the desk when its own undo has nothing to do."""

    def event(self, event: QEvent) -> bool:
        """Qt would take the key in any case."""
        if _asks_for_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)


class TextEdit(QPlainTextEdit):
    """The same for some lines."""

    def event(self, event: QEvent) -> bool:
        """Qt would take the key in any case."""
        if _asks_for_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)


def _asks_for_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )
