"""Papers that are signed in two copies: one for the applicant, one for the station."""

from collections.abc import Callable, Sequence
from io import BytesIO

from app.models.papers import MaterialLine
from app.printing.blocks import (
    Block,
    Field,
    field_row,
    gap_block,
    signature_block,
    table_blocks,
    text_block,
)
from app.printing.form_head import DATE, NumberedPaper, later_name
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages, material_rows
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.typeface import Typefaces

COPIES = ("申请人联", "存根联 · 站点留存")
LABEL_MM, PADDING_MM, MARGIN_MM, SIGNING_MM = 25.0, 1.8, 15.0, 134.0
MATERIAL_HEADS = ("序号", "材料名称", "形式与份数")
NO_MATERIALS = "无"
MATERIAL_WIDTHS_MM = (12.0, 140.0, 28.0)

BlocksOf = Callable[[str], Sequence[Block]]


def two_copies_pdf(content: NumberedPaper, faces: Typefaces, blocks_of: BlocksOf) -> bytes:
    """Both copies as a PDF; `blocks_of` makes the blocks of a copy by its name.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    title = content.words.title
    canvas = new_canvas(out, faces, title, content.station_name)
    for copy_name in COPIES:
        name = later_name(content, copy_name, content.number)
        draw_form_pages(canvas, faces, blocks_of(copy_name), name, MARGIN_MM)
    return finished_bytes(canvas, out)


def field_rows(rows: Sequence[Sequence[Field]], faces: Typefaces) -> list[Block]:
    """Labelled fields over the whole width; rows without words are left out."""
    return [
        field_row(faces, list(row), FORM_WIDTH_MM, LABEL_MM, PADDING_MM)
        for row in rows
        if any(field.text for field in row)
    ]


def signing_blocks(faces: Typefaces, said: str, signatures: Sequence[str]) -> list[Block]:
    """What both sign for, and a line with the date for each of the two."""
    first, second = (signature_block(faces, (words, DATE), (75, 55)) for words in signatures)
    return [text_block(faces, said, SIGNING_MM, after_mm=2), first, gap_block(2), second]


def material_table(materials: Sequence[MaterialLine], faces: Typefaces) -> list[Block]:
    """The materials as a table; 无 where there are none."""
    rows = material_rows(materials) or [("", NO_MATERIALS, "")]
    return table_blocks(faces, MATERIAL_HEADS, rows, MATERIAL_WIDTHS_MM, PADDING_MM)
