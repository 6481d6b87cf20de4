"""How the desk looks: Fusion, our palette, one style sheet and the fonts that we ship."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.views.colours import COLOURS, colour

MAIN_FAMILY, RARE_FAMILY = "Noto Sans SC", "HanaMinB"
MAIN_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
RARE_FILE = "HanaMinB.ttf"
BASE_POINTS = 12


class FontMissing(Exception):
    """A font that belongs to the program cannot be loaded: the installation is broken."""


class Theme:
    """The looks of the desk, from the resources folder."""

    def __init__(self, resources: Path) -> None:
        self._fonts = resources / "fonts"
        self._icons = resources / "icons"
        self._style_sheet = resources / "styles" / "desk.qss"
        self._has_rare_characters = False

    def apply(self, application: QApplication) -> None:
        """Dress the whole application; before its first window is shown."""
        for name in MAIN_FILES:
            _load_font(self._fonts / name)
        application.setStyle("Fusion")
        application.setPalette(_palette())
        application.setFont(base_font())
        sheet = Template(self._style_sheet.read_text("utf-8"))
        words = COLOURS | {"icons": self._icons.as_posix()}
        application.setStyleSheet(sheet.substitute(words))

    def load_rare_characters(self) -> None:
        """Load the font of rare characters, slowly: after the window is shown."""
        if not self._has_rare_characters:
            _load_font(self._fonts / RARE_FILE)
            self._has_rare_characters = True


def base_font() -> QFont:
    """The font of everything that the style sheet does not size otherwise."""
    font = QFont()
    font.setFamilies([MAIN_FAMILY, RARE_FAMILY])
    font.setPointSize(BASE_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


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
