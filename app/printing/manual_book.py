"""操作手册 as a book on A4: its sections in order, with their pictures."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.models.long_work import Tell, telling, untold
from app.models.manual import PICTURE, ManualSection
from app.printing.blocks import (
    Block,
    gap_block,
    heading_block,
    into_pages,
    keeping_next,
    stack,
    text_block,
)
from app.printing.colours import ACCENT, LABEL
from app.printing.sheet import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, finished_bytes, new_canvas
from app.printing.typeface import Typefaces

MARGIN_MM, FOOT_MM, TITLE_PT = 18.0, 10.0, 20.0
ROOM_MM = PAGE_WIDTH_MM - 2 * MARGIN_MM
AUTHOR = "连心站"
_MARKS = re.compile(r"\*\*|`")
_LIST = re.compile(r"^(\s*)(?:-|\d+\.)\s+")


def manual_pdf(
    sections: Sequence[ManualSection], pictures: Path, faces: Typefaces, tell: Tell = untold
) -> bytes:
    """The book. A picture that is not there is left out. Raises OperationRefused `glyph_missing`."""
    out = BytesIO()
    canvas = new_canvas(out, faces, sections[0].title if sections else AUTHOR, AUTHOR)
    count = len(sections)
    told = telling(sections, tell, total=2 * count)
    blocks = [block for section in told for block in _section(section, pictures, faces)]
    room_mm = PAGE_HEIGHT_MM - 2 * MARGIN_MM - FOOT_MM
    pages = into_pages(blocks, room_mm, room_mm) if blocks else [[]]
    for number, page in enumerate(pages, start=1):
        stack(canvas, page, MARGIN_MM, PAGE_HEIGHT_MM - MARGIN_MM)
        words = f"第 {number} 页 共 {len(pages)} 页"
        left_mm = PAGE_WIDTH_MM - MARGIN_MM - faces.text_width(words, 8.5)
        faces.draw_text(canvas, left_mm, MARGIN_MM - 4, words, 8.5, colour=LABEL)
        canvas.showPage()
        tell(count + count * number // len(pages), 2 * count)
    return finished_bytes(canvas, out)


def _section(section: ManualSection, pictures: Path, faces: Typefaces) -> list[Block]:
    if section.level == 1:
        title = text_block(faces, section.title, ROOM_MM, TITLE_PT, bold=True, colour=ACCENT)
        blocks = [keeping_next(title)]
    else:
        blocks = [gap_block(3), heading_block(faces, section.title, ROOM_MM)]
    for paragraph in _paragraphs(section.text):
        found = PICTURE.match(paragraph)
        if found is None:
            blocks.append(text_block(faces, _MARKS.sub("", paragraph), ROOM_MM, 10.0))
        elif (pictures / found[2]).is_file():
            blocks.append(_picture(pictures / found[2]))
    return blocks


def _paragraphs(text: str) -> list[str]:
    """Lines that belong together, each item of a list by itself."""
    paragraphs: list[str] = []
    goes_on = False
    for line in text.splitlines():
        words, item = line.strip(), _LIST.match(line)
        if item is not None:
            words = f"{'　' * (1 + len(item[1]) // 2)}· {line[item.end() :].strip()}"
        if not words:
            goes_on = False
        elif goes_on and item is None and not PICTURE.match(words):
            paragraphs[-1] += words
        else:
            paragraphs.append(words)
            goes_on = PICTURE.match(words) is None
    return paragraphs


def _picture(path: Path) -> Block:
    image = ImageReader(str(path))
    width, height = image.getSize()
    width_mm = ROOM_MM * 0.86
    height_mm = width_mm * height / width

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        place = (left_mm * mm, (top_mm - height_mm) * mm, width_mm * mm, height_mm * mm)
        canvas.drawImage(image, *place)
        canvas.rect(*place, stroke=1, fill=0)

    return Block(height_mm + 4, draw)
