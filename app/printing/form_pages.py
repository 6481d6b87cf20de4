"""How forms lie on A4: margins, further pages, the cutting line, and the words all forms share."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.models.papers import MaterialLine
from app.printing.blocks import Block, into_pages, stack
from app.printing.colours import LABEL
from app.printing.form_head import continued_block
from app.printing.sheet import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, draw_rule
from app.printing.typeface import Typefaces

LEFT_MM, MARGIN_MM = 15.0, 10.0
FORM_WIDTH_MM = PAGE_WIDTH_MM - 2 * LEFT_MM
FOOT_MM = 6.0
FORM_WORDS = {"original": "原件", "copy": "复印件"}
CUT_WORDS = "裁切线"


def material_form(material: MaterialLine) -> str:
    """原件 or 复印件; any other form as given."""
    return FORM_WORDS.get(material.form, material.form)


def material_rows(materials: Sequence[MaterialLine]) -> list[tuple[str, ...]]:
    """Running number, name, and form with copies of each material, as printed."""
    return [
        (str(number), material.name, f"{material_form(material)} {material.copies} 份")
        for number, material in enumerate(materials, start=1)
    ]


def draw_form_pages(
    canvas: Canvas,
    faces: Typefaces,
    blocks: Sequence[Block],
    name: str,
    margin_mm: float = MARGIN_MM,
) -> None:
    """Draw blocks over as many pages as they take; `name` heads the later ones.

    Pages are numbered when there are several. Raises OperationRefused `paper_text_too_long`.
    """
    room_mm = PAGE_HEIGHT_MM - 2 * margin_mm - FOOT_MM
    head = continued_block(faces, FORM_WIDTH_MM, f"{name}（续）")
    pages = into_pages(blocks, room_mm, room_mm - head.height_mm)
    for number, page in enumerate(pages, start=1):
        shown = [head, *page] if number > 1 else page
        stack(canvas, shown, LEFT_MM, PAGE_HEIGHT_MM - margin_mm)
        if len(pages) > 1:
            words = f"第 {number} 页 共 {len(pages)} 页"
            x_mm = (PAGE_WIDTH_MM - faces.text_width(words, 9)) / 2
            faces.draw_text(canvas, x_mm, margin_mm, words, 9, colour=LABEL)
        canvas.showPage()


def draw_cutting_line(canvas: Canvas, faces: Typefaces, y_mm: float) -> None:
    """Draw the dashed line along which two copies are cut apart."""
    middle_mm = PAGE_WIDTH_MM / 2
    words_mm = faces.text_width(CUT_WORDS, 8)
    left_mm, right_mm = middle_mm - words_mm / 2, middle_mm + words_mm / 2
    draw_rule(canvas, (5, y_mm), (left_mm - 3, y_mm), 0.5, LABEL, (4, 3))
    faces.draw_text(canvas, left_mm, y_mm - 1, CUT_WORDS, 8, colour=LABEL)
    draw_rule(canvas, (right_mm + 3, y_mm), (PAGE_WIDTH_MM - 5, y_mm), 0.5, LABEL, (4, 3))
