"""Lists of records as Qt tables: pages are asked for as someone scrolls, keyboard first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.models.private_use import marked
from app.views.colours import colour
from app.views.private_signs import sign_words
from app.views.row_painting import PADDING, PLATE_PADDING, paint_rows
from app.views.scale import scaled
from app.views.search_box import is_word
from app.views.status_chip import Tone, status_text

Index = QModelIndex | QPersistentModelIndex
SCROLL_BAR = 14
ROW_HEIGHT = 40
NAME_ROOM = 200
"""What the names of a column that takes what is left may claim of a crowded table."""
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
STRETCH = QHeaderView.ResizeMode.Stretch
FEWEST_CHARACTERS, ROOMY_CHARACTERS = 5, 7
"""Below the one a table is rather moved, and then there is room for the other."""
INTERACTIVE = QHeaderView.ResizeMode.Interactive
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the words for a record, and its width; None takes what is left.

    With `tone` the words are a status: drawn as a plate with its shape. `colour` names the ink, one
    of app.views.colours.COLOURS; empty for the ordinary. `is_whole` is for words of the program, which
    another language says longer, and for names: the column grows rather than cut them; one that takes
    what is left grows up to `NAME_ROOM`. `shows_end` is
    for numbers, of which the end tells one from the next. `about` says more when the pointer rests on it,
    and to a screen reader; `name` is what a screen reader says in place of words that are but a shape.
    """

    heading: str
    text: Callable[[Any], str]
    width: int | None = None
    align: Qt.AlignmentFlag = LEFT
    tone: Callable[[Any], Tone] | None = None
    colour: Callable[[Any], str] | None = None
    is_bold: bool = False
    is_whole: bool = False
    shows_end: bool = False
    about: Callable[[Any], str] | None = None
    name: Callable[[Any], str] | None = None


