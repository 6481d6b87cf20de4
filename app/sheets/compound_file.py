"""Streams of a compound file (MS-CFB), the container of an old .xls: just enough to find the workbook."""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_SECTOR = 0xFFFFFFFA  # from here on: free, end of chain, and the like
_HEADER, _ENTRY = 512, 128
_STREAM = 2
_FAT_IN_HEADER = 109


def workbook_stream(content: bytes) -> bytes:
    """The stream that holds an .xls; empty when there is none, or when the container is damaged."""
    if not content.startswith(SIGNATURE) or len(content) < _HEADER:
        return b""
    try:
        return _Container(content).workbook()
    except (struct.error, IndexError, ValueError):
        return b""


class _Container:
    """A compound file's sectors."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._sector_bytes = 1 << struct.unpack_from("<H", content, 30)[0]
        if self._sector_bytes not in (512, 4096):
            raise ValueError
        self._directory, self._cutoff = (struct.unpack_from("<I", content, n)[0] for n in (48, 56))
        self._fat = [number for sector in self._fat_sectors() for number in self._numbers(sector)]

    def workbook(self) -> bytes:
        directory = self._stream(self._directory)
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[place : place + _ENTRY]
            name_bytes = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(name_bytes - 2, 0)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", entry, 116)
            # A workbook is never so small that it lies in the mini stream.
            if entry[66] == _STREAM and name in ("Workbook", "Book") and size >= self._cutoff:
                return self._stream(first)[:size]
        return b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        return self._content[start : start + self._sector_bytes]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        piece = self._sector(sector)
        return struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4])

    def _fat_sectors(self) -> Iterator[int]:
        in_header = struct.unpack_from(f"<{_FAT_IN_HEADER}I", self._content, 76)
        yield from (number for number in in_header if number < _NO_SECTOR)
        more, left = struct.unpack_from("<II", self._content, 68)
        while more < _NO_SECTOR and left:
            *numbers, more = self._numbers(more)
            yield from (number for number in numbers if number < _NO_SECTOR)
            left -= 1

    def _stream(self, first: int) -> bytes:
        pieces, sector = [], first
        while sector < _NO_SECTOR:
            pieces.append(self._sector(sector))
            if len(pieces) > len(self._fat):  # a chain that bites its own tail
                raise ValueError
            sector = self._fat[sector]
        return b"".join(pieces)
