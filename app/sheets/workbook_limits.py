"""How large a workbook may be before it is opened: the reader makes room for every cell up to the last.

Two cells in far corners would take 500 GiB and end the program, and so would a part that unpacks to
as much. Parts are unpacked here first, piece by piece, and no further than they may go.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from app.models.errors import OperationRefused

PART_BYTES_MAX = 96 * 1024 * 1024
ALL_PARTS_BYTES_MAX = 192 * 1024 * 1024
ROWS_MAX = 200_000
CELLS_MAX = 4_000_000
_PIECE = 1024 * 1024
_READ_PART = re.compile(r"(xl/.*\.(xml|rels)|content\.xml|styles\.xml)", re.IGNORECASE)
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_BINARY_WORKBOOK = re.compile(r"xl/workbook\.bin", re.IGNORECASE)  # .xlsb
# A cell that holds nothing but its looks is written without content, and takes no room.
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b(?: |[^>]*?\b)r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
# Behind column Z or row 99,999. Nearly no sheet reaches so far, and to find that out takes a tenth of
# what it takes to look at every cell.
_FAR_CELL = re.compile(rb'r="(?:[A-Z]{2,3}\d|[A-Z]\d{6})')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)")
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')


def refuse_giants(name: str, content: bytes) -> None:
    """Raises OperationRefused `spreadsheet_too_large`, `file_not_a_spreadsheet` (name)."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_giant_parts(name, archive)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError):
        raise OperationRefused("file_not_a_spreadsheet", name=name) from None


def _refuse_giant_parts(name: str, archive: zipfile.ZipFile) -> None:
    unpacked = 0
    for part in archive.infolist():
        if _BINARY_WORKBOOK.fullmatch(part.filename):
            raise OperationRefused("file_not_a_spreadsheet", name=name)
        if not _READ_PART.fullmatch(part.filename):
            continue
        xml = io.BytesIO()
        with archive.open(part) as file:
            while piece := file.read(_PIECE):
                unpacked += len(piece)
                xml.write(piece)
                if xml.tell() > PART_BYTES_MAX or unpacked > ALL_PARTS_BYTES_MAX:
                    raise OperationRefused("spreadsheet_too_large", name=name)
        if _SHEET_PART.fullmatch(part.filename):
            if _FAR_CELL.search(xml.getbuffer()):
                refuse_giant_sheet(name, *_extent(xml.getbuffer()))
        elif part.filename == "content.xml":
            for rows, columns in _ods_extents(xml.getvalue()):
                refuse_giant_sheet(name, rows, columns)


def refuse_giant_sheet(name: str, rows: int, columns: int) -> None:
    """Raises OperationRefused `spreadsheet_too_large` (name)."""
    if rows > ROWS_MAX or rows * columns > CELLS_MAX:
        raise OperationRefused("spreadsheet_too_large", name=name)


def _extent(xml: memoryview) -> tuple[int, int]:
    """The last row and the last column that hold anything, from 1."""
    rows, columns = set[bytes](), set[bytes]()
    for piece in _pieces(xml):
        cells = _FILLED_CELL.findall(piece)
        columns.update([letters for letters, _ in cells])
        rows.update([row for _, row in cells])
    return max(map(int, rows), default=0), max(map(_column_number, columns), default=0)


def _pieces(xml: memoryview) -> Iterator[bytes]:
    """The whole of it, cut behind tags: all of its cells together would fill the memory."""
    start, length = 0, _PIECE
    while start < len(xml):
        piece = bytes(xml[start : start + length])
        end = piece.rfind(b">") + 1
        if not end and start + length < len(xml):
            length *= 2
            continue
        yield piece[: end or len(piece)]
        start, length = start + (end or len(piece)), _PIECE


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _ods_extents(xml: bytes) -> Iterator[tuple[int, int]]:
    """The same for each table of an OpenDocument sheet, where one line may stand for a million."""
    for table in xml.split(b"<table:table ")[1:]:
        row = last_row = width = 0
        for attributes, cells in _ODS_ROW.findall(table):
            row += _repeated(_ROWS_REPEATED, attributes)
            if b"value-type" in cells:
                last_row = row
                width = max(width, sum(_widths(cells)))
        yield last_row, width


def _widths(cells: bytes) -> Iterator[int]:
    waiting = 0
    for attributes in _ODS_CELL.findall(cells):
        waiting += _repeated(_COLUMNS_REPEATED, attributes)
        if b"value-type" in attributes:
            yield waiting
            waiting = 0


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
