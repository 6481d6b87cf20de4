"""Tables that were saved as text: CSV in UTF-8, GB 18030 or UTF-16, parted by whatever parts them."""

import csv
import io
import re
from collections.abc import Iterator

from app.models.errors import OperationRefused
from app.sheets.workbook_limits import PART_BYTES_MAX, ROWS_MAX

CSV_SHEET = "CSV"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_DELIMITERS = ",\t;|"
_LINES_LOOKED_AT = 20
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # how some programs keep long numbers whole
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes) -> str | None:
    """The file as text, if that is what it is: UTF-8, GB 18030 as Excel saves it in China, or the
    UTF-16 of its "Unicode text".
    """
    if content.startswith(_UTF_16):
        encodings: tuple[str, ...] = ("utf-16",)
    elif _BINARY.search(content):
        return None
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def csv_rows(name: str, text: str) -> list[list[object]]:
    """All rows, equally wide, without blank ones at the end.

    Raises OperationRefused `csv_quote_unclosed` (row), `spreadsheet_too_large` (name).
    """
    if len(text) > PART_BYTES_MAX:
        raise OperationRefused("spreadsheet_too_large", name=name)
    rows: list[list[object]] = []
    filled = width = 0
    for record in _records(text):
        cells = [_KEPT_AS_TEXT.sub(r"\1", cell) if '="' in cell else cell for cell in record]
        rows.append(list(cells))
        if any(cell and not cell.isspace() for cell in cells):
            filled, width = len(rows), max(width, len(cells))
        if filled > ROWS_MAX:
            raise OperationRefused("spreadsheet_too_large", name=name)
    return [row[:width] + [""] * (width - len(row)) for row in rows[:filled]]


def _records(text: str) -> Iterator[list[str]]:
    """The records of the text. Raises OperationRefused `csv_quote_unclosed` (row).

    A quotation mark that is never closed would swallow the rest of the file into one cell.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    begun = first = 1
    last: list[str] = []
    try:
        for record in reader:
            yield record
            last, first, begun = record, begun, reader.line_num + 1
    except csv.Error:
        raise OperationRefused("csv_quote_unclosed", row=begun) from None
    if last and "\n" in last[-1] and not text.rstrip("\r\n").endswith('"'):
        raise OperationRefused("csv_quote_unclosed", row=first)


def _delimiter(text: str) -> str:
    """What stands in most of the first lines, as often in each."""
    lines = [line for line in text[:65_536].splitlines()[:_LINES_LOOKED_AT] if line.strip()]

    def weight(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        return sum(count > 0 for count in counts), sum(counts)

    return max(_DELIMITERS, key=weight)
