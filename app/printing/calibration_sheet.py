"""校准页: a sheet that shows by how much a printer's second side misses the first."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.models.card_printing import CardOffset
from app.printing.card_sheet import EDGE_WORDS, CardSheet, turn_to_back
from app.printing.colours import INK, LABEL
from app.printing.sheet import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    Duplex,
    draw_rule,
    finished_bytes,
    new_canvas,
)
from app.printing.typeface import Typefaces

SCALE_MM = 10
MIDDLE_MM = (PAGE_WIDTH_MM / 2, PAGE_HEIGHT_MM / 2)
CORNER_MM = 30.0
RULE_MM = 100.0
HOW = (
    "1. 这张纸按实际大小双面打印，{edge}翻转，正面朝自己，对着窗户或灯看。",
    "2. 背面透过来的大十字，竖线落在横尺的几，就是“向右”的数；横线落在竖尺的几，就是“向上”的数。",
    "3. 落在左边、下边的数前面有减号，照着填。四角的小十字只用来看纸歪没歪。",
    "4. 把两个数填到程序里，再印一张，十字应当正好落在 0 上。最下面的线应当正好 100 毫米长。",
)


def calibration_pdf(
    faces: Typefaces, duplex: Duplex = "long", offset: CardOffset | None = None
) -> bytes:
    """The sheet, both sides; with an `offset`, its back is shifted as the cards' backs are."""
    out = BytesIO()
    canvas = new_canvas(out, faces, "校准页", "校准页", duplex)
    _draw_scales(canvas, faces)
    top_mm = 250.0
    faces.draw_text(canvas, 25, top_mm, "双面打印校准页", 16, bold=True)
    for number, line in enumerate(HOW, 1):
        words = line.format(edge=EDGE_WORDS[duplex])
        for part in faces.wrap(words, 10, 160):
            top_mm -= 6
            faces.draw_text(canvas, 25, top_mm - number, part, 10)
    start_mm = (PAGE_WIDTH_MM - RULE_MM) / 2
    draw_rule(canvas, (start_mm, 40), (start_mm + RULE_MM, 40), 0.4, INK)
    for x_mm in (start_mm, start_mm + RULE_MM):
        draw_rule(canvas, (x_mm, 37), (x_mm, 43), 0.4, INK)
    faces.draw_text(canvas, start_mm, 44, "这条线应长 100 毫米", 9, colour=LABEL)
    _draw_corners(canvas)
    canvas.showPage()
    sheet = CardSheet(PAGE_WIDTH_MM, PAGE_HEIGHT_MM, 1, 1, PAGE_WIDTH_MM, PAGE_HEIGHT_MM)
    turn_to_back(canvas, sheet, duplex, offset or CardOffset())
    x_mm, y_mm = MIDDLE_MM
    draw_rule(canvas, (x_mm, y_mm - 35), (x_mm, y_mm + 35), 1.2, INK)
    draw_rule(canvas, (x_mm - 35, y_mm), (x_mm + 35, y_mm), 1.2, INK)
    _draw_corners(canvas)
    canvas.showPage()
    return finished_bytes(canvas, out)


def _draw_scales(canvas: Canvas, faces: Typefaces) -> None:
    """A scale to each side of the middle, in millimetres with every half marked."""
    x_mm, y_mm = MIDDLE_MM
    for halves in range(-2 * SCALE_MM, 2 * SCALE_MM + 1):
        away = halves / 2
        is_whole = halves % 2 == 0
        length = (5.0 if halves % 10 == 0 else 3.5) if is_whole else 2.0
        ruled = (0.3 if halves else 0.6, INK)
        draw_rule(canvas, (x_mm + away, y_mm), (x_mm + away, y_mm + length), *ruled)
        draw_rule(canvas, (x_mm, y_mm + away), (x_mm + length, y_mm + away), *ruled)
        if halves % 4 == 0:
            number = f"{away:.0f}"
            width_mm = faces.text_width(number, 6)
            faces.draw_text(canvas, x_mm + away - width_mm / 2, y_mm - 3.2, number, 6)
            faces.draw_text(canvas, x_mm - width_mm - 1.5, y_mm + away - 0.8, number, 6)
    reach = SCALE_MM + 2
    draw_rule(canvas, (x_mm - reach, y_mm), (x_mm + reach, y_mm), 0.3, INK)
    draw_rule(canvas, (x_mm, y_mm - reach), (x_mm, y_mm + reach), 0.3, INK)
    faces.draw_text(canvas, x_mm + reach + 1, y_mm - 1, "向右", 8, colour=LABEL)
    faces.draw_text(canvas, x_mm - 3, y_mm + reach + 1.5, "向上", 8, colour=LABEL)


def _draw_corners(canvas: Canvas) -> None:
    for x_mm in (CORNER_MM, PAGE_WIDTH_MM - CORNER_MM):
        for y_mm in (CORNER_MM, PAGE_HEIGHT_MM - CORNER_MM):
            draw_rule(canvas, (x_mm - 3, y_mm), (x_mm + 3, y_mm), 0.3, INK)
            draw_rule(canvas, (x_mm, y_mm - 3), (x_mm, y_mm + 3), 0.3, INK)
