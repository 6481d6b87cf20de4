"""Labels that show text as it was written: whatever a villager's name holds, it is never markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.models.private_use import marked
from app.views.private_signs import sign_words

ROLES = frozenset({"body", "title", "heading", "muted", "number", "status"})


class PlainLabel(QLabel):
    """Words as they are, private-use characters by their marks."""

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(marked(text))
        words = sign_words(text)
        if words or self.property("is_signed"):
            self.setToolTip(words)
            self.setProperty("is_signed", bool(words))


class WholeLabel(PlainLabel):
    """Words that wrap, and are never squeezed: nested layouts forget how high they are when they are
    narrow.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the words need at this width."""
        super().resizeEvent(event)
        self._keep_height()

    def set_words(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self._keep_height()

    def _keep_height(self) -> None:
        self.setMinimumHeight(0)  # what it needs is never told as less than this
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))


def whole_label(text: str, role: str, parent: QWidget) -> WholeLabel:
    """A WholeLabel of plain text, in the looks of `role`."""
    label = WholeLabel(parent)
    _dress(label, text, role)
    return label


def plain_label(text: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label of plain text. `role` chooses its looks in desk.qss: see ROLES."""
    label = PlainLabel(parent)
    _dress(label, text, role)
    return label


def _dress(label: QLabel, text: str, role: str) -> None:
    if role not in ROLES:
        raise ValueError(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(role in ("body", "muted"))


def one_line_label(text: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label that never wraps: captions, codes, figures."""
    label = plain_label(text, role, parent)
    label.setWordWrap(False)
    return label


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows its text as it was written; Qt would read it as markup."""
    widget.setToolTip(f"<qt>{html.escape(text)}</qt>" if text else "")
