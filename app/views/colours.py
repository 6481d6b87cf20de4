"""The desk's colours: deep red on near-white greys, each with a reason to be there."""

from functools import cache

from PySide6.QtGui import QColor

ACCENT = "#9C2A22"  # what is chosen, and the one thing to do next
COLOURS: dict[str, str] = {
    "accent": ACCENT,
    "accent_dark": "#7C1F19",
    "accent_soft": "#F8EDEB",
    "on_accent": "#FFFFFF",
    "ground": "#F4F4F2",
    "surface": "#FFFFFF",
    "raised": "#FAFAF9",
    "hover": "#F0EFEC",
    "pressed": "#E6E4E0",
    "line": "#DEDCD7",
    "line_strong": "#B9B5AE",
    "ink": "#1F1E1C",
    "ink_soft": "#5C5952",
    "ink_faint": "#7A766E",
    "disabled": "#A6A29A",
    "focus": "#1D5A96",
    "danger": "#A61B12",
    "danger_soft": "#FBEBE9",
    "warning": "#8A5200",
    "warning_soft": "#FCF2DF",
    "active": "#1D5A96",
    "active_soft": "#E8F0F8",
    "done": "#20663F",
    "done_soft": "#E7F2EA",
    "neutral": "#5C5952",
    "neutral_soft": "#EEEDEA",
}


@cache
def colour(name: str) -> QColor:
    """One of COLOURS, for painting; copy it before changing it."""
    return QColor(COLOURS[name])
