"""Fields of a form: caption above, input, a line below for hint or error; Enter moves on."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import SIGNAL, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.views.buttons import ENTER_KEYS
from app.views.date_words import read_date
from app.views.labels import WholeLabel, one_line_label, whole_label
from app.views.private_signs import sign_words
from app.views.scale import scaled
from app.views.station_day import day_in_window
from app.views.text_edits import LineEdit, TextEdit
from app.views.translation import captioned, sentence

REQUIRED_MARK = " *"
OFFERED_ROWS = 10
SUBMITTED = SIGNAL("submitted()")


class Field(QWidget):
    """One field. `input` is the widget that takes the keys; whoever makes a field makes it in the field, for
    a drop-down that moves makes its list at once, which takes a millisecond.

    Signals:
        changed: what it holds has changed.
        submitted: Enter was pressed in it.
    """

    changed = Signal()
    submitted = Signal()

    input: QWidget

    def __init__(
        self,
        caption: str,
        hint: str = "",
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._caption = one_line_label(caption, "body", self)
        self._caption.setProperty("part", "caption")
        if is_required:
            self._caption.setText(caption + REQUIRED_MARK)
        self.submitted.connect(self._on_submitted)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._caption)
        self._line: WholeLabel | None = None
        self._sign: WholeLabel | None = None

    def _hold(self, input_widget: QWidget) -> None:
        """What was made in it takes the keys."""
        self.input = input_widget
        self._caption.setBuddy(input_widget)
        input_widget.setAccessibleName(self.caption())
        input_widget.setAccessibleDescription(self._hint)
        self.setFocusProxy(input_widget)
        self._layout.addWidget(input_widget)
        if self._hint:
            self._line = whole_label(self._hint, "muted", self)
            self._layout.addWidget(self._line)

    def caption(self) -> str:
        """The words above the input."""
        return self._caption.text().removesuffix(REQUIRED_MARK)

    def is_required(self) -> bool:
        """Whether it bears the mark of what must be filled."""
        return self._caption.text().endswith(REQUIRED_MARK)

    def set_caption(self, caption: str) -> None:
        """Change the words above the input of a field that need not be filled."""
        self._caption.setText(caption)
        self.input.setAccessibleName(caption)

    def line(self) -> str:
        """The words below the input: hint or error."""
        return self._line.text() if self._line is not None else ""

    def show_error(self, text: str) -> None:
        """Say below the input what is wrong with it."""
        self._set_line(f"■ {text}", is_wrong=True)

    def show_problem(self, problem: Problem) -> None:
        """Say below the input what is wrong with it, and go there."""
        self.show_error(sentence(problem))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_error(self) -> None:
        """Show the hint again."""
        self._set_line(self._hint, is_wrong=False)

    def has_error(self) -> bool:
        """Whether an error stands below the input."""
        return self._line is not None and bool(self._line.property("wrong"))

    def set_hint(self, hint: str) -> None:
        """Change the line below the input."""
        self._hint = hint
        self.input.setAccessibleDescription(hint)
        if not self.has_error():
            self._set_line(hint, is_wrong=False)

    def _set_line(self, text: str, *, is_wrong: bool) -> None:
        self.input.setAccessibleDescription(text)
        if self._line is None and not text:
            return
        if self._line is None:  # most fields never have one
            self._line = whole_label("", "muted", self)
            self._layout.insertWidget(self._layout.indexOf(self._caption) + 2, self._line)
        self._line.set_words(text)
        self._line.setVisible(bool(text))
        if is_wrong != self.has_error():  # to be dressed anew takes long in a form of many fields
            for widget in (self._line, self.input):
                widget.setProperty("wrong", is_wrong)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _on_submitted(self) -> None:
        """Where no form says what comes next, Enter goes where Tab goes."""
        if self.receivers(SUBMITTED) == 1:
            self.input.focusNextChild()

    def _on_changed(self) -> None:
        if self.has_error():
            self.clear_error()
        self.changed.emit()

    def _show_sign(self, text: str) -> None:
        """Below the input, which has to hold what was typed: which private-use characters it has."""
        words = sign_words(text)
        if words and self._sign is None:
            self._sign = whole_label("", "muted", self)
            self._layout.addWidget(self._sign)
        if self._sign is not None:
            self._sign.set_words(words)
            self._sign.setVisible(bool(words))


class LineField(Field):
    """One line of text."""

    def __init__(
        self,
        caption: str,
        hint: str = "",
        *,
        placeholder: str = "",
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required, parent)
        self.line_edit = LineEdit(self)
        self._hold(self.line_edit)
        self.line_edit.setPlaceholderText(placeholder)
        self.line_edit.textChanged.connect(self._on_changed)
        self.line_edit.textChanged.connect(self._show_sign)
        self.line_edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.line_edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put text into it."""
        self.line_edit.setText(text)

    def offer(self, names: Iterable[str]) -> None:
        """Names that may be meant: typing narrows them, Down in the empty line shows all. Anything
        else may be typed too.
        """
        is_first = self.line_edit.completer() is None
        completer = QCompleter(list(names), self.line_edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(OFFERED_ROWS)
        self.line_edit.setCompleter(completer)
        if is_first:
            QShortcut(
                Qt.Key.Key_Down,
                self.line_edit,
                self._show_offered,
                context=Qt.ShortcutContext.WidgetShortcut,
            )

    def _show_offered(self) -> None:
        completer = self.line_edit.completer()
        completer.setCompletionPrefix(self.text())
        completer.complete()


class TextField(Field):
    """Some lines of text; Enter makes a new line, Tab moves on, and Ctrl+Enter where nothing is saved by
    it.
    """

    def __init__(
        self,
        caption: str,
        hint: str = "",
        *,
        lines: int = 3,
        placeholder: str = "",
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required, parent)
        self.text_edit = TextEdit(self)
        self._hold(self.text_edit)
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setPlaceholderText(placeholder)
        self.text_edit.setFixedHeight(scaled(24) * lines + 18)
        self.text_edit.textChanged.connect(self._on_changed)
        self.text_edit.textChanged.connect(self._on_text_changed)
        self.text_edit.installEventFilter(self)

    def _on_text_changed(self) -> None:
        self._show_sign(self.text_edit.toPlainText())

    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.text_edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Put text into it."""
        self.text_edit.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter moves on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in ENTER_KEYS
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)


class _ChoiceBox(QComboBox):
    """A drop-down that the wheel does not change by accident, and that lets Enter pass."""

    enter_pressed = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)


class ChoiceField(Field):
    """One of a few values, each with its words."""

    def __init__(
        self,
        caption: str,
        choices: Iterable[tuple[str, str]] = (),
        hint: str = "",
        *,
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required, parent)
        self.combo_box = _ChoiceBox(self)
        self._hold(self.combo_box)
        self.set_choices(choices)
        self.combo_box.currentIndexChanged.connect(self._on_changed)
        self.combo_box.enter_pressed.connect(self.submitted)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (value, words) instead."""
        self.combo_box.blockSignals(True)
        self.combo_box.clear()
        for value, words in choices:
            self.combo_box.addItem(words, value)
        self.combo_box.blockSignals(False)

    def value(self) -> str:
        """The value chosen; empty when there is none."""
        return self.combo_box.currentData() or ""

    def set_value(self, value: str) -> None:
        """Choose a value; an unknown one chooses nothing."""
        self.combo_box.setCurrentIndex(self.combo_box.findData(value))


class DateField(Field):
    """A day, typed as 20261121, 11-21 or 2026-11-21; up and down move it by a day."""

    def __init__(
        self,
        caption: str,
        hint: str = "",
        *,
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required, parent)
        self._today: date | None = None
        self.line_edit = LineEdit(self)
        self._hold(self.line_edit)
        self.line_edit.setPlaceholderText(self.tr("年-月-日"))
        self.line_edit.textChanged.connect(self._on_changed)
        self.line_edit.editingFinished.connect(self._on_editing_finished)
        self.line_edit.returnPressed.connect(self.submitted)
        self.line_edit.installEventFilter(self)

    def set_today(self, today: date) -> None:
        """The day from which a year that was left out is guessed, where it is not the station's."""
        self._today = today

    def value(self) -> str:
        """The day in ISO 8601; empty when there is none or it cannot be read."""
        day = read_date(self.line_edit.text(), self._day)
        return day.isoformat() if day else ""

    def set_value(self, day: str) -> None:
        """Show a day in ISO 8601."""
        self.line_edit.setText(day)

    def is_unreadable(self) -> bool:
        """Whether something was typed that is no day."""
        return bool(self.line_edit.text().strip()) and not self.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move by a day."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                day = read_date(self.line_edit.text(), self._day)
                moved = date.fromordinal(day.toordinal() + step) if day else self._day()
                self.set_value(moved.isoformat() if moved else "")
                return True
        return super().eventFilter(watched, event)

    def _day(self) -> date | None:
        return self._today or day_in_window(self)

    def _on_editing_finished(self) -> None:
        if self.value():
            self.set_value(self.value())
        elif self.is_unreadable():
            self.show_error(self.tr("看不懂这个日期，请写成 2026-11-21 这样"))


class CheckField(Field):
    """Yes or no; its caption stands beside the box."""

    def __init__(
        self, caption: str, words: str, hint: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(caption, hint, False, parent)
        self.check_box = QCheckBox(words, self)
        self._hold(self.check_box)
        self._caption.setVisible(bool(caption))
        self.check_box.setAccessibleName(words if not caption else captioned(caption, words))
        self.check_box.toggled.connect(self._on_changed)
        self.check_box.installEventFilter(self)

    def is_checked(self) -> bool:
        """Whether it is ticked."""
        return self.check_box.isChecked()

    def set_checked(self, is_checked: bool) -> None:
        """Tick it or not."""
        self.check_box.setChecked(is_checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on; the space bar ticks."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in ENTER_KEYS:
            return super().eventFilter(watched, event)
        self.submitted.emit()
        return True
