"""A field that looks things up: what is typed is looked for at once, and chosen with the arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.views.buttons import ENTER_KEYS
from app.views.forms import Field
from app.views.search_box import HIT_HEIGHT, HitList
from app.views.text_edits import LineEdit

MOST_SHOWN = 7
EDGE = 8
CLOSING_KEYS = (Qt.Key.Key_Escape,)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that may be meant: two lines of words, and what stands behind them."""

    title: str
    subtitle: str
    record: Any
    kind: str = ""
    matched_by: str = ""


class FinderField(Field):
    """A line that looks things up. Enter takes the marked one and moves on.

    Signals:
        search_wanted: (str) what to look for.
        chosen: (object) the record that was taken from the list.
        choice_dropped: something else was typed over what had been taken.
    """

    search_wanted = Signal(str)
    chosen = Signal(object)
    choice_dropped = Signal()

    def __init__(
        self,
        caption: str,
        placeholder: str,
        hint: str = "",
        *,
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required, parent)
        self.line_edit = LineEdit(self)
        self._hold(self.line_edit)
        self._is_chosen = False
        self._shown_for: str | None = None
        self._is_awaited = False
        self._list: HitList | None = None
        self.line_edit.setPlaceholderText(placeholder)
        self.line_edit.textEdited.connect(self._on_text_edited)
        self.line_edit.textChanged.connect(self._on_changed)
        self.line_edit.installEventFilter(self)

    def text(self) -> str:
        """What stands in it, without spaces around it."""
        return self.line_edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put text into it that is nobody's choice."""
        self._is_chosen = False
        self.put_list_away()
        self.line_edit.setText(text)

    def show_chosen(self, text: str, hint: str) -> None:
        """Show what was chosen, with a line about it."""
        self.set_text(text)
        self._is_chosen = True
        self.line_edit.setCursorPosition(0)
        self.set_hint(hint)

    def show_found(self, query: str, found: Sequence[Found]) -> None:
        """Drop down what may be meant; what was found for other words is put aside."""
        if query != self.text() or self._is_chosen:
            return
        self._shown_for = query
        if not found or not self.line_edit.hasFocus():
            self.put_list_away()
            self._move_on_if_awaited()
            return
        drop = self._drop()
        drop.hits.show_hits(found)
        drop.setCurrentIndex(drop.hits.index(0, 0))
        self._place(drop, len(found))
        if self._is_awaited:
            self._take(0)

    def found(self) -> list[Found]:
        """What the list shows now; nothing while it is away."""
        drop = self._list
        if drop is None or not drop.isVisible():
            return []
        return [drop.hits.hit_at(row) for row in range(drop.hits.rowCount())]

    def put_list_away(self) -> None:
        """Close the list."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc work on the list while it is open."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.put_list_away()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._keep_from_shortcuts(event)
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """Esc closes an open list before it may close the page."""
        if event.key() in CLOSING_KEYS and self.found():
            event.accept()
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.found():
            self._move(step)
        elif event.key() in ENTER_KEYS:
            self._on_enter()
        elif event.key() in CLOSING_KEYS and self.found():
            self.put_list_away()
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if self._list is not None and self._list.isVisible():
            self._take(self._list.currentIndex().row())
        elif not self._is_chosen and self.text() and self._shown_for != self.text():
            self._is_awaited = True  # Enter was faster than the answer
        else:
            self.submitted.emit()

    def _move_on_if_awaited(self) -> None:
        if self._is_awaited:
            self._is_awaited = False
            self.submitted.emit()

    def _move(self, step: int) -> None:
        drop = self._drop()
        row = (drop.currentIndex().row() + step) % drop.hits.rowCount()
        drop.setCurrentIndex(drop.hits.index(row, 0))

    def _take(self, row: int) -> None:
        found = self._drop().hits.hit_at(row)
        self._is_awaited = False
        self.put_list_away()
        if found is not None:
            self.chosen.emit(found.record)
            self.submitted.emit()

    def _on_text_edited(self, text: str) -> None:
        self._is_awaited = False
        self._shown_for = None
        if self._is_chosen:
            self._is_chosen = False
            self.choice_dropped.emit()
        if text.strip():
            self.search_wanted.emit(text.strip())
        else:
            self.put_list_away()

    def _on_found_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _drop(self) -> HitList:
        """The list; a child of the window, so that the field keeps the keys."""
        if self._list is None:
            self._list = HitList(self.window())
            self._list.clicked.connect(self._on_found_clicked)
        return self._list

    def _place(self, drop: HitList, count: int) -> None:
        window = self.window()
        corner = self.line_edit.mapTo(window, QPoint(0, self.line_edit.height() + 4))
        room = window.height() - corner.y() - EDGE
        height = min(min(count, MOST_SHOWN) * HIT_HEIGHT + 4, room)
        drop.setGeometry(corner.x(), corner.y(), max(self.line_edit.width(), 480), height)
        drop.show()
        drop.raise_()
