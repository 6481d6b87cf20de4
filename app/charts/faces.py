"""The face of charts on screens and in browsers."""

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.models.errors import EnvironmentProblem

CHART_FACE, CHART_FILE = "Noto Sans SC", "NotoSansSC-Regular.ttf"


def screen_face(fonts: Path) -> str:
    """The name of the face that measures the words of charts; read at most once.

    Raises EnvironmentProblem `font_file_missing`.
    """
    if CHART_FACE not in getRegisteredFontNames():
        try:
            font = TTFont(CHART_FACE, str(fonts / CHART_FILE))
            # reportlab keeps one font for each name of a face: papers would get this one for theirs.
            font.face.name = CHART_FACE.encode()
            registerFont(font)
        except (OSError, TTFError) as problem:
            raise EnvironmentProblem("font_file_missing", file=CHART_FILE) from problem
    return CHART_FACE
