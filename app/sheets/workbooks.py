"""Opening a spreadsheet that someone brings: by its content, and without letting it fill the memory."""

import io
from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sheets.roster_cells import cell_text
from app.sheets.workbook_limits import refuse_giants

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # .xlsx with a password: MS-OFFCRYPTO
_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # the BOF record of an .xls: MS-XLS
_FILE_PASS, _RECORDS_LOOKED_AT = 0x2F, 40
Grid = list[list[object]]


def read_file(path: Path) -> bytes:
    """The file's bytes. Raises EnvironmentProblem `file_unreadable` (name)."""
    try:
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable", name=path.name) from None


def open_workbook(name: str, content: bytes) -> CalamineWorkbook:
    """A workbook by its content, not by its name: 花名册.xls is often an .xlsx inside.

    Raises OperationRefused `file_not_a_spreadsheet`, `spreadsheet_password_protected`,
    `spreadsheet_too_large` (each with the file's name).
    """
    refuse_giants(name, content)
    # The reader looks for the format itself, and then calls a protected file one of no format.
    if _is_protected(content):
        raise OperationRefused("spreadsheet_password_protected", name=name)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError:
        raise OperationRefused("file_not_a_spreadsheet", name=name) from None


def sheets_with_cells(
    workbook: CalamineWorkbook, file_name: str
) -> Iterator[tuple[CalamineSheet, Grid]]:
    """Every sheet that holds something, hidden ones last.

    Raises OperationRefused `file_not_a_spreadsheet` (name).
    """
    sheets = sorted(
        enumerate(workbook.sheets_metadata),
        key=lambda sheet: (sheet[1].visible != SheetVisibleEnum.Visible, sheet[0]),
    )
    for n, metadata in sheets:
        if metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_index(n)
            rows: Grid = [list(r) for r in sheet.to_python(skip_empty_area=False)]
        except CalamineError:
            raise OperationRefused("file_not_a_spreadsheet", name=file_name) from None
        if any(cell_text(cell) for row in rows for cell in row):
            yield sheet, rows


def _is_protected(content: bytes) -> bool:
    if not content.startswith(_COMPOUND_FILE):
        return False
    if _ENCRYPTED_PACKAGE in content:
        return True
    place = content.find(_WORKBOOK_BEGINS)
    for _ in range(_RECORDS_LOOKED_AT):
        record = content[place : place + 4]
        if place < 0 or len(record) < 4:
            return False
        if int.from_bytes(record[:2], "little") == _FILE_PASS:
            return True
        place += 4 + int.from_bytes(record[2:], "little")
    return False
