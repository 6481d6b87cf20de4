"""What the reader of an old .xls does not tell: hidden rows, and whether a far corner is filled.

The records are those of MS-XLS (BIFF8).
"""

import struct
from collections.abc import Iterator

from app.sheets.compound_file import workbook_stream
from app.sheets.workbook_limits import refuse_giant_sheet
from app.sheets.xlsx_marks import SheetMarks

_SHEET, _ROW, _END = 0x0085, 0x0208, 0x000A
_CELLS = frozenset({0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6})
_ZERO_HEIGHT = 0x20
_WIDE = 0x01  # two bytes a character
Record = tuple[int, bytes]


def xls_marks(name: str, content: bytes) -> dict[str, SheetMarks]:
    """By the name of the sheet; nothing for what is no .xls, or for a damaged one.

    Raises OperationRefused `spreadsheet_too_large` (name).
    """
    stream = workbook_stream(content)
    marks = {}
    for sheet, place in _sheets(stream):
        hidden, last_row, last_column = set(), 0, 0
        for kind, body in _records(stream, place):
            if kind == _ROW and len(body) >= 16 and body[12] & _ZERO_HEIGHT:
                hidden.add(struct.unpack_from("<H", body)[0])
            elif kind in _CELLS and len(body) >= 4:
                row, column = struct.unpack_from("<HH", body)
                last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
        refuse_giant_sheet(name, last_row, last_column)
        marks[sheet] = SheetMarks(frozenset(hidden))
    return marks


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, body in _records(stream, 0):
        if kind == _SHEET and len(body) >= 8:
            place, length, flags = struct.unpack_from("<I", body)[0], body[6], body[7]
            encoding, width = ("utf-16-le", 2) if flags & _WIDE else ("latin-1", 1)
            yield body[8 : 8 + length * width].decode(encoding, "replace"), place


def _records(stream: bytes, place: int) -> Iterator[Record]:
    """The records from there to the end of their part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _END:
            return
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
