"""Where a form wants what: its headings or named cells, its first row, and where its foot begins."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.models.list_papers import ListColumn

_SPACES = re.compile(r"[\s　]+")
_REMARK = re.compile(r"[（(].*?[）)]$")
_NAMED_CELL = re.compile(r"^'?(?P<sheet>[^!]+?)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})")
_FOOT = re.compile(
    r"^(合计|总计|小计|共计|制表|填表|审核|负责|备注[:：]|说明|注[:：]|单位负责|经办)"
)
HEADING_ROWS_LOOKED_AT, MOST_FORM_ROWS, MOST_FORM_COLUMNS = 40, 2_000, 200
POSITION = "序号"


class FormPlaces(msgspec.Struct, frozen=True):
    """What was found: the sheet, the column of each heading, the first row, the rows up to the foot."""

    sheet_title: str
    columns: Mapping[int, int]
    position_column: int
    first_row: int
    blank_rows: int


def plain_heading(value: object) -> str:
    """A heading without spaces, line ends and remarks, in plain width: `姓 名（户主）` is 姓名."""
    if not isinstance(value, str):
        return ""
    text = _SPACES.sub("", unicodedata.normalize("NFKC", value)).rstrip(":")
    return _REMARK.sub("", text) or text


def find_places(book: Workbook, columns: Sequence[ListColumn]) -> FormPlaces | None:
    """The places of a list in a form; None where it has neither its headings nor its names."""
    wanted = _wanted(columns)
    by_name = _places_by_names(book, wanted)
    if by_name is not None:
        return by_name
    found = [places for sheet in book.worksheets if (places := _places_on(sheet, wanted))]
    return max(found, key=lambda places: len(places.columns), default=None)


def named_cells(book: Workbook) -> dict[str, Cell]:
    """The cells that have a name, by name; a sheet's own names among them."""
    found: dict[str, Cell] = {}
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name, defined in names.items():
            match = _NAMED_CELL.match(str(defined.value or ""))
            if match and match["sheet"] in book.sheetnames:
                cell = book[match["sheet"]][f"{match['column']}{match['row']}"]
                if isinstance(cell, Cell):
                    found[name] = cell
    return found


def _wanted(columns: Sequence[ListColumn]) -> dict[str, int]:
    wanted: dict[str, int] = {}
    for place, column in enumerate(columns):
        for heading in (column.heading, *column.also):
            wanted.setdefault(plain_heading(heading), place)
    return wanted


def _places_by_names(book: Workbook, wanted: Mapping[str, int]) -> FormPlaces | None:
    cells = named_cells(book)
    named = {place: cells[name] for name, place in wanted.items() if name in cells}
    if not named:
        return None
    first = next(iter(named.values()))
    sheet: Any = first.parent
    row = max(cell.row for cell in named.values())
    columns = {place: cell.column for place, cell in named.items() if cell.parent is sheet}
    position = cells[POSITION].column if POSITION in cells else 0
    return FormPlaces(sheet.title, columns, position, row, _blank_rows(sheet, row, columns))


def _places_on(sheet: Worksheet, wanted: Mapping[str, int]) -> FormPlaces | None:
    best: dict[int, Cell] = {}
    last_row = min(sheet.max_row, HEADING_ROWS_LOOKED_AT)
    last_column = min(sheet.max_column, MOST_FORM_COLUMNS)
    for number in range(1, last_row + 1):
        found: dict[int, Cell] = {}
        # Headings of two rows: 其中 with 男 and 女 below it.
        for row in range(number, min(number + 1, last_row) + 1):
            for column in range(1, last_column + 1):
                cell = sheet.cell(row, column)
                place = wanted.get(plain_heading(cell.value))
                if place is not None and place not in found and isinstance(cell, Cell):
                    found[place] = cell
        if len(found) > len(best):
            best = found
    if len(best) < min(2, len(set(wanted.values()))):
        return None
    bottom = max(_bottom_of(sheet, cell) for cell in best.values())
    columns = {place: cell.column for place, cell in best.items()}
    position = _position_column(sheet, best, columns)
    return FormPlaces(
        sheet.title, columns, position, bottom + 1, _blank_rows(sheet, bottom + 1, columns)
    )


def _position_column(
    sheet: Worksheet, headings: Mapping[int, Cell], columns: Mapping[int, int]
) -> int:
    for row in sorted({cell.row for cell in headings.values()}):
        for column in range(1, min(sheet.max_column, MOST_FORM_COLUMNS) + 1):
            is_free = column not in columns.values()
            if is_free and plain_heading(sheet.cell(row, column).value) == POSITION:
                return column
    return 0


def _bottom_of(sheet: Worksheet, cell: Cell) -> int:
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged:
            return int(merged.max_row)
    return int(cell.row)


def _blank_rows(sheet: Worksheet, first: int, columns: Mapping[int, int]) -> int:
    """How many rows the form has for entries, at least one: up to its foot, or where its lines end."""
    row = first
    while row <= min(sheet.max_row, first + MOST_FORM_ROWS) and _is_for_entries(
        sheet, row, columns
    ):
        row += 1
    return max(row - first, 1)


def _is_for_entries(sheet: Worksheet, row: int, columns: Mapping[int, int]) -> bool:
    for column in range(1, min(sheet.max_column, MOST_FORM_COLUMNS) + 1):
        value = sheet.cell(row, column).value
        if isinstance(value, str) and _FOOT.match(_SPACES.sub("", value)):
            return False
        if value is not None and column in columns.values():
            return False
    lines = (sheet.cell(row, column).border for column in columns.values())
    return any(line.bottom.style or line.top.style or line.left.style for line in lines) or (
        row == sheet.max_row or not _has_lines_above(sheet, row, columns)
    )


def _has_lines_above(sheet: Worksheet, row: int, columns: Mapping[int, int]) -> bool:
    return any(sheet.cell(row - 1, column).border.bottom.style for column in columns.values())
