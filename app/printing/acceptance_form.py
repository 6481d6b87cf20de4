"""Acceptance form (受理登记表): what was taken down at the counter, signed by both sides (A4)."""

from io import BytesIO

from app.models.intake_papers import AcceptanceFormContent
from app.models.papers import FREE_OF_CHARGE
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    gap_block,
    heading_block,
    signature_block,
    table_blocks,
    text_block,
)
from app.printing.form_head import DATE, copy_head, head_block, later_name
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages, material_form
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.two_copies import SIGNING_MM, field_rows
from app.printing.typeface import Typefaces

HEADS = ("序号", "材料名称", "形式与份数", "情况")
WIDTHS_MM = (12.0, 106.0, 28.0, 34.0)
PADDING_MM, MARGIN_MM = 1.3, 12.0


def acceptance_form_pdf(content: AcceptanceFormContent, faces: Typefaces) -> bytes:
    """The form as a PDF, on as many pages as the materials take.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    canvas = new_canvas(out, faces, content.words.title, content.station_name)
    name = later_name(content, content.number)
    draw_form_pages(canvas, faces, form_blocks(content, faces), name, MARGIN_MM)
    return finished_bytes(canvas, out)


def form_fields(content: AcceptanceFormContent) -> tuple[list[list[Field]], ...]:
    """The labelled fields of each part."""
    provisional = "（暂定）" if content.is_expected_provisional else ""
    expected = f"{content.expected_by}{provisional}" if content.expected_by else ""
    received = [
        [Field("收件时间", content.received_at), Field("渠道", content.channel)],
        [Field("首问责任人", content.first_receiver, is_strong=True)],
    ]
    applicant = [
        [
            Field("姓名", content.applicant_name, is_strong=True),
            Field("电话", content.applicant_phone),
        ],
        [
            Field("证件号码", content.applicant_id_number),
            Field("户号", content.household_number),
        ],
        [Field("住址", content.applicant_address)],
        [Field("代理关系", content.proxy or "本人办理")],
    ]
    item = [
        [Field("事项", content.item_name, is_strong=True)],
        [Field("承办部门", content.department), Field("办理方式", content.mode)],
        [Field("承诺时限", content.limit_text), Field("最迟报送日", content.station_due_on)],
        [Field("应办结日", expected), Field("收费", FREE_OF_CHARGE)],
        [Field("要办的情况", content.request)],
        [Field("容缺受理", content.commitment)],
    ]
    return received, applicant, item


def material_rows(content: AcceptanceFormContent) -> list[tuple[str, ...]]:
    """Running number, name, form with copies, and whether it is here."""
    return [
        (
            str(number),
            material.name,
            f"{material_form(material)} {material.copies} 份",
            material.note,
        )
        for number, material in enumerate(content.materials, start=1)
    ]


def form_blocks(content: AcceptanceFormContent, faces: Typefaces) -> list[Block]:
    """The form, top to bottom."""
    width, words = FORM_WIDTH_MM, content.words
    head = copy_head(content, "站点归档", content.issued_at)
    blocks = [head_block(faces, width, head), gap_block(3)]
    for heading, rows in zip(words.headings, form_fields(content), strict=False):
        blocks += [heading_block(faces, heading, width), *field_rows(rows, faces), gap_block(3)]
    blocks += [
        heading_block(faces, words.headings[3], width),
        *_materials(content, faces),
        gap_block(3),
    ]
    if content.money_lines:
        blocks += [heading_block(faces, words.headings[4], width)]
        blocks += [
            text_block(faces, line, width, 9.5, after_mm=0.5) for line in content.money_lines
        ]
        blocks += [gap_block(3)]
    signing = [
        text_block(faces, words.checked, SIGNING_MM, 9.5, after_mm=2),
        signature_block(faces, (words.signatures[0], DATE), (85, 50)),
        gap_block(1),
        signature_block(faces, (words.signatures[1], DATE), (85, 50)),
    ]
    return [
        *blocks,
        heading_block(faces, words.headings[5], width),
        beside_seal(faces, signing, width),
    ]


def _materials(content: AcceptanceFormContent, faces: Typefaces) -> list[Block]:
    if not content.materials:
        return [text_block(faces, content.words.no_materials, FORM_WIDTH_MM, 9.5)]
    return table_blocks(faces, HEADS, material_rows(content), WIDTHS_MM, PADDING_MM)
