"""Asks for a reason before something is said in the open, such as that a record was a mistake."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.forms import LineField
from app.views.scale import scaled
from app.views.sheet import Sheet

WIDTH = 560


class ReasonSheet(Sheet):
    """Stays open until it is closed, so that a refusal loses nothing.

    Signals:
        reason_typed: (str) why.
    """

    reason_typed = Signal(str)

    def __init__(
        self, title: str, about: str, yes: str, proposal: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, about, parent)
        self.reason = LineField(self.tr("理由"), is_required=True)
        self.reason.set_text(proposal)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.add_cancel()
        self.keep_button = self.add_action(yes, "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.reason.submitted.connect(self._on_keep_clicked)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(scaled(WIDTH))

    def _on_keep_clicked(self) -> None:
        self.reason_typed.emit(self.reason.text())
