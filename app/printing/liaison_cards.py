"""Liaison cards (联系卡) in any layout: many to a sheet, with crop marks, backs that meet their fronts."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.models.card_layouts import CardLayout
from app.models.card_printing import CardPrinting
from app.models.errors import OperationRefused
from app.models.papers import LiaisonCardContent
from app.printing.card_elements import draw_elements
from app.printing.card_sheet import (
    CardSheet,
    draw_margin_words,
    draw_marks,
    draw_reprint_marks,
    turn_to_back,
)
from app.printing.card_words import own_elements
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.typeface import MM_PER_POINT, Typefaces

MARKS = "marks"


def liaison_cards_pdf(
    cards: Sequence[LiaisonCardContent],
    layout: CardLayout,
    faces: Typefaces,
    printing: CardPrinting | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Cards as a PDF: a page of fronts, then the page of their backs, mirrored so that they meet.

    Either way that a sheet is turned, a cut card is turned like a page. `progress` is told how many
    cards are done after each sheet, and may raise to stop.
    Raises OperationRefused `paper_nothing_to_print` without cards or when `first_sheet` is beyond the
    last, `paper_text_too_long` with the `field` that does not fit its place, `glyph_missing` with the
    `codepoint` that no face has, `picture_unreadable` for a photograph that is none.
    """
    printing = printing or CardPrinting()
    sheet = CardSheet.of(layout)
    start = (printing.first_sheet - 1) * sheet.cards
    if not 0 <= start < len(cards):
        raise OperationRefused("paper_nothing_to_print")
    out = BytesIO()
    duplex = printing.duplex if layout.back else None
    canvas = new_canvas(out, faces, layout.name, cards[0].station_name, duplex)
    canvas.setPageSize(sheet.size_pt)
    canvas.beginForm(MARKS, 0, 0, *sheet.size_pt)  # once in the file: they are on every page
    draw_marks(canvas, sheet)
    canvas.endForm()
    drawn: set[str] = set()
    for first in range(start, len(cards), sheet.cards):
        on_sheet = cards[first : first + sheet.cards]
        for card in on_sheet:
            _keep_sides(canvas, layout, card, faces, drawn)
        _draw_sheet(canvas, layout, sheet, on_sheet, faces, printing, first // sheet.cards + 1)
        if progress:
            progress(first - start + len(on_sheet))
    return finished_bytes(canvas, out)


def side_pdf(card: LiaisonCardContent, layout: CardLayout, faces: Typefaces) -> bytes:
    """One card by itself, a page of its own size for each side, for a preview. Raises as the other."""
    out = BytesIO()
    canvas = new_canvas(out, faces, layout.name, card.station_name)
    canvas.setPageSize((layout.width_mm / MM_PER_POINT, layout.height_mm / MM_PER_POINT))
    for elements in filter(None, (layout.front, layout.back)):
        for own in (False, True):
            draw_elements(canvas, layout, elements, card, faces, own=own)
        canvas.showPage()
    return finished_bytes(canvas, out)


def _keep_sides(
    canvas: Canvas,
    layout: CardLayout,
    card: LiaisonCardContent,
    faces: Typefaces,
    drawn: set[str],
) -> None:
    """Put both sides into the file once; a cadre's cards differ in their numbers only."""
    digest = card.digest()
    if digest in drawn:
        return
    drawn.add(digest)
    size = (layout.width_mm / MM_PER_POINT, layout.height_mm / MM_PER_POINT)
    for side, elements in (("front", layout.front), ("back", layout.back)):
        canvas.beginForm(side + digest, 0, 0, *size)
        draw_elements(canvas, layout, elements, card, faces, own=False)
        canvas.endForm()


def _draw_sheet(
    canvas: Canvas,
    layout: CardLayout,
    sheet: CardSheet,
    cards: Sequence[LiaisonCardContent],
    faces: Typefaces,
    printing: CardPrinting,
    number: int,
) -> None:
    own_sides = {side for side, _ in own_elements(layout)}
    mark = "（重印）" if printing.is_reprint else ""
    duplex = printing.duplex if layout.back else None
    for side, elements in (("front", layout.front), ("back", layout.back)):
        if not elements:
            continue
        if side == "back":
            turn_to_back(canvas, sheet, printing.duplex, printing.offset)
        canvas.doForm(MARKS)
        words = f"第 {number} 张{mark} {'正面' if side == 'front' else '背面'}"
        draw_margin_words(canvas, sheet, faces, words, duplex)
        if printing.is_reprint:
            draw_reprint_marks(canvas, sheet, faces, len(cards))
        for card, place in zip(cards, sheet.places(), strict=False):
            x_mm, y_mm = sheet.back_place(place) if side == "back" else place
            canvas.saveState()
            canvas.translate(x_mm / MM_PER_POINT, y_mm / MM_PER_POINT)
            canvas.doForm(side + card.digest())
            if side in own_sides:
                draw_elements(canvas, layout, elements, card, faces, own=True)
            canvas.restoreState()
        canvas.showPage()
