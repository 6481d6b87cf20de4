"""The diary (民情日记) on A4: a page for one visit with its photographs, or a month of somebody's."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.models.diary_papers import DiaryContent, DiaryEntry
from app.models.errors import OperationRefused
from app.printing.blocks import (
    LABEL_PT,
    Block,
    Field,
    field_row,
    gap_block,
    heading_block,
    text_block,
)
from app.printing.colours import ACCENT, LABEL
from app.printing.form_head import later_name, reprint_mark
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages
from app.printing.sheet import draw_rule, finished_bytes, new_canvas
from app.printing.single_form import signature_rows
from app.printing.typeface import MM_PER_POINT, Typefaces

LABEL_MM, PADDING_MM, MARGIN_MM = 24.0, 1.4, 14.0
TITLE_PT = 19.0
PICTURE_WIDTH_MM, PICTURE_HEIGHT_MM, PICTURES_A_ROW = 58.0, 52.0, 3
PICTURE_PIXELS = 800  # on 58 mm some 350 dots an inch


def diary_page_pdf(content: DiaryContent, faces: Typefaces) -> bytes:
    """The pages as a PDF, the same for the same content.

    Raises OperationRefused `glyph_missing`, `paper_text_too_long` or `picture_unreadable`.
    """
    out = BytesIO()
    canvas = new_canvas(out, faces, content.words.title, content.station_name)
    blocks = [*_head(content, faces), gap_block(2)]
    for entry in content.entries:
        blocks += entry_blocks(content, entry, faces)
    if not content.entries:
        blocks.append(text_block(faces, content.words.empty, FORM_WIDTH_MM, colour=LABEL))
    blocks += [gap_block(4), *signature_rows(faces, content.words.signatures)]
    draw_form_pages(canvas, faces, blocks, later_name(content, content.chosen), MARGIN_MM)
    return finished_bytes(canvas, out)


def heading_words(content: DiaryContent, entry: DiaryEntry) -> str:
    """What parts one visit from the next."""
    return "　".join(filter(None, [entry.day, entry.household, entry.channel]))


def entry_fields(content: DiaryContent, entry: DiaryEntry) -> list[list[Field]]:
    """The short words of one visit and then the long ones; what is empty is left out in drawing."""
    pictures = f"{entry.picture_count} 张" if entry.picture_count else ""
    return [
        [Field("编号", entry.number), Field("起止时间", entry.hours)],
        [Field("走访人", entry.visitor), Field("陪同人", entry.companions)],
        [Field("受访人", entry.interviewee), Field("网格", entry.grid)],
        [Field("本次走访", f"{entry.households} 户"), Field("五必到", entry.occasions)],
        [Field("走访内容", entry.content)],
        [Field("问题类别", entry.classes)],
        [Field("发现的问题", entry.finding, is_strong=True)],
        [Field("当场解决", entry.answer)],
        [Field("上报", entry.reported)],
        [Field("处理意见", entry.handling)],
        [Field("承办人", entry.handler), Field("期限", entry.due_on)],
        [Field("反馈时间", entry.replied_on), Field("照片", pictures)],
        [Field("更正说明", entry.correction)],
        [Field("填报设备", entry.device)],
    ]


def remark_lines(content: DiaryContent, entry: DiaryEntry) -> list[tuple[str, str]]:
    """Comments rank by rank, never mixed; a rank that has said nothing has room for it."""
    return [
        (
            f"{rank}点评",
            "\n".join(
                f"{each.comment}　{each.signed}" for each in entry.remarks if each.rank == rank
            )
            or content.words.no_remark,
        )
        for rank in content.ranks
    ]


def entry_blocks(content: DiaryContent, entry: DiaryEntry, faces: Typefaces) -> list[Block]:
    """One visit, top to bottom."""
    blocks = [gap_block(3), heading_block(faces, heading_words(content, entry), FORM_WIDTH_MM)]
    remarks = [[Field(caption, words)] for caption, words in remark_lines(content, entry)]
    for row in [*entry_fields(content, entry), *remarks]:
        said = [field for field in row if field.text]
        if said:
            blocks.append(field_row(faces, said, FORM_WIDTH_MM, LABEL_MM, PADDING_MM))
    return blocks + _picture_rows(entry.pictures)


def _about(content: DiaryContent) -> tuple[str, str]:
    made = (content.issued_at, f"制表：{content.maker_name}", reprint_mark(content.reprint))
    return f"{content.station_name}　{content.chosen}", "　".join(filter(None, made))


def _head(content: DiaryContent, faces: Typefaces) -> list[Block]:
    whose, made = _about(content)
    return [
        text_block(faces, content.words.title, FORM_WIDTH_MM, TITLE_PT, bold=True, colour=ACCENT),
        text_block(faces, whose, FORM_WIDTH_MM, after_mm=1.0),
        text_block(faces, "　".join(content.sums), FORM_WIDTH_MM, after_mm=1.0),
        text_block(faces, made, FORM_WIDTH_MM, LABEL_PT, colour=LABEL, after_mm=1.0),
        _rule(),
    ]


def _rule() -> Block:
    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        draw_rule(canvas, (left_mm, top_mm), (left_mm + FORM_WIDTH_MM, top_mm), 1.0, ACCENT)

    return Block(1.0, draw)


def _picture_rows(pictures: Sequence[bytes]) -> list[Block]:
    rows = [pictures[n : n + PICTURES_A_ROW] for n in range(0, len(pictures), PICTURES_A_ROW)]
    return [_picture_row([_opened(data) for data in row]) for row in rows]


def _picture_row(pictures: Sequence[Image.Image]) -> Block:
    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        for number, picture in enumerate(pictures):
            width, height = picture.size
            scale = min(PICTURE_WIDTH_MM / width, PICTURE_HEIGHT_MM / height)
            x_mm = left_mm + number * (FORM_WIDTH_MM / PICTURES_A_ROW)
            y_mm = top_mm - 2 - height * scale
            canvas.drawImage(
                ImageReader(picture),
                *(each / MM_PER_POINT for each in (x_mm, y_mm, width * scale, height * scale)),
            )

    return Block(PICTURE_HEIGHT_MM + 3, draw)


def _opened(data: bytes) -> Image.Image:
    """The picture, no larger than paper can show. Raises OperationRefused `picture_unreadable`."""
    try:
        with Image.open(BytesIO(data)) as opened:
            picture = opened.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        raise OperationRefused("picture_unreadable") from None
    picture.thumbnail((PICTURE_PIXELS, PICTURE_PIXELS))
    return picture
