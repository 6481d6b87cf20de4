"""The one search box: what is typed is looked up at once, and chosen with the arrow keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.models.private_use import marked
from app.views.colours import colour
from app.views.icons import IconBook
from app.views.private_signs import sign_words
from app.views.scale import scaled
from app.views.text_edits import LineEdit

if TYPE_CHECKING:
    from app.store.search_hit import SearchHit

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HIT_HEIGHT = 56
MOST_SHOWN = 8
NO_INDEX = QModelIndex()
SHIFT = Qt.KeyboardModifier.ShiftModifier


def is_word(event: QKeyEvent) -> bool:
    """Whether a key types something, as a scanner's keys do: no command, and no space alone."""
    held = event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
    return not held and bool(event.text().strip()) and event.text().isprintable()


class HitModel(QAbstractListModel):
    """What was found. A hit has `kind`, `title`, `subtitle` and `matched_by`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: list[Any] = []
        self._kinds = {
            "person": self.tr("村民"),
            "household": self.tr("住户"),
            "case": self.tr("代办件"),
            "card": self.tr("联系卡"),
            "item": self.tr("事项"),
            "page": self.tr("页面"),
        }

    def show_hits(self, hits: Sequence[Any]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit_at(self, row: int) -> Any:
        """A hit, or None."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for eyes and for a screen reader."""
        hit = self.hit_at(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return marked(f"{hit.title} {hit.subtitle} {self.kind_words(hit)}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return sign_words(hit.title) or None
        return hit if role == HIT_ROLE else None

    def kind_words(self, hit: "SearchHit") -> str:
        """What sort of thing it is."""
        return self._kinds.get(hit.kind, "")

    def subtitle_words(self, hit: "SearchHit") -> str:
        """What stands below the title: of people and households, their number comes first."""
        if hit.kind in ("person", "household") and hit.subtitle:
            return self.tr("户号 {number}").format(number=hit.subtitle)
        return hit.subtitle


class HitDelegate(QStyledItemDelegate):
    """Title over subtitle, the sort of thing at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(200, scaled(HIT_HEIGHT))

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """One hit."""
        self.initStyleOption(option, index)
        hit = index.data(HIT_ROLE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, colour("accent_soft" if is_chosen else "surface"))
        if is_chosen:
            mark = QRect(option.rect.topLeft(), QSize(4, option.rect.height()))
            painter.fillRect(mark, colour("accent"))
        place = option.rect.adjusted(16, 6, -16, -6)
        kind = index.model().kind_words(hit)
        small = option.font
        small.setPointSizeF(small.pointSizeF() - 1)
        painter.setFont(small)
        painter.setPen(colour("ink_soft"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, middle, kind)
        room = place.width() - painter.fontMetrics().horizontalAdvance(kind) - 16
        lower = QRect(place.left(), place.center().y() + 1, room, place.height() // 2)
        self._draw(painter, lower, index.model().subtitle_words(hit))
        bold = option.font
        bold.setPointSizeF(small.pointSizeF() + 1)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colour("ink"))
        self._draw(painter, QRect(place.left(), place.top(), room, place.height() // 2), hit.title)
        painter.restore()

    def _draw(self, painter: QPainter, place: QRect, text: str) -> None:
        words = painter.fontMetrics().elidedText(
            marked(text), Qt.TextElideMode.ElideRight, place.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags, words)


class HitList(QListView):
    """The list that drops down from the box; a child of the window, so the box keeps the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self))
        self.setProperty("kind", "drop")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("找到的"))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hits, or that there are none."""
        super().paintEvent(event)
        if self.hits.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(colour("ink_soft"))
            place = self.viewport().rect().adjusted(16, 0, -16, 0)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, middle, self.tr("没有找到，请换个写法再试"))
            painter.end()


class SearchBox(LineEdit):
    """Typing searches, the arrow keys choose, Enter opens, Esc puts the list away.

    Signals:
        search_wanted: (str) what to look for; empty when the box was emptied.
        hit_chosen: (object) the hit to open.
        nothing_found: (str) Enter, and nothing is meant by these words.
    """

    search_wanted = Signal(str)
    hit_chosen = Signal(object)
    nothing_found = Signal(str)

    def __init__(self, icons: IconBook, desk: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self.hit_list = HitList(desk)
        self.hit_list.clicked.connect(self._on_hit_clicked)
        self._shown_for = ""
        self._opening = ""
        self.addAction(
            icons.icon("search", "ink_soft", 18), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setPlaceholderText(
            self.tr("找人、户、件、事项、页面：姓名、拼音首字母、电话后四位、户号、卡号")
        )
        self.setAccessibleName(self.tr("查找"))
        self.setAccessibleDescription("Ctrl+K")
        self.setClearButtonEnabled(True)
        self.setProperty("kind", "search")
        self.textEdited.connect(self._on_text_edited)
        QShortcut(QKeySequence("Ctrl+K"), desk).activated.connect(self.go_here)

    def show_hits(self, query: str, hits: "Sequence[SearchHit]") -> None:
        """Drop the list down; a stale answer is put aside."""
        if query != self.text().strip() or not query:
            return
        self._shown_for = query
        self.hit_list.hits.show_hits(hits)
        self.hit_list.setCurrentIndex(self.hit_list.hits.index(0, 0))
        self._place_list(max(len(hits), 1))
        self.hit_list.show()
        self.hit_list.raise_()
        if self._opening == query:
            self._choose()

    def go_here(self) -> None:
        """Put the cursor here, ready to type over what stands."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def put_away(self) -> None:
        """Close the list and forget the words."""
        self._opening = self._shown_for = ""
        self.hit_list.hide()
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Esc work on the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.hit_list.isVisible():
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list belongs to the box."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.hit_list.hide()

    def _place_list(self, count: int) -> None:
        corner = self.mapTo(self._desk, self.rect().bottomLeft())
        height = min(count, MOST_SHOWN) * scaled(HIT_HEIGHT) + 4
        self.hit_list.setGeometry(corner.x(), corner.y() + 6, max(self.width(), 520), height)

    def _move(self, step: int) -> None:
        count = max(self.hit_list.hits.rowCount(), 1)
        row = (self.hit_list.currentIndex().row() + step) % count
        self.hit_list.setCurrentIndex(self.hit_list.hits.index(row, 0))

    def _choose(self) -> None:
        if self._shown_for != self.text().strip():
            self._opening = self.text().strip()  # a scanner is faster than the answer
            return
        hit = self.hit_list.hits.hit_at(self.hit_list.currentIndex().row())
        if hit is not None and self.hit_list.isVisible():
            self.put_away()
            self.hit_chosen.emit(hit)
        elif hit is None and self.text().strip():
            self.nothing_found.emit(self.text().strip())

    def _on_text_edited(self, text: str) -> None:
        self._opening = ""
        if not text.strip():
            self.hit_list.hide()
        self.search_wanted.emit(text.strip())

    def _on_hit_clicked(self, index: QModelIndex) -> None:
        self.hit_list.setCurrentIndex(index)
        self._choose()
