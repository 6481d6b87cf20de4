"""One-time notice (一次性告知单): all that is missing, told at once, in two copies of an A4 page."""

from collections.abc import Sequence

from app.models.papers import FREE_OF_CHARGE, MaterialLine, OneTimeNoticeContent
from app.models.rules.papers import filled
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    field_row,
    gap_block,
    heading_block,
    table_blocks,
    text_block,
)
from app.printing.form_head import copy_head, head_block
from app.printing.form_pages import FORM_WIDTH_MM, material_rows
from app.printing.two_copies import (
    LABEL_MM,
    MATERIAL_HEADS,
    MATERIAL_WIDTHS_MM,
    NO_MATERIALS,
    PADDING_MM,
    signing_blocks,
    two_copies_pdf,
)
from app.printing.typeface import Typefaces

HEADS = (*MATERIAL_HEADS, "说明")
WIDTHS_MM = (12.0, 86.0, 28.0, 54.0)


def one_time_notice_pdf(content: OneTimeNoticeContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF, the applicant's first, each on as many pages as the materials take.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    return two_copies_pdf(content, faces, lambda copy: notice_blocks(content, faces, copy))


def notice_fields(content: OneTimeNoticeContent) -> list[list[Field]]:
    """Whose notice it is, and about what."""
    return [
        [Field("申请事项", content.item_name, is_strong=True)],
        [
            Field("申请人", content.applicant_name),
            Field("告知时间", content.issued_at),
        ],
    ]


def opening_line(content: OneTimeNoticeContent) -> str:
    """What the notice tells, as one sentence to the applicant."""
    words, count = content.words, str(len(content.missing))
    if not content.missing:
        return words.opening_whole
    if content.is_advice:
        return filled(words.opening_advice, count=count)
    due = content.supplement_due_on
    until = filled(words.opening_until, due_on=due) if due else ""
    return filled(words.opening, count=count, until=until)


def missing_words(content: OneTimeNoticeContent) -> tuple[str, str]:
    """The heading over what is missing, and the sentence below it."""
    if content.is_advice:
        return content.words.headings_advice[0], content.words.all_wanted
    return content.words.headings[0], content.words.all_told


def last_headings(content: OneTimeNoticeContent) -> tuple[str, str]:
    """The headings of the parts below the materials; who only asked has handed nothing in."""
    words = content.words
    return words.headings_advice[1:] if content.is_advice else words.headings[2:]


def guidance_fields(content: OneTimeNoticeContent) -> list[list[Field]]:
    """Limits, fee, conditions and phones; what is empty is left out."""
    single = (
        Field("补正期限", content.supplement_due_on, is_strong=True),
        Field("办理时限", content.limit_text),
        Field("受理条件", content.conditions),
        Field("办理程序", content.procedure),
        Field("不予受理理由", content.refusal_reason),
    )
    rows = [[field] for field in single if field.text]
    rows.append([Field("收费", FREE_OF_CHARGE), Field("经办人", content.handler_name)])
    rows.append(
        [
            Field("咨询电话", content.consult_phone),
            Field("监督投诉电话", content.supervision_phone),
        ]
    )
    return rows


def noted_rows(materials: Sequence[MaterialLine]) -> list[tuple[str, ...]]:
    """Running number, name, form with copies, and the note where any has one; 无 without any."""
    if not materials:
        return [("", NO_MATERIALS, "")]
    rows = material_rows(materials)
    if not any(material.note for material in materials):
        return rows
    return [(*row, material.note) for row, material in zip(rows, materials, strict=True)]


def notice_blocks(content: OneTimeNoticeContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    blocks = [head_block(faces, width, copy_head(content, copy_name))]
    blocks += _field_rows(notice_fields(content), faces)
    blocks += [gap_block(4), text_block(faces, opening_line(content), width, after_mm=5)]
    heading, all_told = missing_words(content)
    blocks += [heading_block(faces, heading, width)]
    blocks += _material_table(content.missing, faces)
    if content.missing:
        blocks += [gap_block(2), text_block(faces, all_told, width, 9.5, after_mm=0)]
    if not content.is_advice:
        blocks += [gap_block(6), heading_block(faces, content.words.headings[1], width)]
        blocks += _material_table(content.received, faces)
    guidance, signing_heading = last_headings(content)
    blocks += [gap_block(6), heading_block(faces, guidance, width)]
    blocks += _field_rows(guidance_fields(content), faces)
    blocks += [gap_block(6), heading_block(faces, signing_heading, width)]
    signing = signing_blocks(faces, content.words.signed, content.words.signatures)
    return [*blocks, beside_seal(faces, signing, width)]


def _field_rows(rows: list[list[Field]], faces: Typefaces) -> list[Block]:
    return [field_row(faces, row, FORM_WIDTH_MM, LABEL_MM, PADDING_MM) for row in rows]


def _material_table(materials: Sequence[MaterialLine], faces: Typefaces) -> list[Block]:
    rows = noted_rows(materials)
    columns = len(rows[0])
    widths_mm = WIDTHS_MM if columns == len(HEADS) else MATERIAL_WIDTHS_MM
    return table_blocks(faces, HEADS[:columns], rows, widths_mm, PADDING_MM)
