"""One figure of the day on a tile that opens the list behind it."""

import dataclasses
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.buttons import PromptButton
from app.views.colours import colour
from app.views.scale import scaled
from app.views.status_chip import Tone

TILE_HEIGHT = 88
PADDING, GAP = 16, 10


@dataclass(frozen=True, slots=True)
class TileWords:
    """What stands on a tile; the tone counts only when there is something to count."""

    key: str
    caption: str
    unit: str
    tone: Tone = Tone.NEUTRAL


class DayTile(PromptButton):
    """A figure with its caption; pressing it opens the list behind it."""

    def __init__(self, words: TileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = words.key
        self._words = words
        self._number = ""
        self._details: tuple[str, ...] = ()
        self._tone = Tone.NEUTRAL
        self.setProperty("kind", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.caption)

    def set_figure(self, count: int) -> None:
        """Show a number."""
        self._number = f"{count:,}"
        self._tone = self._words.tone if count else Tone.NEUTRAL
        self._tell()

    def set_words(self, number: str, unit: str, *, is_marked: bool) -> None:
        """Show a word where others have a number."""
        self._number, self._words = number, dataclasses.replace(self._words, unit=unit)
        self._tone = self._words.tone if is_marked else Tone.NEUTRAL
        self._tell()

    def set_detail(self, *details: str) -> None:
        """Show a few words on it; where they are too many for one line, each keeps together."""
        self._details = tuple(filter(None, details))
        self._tell()

    def number(self) -> str:
        """The figure as it is shown."""
        return self._number

    def detail(self) -> str:
        """The words on it."""
        return " ".join(self._details)

    def sizeHint(self) -> QSize:
        """All tiles are alike."""
        return QSize(scaled(200), scaled(TILE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for all that is written on it."""
        words = self.fontMetrics().horizontalAdvance(f"{self._tone.shape} {self._words.caption}")
        number = QFontMetrics(self._number_font()).horizontalAdvance(self._number)
        small = QFontMetrics(self._small_font()).horizontalAdvance
        detail = max(map(small, self._lines_within(0)))
        below = number + small(self._words.unit) + detail + 2 * GAP
        return QSize(2 * PADDING + max(words, below), scaled(TILE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, then caption with its mark, number, unit and detail."""
        super().paintEvent(event)
        painter = QPainter(self)
        self._draw_caption(painter)
        left = self._draw_number(painter)
        painter.setFont(self._small_font())
        painter.setPen(colour("ink_soft"))
        baseline = self.height() - scaled(18)
        painter.drawText(left + 6, baseline, self._words.unit)
        unit = painter.fontMetrics().horizontalAdvance(self._words.unit)
        room = max(self.width() - left - unit - 6 - 30, 0)
        metrics = painter.fontMetrics()
        for line in reversed(self._lines_within(room)):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self.width() - 16 - metrics.horizontalAdvance(words), baseline, words)
            baseline -= metrics.ascent() + metrics.descent() // 2
        painter.end()

    def _lines_within(self, room: int) -> list[str]:
        """The words on it in one line, or in two that are as short as they can be."""
        width, details = QFontMetrics(self._small_font()).horizontalAdvance, self._details
        whole = [" ".join(details)]
        if len(details) < 2 or width(whole[0]) <= room:
            return whole
        halves = [
            [" ".join(details[:place]), " ".join(details[place:])]
            for place in range(1, len(details))
        ]
        return min(halves, key=lambda lines: max(map(width, lines)))

    def _tell(self) -> None:
        words = (self._words.caption, self._number, self._words.unit, *self._details)
        self.setAccessibleName(" ".join(word for word in words if word))
        self.updateGeometry()
        self.update()

    def _draw_caption(self, painter: QPainter) -> None:
        is_marked = self._tone is not Tone.NEUTRAL
        painter.setPen(colour(self._tone.value if is_marked else "ink_soft"))
        mark = f"{self._tone.shape} " if is_marked else ""
        painter.drawText(16, scaled(30), f"{mark}{self._words.caption}")

    def _draw_number(self, painter: QPainter) -> int:
        ink = self._tone.value if self._tone is not Tone.NEUTRAL else "ink"
        painter.setFont(self._number_font())
        painter.setPen(colour("disabled" if self._number == "0" else ink))
        painter.drawText(16, self.height() - scaled(16), self._number)
        return 16 + painter.fontMetrics().horizontalAdvance(self._number)

    def _number_font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        return font

    def _small_font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - 1)
        return font
