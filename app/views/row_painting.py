"""How the rows of a list are drawn: calm bands, statuses on plates, what is chosen marked.

A table draws its rows itself: Qt's way asks a delegate and the style sheet for each cell, which takes six
times as long, and a page has two hundred cells.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView

from app.views.colours import all_colours
from app.views.scale import scaled

PADDING = 12
PLATE_HEIGHT = 26
PLATE_PADDING = 9
MARK_WIDTH = 4
WIDEST_CHARACTER = "\u3000"  # the space as wide as any of our characters
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ROWS = QAbstractItemView.SelectionBehavior.SelectRows
NO_INDEX = QModelIndex()


class RowPainting:
    """One painting of a RecordTable: `draw` each row that is to be seen."""

    def __init__(self, table: Any, painter: QPainter, area: QRect) -> None:
        self._table = table
        self._painter = painter
        self._model = table.records_model
        self._selection = table.selectionModel()
        self._colours: Mapping[str, QColor] = all_colours()
        # The keys go to this list only while what is chosen is red.
        self._chosen = "accent_soft" if table.hasFocus() else "neutral_soft"
        self._mark = "accent" if table.hasFocus() else "line_strong"
        self._font: QFont = table.font()
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._widest = self._bold_metrics.horizontalAdvance(WIDEST_CHARACTER) + 1
        self._is_by_row = table.selectionBehavior() == ROWS
        self._padding = table.padding
        self._cells = self._cells_in(area)
        painter.setFont(self._font)

    def draw(self, row: int) -> None:
        """Band, mark of what is chosen, then words or plate of each cell."""
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        places = [
            (n, column, QRect(left, top, width, height)) for n, column, left, width in self._cells
        ]
        if places:
            self._draw_ground(row, places)
        record = self._model.record_at(row)
        for _, column, place in places:
            words = column.text(record)
            if not words:
                continue
            tone = column.tone(record) if column.tone else None
            if tone is not None:
                self._draw_plate(place, f"{tone.shape} {words}", tone.value)
            else:
                ink = column.colour(record) if column.colour else ""
                self._painter.setPen(self._colours[ink or "ink"])
                self._draw_words(place, words, column)

    def _cells_in(self, area: QRect) -> list[tuple[int, Any, int, int]]:
        """Number, column, left edge and width of those that are to be seen."""
        table, found = self._table, []
        for number in range(self._model.columnCount()):
            left, width = table.columnViewportPosition(number), table.columnWidth(number)
            if width and left <= area.right() and left + width > area.left():
                found.append((number, self._model.column(number), left, width))
        return found

    def _draw_ground(self, row: int, places: Sequence[tuple[int, Any, QRect]]) -> None:
        painter, colours = self._painter, self._colours
        band = places[0][2].united(places[-1][2])
        is_chosen = self._is_by_row and self._selection.isRowSelected(row, NO_INDEX)
        painter.fillRect(band, colours[self._chosen if is_chosen else "surface"])
        chosen = [place for number, _, place in places if is_chosen or self._is_cell(row, number)]
        if not self._is_by_row:
            for place in chosen:
                painter.fillRect(place, colours[self._chosen])
        painter.setPen(colours["line"])
        painter.drawLine(band.bottomLeft(), band.bottomRight())
        if chosen and places[0][0] == 0 and chosen[0] is places[0][2]:
            mark = QRect(band.left(), band.top(), MARK_WIDTH, band.height())
            painter.fillRect(mark, colours[self._mark])

    def _is_cell(self, row: int, number: int) -> bool:
        """Whether that cell is chosen by itself."""
        if self._is_by_row:
            return False
        return bool(self._selection.isSelected(self._model.index(row, number)))

    def _draw_words(self, place: QRect, words: str, column: Any) -> None:
        painter, metrics = self._painter, self._metrics
        if column.is_bold:
            painter.setFont(self._bold)
            metrics = self._bold_metrics
        place = place.adjusted(self._padding, 0, -self._padding, -1)
        room = place.width()
        # Few words are so many that they have to be measured.
        if len(words) * self._widest > room and metrics.horizontalAdvance(words) > room:
            side = Qt.TextElideMode.ElideLeft if column.shows_end else Qt.TextElideMode.ElideRight
            words = metrics.elidedText(words, side, room)
        painter.drawText(place, column.align | MIDDLE, words)
        if column.is_bold:
            painter.setFont(self._font)

    def _draw_plate(self, place: QRect, words: str, tone: str) -> None:
        painter, metrics = self._painter, self._metrics
        room = place.width() - self._padding
        width = metrics.horizontalAdvance(words) + 2 * PLATE_PADDING
        if width > room:
            side = Qt.TextElideMode.ElideRight
            words = metrics.elidedText(words, side, room - 2 * PLATE_PADDING)
            width = room
        height = scaled(PLATE_HEIGHT)
        top = place.top() + (place.height() - height) // 2
        plate = QRect(place.left() + max(self._padding - PLATE_PADDING, 0), top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[f"{tone}_soft"])
        painter.drawRoundedRect(plate, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._colours[tone])
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def paint_rows(table: Any, painter: QPainter, area: QRect) -> None:
    """Draw the rows of a RecordTable that stand in that area of its viewport."""
    painting = RowPainting(table, painter, area)
    first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
    if first < 0:
        return
    for row in range(first, (last if last >= 0 else table.records_model.rowCount() - 1) + 1):
        painting.draw(row)
