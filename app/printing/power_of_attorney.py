"""Power of attorney (授权委托书): hands in or collects for somebody who is not there, and never signs."""

from app.models.intake_papers import PowerOfAttorneyContent
from app.printing.blocks import (
    Block,
    Field,
    gap_block,
    heading_block,
    signature_block,
    text_block,
)
from app.printing.form_head import FormHead, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import field_rows, row_lines, two_copies_pdf
from app.printing.typeface import Typefaces

TITLE = "授权委托书"
HEADINGS = ("一、委托人", "二、受托人", "三、委托内容", "四、签名")
NEVER_SIGNS = (
    "本委托不含代签：凡须本人签字、按指印、刷脸或到场的，仍由委托人本人办理。"
    "受托人在上述权限内所办的事，由委托人承担后果；委托人可以随时收回委托，收回时告知本站。"
    "（《民法典》第一百六十五条）"
)
SIGNATURES = (
    ("委托人（签名或指印）", "日期"),
    ("受托人（签名）", "日期"),
    ("见证人（签名）", "日期"),
)
WIDTHS_MM = (110, 60)


def power_of_attorney_pdf(content: PowerOfAttorneyContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, TITLE, lambda copy: power_blocks(content, faces, copy))


def power_of_attorney_lines(content: PowerOfAttorneyContent) -> list[str]:
    """The words on a copy, top to bottom."""
    principal, proxy, power = power_fields(content)
    return [
        TITLE,
        content.station_name,
        HEADINGS[0],
        *row_lines(principal),
        HEADINGS[1],
        *row_lines(proxy),
        HEADINGS[2],
        opening_line(content),
        *row_lines(power),
        NEVER_SIGNS,
        HEADINGS[3],
    ]


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
    return f"委托人因故不能到场，委托受托人办理“{content.item_name}”，权限和期限如下："


def power_blocks(content: PowerOfAttorneyContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    principal, proxy, power = power_fields(content)
    head = FormHead(TITLE, copy_name, content.station_name, content.number)
    blocks = [head_block(faces, width, head), gap_block(4)]
    for heading, rows in ((HEADINGS[0], principal), (HEADINGS[1], proxy)):
        blocks += [heading_block(faces, heading, width), *field_rows(rows, faces), gap_block(6)]
    blocks += [
        heading_block(faces, HEADINGS[2], width),
        text_block(faces, opening_line(content), width),
        *field_rows(power, faces),
        gap_block(4),
        text_block(faces, NEVER_SIGNS, width, 9.5, after_mm=6),
        heading_block(faces, HEADINGS[3], width),
    ]
    for labels in SIGNATURES:
        blocks += [gap_block(4), signature_block(faces, labels, WIDTHS_MM)]
    return blocks
