"""Lengths that grow with the text that was chosen."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

USUAL_POINTS = 12
WIDEST_SIDE_BY_SIDE = 1.4  # larger text does not leave the room on an old screen


def text_scale() -> float:
    """How many times larger than usual the text is."""
    return QGuiApplication.font().pointSizeF() / USUAL_POINTS


def scaled(pixels: int) -> int:
    """A length that fits the usual text, for the text as it is now."""
    return round(pixels * text_scale())


def is_large() -> bool:
    """Whether the text is so large that parts have to stand below one another."""
    return text_scale() > WIDEST_SIDE_BY_SIDE


def side_by_side(parent: QWidget) -> QBoxLayout:
    """A layout for parts that stand side by side, or one below the other when the text is large."""
    direction = QBoxLayout.Direction
    return QBoxLayout(direction.TopToBottom if is_large() else direction.LeftToRight, parent)
