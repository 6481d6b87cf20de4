"""Making room in a form: rows go in between, and everything that points below them moves along."""

import re
from collections.abc import Callable
from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.formula.translate import Translator
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

_REFERENCE = re.compile(r"(\$?[A-Z]{1,3})(\$?)([0-9]{1,7})(?![0-9(A-Za-z_])")
_WHOLE_ROWS = re.compile(r"^(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})$")


def add_rows(sheet: Worksheet, last: int, count: int) -> None:
    """Put `count` rows like row `last` below it; totals that ended there now take them in."""
    torn = [each for each in sheet.merged_cells.ranges if each.min_row <= last < each.max_row]
    for each in torn:
        sheet.unmerge_cells(each.coord)
    _move_heights(sheet, last, count)
    _move_cells(sheet, last, count)
    _mend_formulas(sheet, last, count)
    _like_row(sheet, last, count)
    for each in torn:
        bottom = each.max_row + count
        sheet.merge_cells(None, each.min_row, each.min_col, bottom, each.max_col)
    _join_like_row(sheet, last, count)
    _mend_surroundings(sheet, last, count)


def moved(reference: str, last: int, count: int) -> str:
    """A reference after the insertion: `D5:D14` becomes `D5:D20`, `$A$15` becomes `$A$21`.

    The end of a range that reaches row `last` moves too, so that a total takes in what was added.
    """
    sheet, bang, area = reference.rpartition("!")
    rows = _WHOLE_ROWS.match(area)
    if rows:
        first, end = int(rows[2]), int(rows[4])
        first, end = _start(first, last, count), _end(end, first, last, count)
        return f"{sheet}{bang}{rows[1]}{first}:{rows[3]}{end}"
    parts = area.split(":")
    if len(parts) == 2:
        first = _row_of(parts[0])
        start = _with_row(parts[0], lambda row: _start(row, last, count))
        stop = _with_row(parts[1], lambda row: _end(row, first, last, count))
        return f"{sheet}{bang}{start}:{stop}"
    return f"{sheet}{bang}" + _with_row(area, lambda row: _start(row, last, count))


def moved_formula(formula: str, last: int, count: int, own: bool, title: str) -> str:
    """A formula with its references to the sheet `title` moved; `own`: it stands on that sheet."""
    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            named, bang, _ = token.value.rpartition("!")
            is_meant = named.strip("'").replace("''", "'") == title if bang else own
            if is_meant:
                token.value = moved(token.value, last, count)
    return str(tokens.render())


def _start(row: int, last: int, count: int) -> int:
    return row + count if row > last else row


def _end(row: int, first: int, last: int, count: int) -> int:
    reaches = row >= last and first <= last
    return row + count if row > last or reaches else row


def _row_of(cell: str) -> int:
    match = _REFERENCE.fullmatch(cell)
    return int(match[3]) if match else 0


def _with_row(cell: str, change: Callable[[int], int]) -> str:
    match = _REFERENCE.fullmatch(cell)
    return f"{match[1]}{match[2]}{change(int(match[3]))}" if match else cell


def _move_heights(sheet: Worksheet, last: int, count: int) -> None:
    heights = {
        row: (each.height, each.hidden) for row, each in sheet.row_dimensions.items() if row >= last
    }
    for row in [row for row in heights if row > last]:
        del sheet.row_dimensions[row]
    for row, (height, hidden) in heights.items():
        if row > last:
            sheet.row_dimensions[row + count].height = height
            sheet.row_dimensions[row + count].hidden = hidden
    own = heights.get(last)
    for row in range(last + 1, last + count + 1):
        if own and own[0] is not None:
            sheet.row_dimensions[row].height = own[0]


def _mend_formulas(sheet: Worksheet, last: int, count: int) -> None:
    book = sheet.parent
    if not isinstance(book, Workbook):
        return
    for each in book.worksheets:
        for row in each.iter_rows():
            for cell in row:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    own = each is sheet
                    cell.value = moved_formula(cell.value, last, count, own, sheet.title)
    for names in (book.defined_names, *(each.defined_names for each in book.worksheets)):
        for name in names.values():
            if name.value:
                name.value = moved_formula(f"={name.value}", last, count, False, sheet.title)[1:]


def _move_cells(sheet: Worksheet, last: int, count: int) -> None:
    """What stands below, joined cells with all their parts: they keep their looks as they are."""
    cells: dict[tuple[int, int], Any] = sheet._cells
    for place in sorted((place for place in cells if place[0] > last), reverse=True):
        cell = cells.pop(place)
        cell.row += count
        cells[cell.row, cell.column] = cell
    below = [each for each in sheet.merged_cells.ranges if each.min_row > last]
    for each in below:  # a range is kept by its place, so it is taken out while it moves
        sheet.merged_cells.ranges.remove(each)
    for each in below:
        each.shift(row_shift=count)
        sheet.merged_cells.ranges.add(each)


def _like_row(sheet: Worksheet, last: int, count: int) -> None:
    for column in range(1, sheet.max_column + 1):
        model: Any = sheet.cell(last, column)
        translator = None
        if model.data_type == "f" and isinstance(model.value, str):
            translator = Translator(model.value, origin=model.coordinate)
        for row in range(last + 1, last + count + 1):
            cell: Any = sheet.cell(row, column)
            cell._style = copy(model._style)
            if translator:
                cell.value = translator.translate_formula(cell.coordinate)


def _join_like_row(sheet: Worksheet, last: int, count: int) -> None:
    """Join in each new row what is joined in row `last`.

    Written into the sheet directly: `merge_cells` compares every range with all that there are.
    """
    cells: dict[tuple[int, int], Any] = sheet._cells
    ranges = sheet.merged_cells.ranges
    for each in [each for each in ranges if each.min_row == each.max_row == last]:
        columns = range(each.min_col + 1, each.max_col + 1)
        for row in range(last + 1, last + count + 1):
            for column in columns:
                part: Any = MergedCell(sheet, row, column)
                part._style = copy(cells[last, column]._style)
                cells[row, column] = part
            ranges.add(CellRange(None, each.min_col, row, each.max_col, row))


def _mend_surroundings(sheet: Worksheet, last: int, count: int) -> None:
    if sheet.print_area:
        areas = str(sheet.print_area).split(",")
        sheet.print_area = ",".join(moved(area.rpartition("!")[2], last, count) for area in areas)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = moved(sheet.auto_filter.ref, last, count)
    for rule in sheet.data_validations.dataValidation:
        ranges = str(rule.sqref).split()
        rule.sqref = type(rule.sqref)(" ".join(moved(each, last, count) for each in ranges))
    breaks = [each.id for each in sheet.row_breaks.brk]
    sheet.row_breaks.brk = [Break(id=_start(row, last, count)) for row in breaks]
