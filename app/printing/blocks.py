"""Pieces that a form is stacked from, top to bottom: each knows its height and draws itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from app.models.errors import OperationRefused
from app.printing.colours import ACCENT, HAIRLINE, INK, LABEL, Colour
from app.printing.sheet import draw_dashed_circle, draw_rule
from app.printing.typeface import MM_PER_POINT, FittedText, Typefaces

LABEL_PT, BODY_PT = 9.0, 10.5
SEAL_RADIUS_MM = 19.0
SEAL_WORDS = "（站章）"
ITEM_GAP = "    "
LEAST_PART_MM = 20.0  # of a block that goes on over a page: less would leave a line alone


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a form. `draw` takes its left edge and its top, in millimetres.

    `part`, where it has one, parts it in two, the first no higher than the millimetres it is given.
    `head` stands above it where it begins a page: the heads of its table.
    """

    height_mm: float
    draw: Callable[[Canvas, float, float], None]
    stays_with_next: bool = False
    part: Callable[[float], tuple["Block", "Block"]] | None = None
    head: "Block | None" = None
    is_white: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row."""

    text: str
    width_mm: float
    size_pt: float = BODY_PT
    bold: bool = False
    colour: Colour = INK
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A label with what it says, as it stands on a form."""

    label: str
    text: str
    is_strong: bool = False

    @property
    def line(self) -> str:
        """Both as one line of words."""
        return f"{self.label} {self.text}"


def gap_block(height_mm: float) -> Block:
    """White space, which never stands last on a page."""
    return Block(height_mm, lambda canvas, left, top: None, stays_with_next=True, is_white=True)


def text_block(
    faces: Typefaces,
    text: str,
    width_mm: float,
    size_pt: float = BODY_PT,
    *,
    bold: bool = False,
    colour: Colour = INK,
    leading: float = 1.5,
    after_mm: float = 2.0,
) -> Block:
    """A paragraph, with white below it."""
    lines = faces.set_lines(text, size_pt, width_mm, bold, leading)
    return _paragraph(faces, lines, colour, after_mm)


def _paragraph(faces: Typefaces, lines: FittedText, colour: Colour, after_mm: float) -> Block:
    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        faces.draw_lines(canvas, left_mm, top_mm, lines, colour=colour)

    def part(room_mm: float) -> tuple[Block, Block]:
        first, rest = lines.parted(room_mm)
        return _paragraph(faces, first, colour, 0), _paragraph(faces, rest, colour, after_mm)

    return Block(lines.height_mm + after_mm, draw, part=part)


def list_block(faces: Typefaces, items: Sequence[str], width_mm: float) -> Block:
    """Items in a row over as many lines as they take, each whole where it can be."""
    lines = faces.wrap_list(list(items), ITEM_GAP, BODY_PT, width_mm)
    text = FittedText(tuple(lines), BODY_PT, BODY_PT * 1.5 * MM_PER_POINT)
    return Block(
        text.height_mm, lambda canvas, left, top: faces.draw_lines(canvas, left, top, text)
    )


def heading_block(faces: Typefaces, text: str, width_mm: float) -> Block:
    """A heading in the accent, which never stands last on a page."""
    block = text_block(faces, text, width_mm, 11, bold=True, colour=ACCENT, after_mm=2.2)
    return Block(block.height_mm, block.draw, stays_with_next=True)


def keeping_next(block: Block) -> Block:
    """The same, never last on a page."""
    return Block(block.height_mm, block.draw, stays_with_next=True)


def row_block(
    faces: Typefaces, cells: Sequence[Cell], padding_mm: float = 1.6, rule: Colour = HAIRLINE
) -> Block:
    """A row of cells over a hairline, as high as its tallest cell."""
    texts = [
        faces.set_lines(cell.text, cell.size_pt, cell.width_mm - 2, cell.bold, 1.35)
        for cell in cells
    ]
    return _row(faces, cells, texts, padding_mm, rule)


def _row(
    faces: Typefaces,
    cells: Sequence[Cell],
    texts: Sequence[FittedText],
    padding_mm: float,
    rule: Colour,
) -> Block:
    height_mm = max([4.0, *(text.height_mm for text in texts)]) + 2 * padding_mm
    width_mm = sum(cell.width_mm for cell in cells)

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        x_mm = left_mm
        for cell, text in zip(cells, texts, strict=True):
            _draw_cell(canvas, faces, cell, text, x_mm, top_mm - padding_mm)
            x_mm += cell.width_mm
        floor_mm = top_mm - height_mm
        draw_rule(canvas, (left_mm, floor_mm), (left_mm + width_mm, floor_mm), 0.4, rule)

    def part(room_mm: float) -> tuple[Block, Block]:
        parts = [text.parted(room_mm - 2 * padding_mm) for text in texts]
        first, rest = ([pair[number] for pair in parts] for number in (0, 1))
        return _row(faces, cells, first, padding_mm, rule), _row(
            faces, cells, rest, padding_mm, rule
        )

    return Block(height_mm, draw, part=part)


def _draw_cell(
    canvas: Canvas, faces: Typefaces, cell: Cell, text: FittedText, x_mm: float, top_mm: float
) -> None:
    # Smaller text beside larger: both stand on one baseline.
    top_mm -= (BODY_PT - min(cell.size_pt, BODY_PT)) * 0.31
    if not cell.is_centred or not text.lines:
        faces.draw_lines(canvas, x_mm, top_mm, text, colour=cell.colour)
        return
    widest = max(faces.text_width(line, text.size_pt, text.is_bold) for line in text.lines)
    faces.draw_lines(canvas, x_mm + (cell.width_mm - widest) / 2, top_mm, text, colour=cell.colour)


