"""Hand-over list (移交清单): one batch of papers, a copy for who gives and one for who receives."""

from io import BytesIO

from app.models.ending_papers import HandoverListContent
from app.printing.blocks import Block, Field, gap_block, table_blocks, text_block
from app.printing.form_head import copy_head, head_block, later_name
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.single_form import sealed_rows
from app.printing.two_copies import MARGIN_MM, field_rows
from app.printing.typeface import Typefaces

COPIES = ("移交方联", "接收方联")
HEADS = ("序号", "件号", "事项与材料", "申请人", "原件", "复印件")
WIDTHS_MM = (12.0, 46.0, 68.0, 24.0, 15.0, 15.0)


def handover_list_pdf(content: HandoverListContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    out = BytesIO()
    title = content.words.title
    canvas = new_canvas(out, faces, title, content.station_name)
    for copy_name in COPIES:
        name = later_name(content, copy_name, content.number)
        draw_form_pages(canvas, faces, handover_blocks(content, faces, copy_name), name, MARGIN_MM)
    return finished_bytes(canvas, out)


def handover_fields(content: HandoverListContent) -> list[list[Field]]:
    """From whom to whom, when, and how much."""
    return [
        [Field("移交方", content.giver), Field("接收方", content.receiver)],
        [Field("移交人", content.giver_name), Field("移交时间", content.handed_over_at)],
        [Field("接收人", content.receiver_name), Field("接收时间", content.received_at)],
        [Field("合计", total_line(content), is_strong=True)],
        [Field("点收情况", content.difference)],
    ]


def total_line(content: HandoverListContent) -> str:
    """How much goes along."""
    return f"{len(content.rows)} 件，原件 {content.originals} 份，复印件 {content.copies} 份"


def handover_rows(content: HandoverListContent) -> list[tuple[str, ...]]:
    """A row for each case."""
    return [
        (
            str(place),
            row.number,
            f"{row.item_name}：{row.materials}" if row.materials else row.item_name,
            row.applicant_name,
            str(row.originals),
            str(row.copies),
        )
        for place, row in enumerate(content.rows, start=1)
    ]


def handover_blocks(content: HandoverListContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    head = copy_head(content, copy_name)
    return [
        head_block(faces, FORM_WIDTH_MM, head),
        *field_rows(handover_fields(content), faces),
        gap_block(5),
        *table_blocks(faces, HEADS, handover_rows(content), WIDTHS_MM),
        gap_block(4),
        text_block(faces, content.words.counted, FORM_WIDTH_MM, 9.5, after_mm=4),
        *sealed_rows(faces, content.words.signatures),
    ]
