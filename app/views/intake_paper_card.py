"""The card with the papers of an item, and below them what is agreed when some may follow."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.form_column import scrolling
from app.views.intake_deficiency import DeficiencyPanel
from app.views.intake_papers import IntakePapers
from app.views.labels import one_line_label
from app.views.later import Later


class PaperCard(QFrame):
    """Scrolls when the papers are many.

    Signals:
        changed, completed: see DeficiencyPanel.
    """

    changed = Signal()
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._limits = ("", "")
        self._content = QWidget()
        area = scrolling(self._content, self)
        self.papers = IntakePapers(self._content)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.papers)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(one_line_label(self.tr("收到的材料"), "heading", self))
        layout.addWidget(area, 1)

    @Later
    def deficiency(self) -> DeficiencyPanel:
        """What is agreed when papers may follow, as in few cases."""
        return DeficiencyPanel(self._content)

    def take_part(self, _name: str, panel: DeficiencyPanel) -> None:
        """Below the papers."""
        panel.show_limits(*self._limits)
        panel.changed.connect(self.changed)
        panel.completed.connect(self.completed)
        self._column.insertWidget(1, panel)

    def offer_deficiency(self, *, is_offered: bool) -> None:
        """All papers that are missing may follow, or not."""
        if is_offered or self._has_deficiency():
            self.deficiency.setVisible(is_offered)

    def show_limits(self, usual_on: str, latest_on: str) -> None:
        """Until when they may follow."""
        self._limits = (usual_on, latest_on)
        if self._has_deficiency():
            self.deficiency.show_limits(usual_on, latest_on)

    def fill_deficiency(self, agreed: Mapping[str, Any]) -> None:
        """Show what was agreed earlier; nothing for nothing."""
        if agreed or self._has_deficiency():
            self.deficiency.fill(agreed)

    def agreed(self) -> dict[str, Any] | None:
        """What was agreed, by the names that DeficiencyTerms has; None when nothing was."""
        return self.deficiency.typed() if self._has_deficiency() else None

    def focus_deficiency(self) -> bool:
        """Go there, if it is offered."""
        is_offered = self._has_deficiency() and self.deficiency.isVisible()
        if is_offered:
            self.deficiency.fields.focus_first()
        return is_offered

    def _has_deficiency(self) -> bool:
        return "deficiency" in vars(self)
