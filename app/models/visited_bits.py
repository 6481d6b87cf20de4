"""Which households of a village were visited at home (已访户): a bit each, by the day of a month, the month
of a year and the year of a decade, so that any period is put together of a few rows, each household
counted once.
"""

from collections.abc import Sequence

from app.models.town_figures import parts_in


def read_parts(span: str, content: bytes) -> list[int]:
    """The households of each part of a decade, year or month, as bits."""
    count = parts_in(span)
    width = len(content) // count
    return [int.from_bytes(content[n * width : (n + 1) * width], "little") for n in range(count)]


def write_parts(parts: Sequence[int]) -> bytes:
    """The same as it is kept: all parts equally wide."""
    width = (max(part.bit_length() for part in parts) + 7) // 8
    return b"".join(part.to_bytes(width, "little") for part in parts)


def households_in(content: bytes, count: int) -> int:
    """The households that were visited in any of so many parts, as bits."""
    width, laid = len(content) // count, 1
    bits = int.from_bytes(content, "little")
    while laid < count:  # twice as many parts laid upon the first, each time
        more = min(laid, count - laid)
        bits |= bits >> (more * width * 8)
        laid += more
    return bits & ((1 << width * 8) - 1)
