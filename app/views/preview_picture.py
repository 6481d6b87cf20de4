"""One page of a paper as it will be printed, fitted into the room that there is."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.views.colours import colour

ROOM = 10  # around the page
SMALLEST_PIXELS_PER_MM, LARGEST_PIXELS_PER_MM = 0.5, 12.0


class PreviewPicture(QFrame):
    """A page on a grey ground.

    Signals:
        resized: a page would be drawn at another fineness now.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._size_mm = (210.0, 297.0)
        self._image = QImage()

    def show_page(self, size_mm: tuple[float, float]) -> None:
        """An empty page of this size, until its picture comes."""
        self._size_mm, self._image = size_mm, QImage()
        self.update()

    def show_picture(self, picture: Any) -> None:
        """A PagePicture."""
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_BGR888,
        )
        self._image = image.copy()  # the pixels themselves are not ours to keep
        self.update()

    def has_picture(self) -> bool:
        """Whether the page is drawn."""
        return not self._image.isNull()

    def pixels_per_mm(self) -> float:
        """How fine a picture has to be to fill the place."""
        place = self._place()
        fine = place.width() / self._size_mm[0] * self.devicePixelRatioF()
        return min(max(fine, SMALLEST_PIXELS_PER_MM), LARGEST_PIXELS_PER_MM)

    def sizeHint(self) -> QSize:
        """An upright page that can be read."""
        return QSize(520, 680)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger page wants a finer picture."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, page, picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("hover"))
        place = self._place()
        painter.fillRect(place, colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(place, self._image)
        painter.setPen(colour("line"))
        painter.drawRect(place)
        painter.end()

    def _place(self) -> QRectF:
        width, height = max(self.width() - 2 * ROOM, 1), max(self.height() - 2 * ROOM, 1)
        scale = min(width / self._size_mm[0], height / self._size_mm[1])
        page_width, page_height = self._size_mm[0] * scale, self._size_mm[1] * scale
        return QRectF(
            (self.width() - page_width) / 2,
            (self.height() - page_height) / 2,
            page_width,
            page_height,
        )
