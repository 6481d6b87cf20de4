"""The pages to be printed as a PDF of their own, each on the sheet that was chosen."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from app.models.print_setup import OWN_SIZE, placement, sheet_for
from app.printing.pdf_pages import POINTS_PER_MM


def sheets_pdf(path: Path, numbers: Sequence[int], sheet: str) -> bytes:
    """These pages, counted from 1, nothing of them redrawn; text stays text."""
    source = pypdfium2.PdfDocument(path.read_bytes())
    made = pypdfium2.PdfDocument.new()
    if sheet == OWN_SIZE:
        made.import_pages(source, [number - 1 for number in numbers])
    else:
        for number in numbers:
            _place(source, number - 1, made, sheet)
    out = io.BytesIO()
    made.save(out)
    made.close()
    source.close()
    return out.getvalue()


def _place(
    source: pypdfium2.PdfDocument, index: int, made: pypdfium2.PdfDocument, sheet: str
) -> None:
    width, height = (each / POINTS_PER_MM for each in source[index].get_size())
    sheet_mm = sheet_for((width, height), sheet)
    place = placement((width, height), sheet_mm)
    page = made.new_page(*(each * POINTS_PER_MM for each in sheet_mm))
    drawn = source.page_as_xobject(index, made).as_pageobject()
    bottom_mm = sheet_mm[1] - place.top_mm - height * place.scale
    matrix = pypdfium2.PdfMatrix().scale(place.scale, place.scale)
    drawn.set_matrix(matrix.translate(place.left_mm * POINTS_PER_MM, bottom_mm * POINTS_PER_MM))
    page.insert_obj(drawn)
    page.gen_content()
