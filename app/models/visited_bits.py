"""Which households of a village were visited at home (已访户): a bit each, by the day of a month and by
the month of a year, so that any period is put together of a few rows, each household counted once.
"""

from collections.abc import Sequence

from app.models.town_figures import grains_in
from app.models.visit_statistics import Period

DAYS, MONTHS = 31, 12
_YEAR, _MONTH = 4, 7


def part_of(grain: str) -> tuple[str, int]:
    """Where a day or a month stands: its month or year, and the part of that."""
    if len(grain) == _MONTH:
        return grain[:_YEAR], int(grain[_YEAR + 1 :]) - 1
    return grain[:_MONTH], int(grain[_MONTH + 1 :]) - 1


def parts_within(period: Period) -> dict[str, list[int]]:
    """The years and months that are to be read for a period, with the parts of each that count."""
    parts: dict[str, list[int]] = {}
    for grain in grains_in(period):
        if len(grain) == _YEAR:
            parts[grain] = list(range(MONTHS))
        else:
            span, part = part_of(grain)
            parts.setdefault(span, []).append(part)
    return parts


def read_parts(span: str, content: bytes) -> list[int]:
    """The households of each part of a year or month, as bits."""
    count = MONTHS if len(span) == _YEAR else DAYS
    width = len(content) // count
    return [int.from_bytes(content[n * width : (n + 1) * width], "little") for n in range(count)]


def write_parts(parts: Sequence[int]) -> bytes:
    """The same as it is kept: all parts equally wide."""
    width = (max(part.bit_length() for part in parts) + 7) // 8
    return b"".join(part.to_bytes(width, "little") for part in parts)


def households_within(content: bytes, span: str, parts: Sequence[int]) -> int:
    """The households that were visited in any of these parts, which follow each other, as bits."""
    width = len(content) // (MONTHS if len(span) == _YEAR else DAYS)
    first, wanted, laid = parts[0], len(parts), 1
    bits = int.from_bytes(content[first * width : (first + wanted) * width], "little")
    while laid < wanted:  # twice as many parts laid upon the first, each time
        more = min(laid, wanted - laid)
        bits |= bits >> (more * width * 8)
        laid += more
    return bits & ((1 << width * 8) - 1)
