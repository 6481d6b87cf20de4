"""Material receipt (材料接收凭证): the station's stub above, the applicant's receipt below, cut apart."""

from io import BytesIO

from app.models.papers import (
    FREE_OF_CHARGE,
    MaterialReceiptContent,
)
from app.models.rules.papers import filled
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    field_row,
    gap_block,
    height_of,
    list_block,
    signature_block,
    stack,
    table_blocks,
    text_block,
)
from app.printing.form_head import DATE, FormHead, copy_head, head_block, later_name
from app.printing.form_pages import (
    FORM_WIDTH_MM,
    LEFT_MM,
    MARGIN_MM,
    draw_cutting_line,
    draw_form_pages,
    material_rows,
)
from app.printing.sheet import PAGE_HEIGHT_MM, finished_bytes, new_canvas
from app.printing.typeface import Typefaces

STUB, RECEIPT = "存根联 · 站点留存", "申请人联"
MONEY = "代收代缴"
HEADS = ("序号", "材料名称", "形式与份数")
WIDE_WIDTHS_MM = (12.0, 140.0, 28.0)
NARROW_WIDTHS_MM = (11.0, 53.0, 23.0)
BETWEEN_MM = FORM_WIDTH_MM - 2 * sum(NARROW_WIDTHS_MM)
ROWS_IN_ONE_COLUMN = 3  # more materials than this share the width
LABEL_MM, PADDING_MM, CUT_GAP_MM = 25.0, 1.2, 8.0
SEAL_TEXT_MM = 134.0


def material_receipt_pdf(content: MaterialReceiptContent, faces: Typefaces) -> bytes:
    """The receipt and its stub as a PDF.

    Both stand on one A4 page, cut in the middle or as near to it as their lengths allow; each has
    pages of its own when the materials are too many for one. Raises OperationRefused
    `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    canvas = new_canvas(out, faces, content.words.title, content.station_name)
    stub, receipt = stub_blocks(content, faces), receipt_blocks(content, faces)
    lowest_cut_mm = MARGIN_MM + height_of(receipt) + CUT_GAP_MM
    highest_cut_mm = PAGE_HEIGHT_MM - MARGIN_MM - height_of(stub) - CUT_GAP_MM
    if lowest_cut_mm <= highest_cut_mm:
        cut_mm = max(lowest_cut_mm, min(highest_cut_mm, PAGE_HEIGHT_MM / 2))
        stack(canvas, stub, LEFT_MM, PAGE_HEIGHT_MM - MARGIN_MM)
        draw_cutting_line(canvas, faces, cut_mm)
        stack(canvas, receipt, LEFT_MM, cut_mm - CUT_GAP_MM)
        canvas.showPage()
    else:
        for blocks, copy_name in ((stub, STUB), (receipt, RECEIPT)):
            draw_form_pages(canvas, faces, blocks, later_name(content, copy_name, content.number))
    return finished_bytes(canvas, out)


def receipt_head(content: MaterialReceiptContent, copy_name: str) -> FormHead:
    """The head of one copy."""
    issued = f"制单 {content.issued_at}" if content.issued_at else ""
    return copy_head(content, copy_name, issued)


def receipt_fields(content: MaterialReceiptContent) -> list[list[Field]]:
    """The labelled fields, row by row, the same on both copies."""
    receiver = f"{content.first_receiver_name} {content.first_receiver_phone}".strip()
    return [
        [Field("办理事项", content.item_name, is_strong=True)],
        [
            Field("申请人", content.applicant_name),
            Field("收件时间", content.received_at),
        ],
        [
            Field("首问责任人", receiver, is_strong=True),
            Field("监督投诉电话", content.supervision_phone),
        ],
        *([[Field("全程代办人", content.agent, is_strong=True)]] if content.agent else []),
        [Field("承诺答复时间", promise_line(content), is_strong=True)],
        [
            Field("收费", FREE_OF_CHARGE),
            Field("咨询电话", content.station_phone or content.first_receiver_phone),
        ],
    ]


def promise_line(content: MaterialReceiptContent) -> str:
    """Until when the station submits and the authority decides; two clocks, never mixed."""
    parts = []
    if content.station_due_on:
        parts.append(f"最迟 {content.station_due_on}报送{content.submitted_to}")
    if content.expected_by:
        provisional = "（暂定）" if content.is_expected_provisional else ""
        parts.append(f"预计 {content.expected_by}办结{provisional}")
    return "；".join(parts)


def materials_line(content: MaterialReceiptContent) -> str:
    """How much was handed over, in one sentence."""
    copies = sum(material.copies for material in content.materials)
    return filled(content.words.opening, count=str(len(content.materials)), copies=str(copies))


def stub_blocks(content: MaterialReceiptContent, faces: Typefaces) -> list[Block]:
    """The station's copy, which the applicant signs."""
    receiver, applicant = content.words.signatures
    items = ["  ".join(row) for row in material_rows(content.materials)]
    return [
        *_shared_blocks(content, faces, STUB),
        gap_block(1.5),
        list_block(faces, items, FORM_WIDTH_MM),
        *_money_blocks(content, faces),
        gap_block(3.5),
        text_block(faces, content.words.checked, FORM_WIDTH_MM, 9.5, after_mm=0.5),
        signature_block(faces, (applicant, receiver, DATE), (65, 65, 50)),
    ]