class RecordTableModel(QAbstractTableModel):
    """Holds the records it was given; asks for more; never queries.

    Signals:
        page_wanted: (object) the last record shown; what follows it is wanted.
    """

    page_wanted = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: list[Any] = []
        self._more = False

    def show_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """Show these instead of all that stood here."""
        self.beginResetModel()
        self._records = list(records)
        self._more = more
        self.endResetModel()

    def add_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """Show these after what stands here."""
        self._more = more
        if not records:
            return
        first = len(self._records)
        self.beginInsertRows(NO_INDEX, first, first + len(records) - 1)
        self._records += records
        self.endInsertRows()

    def tell_column_changed(self, number: int) -> None:
        """What one column says of the records is other than before."""
        last = self.index(len(self._records) - 1, number)
        self.dataChanged.emit(self.index(0, number), last)

    def record_at(self, row: int) -> Any:
        """The record of a row, or None when there is no such row."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def records(self) -> list[Any]:
        """All that is shown."""
        return list(self._records)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many records are here."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether a page is still to come."""
        return self._more and bool(self._records) and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for it, once; add_records() says whether there is more."""
        if self.canFetchMore(parent):
            self._more = False
            self.page_wanted.emit(self._records[-1])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view draws."""
        if not index.isValid():
            return None
        column, record = self._columns[index.column()], self._records[index.row()]
        tone = column.tone(record) if column.tone else None
        if role == Qt.ItemDataRole.DisplayRole:
            words = column.text(record)
            return status_text(tone, words) if tone else marked(words)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.name:
            return column.name(record)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            about = column.about(record) if column.about else ""
            return about or sign_words(column.text(record)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    def column(self, number: int) -> Column:
        """One of the columns."""
        return self._columns[number]


class RecordTable(QTableView):
    """A list of records. Up and down choose, Enter or a double click opens.

    Signals:
        record_activated: (object) the record to open.
        record_selected: (object) the record chosen, or None.
        choice_changed: other records are chosen than before.
        page_wanted: (object) the last record shown; what follows it is wanted.
    """

    choice_changed = Signal()
    record_activated = Signal(object)
    record_selected = Signal(object)
    page_wanted = Signal(object)
    padding = PADDING

    def __init__(
        self, columns: Sequence[Column], accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.records_model = RecordTableModel(columns, self)
        self.records_model.page_wanted.connect(self.page_wanted)
        self._empty_text = ""
        self._is_fitted = False
        self._rooms: dict[int, int] = {}
        self.setModel(self.records_model)
        self.setAccessibleName(accessible_name)
        self._set_manners()
        self._set_widths(columns)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    def show_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """Show these instead of all that stood here."""
        self.records_model.show_records(records, more=more)
        self._make_room(records)
        self.record_selected.emit(None)

    def add_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """Show these after what stands here."""
        self.records_model.add_records(records, more=more)
        self._make_room(records)

    def keep_room_for(self, rows: int) -> None:
        """Never be lower than so many rows: among others on a full page it would be squeezed to nothing."""
        self.setMinimumHeight(scaled(ROW_HEIGHT) * (rows + 1) + scaled(SCROLL_BAR))

    def current_record(self) -> Any:
        """The record chosen, or None."""
        return self.records_model.record_at(self.currentIndex().row())

    def select_row(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        index = self.records_model.index(row, 0)
        # Not the table's own setCurrentIndex: with Ctrl held, as a shortcut leaves it, that chooses none.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def allow_several(self) -> None:
        """Let several rows be chosen: with Shift or Ctrl, all that are shown with Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def selected_records(self) -> list[Any]:
        """Those chosen, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records_model.record_at(row) for row in rows]

    def select_rows(self, rows: Sequence[int]) -> None:
        """Choose these; the current one stays where it is."""
        chosen = QItemSelection()
        for row in rows:
            index = self.records_model.index(row, 0)
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there are no records."""
        self._empty_text = text
        self.viewport().update()

    def empty_text(self) -> str:
        """Those words."""
        return self._empty_text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a word belongs to the desk's search box; everything else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            record = self.current_record()
            if record is not None:
                self.record_activated.emit(record)
        elif is_word(event) and not self.window().isModal():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the words that stand for none."""
        painter = QPainter(self.viewport())
        if self.records_model.rowCount():
            paint_rows(self, painter, event.rect())
        elif self._empty_text:
            painter.setPen(colour("ink_soft"))
            place = self.viewport().rect().adjusted(40, 20, -40, -20)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place, flags, self._empty_text)
        painter.end()

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionsClickable(False)
        headings.setFixedHeight(scaled(ROW_HEIGHT) - 2)
        self.keep_room_for(1)

    def _set_widths(self, columns: Sequence[Column]) -> None:
        headings = self.horizontalHeader()
        for number, column in enumerate(columns):
            if column.width is None:
                headings.setSectionResizeMode(number, STRETCH)
            else:
                headings.setSectionResizeMode(number, INTERACTIVE)
                self.setColumnWidth(number, scaled(column.width))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the fonts known that the headings are drawn with; they stay as they are."""
        super().showEvent(event)
        if self._is_fitted:
            return
        self._is_fitted = True
        for number in range(self.records_model.columnCount()):
            hint = self.horizontalHeader().sectionSizeHint(number)
            self._widen(number, hint)
        self._make_room(self.records_model.records())

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._is_fitted = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share what there is."""
        super().resizeEvent(event)
        self._share_the_rest()

    def _make_room(self, records: Sequence[Any]) -> None:
        for number in range(self.records_model.columnCount()):
            column = self.records_model.column(number)
            if not column.is_whole:
                continue
            room = self._room_for(column, records)
            if column.width is None:
                self._rooms[number] = min(room, scaled(NAME_ROOM))
            else:
                self._widen(number, room)
        self._share_the_rest()

    def _share_the_rest(self) -> None:
        """A column without a width takes what is left; if that is less than its heading, its names or a few
        characters need, the table is wider than its place and can be moved.
        """
        headings = self.horizontalHeader()
        character = self.fontInfo().pixelSize()
        for number in range(self.records_model.columnCount()):
            if self.records_model.column(number).width is None:
                others = headings.length() - headings.sectionSize(number)
                needed = max(headings.sectionSizeHint(number), self._rooms.get(number, 0))
                fewest = max(needed, character * FEWEST_CHARACTERS)
                is_tight = self.viewport().width() - others < fewest
                headings.setSectionResizeMode(number, INTERACTIVE if is_tight else STRETCH)
                if is_tight:
                    headings.resizeSection(number, max(needed, character * ROOMY_CHARACTERS))

    def _room_for(self, column: Column, records: Sequence[Any]) -> int:
        padding = 2 * self.padding
        if column.tone:
            statuses = {(column.tone(record), column.text(record)) for record in records}
            words = {status_text(tone, word) for tone, word in statuses}
            padding = self.padding + 2 * PLATE_PADDING
        else:
            words = {column.text(record) for record in records}
        font = QFont(self.font())
        font.setBold(column.is_bold and not column.tone)
        metrics = QFontMetrics(font)
        return max((metrics.horizontalAdvance(word) for word in words), default=0) + padding + 1

    def _widen(self, number: int, width: int) -> None:
        is_fixed = self.records_model.column(number).width is not None
        if is_fixed and self.columnWidth(number) < width:
            self.setColumnWidth(number, width)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.record_activated.emit(self.records_model.record_at(index.row()))

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.record_selected.emit(self.records_model.record_at(current.row()))
