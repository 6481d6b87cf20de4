"""A button that opens the list of papers which can be made now."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.views.buttons import ActionButton
from app.views.translation import spoken
from app.words.terms import PAPER


class PaperMenuButton(ActionButton):
    """Numbers its papers, so that a digit makes one.

    Signals:
        paper_wanted: (str) the paper to make.
    """

    paper_wanted = Signal(str)

    def __init__(self, text: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, shortcut, False, parent)
        self.menu_of_papers = QMenu(self)
        self.menu_of_papers.setAccessibleName(text)
        self.menu_of_papers.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)

    def show_papers(self, papers: Sequence[str]) -> None:
        """Offer these papers; without any the button goes away."""
        self.menu_of_papers.clear()
        for number, paper in enumerate(papers, start=1):
            action = self.menu_of_papers.addAction(f"&{number}　{spoken(PAPER, paper)}")
            action.setData(paper)
        self.setVisible(bool(papers))

    def papers(self) -> list[str]:
        """What it offers."""
        return [action.data() for action in self.menu_of_papers.actions()]

    def _on_clicked(self) -> None:
        self.menu_of_papers.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        first = self.menu_of_papers.actions()[:1]
        if first:
            self.menu_of_papers.setActiveAction(first[0])
            self.menu_of_papers.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_triggered(self, action: QAction) -> None:
        self.paper_wanted.emit(action.data())
