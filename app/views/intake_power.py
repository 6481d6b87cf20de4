"""What an absent applicant lets somebody else do: the part of the form for a power of attorney."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.views.buttons import ENTER_KEYS
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, DateField, Field, LineField
from app.views.translation import spoken_pairs
from app.words.terms import POWER_SCOPE, SIGNING_METHOD


class ScopeBoxes(QWidget):
    """A box for each thing that the proxy may do."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for code, words in spoken_pairs(POWER_SCOPE):
            box = QCheckBox(words, self)
            box.setAccessibleName(words)
            box.setChecked(True)
            box.toggled.connect(self.changed)
            box.installEventFilter(self)
            self.boxes[code] = box
            layout.addWidget(box)
        layout.addStretch(1)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on; the space bar ticks."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in ENTER_KEYS:
                return super().eventFilter(watched, event)
            boxes = list(self.boxes.values())
            place = next(number for number, box in enumerate(boxes) if box is watched)
            if place + 1 < len(boxes):
                boxes[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.submitted.emit()
            return True
        return super().eventFilter(watched, event)


class ScopeField(Field):
    """The boxes as a field."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent=parent)
        self.scope = ScopeBoxes(self)
        self._hold(self.scope)
        self.scope.changed.connect(self._on_changed)
        self.scope.submitted.connect(self.submitted)

    def values(self) -> list[str]:
        """What is ticked."""
        return [code for code, box in self.scope.boxes.items() if box.isChecked()]

    def set_values(self, values: Any) -> None:
        """Tick these."""
        for code, box in self.scope.boxes.items():
            box.setChecked(code in values)


class PowerPanel(FormColumn):
    """Scope, term, how it is signed, who witnesses, and how the proxy is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = ScopeField(self.tr("委托做什么（不含代签）"), self)
        self.valid_until = DateField(self.tr("委托到哪天"), parent=self)
        self.valid_until.line_edit.setPlaceholderText(self.tr("不填就是 90 天"))
        self.signing_method = ChoiceField(
            self.tr("怎么签"), spoken_pairs(SIGNING_METHOD), parent=self
        )
        self.witness_name = LineField(self.tr("见证人"), parent=self)
        self.proxy_phone = LineField(self.tr("代办人电话"), parent=self)
        self.proxy_id_number = LineField(self.tr("代办人证件号码"), parent=self)
        self.add_row(self.scope, self.valid_until, stretches=(5, 3))
        self.add_row(self.signing_method, self.witness_name, self.proxy_phone, stretches=(2, 2, 3))
        self.add_field(self.proxy_id_number)

    def typed(self) -> dict[str, Any]:
        """What it holds, by the names that PowerTerms has."""
        return {
            "scope": self.scope.values(),
            "valid_until": day_or_text(self.valid_until),
            "proxy_id_number": self.proxy_id_number.text(),
            "proxy_phone": self.proxy_phone.text(),
            "signing_method": self.signing_method.value(),
            "witness_name": self.witness_name.text(),
        }

    def fill(self, power: Mapping[str, Any]) -> None:
        """Show what was typed earlier; nothing for the usual."""
        self.scope.set_values(power.get("scope", tuple(POWER_SCOPE)))
        self.valid_until.set_value(power.get("valid_until", ""))
        self.proxy_id_number.set_text(power.get("proxy_id_number", ""))
        self.proxy_phone.set_text(power.get("proxy_phone", ""))
        self.signing_method.set_value(power.get("signing_method", "signature"))
        self.witness_name.set_text(power.get("witness_name", ""))
        self.clear_errors()


def day_or_text(field: DateField) -> str:
    """The day in ISO 8601, or what was typed when it is no day: the refusal names it."""
    return field.value() or field.line_edit.text().strip()
