"""Any list on A4, across or upright: a title, ruled rows with the head on every page, who signs."""

import re
from collections.abc import Sequence
from functools import partial
from io import BytesIO

import msgspec
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.models.list_papers import ListContent, Shown
from app.models.listed_ledgers import SEALED
from app.models.long_work import Tell, telling, untold
from app.printing.blocks import (
    SEAL_RADIUS_MM,
    Block,
    Cell,
    beside_seal,
    gap_block,
    heading_block,
    into_pages,
    keeping_next,
    row_block,
    signature_block,
    stack,
    text_block,
)
from app.printing.chart_block import chart_block
from app.printing.colours import ACCENT, LABEL
from app.printing.form_head import reprint_mark
from app.printing.sheet import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, finished_bytes, new_canvas
from app.printing.typeface import SIZE_STEP, Typefaces

MARGIN_MM, FOOT_MM, SIGNATURE_MM = 13.0, 8.0, 14.0
CHART_SHARE = 0.36  # of a page's height
CELL_PT, WALL_CELL_PT, LEAST_CELL_PT, CELL_GAP_MM = 9.0, 12.5, 7.0, 2.0
LATIN = re.compile(r"[!-~]+")
EMPTY_WORDS, NOTHING_WORDS = "没有符合条件的记录。", "没有。"


