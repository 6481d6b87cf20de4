"""The guide to one item (办事指南) on an A4 page, to take home."""

from io import BytesIO

from app.models.catalog import ItemMaterial
from app.models.guide import GUIDE_FIELDS, ItemGuideContent
from app.models.limits import Limit
from app.printing.blocks import (
    Block,
    Field,
    field_row,
    gap_block,
    heading_block,
    table_blocks,
    text_block,
)
from app.printing.colours import ACCENT, LABEL
from app.printing.form_head import later_name, reprint_mark
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.typeface import Typefaces
from app.words.terms import ITEM_FIELD, ITEM_LEVEL, ITEM_MODE, limit_words

NO_MATERIALS, IN_PERSON, NOT_PUBLISHED = "不需要材料", "须本人办理", "未公布"
HEADS = ("序号", "材料名称", "原件", "复印件", "说明")
WIDTHS_MM = (12.0, 90.0, 16.0, 16.0, 46.0)
LABEL_MM, PADDING_MM, MARGIN_MM = 25.0, 1.8, 15.0


def item_guide_pdf(content: ItemGuideContent, faces: Typefaces) -> bytes:
    """The guide as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    out = BytesIO()
    canvas = new_canvas(out, faces, content.words.title, content.station_name)
    name = later_name(content, content.item.name)
    draw_form_pages(canvas, faces, guide_blocks(content, faces), name, MARGIN_MM)
    return finished_bytes(canvas, out)


def foot_words(content: ItemGuideContent) -> str:
    """Where the words come from."""
    item = content.item
    words = [item.code, item.category, ITEM_LEVEL.get(item.level, ""), item.department]
    return "　".join(word for word in (*words, content.version, content.station_name) if word)


def material_rows(content: ItemGuideContent) -> list[tuple[str, ...]]:
    """Number, name, originals, copies, and whether it may follow."""
    if not content.item.materials:
        return [("", NO_MATERIALS, "", "", "")]
    return [
        (
            str(number),
            material.name,
            str(material.originals or "—"),
            str(material.copies or "—"),
            _about(material),
        )
        for number, material in enumerate(content.item.materials, start=1)
    ]


def guide_fields(content: ItemGuideContent) -> list[list[Field]]:
    """Mode, limits, and what the item says of itself; what is empty is left out."""
    item = content.item
    mode = ITEM_MODE.get(item.mode, item.mode)
    rows = [
        [Field(ITEM_FIELD["mode"], mode if item.is_delegable else f"{mode}，{IN_PERSON}")],
        [
            Field(ITEM_FIELD["promised_limit"], _limit(item.promised_limit), is_strong=True),
            Field(ITEM_FIELD["statutory_limit"], _limit(item.statutory_limit)),
        ],
    ]
    texts = ((ITEM_FIELD[field], str(getattr(item, field))) for field in GUIDE_FIELDS)
    return rows + [[Field(label, text)] for label, text in texts if text]


def guide_blocks(content: ItemGuideContent, faces: Typefaces) -> list[Block]:
    """The page, top to bottom."""
    width = FORM_WIDTH_MM
    blocks = [
        text_block(faces, content.words.title, width, 11, colour=ACCENT, bold=True, after_mm=2.5),
        text_block(faces, content.item.name, width, 19, bold=True, after_mm=3),
        text_block(faces, foot_words(content), width, 9, colour=LABEL, after_mm=6),
        *_mark_blocks(content, faces),
        heading_block(faces, content.words.headings[0], width),
        *table_blocks(faces, HEADS, material_rows(content), WIDTHS_MM),
        gap_block(6),
        heading_block(faces, content.words.headings[1], width),
        *(field_row(faces, row, width, LABEL_MM, PADDING_MM) for row in guide_fields(content)),
    ]
    if content.is_sample:
        blocks += [gap_block(4), text_block(faces, content.words.sample, width, 9, colour=LABEL)]
    return blocks


def _mark_blocks(content: ItemGuideContent, faces: Typefaces) -> list[Block]:
    mark = reprint_mark(content.reprint)
    return [text_block(faces, mark, FORM_WIDTH_MM, 9.5, bold=True, after_mm=4)] if mark else []


def _limit(limit: Limit | None) -> str:
    return limit_words(limit.amount, limit.unit) if limit else NOT_PUBLISHED


def _about(material: ItemMaterial) -> str:
    words = "必要" if material.is_key else "可容缺后补"
    if not material.is_required:
        words = "非必要"
    notes = (words, material.source, material.review_points)
    return "；".join(note for note in notes if note)
