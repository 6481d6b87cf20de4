"""Papers that may follow (容缺受理), agreed on while the case is being filled in."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.form_column import FormColumn
from app.views.forms import CheckField, DateField, LineField
from app.views.intake_power import day_or_text
from app.views.translation import spoken_day


class DeficiencyPanel(QWidget):
    """Offered when every paper that is missing may follow.

    Signals:
        changed: something was typed or ticked.
        completed: Enter was pressed in the last field.
    """

    changed = Signal()
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_on = ""
        fields = self.fields = FormColumn(self)
        fields.set_spacing(4)
        self.is_wanted = CheckField("", self.tr("容缺受理：先收下，缺的以后补交"), parent=fields)
        self.due_on = DateField(self.tr("补交期限"), parent=fields)
        self.supplement_way = LineField(
            self.tr("怎么补交"), placeholder=self.tr("本人或代办人送到本站"), parent=fields
        )
        self.is_credit_checked = CheckField(
            "", self.tr("已问过：申请人没有失信记录"), parent=fields
        )
        self.fields.add_field(self.is_wanted)
        self.fields.add_row(self.due_on, self.supplement_way, stretches=(2, 3))
        self.fields.add_field(self.is_credit_checked)
        self.fields.changed.connect(self._on_changed)
        self.fields.completed.connect(self.completed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 8, 0)
        layout.addWidget(self.fields)
        self.hide()
        self._show_what_is_needed()

    def offer_alone(self) -> None:
        """In a sheet of its own it is wanted, or the sheet would not be open."""
        self.is_wanted.set_checked(True)
        self.is_wanted.hide()
        self.show()
        self._show_what_is_needed()

    def show_limits(self, usual_on: str, latest_on: str) -> None:
        """The day that is proposed, and the last that the item's promised limit allows."""
        if self.due_on.value() in ("", self._usual_on):
            self.due_on.set_value(usual_on)
        self._usual_on = usual_on
        words = self.tr("最晚 {day}").format(day=spoken_day(latest_on))
        self.due_on.set_hint(words if latest_on else "")

    def fill(self, deficiency: Mapping[str, Any]) -> None:
        """Show what was agreed earlier; nothing for nothing."""
        self.is_wanted.set_checked(bool(deficiency))
        self.due_on.set_value(deficiency.get("due_on", ""))
        self.supplement_way.set_text(deficiency.get("supplement_way", ""))
        self.is_credit_checked.set_checked(bool(deficiency.get("is_credit_checked", False)))
        self.fields.clear_errors()
        self._show_what_is_needed()

    def typed(self) -> dict[str, Any] | None:
        """What was agreed, by the names that DeficiencyTerms has; None when nothing was."""
        if self.isHidden() or not self.is_wanted.is_checked():
            return None
        return {
            "due_on": day_or_text(self.due_on),
            "supplement_way": self.supplement_way.text(),
            "is_credit_checked": self.is_credit_checked.is_checked(),
        }

    def _show_what_is_needed(self) -> None:
        for field in (self.due_on, self.supplement_way, self.is_credit_checked):
            field.setVisible(self.is_wanted.is_checked())

    def _on_changed(self) -> None:
        self._show_what_is_needed()
        self.changed.emit()