def list_paper_pdf(content: ListContent, faces: Typefaces, tell: Tell = untold) -> bytes:
    """The list as a PDF, on as many pages as it takes.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    canvas = new_canvas(out, faces, content.title, content.station_name)
    width_mm, height_mm = PAGE_WIDTH_MM, PAGE_HEIGHT_MM
    if content.is_across:
        canvas.setPageSize(landscape(A4))
        width_mm, height_mm = height_mm, width_mm
    room_mm = width_mm - 2 * MARGIN_MM
    head = head_block(content, faces, room_mm)
    sizes_pt = column_sizes(content, faces, room_mm)
    row_of = partial(_row, content, faces, room_mm, sizes_pt)
    heads = row_of([c.heading for c in content.columns], is_head=True)
    count = len(content.rows)
    rows = [row_of(row) for row in telling(content.rows, tell, total=2 * count)]
    sums = content.sums()
    if sums:
        rows.append(row_of(sums, is_head=True))
    foot_mm = FOOT_MM + (SIGNATURE_MM if content.signatures else 0)
    top = [head, heads]
    if content.parts:  # the list's own columns are not those of the tables after it
        top, rows = [head], [keeping_next(heads), *rows, *_parts(content, faces, room_mm)]
    if content.chart is not None and rows:
        top, rows = (
            [head],
            [
                chart_block(content.chart, faces, room_mm, height_mm * CHART_SHARE),
                keeping_next(heads),
                *rows,
            ],
        )
    is_empty = not rows
    if content.ledger in SEALED:
        rows = [*rows[:-1], *map(keeping_next, rows[-1:]), _room_for_seal(content)]
    room_down_mm = height_mm - 2 * MARGIN_MM - foot_mm - sum(block.height_mm for block in top)
    pages = into_pages(rows, room_down_mm, room_down_mm) if rows else [[]]
    for number, page in enumerate(pages, start=1):
        stack(canvas, [*top, *page], MARGIN_MM, height_mm - MARGIN_MM)
        if is_empty:
            faces.draw_text(canvas, MARGIN_MM, height_mm / 2, EMPTY_WORDS, 10.5, colour=LABEL)
        if content.ledger in SEALED and number == len(pages):
            seal_mm = MARGIN_MM + FOOT_MM + 2 * SEAL_RADIUS_MM
            beside_seal(faces, [], room_mm).draw(canvas, MARGIN_MM, seal_mm)
        _draw_foot(canvas, faces, content, room_mm, f"第 {number} 页 共 {len(pages)} 页")
        canvas.showPage()
        tell(count + count * number // len(pages), 2 * count)
    return finished_bytes(canvas, out)


def _room_for_seal(content: ListContent) -> Block:
    """White above the foot of the last page: the seal is set over the line of those who sign."""
    signing_mm = SIGNATURE_MM if content.signatures else 0.0
    return Block(2 * SEAL_RADIUS_MM - signing_mm, lambda canvas, left_mm, top_mm: None)


def _parts(content: ListContent, faces: Typefaces, width_mm: float) -> list[Block]:
    blocks: list[Block] = []
    for part in content.parts:
        blocks += [gap_block(3), heading_block(faces, part.title, width_mm)]
        if not part.rows:
            blocks.append(text_block(faces, NOTHING_WORDS, width_mm, CELL_PT))
            continue
        table = msgspec.structs.replace(content, columns=part.columns, rows=part.rows)
        row_of = partial(_row, table, faces, width_mm, column_sizes(table, faces, width_mm))
        heads = row_of([column.heading for column in part.columns], is_head=True)
        blocks += [keeping_next(heads), *map(row_of, part.rows)]
    return blocks


def about(content: ListContent) -> tuple[str, str]:
    """Whose list it is and what it was narrowed down to; when it was made, and by whom."""
    whose = "　".join(words for words in (content.station_name, content.chosen) if words)
    made = (content.issued_at, f"制表：{content.maker_name}")
    return whose, "　".join(words for words in made if words)


def head_block(content: ListContent, faces: Typefaces, width_mm: float) -> Block:
    """The title in the middle, whose it is to the left and when it was made to the right; that it was
    printed before in the upper corner.
    """
    title_pt = 24.0 if content.is_wall_sheet else 17.0
    mark = reprint_mark(content.reprint)
    mark_mm = faces.text_width(mark, 9, bold=True)
    title_room_mm = width_mm - 2 * (mark_mm + 4) if mark else width_mm
    title = faces.fit(content.title, title_room_mm, 12, (title_pt, 11), bold=True, field="标题")
    title_mm = max(faces.text_width(line, title.size_pt, bold=True) for line in title.lines)
    whose, made = about(content)
    made_mm = faces.text_width(made, 9)
    line = faces.fit(whose, width_mm - made_mm - 6, 5, (10, 7.5), field="筛选条件")
    height_mm = 21.0 if content.is_wall_sheet else 17.5

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        faces.draw_lines(canvas, left_mm + (width_mm - title_mm) / 2, top_mm, title, colour=ACCENT)
        mark_left_mm = left_mm + width_mm - mark_mm
        faces.draw_text(canvas, mark_left_mm, top_mm - 3.5, mark, 9, bold=True)
        faces.draw_lines(canvas, left_mm, top_mm - height_mm + 6.5, line)
        faces.draw_text(
            canvas, left_mm + width_mm - made_mm, top_mm - height_mm + 3, made, 9, colour=LABEL
        )

    return Block(height_mm, draw)


def column_sizes(content: ListContent, faces: Typefaces, width_mm: float) -> list[float]:
    """The type of each column, in points: smaller, down to LEAST_CELL_PT, where a date, a phone or a
    name in letters would not stay whole. What is too long even so is broken at the usual size.
    """
    shares = sum(column.share for column in content.columns)
    usual = WALL_CELL_PT if content.is_wall_sheet else CELL_PT
    sizes = []
    for place, column in enumerate(content.columns):
        words = {word for row in content.rows for word in LATIN.findall(str(row[place]))}
        longest_mm = max((faces.text_width(word, 1) for word in words), default=0.0)
        room_mm = width_mm * column.share / shares - CELL_GAP_MM
        fitting = room_mm / longest_mm if longest_mm else usual
        size = int(fitting / SIZE_STEP) * SIZE_STEP
        sizes.append(min(size, usual) if size >= LEAST_CELL_PT else usual)
    return sizes


def _row(
    content: ListContent,
    faces: Typefaces,
    width_mm: float,
    sizes_pt: Sequence[float],
    row: Sequence[Shown],
    *,
    is_head: bool = False,
) -> Block:
    shares = sum(column.share for column in content.columns)
    usual = WALL_CELL_PT if content.is_wall_sheet else CELL_PT
    cells = [
        Cell(str(value), width_mm * column.share / shares, usual if is_head else size, bold=is_head)
        for value, column, size in zip(row, content.columns, sizes_pt, strict=True)
        if column.share
    ]
    padding_mm = 2.0 if content.is_wall_sheet else 1.3
    return (
        row_block(faces, cells, padding_mm, ACCENT)
        if is_head
        else row_block(faces, cells, padding_mm)
    )


def _draw_foot(
    canvas: Canvas, faces: Typefaces, content: ListContent, width_mm: float, page: str
) -> None:
    if content.signatures:
        each_mm = width_mm / len(content.signatures)
        block = signature_block(faces, content.signatures, [each_mm] * len(content.signatures))
        block.draw(canvas, MARGIN_MM, MARGIN_MM + FOOT_MM + 8)
    note = faces.fit(content.note, width_mm - 40, 4, (8.5, 6.5), field="说明")
    faces.draw_lines(canvas, MARGIN_MM, MARGIN_MM + 3.2, note, colour=LABEL)
    x_mm = MARGIN_MM + width_mm - faces.text_width(page, 8.5)
    faces.draw_text(canvas, x_mm, MARGIN_MM, page, 8.5, colour=LABEL)
