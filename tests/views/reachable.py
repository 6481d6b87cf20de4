"""What can be reached and heard of a window without a mouse."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn
from app.views.record_table import RecordTable
from tests.views.walking import told

MOST_STEPS = 400


def controls(window: QWidget) -> list[QWidget]:
    """What Tab has to reach: in sight, usable, and wanting the keys; a proxy stands for its field."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
    ]


def visited(window: QWidget) -> list[QWidget]:
    """Where the chain of Tab leads, once around."""
    begun = step = window.focusWidget() or window
    chain = []
    for _ in range(MOST_STEPS * 10):
        step = step.nextInFocusChain()
        chain.append(step)
        if step is begun:
            return chain
    raise AssertionError("the chain of Tab never comes back")


ROLES = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.Graphic,
        QAccessible.Role.PageTabList,
        QAccessible.Role.RadioButton,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.StaticText,
        QAccessible.Role.Table,
        QAccessible.Role.List,
    }
)
"""What a control may say that it is; a bare area has to tell what is in it."""


def silent(window: QWidget) -> Iterator[str]:
    """Controls without a name, or that do not say what they are."""
    for widget in controls(window):
        said = QAccessible.queryAccessibleInterface(widget)
        name = said.text(QAccessible.Text.Name).strip() if said is not None else ""
        if not name:
            yield f"no name: {told(widget)}"
        elif said.role() not in ROLES and not widget.accessibleDescription():
            yield f"{said.role().name}: {told(widget)}"


def cells_without_words(window: QWidget) -> Iterator[str]:
    """Cells that tell by their colour alone: a plate or an ink, and no words."""
    for table in window.findChildren(RecordTable):
        model = table.records_model
        for number in range(model.columnCount() if table.isVisible() else 0):
            column = model.column(number)
            if column.tone and any(not column.text(record).strip() for record in model.records()):
                tones = {
                    column.tone(record).shape
                    for record in model.records()
                    if not column.text(record).strip()
                }
                if len(tones) > 1:
                    yield f"{told(table)} {column.heading}"


def out_of_order(window: QWidget) -> Iterator[str]:
    """Forms whose fields Tab does not visit as they are read: row by row, from left to right."""
    for column in window.findChildren(FormColumn):
        if not column.isVisible():
            continue
        fields = [f for f in column.fields() if f.isVisibleTo(column) and f.isEnabled()]
        places_of = [f.mapTo(column, QPoint(0, 0)) for f in fields]
        if places_of != sorted(places_of, key=lambda place: (place.y(), place.x())):
            yield f"{told(column)} does not stand in the order of Enter"
        chain = visited(window)
        order = [chain.index(i) for i in (ending(field.input) for field in fields) if i in chain]
        turns = sum(later < earlier for earlier, later in itertools.pairwise(order))
        if turns > 1:  # the chain is a ring: it may begin in the middle of the form
            yield f"{told(column)}: Tab goes another way than Enter"


def ending(widget: QWidget) -> QWidget:
    """Who really takes the keys."""
    while widget.focusProxy() is not None:
        widget = widget.focusProxy()
    return widget