def receipt_blocks(content: MaterialReceiptContent, faces: Typefaces) -> list[Block]:
    """The applicant's copy, which the station signs and seals."""
    notice = text_block(
        faces, content.personal_information_notice, SEAL_TEXT_MM, 8.5, leading=1.45, after_mm=2
    )
    keep = text_block(faces, content.words.keep, SEAL_TEXT_MM, 8.5, bold=True, after_mm=1)
    signatures = signature_block(faces, (content.words.signatures[0], DATE), (75, 55))
    return [
        *_shared_blocks(content, faces, RECEIPT),
        *_material_table(content, faces),
        *_money_blocks(content, faces),
        gap_block(3),
        beside_seal(faces, [notice, keep, signatures], FORM_WIDTH_MM),
    ]


def _shared_blocks(
    content: MaterialReceiptContent, faces: Typefaces, copy_name: str
) -> list[Block]:
    rows = receipt_fields(content)
    return [
        head_block(faces, FORM_WIDTH_MM, receipt_head(content, copy_name)),
        *(field_row(faces, row, FORM_WIDTH_MM, LABEL_MM, PADDING_MM) for row in rows),
        gap_block(3),
        text_block(faces, materials_line(content), FORM_WIDTH_MM, 9.5, bold=True, after_mm=0.5),
    ]


def _money_blocks(content: MaterialReceiptContent, faces: Typefaces) -> list[Block]:
    """Statutory fees that passed through the station's hands; the service is free all the same."""
    lines = [f"{MONEY} {line}" for line in content.money_lines]
    blocks = [text_block(faces, line, FORM_WIDTH_MM, 9.5, after_mm=0.4) for line in lines]
    return [gap_block(2), *blocks] if blocks else []


def _material_table(content: MaterialReceiptContent, faces: Typefaces) -> list[Block]:
    rows = material_rows(content.materials)
    if len(rows) <= ROWS_IN_ONE_COLUMN:
        return table_blocks(faces, HEADS, rows, WIDE_WIDTHS_MM, PADDING_MM)
    half = (len(rows) + 1) // 2
    pairs = zip(rows[:half], [*rows[half:], ("",) * len(HEADS)], strict=False)
    widths_mm = (*NARROW_WIDTHS_MM, BETWEEN_MM, *NARROW_WIDTHS_MM)
    heads = (*HEADS, "", *HEADS)
    return table_blocks(
        faces, heads, [(*left, "", *right) for left, right in pairs], widths_mm, PADDING_MM
    )
