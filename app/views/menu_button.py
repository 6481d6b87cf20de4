"""A button that opens a list of what can be done now, numbered so that a digit does it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.views.buttons import ActionButton


class MenuButton(ActionButton):
    """Offers (code, words).

    Signals:
        chosen: (str) the code of what was chosen.
    """

    chosen = Signal(str)

    def __init__(self, text: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, shortcut, False, parent)
        self.menu_of_choices = QMenu(self)
        self.menu_of_choices.setAccessibleName(text)
        self.menu_of_choices.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; without any the button cannot be pressed."""
        self.menu_of_choices.clear()
        for number, (code, words) in enumerate(choices, start=1):
            action = self.menu_of_choices.addAction(f"&{number}　{words}")
            action.setData(code)
        self.setEnabled(bool(choices))

    def choices(self) -> list[str]:
        """What it offers."""
        return [action.data() for action in self.menu_of_choices.actions()]

    def _on_clicked(self) -> None:
        self.menu_of_choices.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        first = self.menu_of_choices.actions()[:1]
        if first:
            self.menu_of_choices.setActiveAction(first[0])
            self.menu_of_choices.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
