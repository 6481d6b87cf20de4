"""Delivery receipt (办结送达回执): the result, the originals given back, and who signed for them."""

from app.models.ending_papers import DeliveryReceiptContent
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    gap_block,
    heading_block,
    text_block,
)
from app.printing.form_head import copy_head, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import (
    field_rows,
    material_table,
    signing_blocks,
    two_copies_pdf,
)
from app.printing.typeface import Typefaces


def delivery_receipt_pdf(content: DeliveryReceiptContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, lambda copy: receipt_blocks(content, faces, copy))


def receipt_fields(content: DeliveryReceiptContent) -> list[list[Field]]:
    """What came out, and to whom it went."""
    relation = f"（{content.receiver_relation}）" if content.receiver_relation else ""
    return [
        [Field("办理事项", content.item_name, is_strong=True)],
        [Field("申请人", content.applicant_name), Field("办理结果", content.outcome)],
        [Field("答复", content.reply)],
        [Field("证照名称", content.document_name), Field("证照编号", content.document_number)],
        [Field("送达方式", content.method), Field("送达时间", content.delivered_at)],
        [
            Field("签收人", f"{content.receiver_name}{relation}", is_strong=True),
            Field("经办人", content.handler_name),
        ],
        [Field("监督投诉电话", content.supervision_phone)],
    ]


def kept_line(name: str, note: str) -> str:
    """One original that did not come back, and why."""
    return f"{name}：{note}" if note else name


def receipt_blocks(
    content: DeliveryReceiptContent, faces: Typefaces, copy_name: str
) -> list[Block]:
    """One copy, top to bottom."""
    width, words = FORM_WIDTH_MM, content.words
    head = copy_head(content, copy_name)
    returned = (
        material_table(content.returned, faces)
        if content.returned
        else [text_block(faces, words.nothing_returned, width)]
    )
    kept: list[Block] = []
    if content.kept:
        told = "\n".join(kept_line(each.name, each.note) for each in content.kept)
        kept = [
            gap_block(4),
            heading_block(faces, words.headings[1], width),
            text_block(faces, told, width),
        ]
    signing = signing_blocks(faces, words.signed, words.signatures)
    return [
        head_block(faces, width, head),
        *field_rows(receipt_fields(content), faces),
        gap_block(6),
        heading_block(faces, words.headings[0], width),
        *returned,
        *kept,
        gap_block(6),
        heading_block(faces, words.headings[2], width),
        beside_seal(faces, signing, width),
    ]
