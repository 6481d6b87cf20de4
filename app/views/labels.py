"""Labels that show text as it was written: whatever a villager's name holds, it is never markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

ROLES = frozenset({"body", "title", "heading", "muted", "number", "status"})


def plain_label(text: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label of plain text. `role` chooses its looks in desk.qss: see ROLES."""
    if role not in ROLES:
        raise ValueError(role)
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(role in ("body", "muted"))
    return label


def one_line_label(text: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label that never wraps: captions, codes, figures."""
    label = plain_label(text, role, parent)
    label.setWordWrap(False)
    return label


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows its text as it was written; Qt would read it as markup."""
    widget.setToolTip(f"<qt>{html.escape(text)}</qt>" if text else "")
