"""A chart on the screen: each figure can be met by the mouse and by the arrow keys, and opened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.models.charts import ChartArea
from app.views.buttons import ENTER_KEYS
from app.views.colours import colour
from app.views.scale import scaled

LEAST_HEIGHT, USUAL_HEIGHT, LEAST_WIDTH = 190, 300, 480
STILL_MILLISECONDS = 40
INSET = 8  # between the frame and the picture
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""By how many places and series a key moves."""


class ChartView(QLabel):
    """Shows a picture of a chart. The arrows go from figure to figure, Enter or a click opens one.

    Signals:
        picture_wanted: (int, int) there is room for a picture of that width and height.
        figure_chosen: (int, int) a series and a place have come into the eye.
        figure_opened: (int, int) the records behind a figure are wanted.
    """

    picture_wanted = Signal(int, int)
    figure_chosen = Signal(int, int)
    figure_opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[tuple[int, int], ChartArea] = {}
        self._picture = QPixmap()
        self._drawn_size = QSize()
        self._empty_words = ""
        self._chosen: tuple[int, int] | None = None
        self._words_of: Callable[[int, int], str] = lambda series, place: ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(STILL_MILLISECONDS)
        self._soon.timeout.connect(self.want_picture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(LEAST_WIDTH, scaled(LEAST_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A good deal wider than high."""
        return QSize(3 * LEAST_WIDTH // 2, scaled(USUAL_HEIGHT))

    def want_picture(self) -> None:
        """Ask for a picture in the size of this widget."""
        if self.width() >= LEAST_WIDTH // 2 and self.height() >= LEAST_HEIGHT // 2:
            room = self._room()
            self.picture_wanted.emit(int(room.width()), int(room.height()))

    def show_picture(
        self, svg: str, areas: Sequence[ChartArea], words_of: Callable[[int, int], str]
    ) -> None:
        """Show this picture; `words_of` says a figure to people."""
        self._areas = {(area.series, area.place): area for area in areas}
        self._words_of = words_of
        self._empty_words = ""
        self._drawn_size = self.size()
        self._picture = self._painted(svg)
        if self._chosen not in self._areas:
            self._chosen = None
        if self.hasFocus():
            self._choose_first()
        self.update()

    def make_room(self, rows: int) -> None:
        """So many bars lie below one another: each needs the height of its words."""
        least = scaled(LEAST_HEIGHT)
        self.setMinimumHeight(max(least, rows * self.fontMetrics().height() + least // 3))

    def forget(self) -> None:
        """Another chart is to come: no figure of it is in the eye yet."""
        self._areas, self._chosen = {}, None

    def show_nothing(self, words: str) -> None:
        """There is nothing to draw: say so."""
        self._areas, self._chosen, self._picture = {}, None, QPixmap()
        self._empty_words = words
        self.setAccessibleDescription(words)
        self.update()

    def places(self) -> list[tuple[int, int]]:
        """Series and place of every figure that can be met."""
        return sorted(self._areas, key=lambda key: (key[1], key[0]))

    def chosen(self) -> tuple[int, int] | None:
        """Series and place of the figure in the eye."""
        return self._chosen

    def area(self, series: int, place: int) -> ChartArea:
        """Where a figure stands."""
        return self._areas[series, place]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a figure, Enter opens it."""
        key = Qt.Key(event.key())
        if key in ENTER_KEYS and self._chosen is not None:
            self.figure_opened.emit(*self._chosen)
        elif key in MOVES and self._areas:
            self._move(*MOVES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._areas:
            self._choose(self.places()[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The figure under the mouse is told."""
        met = self._met(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if met else Qt.CursorShape.ArrowCursor)
        if met is not None:
            self._choose(met)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press opens the figure."""
        met = self._met(event.position())
        if met is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(met)
            self.figure_opened.emit(*met)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody came by the keyboard: the first figure is told."""
        super().focusInEvent(event)
        self._choose_first()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants another picture, once it stays."""
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a frame around the figure in the eye."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setPen(
            QPen(colour("focus" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1)
        )
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self._empty_words:
            painter.setPen(colour("ink_soft"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 20, -40, -20), flags, self._empty_words)
        else:
            painter.drawPixmap(INSET, INSET, self._picture)
            if self._chosen is not None and self._drawn_size == self.size():
                area = self._areas[self._chosen]
                frame = QRectF(area.left, area.top, area.width, area.height).translated(
                    INSET, INSET
                )
                painter.setPen(QPen(colour("focus"), 2, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), 3, 3)
        painter.end()

    def _painted(self, svg: str) -> QPixmap:
        ratio, room = self.devicePixelRatioF(), self._room()
        picture = QPixmap(room.size().toSize() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(QPointF(), room.size()))
        painter.end()
        return picture

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)

    def _met(self, point: QPointF) -> tuple[int, int] | None:
        for key, area in self._areas.items():
            if area.holds(point.x() - INSET, point.y() - INSET):
                return key
        return None

    def _choose_first(self) -> None:
        if self._chosen is None and self._areas:
            self._choose(self.places()[0])

    def _move(self, places: int, series: int) -> None:
        """To the next figure that way, over what has none."""
        if self._chosen is None:
            self._choose(self.places()[0])
            return
        now_series, now_place = self._chosen
        while True:
            now_series, now_place = now_series + series, now_place + places
            if (now_series, now_place) in self._areas:
                self._choose((now_series, now_place))
                return
            if not self._is_within(now_series, now_place):
                return

    def _is_within(self, series: int, place: int) -> bool:
        most_series = max(key[0] for key in self._areas)
        most_places = max(key[1] for key in self._areas)
        return 0 <= series <= most_series and 0 <= place <= most_places

    def _choose(self, key: tuple[int, int]) -> None:
        if key == self._chosen:
            return
        self._chosen = key
        self.setAccessibleDescription(self._words_of(*key))
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.figure_chosen.emit(*key)
        self.update()
