"""记必到事项: something happened in a household, and somebody must go there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.forms import ChoiceField, DateField, LineField
from app.views.household_picker import HouseholdPicker
from app.views.record_form import FieldsSheet
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.translation import spoken
from app.words.visit_terms import MUST_VISIT_OCCASION

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound

WIDTH = 560


class MustVisitSheet(FieldsSheet):
    """Takes a household, the kind of event and its day.

    Signals:
        household_search_wanted: (str) what to look for.
        task_typed: (dict) household_id, occasion, happened_on, note.
    """

    household_search_wanted = Signal(str)
    task_typed = Signal(dict)

    def __init__(self, today: str, occasions: Sequence[str], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("MustVisitSheet", "记必到事项")
        super().__init__(title, "", parent)
        self.household = HouseholdPicker(self.tr("户"))
        self.household.households_wanted.connect(self.household_search_wanted)
        self.occasion = ChoiceField(
            self.tr("什么事"),
            [(code, spoken(MUST_VISIT_OCCASION, code)) for code in occasions],
            is_required=True,
        )
        self.happened_on = DateField(self.tr("哪天的事"), is_required=True)
        self.happened_on.set_today(date.fromisoformat(today))
        self.happened_on.set_value(today)
        self.note = LineField(self.tr("说明"))
        self.fields = {
            "household": self.household,
            "occasion": self.occasion,
            "happened_on": self.happened_on,
            "note": self.note,
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.keep_fields()
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.household.submitted.connect(self.occasion.setFocus)
        self.occasion.submitted.connect(self.happened_on.setFocus)
        self.happened_on.submitted.connect(self.note.setFocus)
        self.note.submitted.connect(self._on_keep_clicked)
        self.household.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(scaled(WIDTH))

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Drop down which households may be meant."""
        self.household.show_households(query, found)

    def _on_keep_clicked(self) -> None:
        self.task_typed.emit(
            {
                "household_id": self.household.household_id(),
                "occasion": self.occasion.value(),
                "happened_on": self.happened_on.value(),
                "note": self.note.text(),
            }
        )


class DropTaskSheet(Sheet):
    """Asks why nobody has to go there any more.

    Signals:
        reason_typed: (str) why.
    """

    reason_typed = Signal(str)

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("DropTaskSheet", "不用去了")
        super().__init__(title, about, parent)
        self.reason = LineField(self.tr("理由"), is_required=True)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.reason.submitted.connect(self._on_keep_clicked)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setMinimumWidth(scaled(WIDTH))

    def _on_keep_clicked(self) -> None:
        self.reason_typed.emit(self.reason.text())
