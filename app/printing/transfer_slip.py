"""The transfer slip (转办单): a visitor's matter, who passes it on to whom, and what they answer."""

from io import BytesIO

from app.models.public_papers import TransferSlipContent
from app.printing.blocks import Field, gap_block, heading_block, text_block
from app.printing.form_head import copy_head, head_block, later_name
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.single_form import sealed_rows
from app.printing.two_copies import MARGIN_MM, field_rows
from app.printing.typeface import Typefaces

ANSWER_MM = 45.0


def transfer_slip_pdf(content: TransferSlipContent, faces: Typefaces) -> bytes:
    """The slip as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    out = BytesIO()
    canvas = new_canvas(out, faces, content.words.title, content.station_name)
    words = content.words
    head = copy_head(content, "", f"制单 {content.issued_at}")
    width_mm = FORM_WIDTH_MM
    blocks = [
        head_block(faces, width_mm, head),
        *field_rows(transfer_fields(content), faces),
        gap_block(5),
        heading_block(faces, words.headings[0], width_mm),
        text_block(faces, content.content, width_mm),
    ]
    if content.note:
        blocks += [
            gap_block(4),
            heading_block(faces, words.headings[1], width_mm),
            text_block(faces, content.note, width_mm),
        ]
    blocks += [
        gap_block(4),
        heading_block(faces, words.headings[2], width_mm),
        gap_block(ANSWER_MM),
        *sealed_rows(faces, words.signatures),
    ]
    draw_form_pages(canvas, faces, blocks, later_name(content, content.number), MARGIN_MM)
    return finished_bytes(canvas, out)


def transfer_fields(content: TransferSlipContent) -> list[list[Field]]:
    """The labelled lines under the head."""
    return [
        [Field("转交部门", content.department, is_strong=True), Field("转办时间", content.sent_at)],
        [Field("来访人", content.visitor_name), Field("电话", content.visitor_phone)],
        [Field("住址", content.visitor_address)],
        [Field("接待时间", content.received_at), Field("接待人", content.receiver_name)],
        [Field("转办人", content.handler_name), Field("站点电话", content.station_phone)],
    ]
