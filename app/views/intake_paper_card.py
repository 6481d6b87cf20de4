"""The card with the papers of an item, and below them what is agreed when some may follow."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.form_column import scrolling
from app.views.intake_deficiency import DeficiencyPanel
from app.views.intake_papers import IntakePapers
from app.views.labels import one_line_label


class PaperCard(QFrame):
    """Scrolls when the papers are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        content = QWidget()
        area = scrolling(content, self)
        self.papers = IntakePapers(content)
        self.deficiency = DeficiencyPanel(content)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.papers)
        column.addWidget(self.deficiency)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(one_line_label(self.tr("收到的材料"), "heading", self))
        layout.addWidget(area, 1)
