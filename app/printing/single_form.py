"""Papers that are kept in one copy: head, labelled fields, tables and paragraphs, signatures."""

from collections.abc import Sequence
from io import BytesIO
from typing import Protocol

from app.printing.blocks import Block, Field, beside_seal, gap_block, signature_block
from app.printing.form_head import DATE, NumberedPaper, copy_head, head_block, later_name
from app.printing.form_pages import FORM_WIDTH_MM, draw_form_pages
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.two_copies import MARGIN_MM, field_rows
from app.printing.typeface import Typefaces

Rows = Sequence[Sequence[Field]]


class CaseForm(NumberedPaper, Protocol):
    """A paper of one case."""

    @property
    def issued_at(self) -> str: ...

    @property
    def item_name(self) -> str: ...

    @property
    def applicant_name(self) -> str: ...


def single_form_pdf(
    content: CaseForm,
    faces: Typefaces,
    rows: Rows,
    below: Sequence[Block] = (),
    signatures: Sequence[str] = (),
    *,
    is_sealed: bool = False,
) -> bytes:
    """The paper as a PDF: `rows` under the head, then what is `below`, then who signs, beside the
    place of the seal if the station hands it out.

    Raises OperationRefused `glyph_missing` or `paper_text_too_long`.
    """
    out = BytesIO()
    title = content.words.title
    canvas = new_canvas(out, faces, title, content.station_name)
    issued = f"制单 {content.issued_at}" if content.issued_at else ""
    head = copy_head(content, "", issued)
    blocks = [
        head_block(faces, FORM_WIDTH_MM, head),
        *field_rows([*whose_rows(content), *rows], faces),
        gap_block(5),
        *below,
        gap_block(6),
        *(sealed_rows if is_sealed else signature_rows)(faces, signatures),
    ]
    name = later_name(content, content.number)
    draw_form_pages(canvas, faces, blocks, name, MARGIN_MM)
    return finished_bytes(canvas, out)


def whose_rows(content: CaseForm) -> Rows:
    """Whose paper it is."""
    return [
        [Field("办理事项", content.item_name, is_strong=True)],
        [Field("申请人", content.applicant_name)],
    ]


def signature_rows(faces: Typefaces, signatures: Sequence[str]) -> list[Block]:
    """A line for each who signs, with the date beside it."""
    return [signature_block(faces, (words, DATE), (110, 60)) for words in signatures]


def sealed_rows(faces: Typefaces, signatures: Sequence[str]) -> list[Block]:
    """The same beside the place of the seal."""
    rows = [signature_block(faces, (words, DATE), (78, 55)) for words in signatures]
    return [beside_seal(faces, rows, FORM_WIDTH_MM)]


def ticked(words: Sequence[str], chosen: str) -> str:
    """Words with a box before each; the chosen one is ticked."""
    return "　".join(f"{'■' if each == chosen else '□'} {each}" for each in words)
