"""Where cards lie on a sheet, where it is cut, and how its back is turned and shifted to meet the front."""

from collections.abc import Iterator

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.models.card_layouts import CardLayout
from app.models.card_printing import CardOffset
from app.printing.colours import HAIRLINE, INK, LABEL
from app.printing.sheet import Duplex, draw_rule
from app.printing.typeface import MM_PER_POINT, Typefaces

MARK_LENGTH_MM, MARK_GAP_MM, CROSS_MM = 5.0, 2.5, 1.0
NARROW_MARGIN_MM = MARK_LENGTH_MM + MARK_GAP_MM
INNER_MARK_MM = (5.0, 9.0)  # from the paper's edge, where most printers reach
RULER_MM = 50.0
REPRINT_WORDS, REPRINT_PT, REPRINT_EDGE_MM = "重印", 6.0, 1.8
EDGE_WORDS = {"long": "长边", "short": "短边"}


class CardSheet(msgspec.Struct, frozen=True):
    """A sheet of paper with places for cards. Lengths are millimetres, from its lower left corner."""

    width_mm: float
    height_mm: float
    columns: int
    rows: int
    card_width_mm: float
    card_height_mm: float

    @classmethod
    def of(cls, layout: CardLayout) -> "CardSheet":
        """The sheet that cards of a layout are printed on."""
        width_mm, height_mm, columns, rows = layout.sheet()
        return cls(width_mm, height_mm, columns, rows, layout.width_mm, layout.height_mm)

    @property
    def cards(self) -> int:
        """How many it takes."""
        return self.columns * self.rows

    @property
    def left_mm(self) -> float:
        """Where the first column begins."""
        return (self.width_mm - self.columns * self.card_width_mm) / 2

    @property
    def bottom_mm(self) -> float:
        """Where the last row ends."""
        return (self.height_mm - self.rows * self.card_height_mm) / 2

    @property
    def size_pt(self) -> tuple[float, float]:
        """The page, as PDF has it."""
        return self.width_mm / MM_PER_POINT, self.height_mm / MM_PER_POINT

    def places(self) -> Iterator[tuple[float, float]]:
        """The lower left corner of each card on the fronts' page, in reading order."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield (
                    self.left_mm + column * self.card_width_mm,
                    self.bottom_mm + (self.rows - 1 - row) * self.card_height_mm,
                )

    def back_place(self, place_mm: tuple[float, float]) -> tuple[float, float]:
        """Where the back of the card at `place_mm` lies on a page turned over its long edge."""
        x_mm, y_mm = place_mm
        return self.width_mm - self.card_width_mm - x_mm, y_mm


def turn_to_back(canvas: Canvas, sheet: CardSheet, duplex: Duplex, offset: CardOffset) -> None:
    """Shift and turn a back page so that it meets the front on this printer.

    Over its short edge a sheet comes out head down: the same page, half a turn round.
    """
    right_mm, up_mm = offset.back_shift(duplex)
    canvas.translate(right_mm / MM_PER_POINT, up_mm / MM_PER_POINT)
    if duplex == "short":
        canvas.translate(*sheet.size_pt)
        canvas.rotate(180)


def draw_marks(canvas: Canvas, sheet: CardSheet) -> None:
    """Crop marks in the margins, and small crosses where cards meet, for scissors.

    Where cards reach the paper's edge, the marks stand on the cut between them.
    """
    if sheet.cards == 1 and sheet.left_mm < 1 and sheet.bottom_mm < 1:
        return
    columns = [sheet.left_mm + number * sheet.card_width_mm for number in range(sheet.columns + 1)]
    rows = [sheet.bottom_mm + number * sheet.card_height_mm for number in range(sheet.rows + 1)]
    for x_mm in columns:
        for start, end in _mark_spans(rows[0], rows[-1], sheet.height_mm):
            if 1 < x_mm < sheet.width_mm - 1:
                draw_rule(canvas, (x_mm, start), (x_mm, end), 0.3, INK)
    for y_mm in rows:
        for start, end in _mark_spans(columns[0], columns[-1], sheet.width_mm):
            if 1 < y_mm < sheet.height_mm - 1:
                draw_rule(canvas, (start, y_mm), (end, y_mm), 0.3, INK)
    for x_mm in columns:
        for y_mm in rows:
            draw_rule(canvas, (x_mm - CROSS_MM, y_mm), (x_mm + CROSS_MM, y_mm), 0.25, HAIRLINE)
            draw_rule(canvas, (x_mm, y_mm - CROSS_MM), (x_mm, y_mm + CROSS_MM), 0.25, HAIRLINE)


def draw_margin_words(
    canvas: Canvas, sheet: CardSheet, faces: Typefaces, words: str, duplex: Duplex | None
) -> None:
    """How to print the sheet, and a line to measure, in the margin that is cut away, if there is one."""
    if sheet.bottom_mm < NARROW_MARGIN_MM:
        return
    y_mm = sheet.bottom_mm - MARK_GAP_MM - 3.2
    how = f"双面打印，{EDGE_WORDS[duplex]}翻转" if duplex else "单面打印"
    faces.draw_text(canvas, sheet.left_mm + 4, y_mm, f"{words}    按实际大小{how}", 7, colour=LABEL)
    start_mm = sheet.width_mm - sheet.left_mm - 4 - RULER_MM
    faces.draw_text(canvas, start_mm - 31, y_mm, "打印后此线应长 50 毫米", 7, colour=LABEL)
    draw_rule(canvas, (start_mm, y_mm + 1), (start_mm + RULER_MM, y_mm + 1), 0.4, INK)
    for x_mm in (start_mm, start_mm + RULER_MM):
        draw_rule(canvas, (x_mm, y_mm), (x_mm, y_mm + 2), 0.4, INK)


def draw_reprint_marks(canvas: Canvas, sheet: CardSheet, faces: Typefaces, cards: int) -> None:
    """重印 on every card of a sheet without margins: in the card's own edge, where nothing else stands,
    away from the edge of the paper, which printers do not reach.
    """
    if sheet.bottom_mm >= NARROW_MARGIN_MM:
        return
    width_mm = faces.text_width(REPRINT_WORDS, REPRINT_PT)
    for x_mm, y_mm in list(sheet.places())[:cards]:
        is_above_the_middle = y_mm + sheet.card_height_mm / 2 >= sheet.height_mm / 2
        up_mm = (
            REPRINT_EDGE_MM if is_above_the_middle else sheet.card_height_mm - 2 * REPRINT_EDGE_MM
        )
        right_mm = x_mm + sheet.card_width_mm - 12 - width_mm
        faces.draw_text(canvas, right_mm, y_mm + up_mm, REPRINT_WORDS, REPRINT_PT, colour=LABEL)


def _mark_spans(first_mm: float, last_mm: float, paper_mm: float) -> list[tuple[float, float]]:
    """From where to where the two marks of one cut go, before the first card and after the last."""
    if first_mm < NARROW_MARGIN_MM:
        near, far = INNER_MARK_MM
        return [(near, far), (paper_mm - far, paper_mm - near)]
    far = MARK_GAP_MM + MARK_LENGTH_MM
    return [
        (first_mm - far, first_mm - MARK_GAP_MM),
        (last_mm + MARK_GAP_MM, last_mm + far),
    ]
