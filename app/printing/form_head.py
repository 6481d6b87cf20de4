"""The head that every form carries: its name, the station, the copy it is, and its number as a code."""

from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from app.printing.blocks import Block
from app.printing.colours import ACCENT, LABEL
from app.printing.qr import SMALLEST_SIZE_MM, draw_qr
from app.printing.sheet import draw_rule
from app.printing.typeface import ASCENT, MM_PER_POINT, Typefaces

NUMBER_LABEL, DATE = "编号", "日期"
HEAD_QR_MM = SMALLEST_SIZE_MM
TITLE_PT, COPY_PT, NUMBER_PT = 19.0, 9.5, 10.5
STATION_SIZES_PT = (11.0, 9.0)


class Titled(Protocol):
    """Words that have a title."""

    @property
    def title(self) -> str: ...


class WordedPaper(Protocol):
    """A paper in the words of the place."""

    @property
    def words(self) -> Titled: ...

    @property
    def reprint(self) -> int: ...


class NumberedPaper(WordedPaper, Protocol):
    """One with a number of its own."""

    @property
    def station_name(self) -> str: ...

    @property
    def number(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FormHead:
    """What a head says. `number` is ASCII; `issued` says when the form was made out, or nothing; `mark`
    that it was printed before.
    """

    title: str
    copy_name: str
    station_name: str
    number: str
    issued: str = ""
    mark: str = ""

    @property
    def lines(self) -> list[str]:
        """Its words, top to bottom."""
        words = (self.title, self.copy_name, self.station_name, f"{NUMBER_LABEL} {self.number}")
        return [line for line in (*words, self.issued, self.mark) if line]


def reprint_mark(reprint: int) -> str:
    """`重印（第 2 次打印）` for a paper that was printed once before."""
    return f"重印（第 {reprint + 1} 次打印）" if reprint else ""


def later_name(content: WordedPaper, *words: str) -> str:
    """What a later page says that it belongs to, and that it was printed before."""
    named = " ".join((content.words.title, *words))
    return "　".join(filter(None, (named, reprint_mark(content.reprint))))


def copy_head(content: NumberedPaper, copy_name: str = "", issued: str = "") -> FormHead:
    """The head of one copy of a paper, marked when the paper was printed before."""
    title, mark = content.words.title, reprint_mark(content.reprint)
    return FormHead(title, copy_name, content.station_name, content.number, issued, mark)


def head_block(faces: Typefaces, width_mm: float, head: FormHead) -> Block:
    """The words to the left, over a rule; to the right the number as a code.

    The code is 20 mm wide and keeps its quiet zone, 4 modules of at most 1 mm, on every side.
    """
    text_mm = width_mm - HEAD_QR_MM - 6
    title = faces.set_lines(head.title, TITLE_PT, text_mm, bold=True)
    station = faces.fit(head.station_name, text_mm, 4.5, STATION_SIZES_PT, field="站名")
    number_words = f"{NUMBER_LABEL} {head.number}"
    number = faces.set_lines(number_words, NUMBER_PT, text_mm, bold=True)
    number_mm = faces.text_width(number_words, NUMBER_PT, bold=True) + 5
    issued = faces.fit(head.issued, text_mm - number_mm, 4.5, (9.5, 8), field="制单时间")
    height_mm = HEAD_QR_MM + 4.5

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        qr_mm = left_mm + width_mm - HEAD_QR_MM
        draw_qr(canvas, qr_mm, top_mm - HEAD_QR_MM, HEAD_QR_MM, head.number.encode("ascii"))
        faces.draw_lines(canvas, left_mm, top_mm, title, colour=ACCENT)
        copy_mm = left_mm + faces.text_width(head.title, TITLE_PT, bold=True) + 4
        baseline_mm = top_mm - TITLE_PT * ASCENT * MM_PER_POINT
        faces.draw_text(canvas, copy_mm, baseline_mm, head.copy_name, COPY_PT, colour=LABEL)
        mark_mm = qr_mm - 5 - faces.text_width(head.mark, COPY_PT, bold=True)
        faces.draw_text(canvas, mark_mm, baseline_mm, head.mark, COPY_PT, bold=True)
        faces.draw_lines(canvas, left_mm, top_mm - 10, station)
        faces.draw_lines(canvas, left_mm, top_mm - 16, number)
        faces.draw_lines(canvas, left_mm + number_mm, top_mm - 16.3, issued, colour=LABEL)
        floor_mm = top_mm - height_mm + 0.5
        draw_rule(canvas, (left_mm, floor_mm), (left_mm + width_mm, floor_mm), 1.0, ACCENT)

    return Block(height_mm, draw)


def continued_block(faces: Typefaces, width_mm: float, words: str) -> Block:
    """The head of a later page: one line that says what the page belongs to, smaller if it is long."""
    size_pt = 9 * min(1.0, width_mm / faces.text_width(words, 9))

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        faces.draw_text(canvas, left_mm, top_mm - 3.5, words, size_pt, colour=LABEL)
        draw_rule(canvas, (left_mm, top_mm - 6), (left_mm + width_mm, top_mm - 6), 1.0, ACCENT)

    return Block(8.0, draw)
