"""A new A4 file, and the plain marks that papers are ruled with. Places are millimetres."""

from io import BytesIO
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.printing.colours import HAIRLINE, Colour
from app.printing.typeface import MM_PER_POINT, Typefaces

Duplex = Literal["long", "short"]
"""The edge of the upright sheet that a printer turns it over when printing both sides."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
PRODUCER = "Lianxin"
DUPLEX_NAMES = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}


MARK_COLOUR: Colour = (0.65, 0.11, 0.07)
MARK_ALPHA, MARK_SLANT, MARK_SHARE = 0.16, 32.0, 0.72  # how thick, how slanted, how wide of a page
LINE_PT, LINE_FROM_TOP_MM = 10.0, 9.0


class MarkedCanvas(Canvas):
    """Writes its mark across every page: large and pale, and once in full ink at the top."""

    faces: Typefaces | None = None

    def showPage(self) -> None:  # noqa: N802 - reportlab's own name
        """The mark comes last, over whatever stands there."""
        if self.faces is not None:
            self._draw_mark(self.faces, self.faces.page_mark)
        super().showPage()

    def _draw_mark(self, faces: Typefaces, mark: str) -> None:
        width_mm, height_mm = (side * MM_PER_POINT for side in self._pagesize)
        size_pt = MARK_SHARE * width_mm / faces.text_width(mark, 1, bold=True)
        self.saveState()
        self.translate(width_mm / 2 / MM_PER_POINT, height_mm / 2 / MM_PER_POINT)
        self.rotate(MARK_SLANT)
        self.setFillAlpha(MARK_ALPHA)
        left_mm = -faces.text_width(mark, size_pt, bold=True) / 2
        faces.draw_text(self, left_mm, 0, mark, size_pt, bold=True, colour=MARK_COLOUR)
        self.restoreState()
        line_pt = min(LINE_PT, size_pt)
        left_mm = (width_mm - faces.text_width(mark, line_pt, bold=True)) / 2
        top_mm = height_mm - min(LINE_FROM_TOP_MM, height_mm / 12)
        faces.draw_text(self, left_mm, top_mm, mark, line_pt, bold=True, colour=MARK_COLOUR)


def new_canvas(
    out: BytesIO, faces: Typefaces, title: str, author: str, duplex: Duplex | None = None
) -> Canvas:
    """An empty A4 file that asks to be printed at its true size, with `duplex` on both sides.

    The same drawing gives the same bytes. Pages have the mark of the faces, if these have one.
    """
    canvas = MarkedCanvas(
        out,
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        initialFontName=faces.base_font_name(),
        lang="zh-CN",
    )
    canvas.faces = faces if faces.page_mark else None
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(title)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", DUPLEX_NAMES[duplex] if duplex else "Simplex")
    return canvas


def finished_bytes(canvas: Canvas, out: BytesIO) -> bytes:
    """Close the file and hand over what is in it."""
    canvas.save()
    return out.getvalue()


def draw_rule(
    canvas: Canvas,
    start_mm: tuple[float, float],
    end_mm: tuple[float, float],
    width_pt: float = 0.4,
    colour: Colour = HAIRLINE,
    dash_pt: tuple[float, float] | None = None,
) -> None:
    """Draw a straight line; `dash_pt` is the length of a dash and of the gap after it."""
    canvas.saveState()
    canvas.setLineWidth(width_pt)
    canvas.setStrokeColorRGB(*colour)
    if dash_pt:
        canvas.setDash(*dash_pt)
    canvas.line(*(place / MM_PER_POINT for place in (*start_mm, *end_mm)))
    canvas.restoreState()


def draw_dashed_circle(
    canvas: Canvas, centre_mm: tuple[float, float], radius_mm: float, colour: Colour = HAIRLINE
) -> None:
    """Draw the place of a seal."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setStrokeColorRGB(*colour)
    canvas.setDash(3, 2.5)
    x_mm, y_mm = centre_mm
    canvas.circle(x_mm / MM_PER_POINT, y_mm / MM_PER_POINT, radius_mm / MM_PER_POINT)
    canvas.restoreState()
