"""Pictures of pages, compared dot by dot with those that somebody has looked at and accepted."""

import os
import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

ACCEPTED = Path(__file__).with_name("pictures")
MADE_WITH = ACCEPTED / "made_with.txt"
REFUSED = Path(__file__).parents[2] / "build" / "pictures"
ACCEPT = "LIANXIN_ACCEPT_PICTURES"
FORMAT = QImage.Format.Format_RGB32
MARK = QColor(200, 0, 0).rgb()


def drawn_by() -> str:
    """What draws the letters: with another Qt or processor no dot need be the same."""
    return f"Qt {qVersion()} {platform.machine()}"


def draw_alike_everywhere(application: QApplication) -> None:
    """Letters as the font has them: neither hinted nor coloured as the machine's settings say, and no
    cursor that blinks.
    """
    font = application.font()
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    application.setFont(font)
    application.setCursorFlashTime(0)


def picture_of(window: QWidget) -> QImage:
    """What the window shows."""
    return window.grab().toImage().convertToFormat(FORMAT)


def complaint(name: str, shown: QImage) -> str:
    """What is wrong with a picture; empty when it is the accepted one, or is accepted now."""
    path = ACCEPTED / f"{name}.webp"
    if os.environ.get(ACCEPT):
        shown.save(str(path), "WEBP", 100)  # 100: without loss
        MADE_WITH.write_text(f"{drawn_by()}\n", "utf-8")
        return ""
    accepted = QImage(str(path)).convertToFormat(FORMAT)
    if shown == accepted:
        return ""
    REFUSED.mkdir(parents=True, exist_ok=True)
    shown.save(str(REFUSED / f"{name}.png"))
    apart, dots = difference(accepted, shown)
    apart.save(str(REFUSED / f"{name}-difference.png"))
    return f"{name}: {dots} dots differ, see {REFUSED / name}.png and {name}-difference.png"


def difference(accepted: QImage, shown: QImage) -> tuple[QImage, int]:
    """The picture with every dot marked that differs, and how many do."""
    if accepted.size() != shown.size():
        return shown, shown.width() * shown.height()
    apart = shown.copy()
    dots = 0
    for row in range(shown.height()):
        before, now = (bytes(image.constScanLine(row)) for image in (accepted, shown))
        if before == now:
            continue
        for column in range(shown.width()):
            place = slice(4 * column, 4 * column + 3)
            if before[place] != now[place]:
                apart.setPixel(column, row, MARK)
                dots += 1
    return apart, dots
