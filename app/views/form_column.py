"""A column of fields: Enter goes from one to the next, and ends with the last."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.views.forms import Field
from app.views.labels import one_line_label
from app.views.text_edits import LineEdit, TextEdit


class FormColumn(QWidget):
    """Fields from top to bottom, some of them side by side.

    Signals:
        completed: Enter was pressed in the last field.
        changed: some field has changed.
    """

    completed = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_spacing(self, pixels: int) -> None:
        """Stand closer together, or further apart."""
        self._layout.setSpacing(pixels)

    def add_heading(self, text: str) -> None:
        """Words above a group of fields."""
        self._layout.addWidget(one_line_label(text, "heading", self))

    def add_field(self, field: Field) -> None:
        """One field over the whole width."""
        self._layout.addWidget(field)
        self._follow(field)

    def add_row(self, *fields: Field, stretches: tuple[int, ...] = ()) -> None:
        """Fields side by side; `stretches` says how wide each is, the same when left out."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for number, field in enumerate(fields):
            row.addWidget(field, stretches[number] if stretches else 1, Qt.AlignmentFlag.AlignTop)
            self._follow(field)
        self._layout.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Something that is no field."""
        self._layout.addWidget(widget)

    def fields(self) -> list[Field]:
        """The fields in the order in which Enter visits them."""
        return list(self._fields)

    def clear_errors(self) -> None:
        """Show the hints again."""
        for field in self._fields:
            field.clear_error()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self._fields:
            _enter(self._fields[0])

    def _follow(self, field: Field) -> None:
        self._fields.append(field)
        field.submitted.connect(self._on_field_submitted)
        field.changed.connect(self.changed)

    def _on_field_submitted(self) -> None:
        sender = self.sender()
        place = next(number for number, field in enumerate(self._fields) if field is sender)
        for field in self._fields[place + 1 :]:
            if field.isVisibleTo(self) and field.isEnabled():
                _enter(field)
                return
        self.completed.emit()


class FollowingArea(QScrollArea):
    """Scrolls to whatever takes the keys, also when Enter has put the focus there, and no further: where
    the form finds its heights only then, it looks again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came_from = self._went_to = 0
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it, where it cannot be moved sideways."""
        least, content = super().minimumSizeHint(), self.widget()
        is_still = self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if content is not None and is_still:
            bar = self.verticalScrollBar().sizeHint().width()
            least.setWidth(content.minimumSizeHint().width() + bar)
        return least

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._came_from = self.verticalScrollBar().value()
            self._go_to(now)

    def _on_range_changed(self) -> None:
        now, bar = QApplication.focusWidget(), self.verticalScrollBar()
        is_as_left = bar.value() == min(self._went_to, bar.maximum())
        if now is not None and self.isAncestorOf(now) and is_as_left:
            bar.setValue(self._came_from)
            self._go_to(now)

    def _go_to(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, 24)
        self._went_to = self.verticalScrollBar().value()


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """The content, with a scroll bar when the screen is too low for it. What has many parts is put here
    empty, and they are made in it: each move tells all of them of fonts and colours.
    """
    area = FollowingArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def is_typed_in(form: QWidget) -> bool:
    """Whether somebody has typed in what can be seen of it since it was filled."""
    lines, texts = form.findChildren(LineEdit), form.findChildren(TextEdit)
    return any(line.isUndoAvailable() for line in lines if line.isVisible()) or any(
        text.document().isUndoAvailable() for text in texts if text.isVisible()
    )


def _enter(field: Field) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field.input, QLineEdit):
        field.input.selectAll()
