"""Notice of an acceptance with papers to follow (容缺受理通知书), or of its end, in two copies."""

from app.models.intake_papers import DeficientNoticeContent
from app.models.papers import FREE_OF_CHARGE
from app.models.rules.papers import filled
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


def deficient_notice_pdf(content: DeficientNoticeContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, lambda copy: notice_blocks(content, faces, copy))


def opening_line(content: DeficientNoticeContent) -> str:
    """What is told, as one sentence to the applicant."""
    words = content.words
    opening = words.opening_expired if content.is_expired else words.opening
    return filled(opening, count=str(len(content.owed)), due_on=content.due_on)


def closing_line(content: DeficientNoticeContent) -> str:
    """What follows from it."""
    return content.words.ended if content.is_expired else content.words.afterwards


def notice_fields(content: DeficientNoticeContent) -> tuple[list[list[Field]], ...]:
    """Whose notice it is, and what else is to be known."""
    provisional = "（暂定）" if content.is_due_provisional else ""
    whose = [
        [Field("申请事项", content.item_name, is_strong=True)],
        [Field("申请人", content.applicant_name), Field("通知时间", content.issued_at)],
    ]
    guidance = [
        [Field("补交期限", f"{content.due_on}{provisional}", is_strong=True)],
        [Field("补交方式", content.supplement_way or content.words.way)],
        [Field("办理时限", content.limit_text), Field("收费", FREE_OF_CHARGE)],
        [
            Field("咨询电话", content.consult_phone),
            Field("监督投诉电话", content.supervision_phone),
        ],
        [Field("经办人", content.handler_name)],
    ]
    return whose, guidance


def notice_blocks(content: DeficientNoticeContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    words, (whose, guidance) = content.words, notice_fields(content)
    head = copy_head(content, copy_name)
    signing = signing_blocks(faces, words.signed, words.signatures)
    return [
        head_block(faces, width, head),
        *field_rows(whose, faces),
        gap_block(4),
        text_block(faces, opening_line(content), width, after_mm=5),
        heading_block(faces, words.headings[0], width),
        *material_table(content.owed, faces),
        gap_block(2),
        text_block(faces, closing_line(content), width, 9.5, after_mm=6),
        heading_block(faces, words.headings[1], width),
        *field_rows(guidance, faces),
        gap_block(6),
        heading_block(faces, words.headings[2], width),
        beside_seal(faces, signing, width),
    ]
