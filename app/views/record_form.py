"""A sheet with a form of its own: fields by name, kept with Ctrl+S."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import quiet_button
from app.views.draft_desk import DraftKeeping
from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, DateField, Field, LineField, TextField
from app.views.household_picker import HouseholdPicker
from app.views.sheet import Sheet
from app.views.translation import spoken_moment

if TYPE_CHECKING:
    from app.presenters.draft_presenter import FormDraft

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
        *,
        is_required: bool = False,
    ) -> None:
        super().__init__(caption, "", is_required, parent)
        self._frame = QWidget(self)
        self._hold(self._frame)
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

    def set_values(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        ticked = set(keys)
        for key, box in self.boxes.items():
            box.setChecked(key in ticked)


class DraftedSheet(Sheet):
    """A sheet that keeps what is typed and not saved: closed, locked or cut off by the power. Who
    inherits it begins the draft, and has `values`; what it is filled with again can be put away by
    `begin_anew_button`.

    Attributes:
        fields: by name, as `values` tells of them.
    """

    def __init__(
        self, title: str, subtitle: str = "", parent: QWidget | None = None, draft_title: str = ""
    ) -> None:
        super().__init__(title, subtitle, parent)
        self.fields: dict[str, Field] = {}
        self._drafts = DraftKeeping(self, draft_title or title)
        self.begin_anew_button = quiet_button(self.tr("不用上次填的"), self)
        self.begin_anew_button.clicked.connect(self._on_begin_anew_clicked)
        self.begin_anew_button.hide()

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what `values` told once."""
        fill_fields(self.fields, values)

    def show_draft(self, draft: "FormDraft") -> None:
        """Fill in what was typed earlier, and say so."""
        self.fill(draft.values)
        self.show_notice(draft_words(draft))
        self.begin_anew_button.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed or locked: what was typed this moment is kept too."""
        self._drafts.keep_at_once()
        super().hideEvent(event)

    def reject(self) -> None:
        """It is left as it is: the draft stays, whatever becomes of this window."""
        self._drafts.leave()
        super().reject()

    def accept(self) -> None:
        """It is saved: the draft goes."""
        self._drafts.end()
        super().accept()

    def _on_begin_anew_clicked(self) -> None:
        self.fill(self._drafts.first_values())
        self._drafts.keep()
        self.clear_message()
        self.begin_anew_button.hide()


class FieldsSheet(DraftedSheet):
    """A drafted sheet of fields by name. Who inherits it fills `fields`, then calls `keep_fields`.

    Attributes:
        road: how to come back to it from the list of unfinished forms.
        mark: tells forms apart that look alike when they come up.
    """

    def __init__(
        self, title: str, subtitle: str = "", parent: QWidget | None = None, draft_title: str = ""
    ) -> None:
        super().__init__(title, subtitle, parent, draft_title)
        self.road: tuple[str, ...] = ()
        self.mark = ""

    def keep_fields(self) -> None:
        """All fields are there: what is typed in them is kept."""
        for field in self.fields.values():
            field.changed.connect(self._drafts.touch)
        self.body.addWidget(self.begin_anew_button)

    def begin_draft(self) -> None:
        """Ask for what was typed earlier."""
        self._drafts.begin(self.values(), self.road, mark=self.mark)

    def showEvent(self, event: QShowEvent) -> None:
        """What was typed earlier is asked for once all fields have what they begin with."""
        super().showEvent(event)
        self.begin_draft()

    def values(self) -> dict[str, Any]:
        """What the fields hold, by name, as a draft keeps it: a household with how it was shown."""
        return {
            name: field.kept() if isinstance(field, HouseholdPicker) else value_of(field)
            for name, field in self.fields.items()
        }

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        field = self.fields.get(name)
        if field is None:
            self.show_problem(problem)
            return
        field.show_problem(problem)

    def _on_begin_anew_clicked(self) -> None:
        super()._on_begin_anew_clicked()
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)


class RecordForm(FieldsSheet):
    """Fields from top to bottom. It stays open until the presenter says that the record is kept, so
    that a refusal loses nothing of what was typed; what is typed and not saved is there again when the
    same form is opened the next time, after a power cut too.

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
        super().__init__(title, subtitle, parent, f"{title} {subtitle}")
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
        self.keep_fields()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong; the cursor goes to what must be filled and is not."""
        super().show_problem(problem)
        required = (field for field in self.column.fields() if field.is_required())
        lacking = next((field for field in required if not value_of(field)), None)
        if lacking is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save_clicked(self) -> None:
        self.clear_message()
        self.kept.emit({name: value_of(field) for name, field in self.fields.items()})


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
    reading = getattr(field, "values", getattr(field, "value", str))
    return reading()


def fill_fields(fields: Mapping[str, Field], values: Mapping[str, Any]) -> None:
    """Put values into the fields of their names; others are left out."""
    for name, value in values.items():
        if name in fields:
            fill_field(fields[name], value)


def draft_words(draft: "FormDraft") -> str:
    """Said where a form was filled with what was typed earlier (a FormDraft)."""
    words = QCoreApplication.translate("RecordForm", "已填上 {at} 没保存的内容，接着填就行。")
    return words.format(at=spoken_moment(draft.saved_at))


def fill_field(field: Field, value: Any) -> None:
    """Put a value into a field."""
    if isinstance(field, HouseholdPicker):
        field.show_kept(value)
    elif isinstance(field, LineField | TextField):
        field.set_text(str(value))
    elif isinstance(field, ChoiceField | DateField):
        field.set_value(str(value))
    elif isinstance(field, CheckField):
        field.set_checked(bool(value))
    elif isinstance(value, list) and hasattr(field, "set_values"):
        field.set_values(value)
    elif hasattr(field, "set_value"):
        field.set_value(str(value))


def latest(values: Iterable[str]) -> list[str]:
    """Each of these once, as it came last: what is offered where the same is typed again and again."""
    return list(dict.fromkeys(value for value in values if value.strip()))


def lines_of(text: str) -> tuple[str, ...]:
    """What was written line by line, also with 、 or ， between."""
    parts = text.replace("、", "\n").replace("，", "\n").splitlines()
    return tuple(part.strip() for part in parts if part.strip())
