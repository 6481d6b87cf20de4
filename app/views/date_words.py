"""Days as people type them with two fingers."""

import re
from collections.abc import Callable
from datetime import date

_SEPARATED = re.compile(r"^(?:(\d{2}|\d{4})[-./年 ])?(\d{1,2})[-./月 ](\d{1,2})日?$")


def read_date(text: str, today: Callable[[], date | None]) -> date | None:
    """`20261121`, `2026-11-21`, `2026年11月21日`, `1121` or `11-21`; None when it is no day.

    A year that was left out is this one, if anybody knows it. Full-width digits count as plain ones.
    """
    words = text.strip().translate(_FULL_WIDTH)
    if words.isascii() and words.isdigit() and len(words) in (4, 8):
        parts = (words[:-4], words[-4:-2], words[-2:])
    else:
        match = _SEPARATED.match(words)
        if match is None:
            return None
        parts = (match[1] or "", match[2], match[3])
    this_day = None if parts[0] else today()
    if not parts[0] and this_day is None:
        return None
    year = this_day.year if this_day else int(parts[0])
    try:
        return date(year + 2000 if year < 100 else year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None


_FULL_WIDTH = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")
