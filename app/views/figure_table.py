"""A table of figures: the arrows go from cell to cell, Enter opens what a figure counts."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.views.buttons import ENTER_KEYS
from app.views.record_table import Column, RecordTable


class FigureTable(RecordTable):
    """A RecordTable whose cells are chosen one by one.

    Signals:
        figure_opened: (object, int) the record and the column whose figure is to be opened.
    """

    figure_opened = Signal(object, int)
    padding = 7  # as the style sheet has it for its headings: a report has twenty columns

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

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        record = self.records_model.record_at(index.row())
        if record is not None:
            self.figure_opened.emit(record, index.column())
