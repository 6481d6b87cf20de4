"""How the desk looks: Fusion, our palette, one style sheet and the fonts that we ship."""

import re
from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.models.looks import Look
from app.views.colours import PALETTES, choose_palette, colour
from app.views.scale import USUAL_POINTS

MAIN_FAMILY, RARE_FAMILY = "Noto Sans SC", "HanaMinB"
MAIN_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
RARE_FILE = "HanaMinB.ttf"
USUAL_LOOK = Look()
# What has to grow with the text; paddings and borders stay, for the screen does not grow.
_GROWING = re.compile(
    r"(?P<what>(?:min-|max-)?(?:height|width|size): )(?P<much>\d+)(?P<unit>px|pt)"
)


class FontMissing(Exception):
    """A font that belongs to the program cannot be loaded: the installation is broken."""


class Theme:
    """The looks of the desk, from the resources folder."""

    def __init__(self, resources: Path) -> None:
        self._fonts = resources / "fonts"
        self._icons = resources / "icons"
        self._style_sheet = resources / "styles" / "desk.qss"
        self._has_rare_characters = False
        self._has_main_fonts = False

    def apply(self, application: QApplication, look: Look = USUAL_LOOK) -> None:
        """Dress the whole application. Widgets that already stand take on the colours of the style
        sheet alone: pages are built anew after another look was chosen.
        """
        if not self._has_main_fonts:
            for name in MAIN_FILES:
                _load_font(self._fonts / name)
            self._has_main_fonts = True
            application.setStyle("Fusion")
        choose_palette(look.palette)
        application.setPalette(_palette())
        application.setFont(base_font(look.points))
        application.setStyleSheet(self.style_sheet(look))

    def style_sheet(self, look: Look) -> str:
        """The style sheet in that look."""
        sheet = Template(self._style_sheet.read_text("utf-8"))
        shade = "" if look.palette == "light" else f"-{look.palette}"
        words = PALETTES[look.palette] | {"icons": self._icons.as_posix(), "shade": shade}
        return _grown(sheet.substitute(words), look.points)

    def load_rare_characters(self) -> None:
        """Load the font of rare characters, slowly: after the window is shown."""
        if not self._has_rare_characters:
            _load_font(self._fonts / RARE_FILE)
            self._has_rare_characters = True


def base_font(points: int = USUAL_POINTS) -> QFont:
    """The font of everything that the style sheet does not size otherwise."""
    font = QFont()
    font.setFamilies([MAIN_FAMILY, RARE_FAMILY])
    font.setPointSize(points)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _grown(sheet: str, points: int) -> str:
    """Lengths by as many times, words by as many points as the text: a title need not shout."""

    def grow(found: re.Match[str]) -> str:
        much = int(found["much"])
        more = (
            points - USUAL_POINTS if found["unit"] == "pt" else much * points / USUAL_POINTS - much
        )
        return f"{found['what']}{round(much + more)}{found['unit']}"

    return sheet if points == USUAL_POINTS else _GROWING.sub(grow, sheet)


def _load_font(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise FontMissing(path.name)


def _palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink_faint",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "ink",
        QPalette.ColorRole.ToolTipText: "surface",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Link: "active",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, colour("disabled"))
    palette.setColor(disabled, QPalette.ColorRole.WindowText, colour("disabled"))
    return palette
