"""Liaison cards (联系卡), 90 by 54 mm, ten to an A4 sheet, printed on both sides and cut apart."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import islice

from reportlab.pdfgen.canvas import Canvas

from app.models.errors import OperationRefused
from app.models.papers import LiaisonCardContent
from app.printing.card_sides import (
    CARD_HEIGHT_MM,
    CARD_WIDTH_MM,
    draw_back,
    draw_front,
    draw_number,
)
from app.printing.colours import HAIRLINE, INK, LABEL
from app.printing.sheet import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    Duplex,
    draw_rule,
    finished_bytes,
    new_canvas,
)
from app.printing.typeface import MM_PER_POINT, Typefaces

COLUMNS, ROWS = 2, 5
CARDS_PER_SHEET = COLUMNS * ROWS
LEFT_MM = (PAGE_WIDTH_MM - COLUMNS * CARD_WIDTH_MM) / 2
BOTTOM_MM = (PAGE_HEIGHT_MM - ROWS * CARD_HEIGHT_MM) / 2
MARK_LENGTH_MM, MARK_GAP_MM, CROSS_MM = 5.0, 2.5, 1.0
RULER_MM = 50.0
EDGE_WORDS = {"long": "长边", "short": "短边"}


def liaison_cards_pdf(
    cards: Iterable[LiaisonCardContent],
    faces: Typefaces,
    *,
    duplex: Duplex = "long",
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Cards as a PDF: a page of fronts, then the page of their backs, mirrored so that they meet.

    `duplex` is the edge that the printer turns the sheet over; either way a cut card is turned like
    a page. `progress` is told how many cards are done after each sheet, and may raise to stop.
    Raises OperationRefused `paper_nothing_to_print` without cards, `paper_text_too_long` with the
    `field` that does not fit its place, `glyph_missing` with the `codepoint` that no face has.
    """
    waiting = iter(cards)
    sheet = list(islice(waiting, CARDS_PER_SHEET))
    if not sheet:
        raise OperationRefused("paper_nothing_to_print")
    out = BytesIO()
    canvas = new_canvas(out, faces, "联系卡", sheet[0].station_name, duplex)
    drawn: set[str] = set()
    done = sheet_number = 0
    while sheet:
        sheet_number += 1
        for card in sheet:
            _keep_sides(canvas, card, faces, drawn)
        _draw_fronts(canvas, sheet, faces, sheet_number, duplex)
        _draw_backs(canvas, sheet, faces, sheet_number, duplex)
        done += len(sheet)
        if progress:
            progress(done)
        sheet = list(islice(waiting, CARDS_PER_SHEET))
    return finished_bytes(canvas, out)


def card_places() -> Iterator[tuple[float, float]]:
    """The lower left corner of each card on the fronts' page, in millimetres, in reading order."""
    for row in range(ROWS):
        for column in range(COLUMNS):
            yield (
                LEFT_MM + column * CARD_WIDTH_MM,
                BOTTOM_MM + (ROWS - 1 - row) * CARD_HEIGHT_MM,
            )


def back_place(place_mm: tuple[float, float]) -> tuple[float, float]:
    """Where the back of the card at `place_mm` lies on a page turned over its long edge."""
    x_mm, y_mm = place_mm
    return PAGE_WIDTH_MM - CARD_WIDTH_MM - x_mm, y_mm


def _keep_sides(
    canvas: Canvas, card: LiaisonCardContent, faces: Typefaces, drawn: set[str]
) -> None:
    """Put both sides into the file once; a cadre's cards differ in their numbers only."""
    digest = card.digest()
    if digest in drawn:
        return
    drawn.add(digest)
    size = (CARD_WIDTH_MM / MM_PER_POINT, CARD_HEIGHT_MM / MM_PER_POINT)
    for side, draw in (("front", draw_front), ("back", draw_back)):
        canvas.beginForm(side + digest, 0, 0, *size)
        draw(canvas, card, faces)
        canvas.endForm()


