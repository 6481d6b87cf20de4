"""Writes small spreadsheets by hand: the same bytes every time, with what no spreadsheet program would write."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, more: Callable[[Any, Worksheet], None] | None = None) -> bytes:
    """A workbook of one sheet; text is written as text, whatever it looks like."""
    return book({"花名册": rows}, more)


def book(sheets: dict[str, Rows], more: Callable[[Any, Worksheet], None] | None = None) -> bytes:
    """A workbook of these sheets, the same bytes every time."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime(2026, 1, 1)})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif isinstance(value, date):
                        page.write_datetime(number, column, value, day)
                    elif value is not None:
                        page.write_number(number, column, value)
            if more:
                more(workbook, page)
    return buffer.getvalue()


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    """The rows as text."""
    return "".join(delimiter.join(str(cell) for cell in row) + "\r\n" for row in rows)


def part_replaced(content: bytes, part: str, xml: bytes) -> bytes:
    """The workbook with one part written by hand."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for info in source.infolist():
            kept = zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0))
            kept.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(kept, xml if info.filename == part else source.read(info.filename))
    return out.getvalue()
