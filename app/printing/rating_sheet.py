"""Rating form (满意度评价表): five levels and three items, filled in by the applicant alone."""

from app.models.ending_papers import RatingSheetContent
from app.printing.blocks import Block, Field, gap_block, text_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.single_form import single_form_pdf, ticked
from app.printing.typeface import Typefaces

NAMED = ("实名", "匿名")
ROOM_MM = 30.0


def rating_sheet_pdf(content: RatingSheetContent, faces: Typefaces) -> bytes:
    """The form as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    below: list[Block] = [text_block(faces, content.words.voluntary, FORM_WIDTH_MM, after_mm=3)]
    below += [
        text_block(faces, line, FORM_WIDTH_MM, 12, after_mm=4) for line in choice_lines(content)
    ]
    reason = f"{content.words.reason}：{content.reason}"
    below += [text_block(faces, reason, FORM_WIDTH_MM), gap_block(0 if content.reason else ROOM_MM)]
    signers = content.words.signatures if content.is_named else ()
    return single_form_pdf(content, faces, rating_fields(content), below, signers)


def rating_fields(content: RatingSheetContent) -> list[list[Field]]:
    """What was done and when, and how the rating came about."""
    return [
        [Field("办结时间", content.concluded_on), Field("监督投诉电话", content.supervision_phone)],
        [Field("评价方式", content.method), Field("评价时间", content.rated_at)],
    ]


def choice_lines(content: RatingSheetContent) -> list[str]:
    """What can be ticked, and what was."""
    lines = [f"{content.words.levels}：{ticked(content.levels, content.chosen)}"]
    lines += [
        f"{item}：{ticked(content.levels, level)}"
        for item, level in zip(content.items, content.item_levels, strict=True)
    ]
    was_asked = bool(content.chosen)
    named = (NAMED[0] if content.is_named else NAMED[1]) if was_asked else ""
    return [*lines, f"署名：{ticked(NAMED, named)}"]