def _draw_fronts(
    canvas: Canvas,
    sheet: list[LiaisonCardContent],
    faces: Typefaces,
    sheet_number: int,
    duplex: Duplex,
) -> None:
    _draw_marks(canvas)
    _draw_margin_words(canvas, faces, f"第 {sheet_number} 张 正面", duplex)
    for card, (x_mm, y_mm) in zip(sheet, card_places(), strict=False):
        canvas.saveState()
        canvas.translate(x_mm / MM_PER_POINT, y_mm / MM_PER_POINT)
        canvas.doForm("front" + card.digest())
        canvas.restoreState()
    canvas.showPage()


def _draw_backs(
    canvas: Canvas,
    sheet: list[LiaisonCardContent],
    faces: Typefaces,
    sheet_number: int,
    duplex: Duplex,
) -> None:
    if duplex == "short":
        # A sheet turned over its short edge comes out head down: the same page, half a turn round.
        canvas.translate(PAGE_WIDTH_MM / MM_PER_POINT, PAGE_HEIGHT_MM / MM_PER_POINT)
        canvas.rotate(180)
    _draw_marks(canvas)
    _draw_margin_words(canvas, faces, f"第 {sheet_number} 张 背面", duplex)
    for card, place in zip(sheet, card_places(), strict=False):
        x_mm, y_mm = back_place(place)
        canvas.saveState()
        canvas.translate(x_mm / MM_PER_POINT, y_mm / MM_PER_POINT)
        canvas.doForm("back" + card.digest())
        draw_number(canvas, card, faces)
        canvas.restoreState()
    canvas.showPage()


def _draw_marks(canvas: Canvas) -> None:
    """Crop marks in the margins, and small crosses where four cards meet, for scissors."""
    right_mm, top_mm = PAGE_WIDTH_MM - LEFT_MM, PAGE_HEIGHT_MM - BOTTOM_MM
    columns = [LEFT_MM + number * CARD_WIDTH_MM for number in range(COLUMNS + 1)]
    rows = [BOTTOM_MM + number * CARD_HEIGHT_MM for number in range(ROWS + 1)]
    far = MARK_GAP_MM + MARK_LENGTH_MM
    for x_mm in columns:
        draw_rule(canvas, (x_mm, BOTTOM_MM - far), (x_mm, BOTTOM_MM - MARK_GAP_MM), 0.3, INK)
        draw_rule(canvas, (x_mm, top_mm + MARK_GAP_MM), (x_mm, top_mm + far), 0.3, INK)
    for y_mm in rows:
        draw_rule(canvas, (LEFT_MM - far, y_mm), (LEFT_MM - MARK_GAP_MM, y_mm), 0.3, INK)
        draw_rule(canvas, (right_mm + MARK_GAP_MM, y_mm), (right_mm + far, y_mm), 0.3, INK)
    for x_mm in columns:
        for y_mm in rows:
            draw_rule(canvas, (x_mm - CROSS_MM, y_mm), (x_mm + CROSS_MM, y_mm), 0.25, HAIRLINE)
            draw_rule(canvas, (x_mm, y_mm - CROSS_MM), (x_mm, y_mm + CROSS_MM), 0.25, HAIRLINE)


def _draw_margin_words(canvas: Canvas, faces: Typefaces, side: str, duplex: Duplex) -> None:
    """How to print the sheet, and a line to measure, both in the margin that is cut away."""
    y_mm = BOTTOM_MM - MARK_GAP_MM - 3.2
    words = f"{side}    按实际大小双面打印，{EDGE_WORDS[duplex]}翻转"
    faces.draw_text(canvas, LEFT_MM + 4, y_mm, words, 7, colour=LABEL)
    start_mm = PAGE_WIDTH_MM - LEFT_MM - 4 - RULER_MM
    faces.draw_text(canvas, start_mm - 31, y_mm, "打印后此线应长 50 毫米", 7, colour=LABEL)
    draw_rule(canvas, (start_mm, y_mm + 1), (start_mm + RULER_MM, y_mm + 1), 0.4, INK)
    for x_mm in (start_mm, start_mm + RULER_MM):
        draw_rule(canvas, (x_mm, y_mm), (x_mm, y_mm + 2), 0.4, INK)
