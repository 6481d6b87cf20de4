"""Commitment letter (容缺承诺书): the applicant's word to bring what is missing, in two copies."""

from app.models.intake_papers import CommitmentLetterContent
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    gap_block,
    heading_block,
    signature_block,
    text_block,
)
from app.printing.form_head import DATE, copy_head, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import (
    field_rows,
    material_table,
    two_copies_pdf,
)
from app.printing.typeface import Typefaces


def commitment_letter_pdf(content: CommitmentLetterContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, lambda copy: letter_blocks(content, faces, copy))


def letter_fields(content: CommitmentLetterContent) -> tuple[list[list[Field]], ...]:
    """Whose letter it is, and what is promised."""
    provisional = "（暂定）" if content.is_due_provisional else ""
    whose = [
        [Field("申请事项", content.item_name, is_strong=True)],
        [Field("承诺人", content.applicant_name), Field("电话", content.applicant_phone)],
    ]
    due = f"{content.due_on}（含当日）{provisional}" if content.due_on else ""
    promise = [
        [Field("补交方式", content.supplement_way or "本人或代办人送到本站")],
        [Field("补交期限", due, is_strong=True)],
    ]
    return whose, promise


def letter_blocks(
    content: CommitmentLetterContent, faces: Typefaces, copy_name: str
) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    words, (whose, promise) = content.words, letter_fields(content)
    head = copy_head(content, copy_name)
    signing = [
        gap_block(4),
        signature_block(faces, (words.signatures[0], DATE), (85, 50)),
        gap_block(4),
        signature_block(faces, (words.signatures[1], DATE), (85, 50)),
    ]
    return [
        head_block(faces, width, head),
        *field_rows(whose, faces),
        gap_block(6),
        heading_block(faces, words.headings[0], width),
        *material_table(content.owed, faces),
        gap_block(6),
        heading_block(faces, words.headings[1], width),
        text_block(faces, words.promise, width),
        *field_rows(promise, faces),
        gap_block(6),
        heading_block(faces, words.headings[2], width),
        text_block(faces, words.consequence, width, after_mm=6),
        heading_block(faces, words.headings[3], width),
        beside_seal(faces, signing, width),
    ]
