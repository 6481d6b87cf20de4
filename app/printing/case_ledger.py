"""Ledger of cases (代办件清单): the list as it was filtered, on A4 across, its head on every page."""

from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.models.ledger_papers import LEDGER_HEADINGS, CaseLedgerContent, CaseLedgerRow
from app.models.long_work import Tell, telling, untold
from app.printing.blocks import Block, Cell, into_pages, row_block, stack
from app.printing.colours import ACCENT, INK, LABEL
from app.printing.form_head import reprint_mark
from app.printing.sheet import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, finished_bytes, new_canvas
from app.printing.typeface import Typefaces

TITLE = "代办件清单"
WIDTH_MM, HEIGHT_MM = PAGE_HEIGHT_MM, PAGE_WIDTH_MM  # the sheet lies across
MARGIN_MM, HEAD_MM, FOOT_MM = 12.0, 17.0, 7.0
WIDTHS_MM = (9.0, 38.0, 56.0, 20.0, 24.0, 30.0, 20.0, 20.0, 16.0, 26.0, 14.0)
CELL_PT, HEAD_PT = 8.5, 8.5
PROVISIONAL_WORDS = "带“暂定”的日期跨入了放假安排还没有公布的年份，公布后可能变动。"
EMPTY_WORDS = "没有符合条件的代办件。"


def case_ledger_pdf(content: CaseLedgerContent, faces: Typefaces, tell: Tell = untold) -> bytes:
    """The ledger as a PDF, on as many pages as it takes.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    canvas = new_canvas(out, faces, TITLE, content.station_name)
    canvas.setPageSize(landscape(A4))
    heads = row_block(faces, _heading_cells(), 1.4, ACCENT)
    count = len(content.rows)
    told = telling(content.rows, tell, total=2 * count)
    rows = [ledger_row(faces, number, row) for number, row in enumerate(told, start=1)]
    room_mm = HEIGHT_MM - 2 * MARGIN_MM - HEAD_MM - FOOT_MM - heads.height_mm
    pages = into_pages(rows, room_mm, room_mm)
    for number, page in enumerate(pages, start=1):
        _draw_head(canvas, faces, content)
        stack(canvas, [heads, *page], MARGIN_MM, HEIGHT_MM - MARGIN_MM - HEAD_MM)
        if not content.rows:
            faces.draw_text(canvas, MARGIN_MM, HEIGHT_MM / 2, EMPTY_WORDS, 10.5, colour=LABEL)
        _draw_foot(canvas, faces, content, f"第 {number} 页 共 {len(pages)} 页")
        canvas.showPage()
        tell(count + count * number // len(pages), 2 * count)
    return finished_bytes(canvas, out)


def about(content: CaseLedgerContent) -> tuple[str, str]:
    """Whose list it is and what it was narrowed down to; when it was made, and by whom."""
    return (
        f"{content.station_name}　筛选：{content.chosen}　共 {len(content.rows)} 件",
        "　".join(
            filter(
                None,
                (
                    content.issued_at,
                    f"制表：{content.maker_name}",
                    reprint_mark(content.reprint),
                ),
            )
        ),
    )


def ledger_row(faces: Typefaces, number: int, row: CaseLedgerRow) -> Block:
    """One case; what is late stands out without colour too."""
    last = len(LEDGER_HEADINGS) - 1
    cells = [
        Cell(text, width, CELL_PT, bold=row.is_late and place == last, colour=INK)
        for place, (text, width) in enumerate(zip(row.cells(number), WIDTHS_MM, strict=True))
    ]
    return row_block(faces, cells, 1.1)


def _heading_cells() -> list[Cell]:
    return [
        Cell(head, width, HEAD_PT, bold=True)
        for head, width in zip(LEDGER_HEADINGS, WIDTHS_MM, strict=True)
    ]


def _draw_head(canvas: Canvas, faces: Typefaces, content: CaseLedgerContent) -> None:
    top_mm = HEIGHT_MM - MARGIN_MM
    faces.draw_text(canvas, MARGIN_MM, top_mm - 5.5, TITLE, 16, bold=True, colour=ACCENT)
    whose, made = about(content)
    room_mm = WIDTH_MM - 2 * MARGIN_MM
    made_mm = faces.text_width(made, 9)
    faces.draw_text(canvas, MARGIN_MM + room_mm - made_mm, top_mm - 5.5, made, 9, colour=LABEL)
    line = faces.fit(whose, room_mm, 5.0, (9.5, 7), field="筛选条件")
    faces.draw_lines(canvas, MARGIN_MM, top_mm - 9.5, line)


def _draw_foot(canvas: Canvas, faces: Typefaces, content: CaseLedgerContent, page: str) -> None:
    if content.is_provisional:
        faces.draw_text(canvas, MARGIN_MM, MARGIN_MM, PROVISIONAL_WORDS, 8, colour=LABEL)
    x_mm = WIDTH_MM - MARGIN_MM - faces.text_width(page, 8.5)
    faces.draw_text(canvas, x_mm, MARGIN_MM, page, 8.5, colour=LABEL)
