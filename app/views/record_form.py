"""A sheet with a form of its own: fields by name, kept with Ctrl+S."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, DateField, Field, LineField, TextField
from app.views.household_picker import HouseholdPicker
from app.views.sheet import Sheet

WIDTH, HEIGHT = 760, 600


class ChecksField(Field):
    """Some of several words, each with its box."""

    def __init__(
        self,
        caption: str,
        choices: Iterable[tuple[str, str]],
        ticked: Iterable[str] = (),
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        self._frame = QWidget()
        super().__init__(caption, self._frame, "", False, parent)
        grid = QGridLayout(self._frame)
        grid.setContentsMargins(0, 0, 0, 0)
        chosen = set(ticked)
        self.boxes: dict[str, QCheckBox] = {}
        for number, (key, words) in enumerate(choices):
            box = QCheckBox(words.replace("&", "&&"), self._frame)
            box.setChecked(key in chosen)
            box.toggled.connect(self._on_changed)
            grid.addWidget(box, number // columns, number % columns)
            self.boxes[key] = box
        if self.boxes:
            self._frame.setFocusProxy(next(iter(self.boxes.values())))

    def values(self) -> list[str]:
        """The keys of what is ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]


class RecordForm(Sheet):
    """Fields from top to bottom. It stays open until the presenter says that the record is kept, so
    that a refusal loses nothing of what was typed.

    Signals:
        kept: (dict) what the fields hold, by name: text, days in ISO 8601, truths, lists of keys.
    """

    kept = Signal(dict)

    def __init__(
        self,
        title: str,
        rows: Iterable[Mapping[str, Field]],
        save_words: str,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle, parent)
        self.fields: dict[str, Field] = {}
        self.column = FormColumn()
        for row in rows:
            self.fields |= row
            self.column.add_row(*row.values())
        self.body.addWidget(scrolling(self.column, self), 1)
        self.add_cancel()
        self.save_button = self.add_action(save_words, "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.column.completed.connect(self.save_button.setFocus)
        self.set_size(WIDTH, HEIGHT)
        self.column.focus_first()

    def values(self) -> dict[str, Any]:
        """What the fields hold, by name."""
        return {name: value_of(field) for name, field in self.fields.items()}

    def _on_save_clicked(self) -> None:
        self.clear_message()
        self.kept.emit(self.values())


def value_of(field: Field) -> Any:
    """What one field holds."""
    if isinstance(field, HouseholdPicker):
        return field.household_id()
    if isinstance(field, LineField | TextField):
        return field.text()
    if isinstance(field, ChoiceField | DateField):
        return field.value()
    if isinstance(field, CheckField):
        return field.is_checked()
    return field.values() if isinstance(field, ChecksField) else ""


def lines_of(text: str) -> tuple[str, ...]:
    """What was written line by line, also with 、 or ， between."""
    parts = text.replace("、", "\n").replace("，", "\n").splitlines()
    return tuple(part.strip() for part in parts if part.strip())
