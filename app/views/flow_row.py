"""A row of buttons that goes on in the next line where the window is too narrow for one."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 10
Wish = tuple[QWidget, QSize]


class FlowRow(QWidget):
    """Keeps its own height: nested layouts forget how high a child is when they are narrow."""

    def __init__(self, parent: QWidget | None = None, *, is_at_right: bool = False) -> None:
        super().__init__(parent)
        self._is_at_right = is_at_right
        self._ranked: list[tuple[QWidget, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, member: QWidget, rank: int = 0) -> None:
        """One more at the end of the row, or before those of a higher rank. Tab goes as they stand."""
        if member.parentWidget() is not self:
            is_hidden = member.isHidden()
            member.setParent(self)
            member.setVisible(not is_hidden)
        place = sum(1 for _, other in self._ranked if other <= rank)
        self._ranked.insert(place, (member, rank))
        for (one, _), (other, _) in pairwise(self._ranked[place:]):
            QWidget.setTabOrder(one, other)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as all in one line."""
        wishes = self._wishes()
        width = sum(wish.width() for _, wish in wishes) + GAP * max(len(wishes) - 1, 0)
        return QSize(width, self._arrange(wishes, max(self.width(), 1), is_moved=False))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest alone."""
        wishes = self._wishes()
        widest = max((wish.width() for _, wish in wishes), default=0)
        return QSize(widest, self._arrange(wishes, max(self.width(), widest, 1), is_moved=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._keep()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the fonts known."""
        super().showEvent(event)
        self._keep()

    def event(self, event: QEvent) -> bool:
        """A member came, went or asks for other room."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._keep()
        return answer

    def _wishes(self) -> list[Wish]:
        """Asked once for each arrangement: a page that is laid out asks dozens of times."""
        return [(member, _wish(member)) for member, _ in self._ranked if not member.isHidden()]

    def _keep(self) -> None:
        height = self._arrange(self._wishes(), self.width(), is_moved=True)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _arrange(self, wishes: list[Wish], width: int, *, is_moved: bool) -> int:
        """Lines from above; returns how high they are together. At the right the first line has what
        stands last: the main button and the way back are in the corner in every size of text.
        """
        lines: list[list[Wish]] = [[]]
        used = 0
        for member, wish in reversed(wishes) if self._is_at_right else wishes:
            wide = wish.width()
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((member, wish))
            used += wide + GAP
        if self._is_at_right:
            lines = [line[::-1] for line in lines]
        top = 0
        for line in lines:
            high = max((wish.height() for _, wish in line), default=0)
            if is_moved:
                self._place(line, width, top, high)
            top += high + GAP
        return max(top - GAP, 0)

    def _place(self, line: list[Wish], width: int, top: int, high: int) -> None:
        needed = sum(wish.width() + GAP for _, wish in line) - GAP
        left = max(width - needed, 0) if self._is_at_right else 0
        for member, wish in line:
            wide = wish.width()
            member.setGeometry(QRect(left, top, min(wide, width), high))
            left += wide + GAP


def _wish(member: QWidget) -> QSize:
    """What it would like, within what it was told."""
    return member.sizeHint().expandedTo(member.minimumSize()).boundedTo(member.maximumSize())
