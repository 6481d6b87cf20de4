"""The spans that people are assessed over (考评), as codes: `2026`, `2026-H1`, `2026-03`."""

import re
from datetime import date

from app.models.appeal_figures import HALF_YEAR, MONTH, YEAR, Span, span_of
from app.models.errors import OperationRefused

_CODE = re.compile(r"^([0-9]{4})(?:-(?:H([12])|(0[1-9]|1[0-2])))?$")


def code_of(period: str, day: date) -> str:
    """The code of the month, half-year or year with that day."""
    if period == MONTH:
        return f"{day:%Y-%m}"
    if period == HALF_YEAR:
        return f"{day.year}-H{1 if day.month <= 6 else 2}"
    return str(day.year)


def span_named(code: str) -> Span:
    """The days of a span. Raises OperationRefused `score_period_unreadable`."""
    match = _CODE.match(code)
    if match is None or match[1] == "0000":
        raise OperationRefused("score_period_unreadable")
    year = int(match[1])
    if match[2]:
        return span_of(HALF_YEAR, date(year, 1 if match[2] == "1" else 7, 1))
    if match[3]:
        return span_of(MONTH, date(year, int(match[3]), 1))
    return span_of(YEAR, date(year, 1, 1))


def span_words(code: str) -> str:
    """`2026年上半年`, `2026年3月`, `2026年`. Raises OperationRefused `score_period_unreadable`."""
    span = span_named(code)
    if "H" in code:
        return f"{span.first.year}年{'上' if code.endswith('1') else '下'}半年"
    return f"{span.first.year}年{span.first.month}月" if "-" in code else f"{span.first.year}年"


def periods_offered(today: date, chosen: str) -> tuple[str, ...]:
    """The present half-year, year and month, each with the one before it, and what is chosen."""
    codes = [
        code_of(period, span_of(period, today, back).first)
        for period in (HALF_YEAR, YEAR, MONTH)
        for back in (0, 1)
    ]
    if chosen not in codes:
        codes.append(chosen)
    return tuple(codes)
