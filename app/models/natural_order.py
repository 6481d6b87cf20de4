"""Names in the order that people expect: 二组 before 十组, 第2组 before 第10组."""

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100}
_RUN = re.compile(r"([0-9]+|[〇一二三四五六七八九十百]+)")


def natural_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """A key to sort by: runs of numerals, Arabic or Chinese, count by their value."""
    parts = [part for part in _RUN.split(name) if part]
    return tuple((0, _value(part)) if _RUN.fullmatch(part) else (1, part) for part in parts)


def _value(numeral: str) -> int:
    if numeral.isascii():
        return int(numeral)
    total = current = 0
    for character in numeral:
        if character in _UNITS:
            total += (current or 1) * _UNITS[character]
            current = 0
        else:
            current = current * 10 + _DIGITS[character]
    return total + current
