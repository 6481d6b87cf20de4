"""The stages of an appeal as a line: where it stands, when each stage was reached and by whom."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.moments import china_date_of
from app.views.colours import colour
from app.views.scale import scaled
from app.views.translation import listed

HEIGHT = 82
MARK = 11  # radius of a stage's mark
LINE_Y = 16


class AppealStageLine(QWidget):
    """Shows StageMark records: `stage`, `state`, `at`, `actor_name`.

    A stage that is done is full, the present one has a ring around it, one that was passed over is
    crossed out, those ahead are hollow.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Any, ...] = ()
        self._words = {
            "collected": self.tr("收集民意"),
            "sorted": self.tr("归纳梳理"),
            "assigned": self.tr("分类落实"),
            "answered": self.tr("答复反馈"),
            "followed_up": self.tr("回访评价"),
            "written_off": self.tr("销号"),
        }
        self._states = {
            "done": self.tr("已完成"),
            "current": self.tr("现在"),
            "skipped": self.tr("略过"),
            "ahead": self.tr("还没到"),
        }
        self.setFixedHeight(scaled(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stages(self, marks: Sequence[Any]) -> None:
        """Show these stages instead."""
        self._marks = tuple(marks)
        self.setAccessibleName(listed(self.texts()))
        self.update()

    def texts(self) -> list[str]:
        """What the line says, stage by stage."""
        return [
            " ".join(filter(None, [self._words[m.stage], self._states[m.state], *self._below(m)]))
            for m in self._marks
        ]

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(scaled(900), scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line first, then the marks over it, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(1, len(self._marks)):
            self._draw_way(painter, place)
        for place, mark in enumerate(self._marks):
            self._draw_mark(painter, self._centre(place), mark.state)
            self._draw_words(painter, self._centre(place), mark)
        painter.end()

    def _centre(self, place: int) -> QPoint:
        width = self.width() / max(len(self._marks), 1)
        return QPoint(round(width * (place + 0.5)), LINE_Y)

    def _draw_way(self, painter: QPainter, place: int) -> None:
        is_behind = self._marks[place].state != "ahead"
        pen = QPen(colour("done" if is_behind else "line_strong"), 2)
        painter.setPen(pen)
        start, end = self._centre(place - 1), self._centre(place)
        painter.drawLine(start + QPoint(MARK + 5, 0), end - QPoint(MARK + 5, 0))

    def _draw_mark(self, painter: QPainter, centre: QPoint, state: str) -> None:
        inks = {"done": "done", "current": "accent", "skipped": "ink_faint", "ahead": "line_strong"}
        ink = colour(inks[state])
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if state in ("done", "current") else colour("surface"))
        painter.drawEllipse(centre, MARK - 2, MARK - 2)
        if state == "current":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, MARK + 2, MARK + 2)
        if state == "skipped":
            painter.drawLine(centre - QPoint(4, 0), centre + QPoint(4, 0))
        if state == "done":
            painter.setPen(QPen(colour("surface"), 2))
            painter.drawPolyline(
                [centre + QPoint(-4, 0), centre + QPoint(-1, 3), centre + QPoint(5, -4)]
            )

    def _draw_words(self, painter: QPainter, centre: QPoint, mark: Any) -> None:
        width = self.width() // max(len(self._marks), 1)
        is_here = mark.state == "current"
        font = QFont(self.font())
        font.setBold(is_here)
        painter.setFont(font)
        inks = {"current": "accent", "done": "ink"}
        painter.setPen(colour(inks.get(mark.state, "ink_soft")))
        place = QRect(centre.x() - width // 2, LINE_Y + MARK + 6, width, scaled(22))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._words[mark.stage])
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(font)
        painter.setPen(colour("ink_soft"))
        below = "　".join(self._below(mark))
        words = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, width - 8)
        painter.drawText(place.translated(0, scaled(23)), Qt.AlignmentFlag.AlignCenter, words)

    def _below(self, mark: Any) -> list[str]:
        if mark.state == "skipped":
            return [self._states["skipped"]]
        day = china_date_of(mark.at) if mark.at else None
        words = self.tr("{month}月{day}日").format(month=day.month, day=day.day) if day else ""
        return [part for part in (words, mark.actor_name) if part]
