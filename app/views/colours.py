"""The desk's colours: deep red on near-white greys, each with a reason to be there; and the same
names for a dark desk and for eyes that need high contrast.
"""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from app.models.looks import PaletteName

PALETTE_PROPERTY = "palette_name"
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
    "rail": "#ECEBE8",
}
_DARK: dict[str, str] = {
    "accent": "#EC978C",
    "accent_dark": "#F4B0A7",
    "accent_soft": "#42231F",
    "on_accent": "#1B1917",
    "ground": "#181715",
    "surface": "#211F1D",
    "raised": "#282623",
    "hover": "#312E2A",
    "pressed": "#3B3833",
    "line": "#3D3A35",
    "line_strong": "#7B766D",
    "ink": "#F1EFEA",
    "ink_soft": "#C3BEB4",
    "ink_faint": "#A39E94",
    "disabled": "#7E7A72",
    "focus": "#7DB5EE",
    "danger": "#F4938A",
    "danger_soft": "#42211D",
    "warning": "#EBB864",
    "warning_soft": "#3D2F15",
    "active": "#8CBEF0",
    "active_soft": "#1D2F42",
    "done": "#86CC9F",
    "done_soft": "#1C3727",
    "neutral": "#C3BEB4",
    "neutral_soft": "#35322E",
    "rail": "#131211",
}
_CONTRAST: dict[str, str] = {
    "accent": "#FFD83B",
    "accent_dark": "#FFE985",
    "accent_soft": "#3A3000",
    "on_accent": "#000000",
    "ground": "#000000",
    "surface": "#000000",
    "raised": "#0E0E0E",
    "hover": "#262626",
    "pressed": "#3A3A3A",
    "line": "#9A9A9A",
    "line_strong": "#FFFFFF",
    "ink": "#FFFFFF",
    "ink_soft": "#F2F2F2",
    "ink_faint": "#E0E0E0",
    "disabled": "#A8A8A8",
    "focus": "#4FE3FF",
    "danger": "#FFA199",
    "danger_soft": "#2E0300",
    "warning": "#FFD83B",
    "warning_soft": "#2B2300",
    "active": "#9CD8FF",
    "active_soft": "#00213A",
    "done": "#8CF5AE",
    "done_soft": "#00290F",
    "neutral": "#F2F2F2",
    "neutral_soft": "#222222",
    "rail": "#000000",
}
PALETTES: dict[str, dict[str, str]] = {"light": COLOURS, "dark": _DARK, "contrast": _CONTRAST}


def choose_palette(name: PaletteName) -> None:
    """Paint with these colours from now on; what stands painted has to be painted anew."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(PALETTE_PROPERTY, name)


def palette_name() -> str:
    """Which colours the application paints with."""
    application = QCoreApplication.instance()
    chosen = application.property(PALETTE_PROPERTY) if application is not None else None
    return chosen if isinstance(chosen, str) and chosen in PALETTES else "light"


def colour_words(name: str) -> str:
    """One of COLOURS as the chosen palette has it, written `#RRGGBB`."""
    return PALETTES[palette_name()][name]


def colour(name: str) -> QColor:
    """The same for painting; copy it before changing it."""
    return all_colours()[name]


def all_colours() -> Mapping[str, QColor]:
    """All of them by name, for what paints with many at once."""
    return _all_colours(palette_name())


@cache
def _all_colours(palette: str) -> Mapping[str, QColor]:
    return {name: QColor(words) for name, words in PALETTES[palette].items()}