def field_row(
    faces: Typefaces, fields: Sequence[Field], width_mm: float, label_mm: float, padding_mm: float
) -> Block:
    """One or two labels with what they say, sharing the width evenly."""
    share_mm = width_mm / len(fields)
    cells = []
    for field in fields:
        cells.append(Cell(field.label, label_mm, LABEL_PT, colour=LABEL))
        cells.append(Cell(field.text, share_mm - label_mm, BODY_PT, bold=field.is_strong))
    return row_block(faces, cells, padding_mm)


def table_blocks(
    faces: Typefaces,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths_mm: Sequence[float],
    padding_mm: float = 1.4,
) -> list[Block]:
    """A table: a head ruled in the accent, then a row for each entry. Short columns are centred."""
    centred = [width < 30 for width in widths_mm]
    columns = list(zip(widths_mm, centred, strict=True))
    head_cells = [
        Cell(head, width, LABEL_PT, bold=True, is_centred=middle)
        for head, (width, middle) in zip(heads, columns, strict=True)
    ]
    head = row_block(faces, head_cells, padding_mm, ACCENT)
    head = replace(head, stays_with_next=True)
    blocks = [head]
    for row in rows:
        cells = [
            Cell(text, width, is_centred=middle)
            for text, (width, middle) in zip(row, columns, strict=True)
        ]
        blocks.append(replace(row_block(faces, cells, padding_mm), head=head))
    return blocks


def signature_block(faces: Typefaces, labels: Sequence[str], widths_mm: Sequence[float]) -> Block:
    """Labels, each with a line to sign on that fills the rest of its width."""

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        x_mm, baseline_mm = left_mm, top_mm - 7
        for label, width_mm in zip(labels, widths_mm, strict=True):
            faces.draw_text(canvas, x_mm, baseline_mm, label, LABEL_PT + 0.5)
            start_mm = x_mm + faces.text_width(label, LABEL_PT + 0.5) + 1.5
            end_mm = x_mm + width_mm - 5
            draw_rule(canvas, (start_mm, baseline_mm - 1), (end_mm, baseline_mm - 1), 0.5, INK)
            x_mm += width_mm

    return Block(10.0, draw)


def beside_seal(faces: Typefaces, blocks: Sequence[Block], width_mm: float) -> Block:
    """Blocks with the dashed place of the seal to the right of them, kept together."""
    height_mm = max(sum(block.height_mm for block in blocks), 2 * SEAL_RADIUS_MM)

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        stack(canvas, blocks, left_mm, top_mm)
        middle_mm = left_mm + width_mm - SEAL_RADIUS_MM
        centre_mm = top_mm - height_mm + SEAL_RADIUS_MM
        draw_dashed_circle(canvas, (middle_mm, centre_mm), SEAL_RADIUS_MM, LABEL)
        words_mm = middle_mm - faces.text_width(SEAL_WORDS, LABEL_PT) / 2
        faces.draw_text(canvas, words_mm, centre_mm - 1.1, SEAL_WORDS, LABEL_PT, colour=LABEL)

    return Block(height_mm, draw)


def stack(canvas: Canvas, blocks: Iterable[Block], left_mm: float, top_mm: float) -> float:
    """Draw blocks one below another; returns where the next would begin."""
    for block in blocks:
        block.draw(canvas, left_mm, top_mm)
        top_mm -= block.height_mm
    return top_mm


def height_of(blocks: Iterable[Block]) -> float:
    """Millimetres that the blocks take, one below another."""
    return sum(block.height_mm for block in blocks)


def into_pages(blocks: Sequence[Block], first_mm: float, next_mm: float) -> list[list[Block]]:
    """Blocks page by page; the first page has `first_mm` of room, later ones `next_mm`.

    What is higher than a page goes on over the next one, where it is made of lines. Raises
    OperationRefused `paper_text_too_long` for anything else.
    """
    pages: list[list[Block]] = [[]]
    room_mm = first_mm
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if block.stays_with_next and block is not blocks[-1]:
            continue
        height_mm = height_of(waiting)
        if height_mm > room_mm and pages[-1]:
            waiting = _at_top(waiting)
            height_mm = height_of(waiting)
            pages.append([])
            room_mm = next_mm
        while height_mm > room_mm:
            *above, last = waiting
            first, rest = _parted(last, room_mm - height_of(above))
            pages[-1] += [*above, first]
            pages.append([])
            room_mm, waiting, height_mm = next_mm, [rest], rest.height_mm
        pages[-1] += waiting
        room_mm -= height_mm
        waiting = []
    return pages


def _at_top(blocks: Sequence[Block]) -> list[Block]:
    """What begins a page: below the heads of its table, and without the white above it."""
    first = next((n for n, block in enumerate(blocks) if not block.is_white), 0)
    head = blocks[first].head
    return [*([head] if head else []), *blocks[first:]]


def _parted(block: Block, room_mm: float) -> tuple[Block, Block]:
    if block.part is None or room_mm < LEAST_PART_MM:
        raise OperationRefused("paper_text_too_long", field="表格内容")
    return block.part(room_mm)
