"""Every table of a file that someone brings, with what a roster must know beside its cells."""

import re

import msgspec
from python_calamine import SheetVisibleEnum

from app.models.errors import OperationRefused
from app.sheets.csv_table import CSV_SHEET, csv_rows, text_of
from app.sheets.split_columns import joined_columns
from app.sheets.workbooks import Grid, open_workbook, sheets_with_cells
from app.sheets.xls_marks import xls_marks
from app.sheets.xlsx_marks import SheetMarks, xlsx_marks

Ranges = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
_NAME = "姓名"  # a letter is no table, but a list of names is one
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|meta|table|\?xml|style)", re.IGNORECASE)
"""Many a system on the web calls such a page 花名册.xls."""
_ZIP = b"PK\x03\x04"


class SheetTable(msgspec.Struct, frozen=True):
    """One sheet that holds something. Rows and columns count from 0."""

    name: str
    rows: Grid
    merged: Ranges = ()
    is_hidden: bool = False
    marks: SheetMarks = SheetMarks()


def sheet_tables(name: str, content: bytes) -> list[SheetTable]:
    """The tables of a workbook or a CSV file, hidden ones last; none when there is nothing in it.

    Raises OperationRefused what `open_workbook` and `csv_rows` raise, `file_is_web_page` (name).
    """
    text = text_of(content)
    if text is not None and _WEB_PAGE.match(text):
        raise OperationRefused("file_is_web_page", name=name)
    if text is not None:
        rows = csv_rows(name, text)
        is_table = any(len(row) > 1 for row in rows[:1]) or _NAME in text
        if not is_table:
            raise OperationRefused("file_not_a_spreadsheet", name=name)
        return [SheetTable(CSV_SHEET, joined_columns(rows))] if rows else []
    # An .xls is looked at before it is opened, an .xlsx when `open_workbook` has measured it.
    is_zip = content.startswith(_ZIP)
    marks = {} if is_zip else xls_marks(name, content)
    with open_workbook(name, content) as workbook:
        marks = xlsx_marks(content) if is_zip else marks
        hidden = {
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible != SheetVisibleEnum.Visible
        }
        return [
            SheetTable(
                sheet.name,
                joined_columns(rows),
                tuple(sheet.merged_cell_ranges or ()),
                sheet.name in hidden,
                marks.get(sheet.name, SheetMarks()),
            )
            for sheet, rows in sheets_with_cells(workbook, name)
        ]
