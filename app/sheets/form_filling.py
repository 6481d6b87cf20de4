"""Filling the township's own form (表样): a workbook whose looks, titles and print setup stay."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.models.errors import OperationRefused
from app.models.list_papers import FilledList, ListColumn, ListContent, Shown
from app.models.long_work import Tell, telling, untold
from app.sheets.form_places import FormPlaces, find_places, named_cells
from app.sheets.form_rows import add_rows
from app.sheets.table_sheet import LONGEST_CELL, rate_of
from app.sheets.workbooks import open_workbook

FORM_BYTES_MAX = 4 * 1024 * 1024
TEXT_FORMAT = "@"
_SLOT = re.compile(r"[{｛]\s*([^{}｛｝]{1,20}?)\s*[}｝]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_LOST_PARTS = (
    ("xl/charts/", "图表"),
    ("xl/vbaProject.bin", "宏"),
    ("xl/externalLinks/", "外部链接"),
)


def check_form(name: str, form: bytes, columns: Sequence[ListColumn]) -> tuple[str, ...]:
    """Look at a workbook that is to become a list's form; returns the headings it has no place for.

    Raises OperationRefused `file_not_a_spreadsheet`, `spreadsheet_password_protected`,
    `spreadsheet_too_large` (name), `form_not_xlsx`, `form_too_large` (megabytes),
    `form_parts_lost` (parts), `form_without_headings` (headings).
    """
    if len(form) > FORM_BYTES_MAX:
        raise OperationRefused("form_too_large", megabytes=FORM_BYTES_MAX >> 20)
    open_workbook(name, form)
    lost = _lost_parts(form)
    if lost:
        raise OperationRefused("form_parts_lost", parts="、".join(lost))
    places = find_places(_loaded(form), columns)
    if places is None:
        headings = "、".join(column.heading for column in columns[:4])
        raise OperationRefused("form_without_headings", headings=headings)
    return _left_out(places, columns)


def fill_form(content: ListContent, form: bytes, tell: Tell = untold) -> FilledList:
    """The form with the list in it.

    Raises OperationRefused `form_not_xlsx`, `form_without_headings`, `sheet_cell_too_long`.
    """
    book = _loaded(form)
    places = find_places(book, content.columns)
    if places is None:
        headings = "、".join(column.heading for column in content.columns[:4])
        raise OperationRefused("form_without_headings", headings=headings)
    sheet = book[places.sheet_title]
    _fill_facts(book, content.all_facts(), places)
    missing = len(content.rows) - places.blank_rows
    if missing > 0:
        add_rows(sheet, places.first_row + places.blank_rows - 1, missing)
    _open_up(sheet, places, len(content.rows))
    for position, values in enumerate(telling(content.rows, tell)):
        number = places.first_row + position
        if places.position_column:
            _put(sheet, number, places.position_column, position + 1)
        for place, column in places.columns.items():
            _put(sheet, number, column, values[place])
    return FilledList(_saved(book), _left_out(places, content.columns), is_by_form=True)


def _loaded(form: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(form), rich_text=False)
    # openpyxl raises whatever its parts raise for a file that other programs can still read.
    except Exception:
        raise OperationRefused("form_not_xlsx") from None


def _saved(book: Workbook) -> bytes:
    book.calculation.fullCalcOnLoad = True  # totals are worked out when the file is opened
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lost_parts(form: bytes) -> list[str]:
    """What the form has that would not survive: better no form than one that lost its seal."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        names = archive.namelist()
    return [words for start, words in _LOST_PARTS if any(name.startswith(start) for name in names)]


def _left_out(places: FormPlaces, columns: Sequence[ListColumn]) -> tuple[str, ...]:
    return tuple(
        column.heading
        for place, column in enumerate(columns)
        if place not in places.columns and column.heading != "序号"
    )


def _fill_facts(book: Workbook, facts: Mapping[str, str], places: FormPlaces) -> None:
    for name, cell in named_cells(book).items():
        is_column = cell.column in places.columns.values() and cell.row == places.first_row
        if name in facts and not is_column:
            _write(cell, facts[name])
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for each in row:
                words = each.value
                if not isinstance(each, Cell) or each.data_type != "s":
                    continue
                if isinstance(words, str) and _SLOT.search(words):
                    _write(each, _SLOT.sub(lambda m: facts.get(m[1], m[0]), words))


def _open_up(sheet: Worksheet, places: FormPlaces, rows: int) -> None:
    """Cells that a form has joined over several rows of entries would hide all but the first."""
    last = places.first_row + max(rows, 1) - 1
    for merged in list(sheet.merged_cells.ranges):
        is_among = places.first_row <= merged.min_row <= last
        if is_among and merged.max_row > merged.min_row:
            model: Any = sheet.cell(merged.min_row, merged.min_col)
            style = model._style
            sheet.unmerge_cells(merged.coord)
            for row in range(merged.min_row, merged.max_row + 1):
                cell: Any = sheet.cell(row, merged.min_col)
                cell._style = copy(style)


def _put(sheet: Worksheet, row: int, column: int, value: Shown) -> None:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        return  # hidden under a joined cell
    rate = rate_of(value) if isinstance(value, str) else None
    if isinstance(value, int):
        cell.value = value
    elif rate is not None:
        cell.value, cell.number_format = rate
    else:
        _write(cell, value)


def _write(cell: Cell, text: str) -> None:
    """Words stay words: no formula, no lost digit, and they stay so when someone edits the cell."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(plain) > LONGEST_CELL:
        raise OperationRefused("sheet_cell_too_long", row=cell.row, column=cell.column)
    cell.value = plain or None
    if plain:
        cell.data_type = "s"
        cell.number_format = TEXT_FORMAT
        cell.quotePrefix = plain.startswith(_DANGEROUS)
