"""A table of figures: the arrows go from cell to cell, Enter opens what a figure counts."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.views.buttons import ENTER_KEYS
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled


class FigureTable(RecordTable):
    """A RecordTable whose cells are chosen one by one.

    Signals:
        figure_opened: (object, int) the record and the column whose figure is to be opened.
    """

    figure_opened = Signal(object, int)
    padding = 7  # as the style sheet has it for its headings: a report has many columns

    def __init__(
        self, columns: Sequence[Column], accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(columns, accessible_name, parent)
        headings = self.horizontalHeader()
        headings.setProperty("kind", "figures")
        headings.style().unpolish(headings)
        headings.style().polish(headings)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure."""
        if event.key() in ENTER_KEYS:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def select_row(self, row: int) -> None:
        """Choose a row; the column stays where it is."""
        column = max(0, self.currentIndex().column())
        index = self.records_model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def show_columns(self, numbers: Sequence[int]) -> None:
        """Show these columns and no others; the current cell is never one that nobody sees."""
        for number in range(self.records_model.columnCount()):
            is_shown_anew = self.isColumnHidden(number) and number in numbers
            self.setColumnHidden(number, number not in numbers)
            width = self.records_model.column(number).width
            if is_shown_anew and width is not None:  # while it was hidden its heading had no size
                heading = self.horizontalHeader().sectionSizeHint(number)
                self.setColumnWidth(number, max(scaled(width), heading))
        if self.currentIndex().isValid() and self.currentIndex().column() not in numbers:
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(numbers[0]))
        self._make_room(self.records_model.records())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        record = self.records_model.record_at(index.row())
        if record is not None:
            self.figure_opened.emit(record, index.column())
