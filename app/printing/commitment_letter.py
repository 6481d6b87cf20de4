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
from app.printing.form_head import FormHead, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import (
    field_rows,
    material_rows,
    material_table,
    row_lines,
    two_copies_pdf,
)
from app.printing.typeface import Typefaces

TITLE = "容缺承诺书"
HEADINGS = ("一、所缺材料", "二、补交承诺", "三、逾期后果", "四、签字")
TRUE_WORDS = "本人承诺：所交材料真实有效，不在失信惩戒名单之内；所缺材料按下列方式和期限补交。"
CONSEQUENCE = (
    "到期没有补交的，容缺受理即行终止，由此产生的后果由本人承担；"
    "未履行承诺的，今后办事不再适用容缺受理。"
)
SIGNATURES = ("承诺人（签名或指印）", "日期")


def commitment_letter_pdf(content: CommitmentLetterContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, TITLE, lambda copy: letter_blocks(content, faces, copy))


def commitment_letter_lines(content: CommitmentLetterContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    whose, promise = letter_fields(content)
    return [
        TITLE,
        content.station_name,
        *row_lines(whose),
        HEADINGS[0],
        *(" ".join(row) for row in material_rows(content.owed)),
        HEADINGS[1],
        TRUE_WORDS,
        *row_lines(promise),
        HEADINGS[2],
        CONSEQUENCE,
        HEADINGS[3],
    ]


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
    whose, promise = letter_fields(content)
    head = FormHead(TITLE, copy_name, content.station_name, content.number)
    signing = [
        gap_block(4),
        signature_block(faces, SIGNATURES, (85, 50)),
        gap_block(4),
        signature_block(faces, ("经办人（签名）", "日期"), (85, 50)),
    ]
    return [
        head_block(faces, width, head),
        *field_rows(whose, faces),
        gap_block(6),
        heading_block(faces, HEADINGS[0], width),
        *material_table(content.owed, faces),
        gap_block(6),
        heading_block(faces, HEADINGS[1], width),
        text_block(faces, TRUE_WORDS, width),
        *field_rows(promise, faces),
        gap_block(6),
        heading_block(faces, HEADINGS[2], width),
        text_block(faces, CONSEQUENCE, width, after_mm=6),
        heading_block(faces, HEADINGS[3], width),
        beside_seal(faces, signing, width),
    ]
