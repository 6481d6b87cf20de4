"""Writing a table as a spreadsheet in which text stays text: no formula, no lost digit, no link."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from app.models.errors import OperationRefused

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576 - 3  # under the title, what it is about, and the headings
LONGEST_SHEET_NAME = 31
WIDEST_COLUMN = 40
UPRIGHT_WIDTH = 90  # what an upright A4 page holds in letters that can be read
A4 = 9
TITLE_HEIGHT = 30
RATE_LOOKS = ("0%", "0.0%", "0.00%")
_RATE = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?%")
TEXT = MappingProxyType({"num_format": "@"})


def table_bytes(
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    about: str = "",
    *,
    has_figures: bool = False,
) -> bytes:
    """One sheet: the title, the headings, then every cell as text; `about` stands in a line under the
    title. Where it `has_figures`, whole numbers and rates (`66.7%`) are numbers that can be added up
    and sorted. Raises OperationRefused `sheet_cell_too_long` (row, column) or `sheet_rows_too_many`.
    """
    buffer = io.BytesIO()
    # in_memory: no half-written personal data in the temporary folder.
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        looks = {"border": 1, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
        heading_format = workbook.add_format({**looks, "bold": True, "align": "center"})
        cell_format, text_format = workbook.add_format(looks), workbook.add_format(dict(TEXT))
        number_format = workbook.add_format({**looks, "num_format": "0"})
        rate_formats = {
            look: workbook.add_format({**looks, "num_format": look}) for look in RATE_LOOKS
        }
        sheet = workbook.add_worksheet(_sheet_name(title))
        head = _write_title(workbook, sheet, title, about, len(headings))
        for column, heading in enumerate(headings):
            _write_cell(sheet, head, column, heading, heading_format)
        widths = [_width(heading) for heading in headings]
        for n, row in enumerate(rows):
            if n == MOST_ROWS:
                raise OperationRefused("sheet_rows_too_many", most=MOST_ROWS)
            for column, value in enumerate(row):
                text = "" if value is None else str(value)
                rate = rate_of(text) if has_figures else None
                if has_figures and isinstance(value, int):
                    sheet.write_number(head + 1 + n, column, value, number_format)
                elif rate is not None:
                    sheet.write_number(head + 1 + n, column, rate[0], rate_formats[rate[1]])
                else:
                    _write_cell(sheet, head + 1 + n, column, text, cell_format)
                if column < len(widths):
                    widths[column] = max(widths[column], _width(text))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, WIDEST_COLUMN), text_format)
        sheet.freeze_panes(head + 1, 0)
        _set_up_page(sheet, head, sum(min(width + 2, WIDEST_COLUMN) for width in widths))
    return buffer.getvalue()


def rate_of(text: str) -> tuple[float, str] | None:
    """A rate as figures are told (`66.7%`) as a spreadsheet holds it, and its number format; None for any
    other words.
    """
    found = _RATE.fullmatch(text)
    if found is None:
        return None
    decimals = found[2] or ""
    look = f"0.{'0' * len(decimals)}%" if decimals else "0%"
    return int(found[1] + decimals) / 10 ** (2 + len(decimals)), look


def _write_title(workbook: Workbook, sheet: Worksheet, title: str, about: str, columns: int) -> int:
    """The title over all columns, as on paper; returns the row of the headings."""
    looks: dict[str, object] = {**TEXT, "align": "center", "valign": "vcenter"}
    lines = [(title, {**looks, "bold": True, "font_size": 16})]
    if about:
        lines.append((about, looks))
    for row, (words, look) in enumerate(lines):
        line_format = workbook.add_format(look)
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", line_format)
        _write_cell(sheet, row, 0, words, line_format)
    sheet.set_row(0, TITLE_HEIGHT)
    return len(lines)


def _set_up_page(sheet: Worksheet, head: int, width: int) -> None:
    """A4, as wide as the page, headings on every page: it is printed as it opens."""
    sheet.set_paper(A4)
    if width > UPRIGHT_WIDTH:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, head)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _write_cell(sheet: Worksheet, row: int, column: int, text: str, cell_format: object) -> None:
    if len(text) > LONGEST_CELL:
        raise OperationRefused("sheet_cell_too_long", row=row + 1, column=column + 1)
    # write_string only: write() would make formulas of =…, links of web addresses.
    sheet.write_string(row, column, text, cell_format)


def _sheet_name(title: str) -> str:
    kept = re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")
    return kept[:LONGEST_SHEET_NAME].strip("' ") or "表"


def _width(text: str) -> int:
    """Columns of the screen: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[:WIDEST_COLUMN])
