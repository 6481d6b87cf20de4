"""What the reader of an old .xls does not tell: hidden rows, far corners, errors, what is struck out.

The records are those of MS-XLS (BIFF8).
"""

import struct
from collections.abc import Iterator

from app.sheets.compound_file import workbook_stream
from app.sheets.workbook_limits import refuse_giant_sheet
from app.sheets.xlsx_marks import SheetMarks

_SHEET, _ROW, _END = 0x0085, 0x0208, 0x000A
_FONT, _LOOK, _FORMULA, _ERROR_CELL = 0x0031, 0x00E0, 0x0006, 0x0205
_LABELS = frozenset({0x00FD, 0x0204, 0x00D6})
_CELLS = frozenset({0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6})
_ZERO_HEIGHT = 0x20
_STRUCK = 0x08
_NO_FONT = 4  # the number that MS-XLS leaves out
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
_WIDE = 0x01  # two bytes a character
Record = tuple[int, bytes]


def xls_marks(name: str, content: bytes) -> dict[str, SheetMarks]:
    """By the name of the sheet; nothing for what is no .xls, or for a damaged one.

    Raises OperationRefused `spreadsheet_too_large` (name).
    """
    stream = workbook_stream(content)
    struck_looks = _struck_looks(stream)
    marks = {}
    for sheet, place in _sheets(stream):
        hidden, last_row, last_column = set(), 0, 0
        errors: dict[tuple[int, int], str] = {}
        struck = set()
        for kind, body in _records(stream, place):
            if kind == _ROW and len(body) >= 16 and body[12] & _ZERO_HEIGHT:
                hidden.add(struct.unpack_from("<H", body)[0])
            elif kind in _CELLS and len(body) >= 4:
                row, column = struct.unpack_from("<HH", body)
                last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
                if error := _error_of(kind, body):
                    errors[row, column] = error
                if kind in _LABELS and body[4:6] in struck_looks:
                    struck.add((row, column))
        refuse_giant_sheet(name, last_row, last_column)
        marks[sheet] = SheetMarks(frozenset(hidden), (), errors, frozenset(struck))
    return marks


def _struck_looks(stream: bytes) -> frozenset[bytes]:
    """The numbers of the cell looks whose letters are struck out, as cells name them."""
    fonts: list[bool] = []
    looks: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FONT and len(body) >= 4:
            if len(fonts) == _NO_FONT:
                fonts.append(False)
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _LOOK and len(body) >= 2:
            looks.append(struct.unpack_from("<H", body)[0])
    struck = (n for n, font in enumerate(looks) if font < len(fonts) and fonts[font])
    return frozenset(struct.pack("<H", number) for number in struck)


def _error_of(kind: int, body: bytes) -> str:
    """What a cell says that holds no value: of its own, or as the result of its formula."""
    if kind == _ERROR_CELL and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "")
    return ""


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
