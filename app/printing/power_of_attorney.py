"""Power of attorney (授权委托书): hands in or collects for somebody who is not there, and never signs."""

from app.models.intake_papers import PowerOfAttorneyContent
from app.models.rules.papers import filled
from app.printing.blocks import (
    Block,
    Field,
    gap_block,
    heading_block,
    signature_block,
    text_block,
)
from app.printing.form_head import DATE, copy_head, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import field_rows, two_copies_pdf
from app.printing.typeface import Typefaces

WIDTHS_MM = (110, 60)


def power_of_attorney_pdf(content: PowerOfAttorneyContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, lambda copy: power_blocks(content, faces, copy))


def power_fields(content: PowerOfAttorneyContent) -> tuple[list[list[Field]], ...]:
    """Who entrusts, who is entrusted, and with what."""
    principal = [
        [
            Field("姓名", content.applicant_name, is_strong=True),
            Field("电话", content.principal_phone),
        ],
        [Field("证件号码", content.principal_id_number)],
        [Field("住址", content.principal_address)],
    ]
    proxy = [
        [Field("姓名", content.proxy_name, is_strong=True), Field("电话", content.proxy_phone)],
        [Field("证件号码", content.proxy_id_number), Field("与委托人关系", content.relation)],
    ]
    power = [
        [Field("权限", "、".join(content.scope), is_strong=True)],
        [
            Field("期限", f"至 {content.valid_until}止" if content.valid_until else ""),
            Field("委托日期", content.signed_on),
        ],
        [Field("签署方式", content.signing_method), Field("见证人", content.witness_name)],
    ]
    return principal, proxy, power


def opening_line(content: PowerOfAttorneyContent) -> str:
    """What is entrusted, as one sentence."""
    return filled(content.words.opening, item_name=content.item_name)


def power_blocks(content: PowerOfAttorneyContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    words, (principal, proxy, power) = content.words, power_fields(content)
    head = copy_head(content, copy_name)
    blocks = [head_block(faces, width, head), gap_block(4)]
    for heading, rows in ((words.headings[0], principal), (words.headings[1], proxy)):
        blocks += [heading_block(faces, heading, width), *field_rows(rows, faces), gap_block(6)]
    blocks += [
        heading_block(faces, words.headings[2], width),
        text_block(faces, opening_line(content), width),
        *field_rows(power, faces),
        gap_block(4),
        text_block(faces, words.never_signs, width, 9.5, after_mm=6),
        heading_block(faces, words.headings[3], width),
    ]
    for signer in words.signatures:
        blocks += [gap_block(4), signature_block(faces, (signer, DATE), WIDTHS_MM)]
    return blocks
