"""How a row of a list is drawn: one calm band, statuses on plates, the chosen row marked."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from app.views.colours import colour

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLOUR_ROLE = int(Qt.ItemDataRole.UserRole) + 2
PADDING = 12
PLATE_HEIGHT = 26
MARK_WIDTH = 4


class RowDelegate(QStyledItemDelegate):
    """Draws the cells of a RecordTable."""

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Band, mark of the chosen row, then words or plate."""
        self.initStyleOption(option, index)
        painter.save()
        painter.setFont(option.font)
        self._draw_band(painter, option, index)
        tone = index.data(TONE_ROLE)
        if tone and option.text:
            self._draw_plate(painter, option, tone)
        else:
            self._draw_words(painter, option, index)
        painter.restore()

    def _draw_band(self, painter: QPainter, option: Any, index: Any) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_pointed_at = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if is_chosen else "hover" if is_pointed_at else "surface"
        painter.fillRect(option.rect, colour(ground))
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if is_chosen and index.column() == 0:
            mark = QRect(option.rect.left(), option.rect.top(), MARK_WIDTH, option.rect.height())
            painter.fillRect(mark, colour("accent"))

    def _draw_words(self, painter: QPainter, option: Any, index: Any) -> None:
        column = index.model().column(index.column())
        if column.is_bold:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        painter.setPen(colour(index.data(COLOUR_ROLE) or "ink"))
        place = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        words = painter.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, option.displayAlignment | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_plate(self, painter: QPainter, option: Any, tone: str) -> None:
        metrics = painter.fontMetrics()
        room = option.rect.width() - PADDING
        width = min(metrics.horizontalAdvance(option.text) + 18, room)
        top = option.rect.top() + (option.rect.height() - PLATE_HEIGHT) // 2
        plate = QRect(option.rect.left() + PADDING - 6, top, width, PLATE_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{tone}_soft"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(colour(tone))
        words = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, width - 10)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
