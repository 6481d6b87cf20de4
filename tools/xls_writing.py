"""Writes a small old .xls by hand (MS-XLS, BIFF8, in an MS-CFB container): for tests alone.

Just what rosters of that age hold: text, numbers, merged cells, hidden rows, several sheets, names that
are struck out, and the errors of formulas.
"""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
CUTOFF = 4096
Cell = str | float | bytes | None
"""Bytes are the code of an error: alone, or after = as the result of a formula."""
PLAIN, STRUCK = 15, 16


class XlsSheet:
    """One sheet: rows of cells, which rows are hidden, merged ranges (inclusive), cells struck out."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[Cell]],
        hidden_rows: Sequence[int] = (),
        merges: Sequence[tuple[int, int, int, int]] = (),
        struck: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.name = name
        self.rows = rows
        self.hidden_rows = frozenset(hidden_rows)
        self.merges = merges
        self.struck = frozenset(struck)


def xls_workbook(sheets: Sequence[XlsSheet]) -> bytes:
    """The file of these sheets."""
    parts = [_sheet_part(sheet) for sheet in sheets]
    begins, ends = _record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0x600)), _record(10)
    codepage = _record(0x0042, struct.pack("<H", 1200))
    looks = _looks()
    names = [struct.pack("<IBB", 0, 0, 0) + _short_text(sheet.name) for sheet in sheets]
    place = len(begins + codepage + looks + ends) + sum(4 + len(name) for name in names)
    globals_part = begins + codepage + looks
    for name, part in zip(names, parts, strict=True):
        globals_part += _record(0x0085, struct.pack("<I", place) + name[4:])
        place += len(part)
    return compound_file({"Workbook": globals_part + ends + b"".join(parts)})


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A container with these streams, each padded so that it lies in whole sectors."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def keep(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[n : n + SECTOR] for n in range(0, len(content), SECTOR)]
        sectors.extend(piece.ljust(SECTOR, b"\0") for piece in pieces)
        fat.extend([*range(first + 1, first + len(pieces)), END])
        return first

    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(CUTOFF, b"\0")
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, keep(padded), len(padded), right=right))
    directory = keep(b"".join(entries).ljust(-(-len(entries) // 4) * SECTOR, b"\0"))
    fat_sectors = 1
    while fat_sectors * (SECTOR // 4) < len(fat) + fat_sectors:
        fat_sectors += 1
    first_fat = len(sectors)
    fat += [FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, directory, 0, CUTOFF, END, 0, END, 0)
    numbers = [first_fat + n for n in range(fat_sectors)]
    header += struct.pack("<109I", *(numbers + [FREE] * (109 - fat_sectors)))
    return header + b"".join(sectors) + table


def _entry(
    name: str, kind: int, first: int, size: int, *, child: int = FREE, right: int = FREE
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, right, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _looks() -> bytes:
    """Two fonts, the second struck out, the sixteen formats that every reader expects, and one of it."""
    name = _short_text("宋体")
    fonts = b"".join(
        _record(0x0031, struct.pack("<HHHHHBBBB", 220, flags, 0x7FFF, 400, 0, 0, 0, 134, 0) + name)
        for flags in (0, 8)
    )
    style = struct.pack("<HHHBBBBIIH", 0, 0, 0xFFF5, 32, 0, 0, 0xF4, 0, 0, 0x20C0)
    cell = struct.pack("<HHHBBBBIIH", 0, 0, 1, 32, 0, 0, 0, 0, 0, 0x20C0)
    struck = struct.pack("<H", 1) + cell[2:]
    return fonts + _record(0x00E0, style) * 15 + _record(0x00E0, cell) + _record(0x00E0, struck)


def _sheet_part(sheet: XlsSheet) -> bytes:
    width = max((len(row) for row in sheet.rows), default=0)
    part = _record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0x600))
    part += _record(0x0200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for number in range(len(sheet.rows)):
        flags = 0x120 if number in sheet.hidden_rows else 0x100
        part += _record(0x0208, struct.pack("<HHHHHHHH", number, 0, width, 0xFF, 0, 0, flags, 15))
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            look = STRUCK if (number, column) in sheet.struck else PLAIN
            place = struct.pack("<HHH", number, column, look)
            if isinstance(cell, str):
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                part += _record(0x0204, place + text)
            elif isinstance(cell, bytes) and cell[:1] == b"=":
                result = bytes((2, 0, cell[1], 0, 0, 0, 0xFF, 0xFF))
                part += _record(
                    0x0006, place + result + struct.pack("<HIHBB", 0, 0, 2, 0x1C, cell[1])
                )
            elif isinstance(cell, bytes):
                part += _record(0x0205, place + cell + b"\x01")
            elif cell is not None:
                part += _record(0x0203, place + struct.pack("<d", cell))
    if sheet.merges:
        ranges = b"".join(struct.pack("<HHHH", *merge) for merge in sheet.merges)
        part += _record(0x00E5, struct.pack("<H", len(sheet.merges)) + ranges)
    return part + _record(10)
