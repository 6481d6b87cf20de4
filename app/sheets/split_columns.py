"""Columns that a form splits and a register does not: 年, 月, 日 of a birth date; 男, 女 to be ticked."""

import re
from collections.abc import Sequence

from app.sheets.roster_cells import cell_text, is_nothing
from app.sheets.roster_headings import HEADER_WITHIN_ROWS, field_of, headings_of
from app.sheets.workbooks import Grid

_BORN, _SEX = ("年", "月", "日"), ("男", "女")
_NOT_TICKED = frozenset({"否", "×", "✗", "x", "X", "N", "n"})


def joined_columns(rows: Grid) -> Grid:
    """The rows with such columns read as one, below their common heading."""
    for number in range(1, min(len(rows), HEADER_WITHIN_ROWS)):
        below, above = headings_of(rows[number]), headings_of(rows[number - 1])
        for place in range(len(below)):
            if _begins(below, place, _BORN) and _common(above, place, len(_BORN)) == "born_on":
                rows = _joined(rows, number, place, len(_BORN))
            elif _begins(below, place, _SEX) and _common(above, place, len(_SEX)) == "sex":
                rows = _joined(rows, number, place, len(_SEX))
    return rows


def _begins(headings: Sequence[str], place: int, words: tuple[str, ...]) -> bool:
    return tuple(headings[place : place + len(words)]) == words


def _common(above: Sequence[str], place: int, width: int) -> str:
    """The field of a heading that stands over these columns alone."""
    return "" if any(above[place + 1 : place + width]) else field_of(above[place])


def _joined(rows: Grid, heading_row: int, place: int, width: int) -> Grid:
    join = _ticked if width == len(_SEX) else _day
    joined = [list(row) for row in rows]
    joined[heading_row][place] = rows[heading_row - 1][place]
    joined[heading_row][place + 1 : place + width] = [""] * (width - 1)
    for row in joined[heading_row + 1 :]:
        row[place : place + width] = [join(row[place : place + width]), *[""] * (width - 1)]
    return joined


def _day(parts: Sequence[object]) -> object:
    """1965, 3 and 12 are 1965.3.12; a whole date in the first cell stays one."""
    texts = [cell_text(part) for part in parts]
    if not any(texts[1:]):
        return parts[0]
    return ".".join(re.sub(r"[年月日]$", "", text) for text in texts if not is_nothing(text))


def _ticked(parts: Sequence[object]) -> object:
    """The one of the two that is ticked, or what stands there where that is not plain."""
    texts = [cell_text(part) for part in parts]
    ticked = [
        word
        for word, text in zip(_SEX, texts, strict=True)
        if not is_nothing(text) and text not in _NOT_TICKED
    ]
    return ticked[0] if len(ticked) == 1 else "".join(texts)
