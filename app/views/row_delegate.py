"""How a row of a list is drawn: one calm band, statuses on plates, the chosen row marked."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from app.views.colours import all_colours, colour
from app.views.scale import scaled

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLOUR_ROLE = int(Qt.ItemDataRole.UserRole) + 2
PADDING = 12
PLATE_HEIGHT = 26
PLATE_PADDING = 9
MARK_WIDTH = 4
CHOSEN = QStyle.StateFlag.State_Selected
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight


class RowDelegate(QStyledItemDelegate):
    """Draws the cells of a RecordTable.

    It asks the model's column and record itself: the usual way through data() and
    initStyleOption() costs ten calls a cell, and a page has a hundred and more of them.
    """

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Band, mark of the chosen row, then words or plate."""
        model, number = index.model(), index.column()
        column, record = model.column(number), model.record_at(index.row())
        place: QRect = option.rect
        is_chosen = bool(option.state & CHOSEN)
        # The keys go to this list only while its chosen row is red.
        has_keys = is_chosen and option.widget.hasFocus()
        ground = "accent_soft" if has_keys else "neutral_soft" if is_chosen else "surface"
        colours = all_colours()
        painter.fillRect(place, colours[ground])
        painter.setPen(colours["line"])
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if is_chosen and number == 0:
            mark = QRect(place.left(), place.top(), MARK_WIDTH, place.height())
            painter.fillRect(mark, colours["accent" if has_keys else "line_strong"])
        words = column.text(record)
        if not words:
            return
        tone = column.tone(record) if column.tone else None
        if tone is not None:
            self._draw_plate(painter, option, f"{tone.shape} {words}", tone.value)
            return
        ink = column.colour(record) if column.colour else ""
        painter.setPen(colours[ink or "ink"])
        self._draw_words(painter, option, words, column)

    def _draw_words(self, painter: QPainter, option: Any, words: str, column: Any) -> None:
        place = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        metrics: QFontMetrics = option.fontMetrics
        if column.is_bold:
            font = QFont(option.font)
            font.setBold(True)
            painter.setFont(font)
            metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(words) > place.width():
            side = Qt.TextElideMode.ElideLeft if column.shows_end else ELIDE
            words = metrics.elidedText(words, side, place.width())
        painter.drawText(place, column.align | MIDDLE, words)
        if column.is_bold:
            painter.setFont(option.font)

    def _draw_plate(self, painter: QPainter, option: Any, words: str, tone: str) -> None:
        metrics: QFontMetrics = option.fontMetrics
        place: QRect = option.rect
        room = place.width() - PADDING
        width = metrics.horizontalAdvance(words) + 2 * PLATE_PADDING
        if width > room:
            words = metrics.elidedText(words, ELIDE, room - 2 * PLATE_PADDING)
            width = room
        height = scaled(PLATE_HEIGHT)
        top = place.top() + (place.height() - height) // 2
        plate = QRect(place.left() + PADDING - PLATE_PADDING, top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{tone}_soft"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(colour(tone))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
