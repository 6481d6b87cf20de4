"""A half-year, year or month as a choice says it."""

from PySide6.QtCore import QCoreApplication

from app.models.score_periods import span_named


def spoken_span(code: str) -> str:
    """`2026年上半年`, `2026年`, `2026年3月`."""
    first = span_named(code).first
    if "H" in code:
        words = (
            QCoreApplication.translate("Spans", "{year}年上半年")
            if code.endswith("1")
            else QCoreApplication.translate("Spans", "{year}年下半年")
        )
    elif "-" in code:
        words = QCoreApplication.translate("Spans", "{year}年{month}月")
    else:
        words = QCoreApplication.translate("Spans", "{year}年")
    return words.format(year=first.year, month=first.month)
