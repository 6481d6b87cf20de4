"""Our one family of icons, drawn in whatever ink the place asks for."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.views.colours import colour_words

SCALE = 2  # drawn twice as large, so that it stays sharp on a finer screen
PAPER_INK = "currentColor"


class IconBook:
    """The icons of a folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def picture(self, name: str, ink: str, size: int = 22) -> QPixmap:
        """An icon in one of COLOURS, as wide and high as `size`."""
        text = (self._folder / f"{name}.svg").read_text("utf-8")
        renderer = QSvgRenderer(QByteArray(text.replace(PAPER_INK, colour_words(ink)).encode()))
        picture = QPixmap(size * SCALE, size * SCALE)
        picture.setDevicePixelRatio(SCALE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def icon(self, name: str, ink: str = "ink", size: int = 22) -> QIcon:
        """The same, for a button."""
        return QIcon(self.picture(name, ink, size))
