"""Columns of cases that several lists share. Rows are CaseLine: a `case` and its `due`."""

from PySide6.QtCore import QCoreApplication

from app.views.case_words import due_tone, level_and_days_words, short_number
from app.views.record_table import Column
from app.views.status_chip import case_tone
from app.views.translation import spoken
from app.words.terms import CASE_STATUS


def status_column(width: int = 112) -> Column:
    """Where the case stands."""
    return Column(
        QCoreApplication.translate("CaseColumns", "状态"),
        lambda line: spoken(CASE_STATUS, line.case.status),
        width,
        tone=lambda line: case_tone(line.case.status),
        is_whole=True,
    )


def number_column() -> Column:
    """Its number, without the village's code."""
    heading = QCoreApplication.translate("CaseColumns", "编号")
    return Column(heading, lambda line: short_number(line.case.number), 136, shows_end=True)


def item_column() -> Column:
    """What it is about."""
    heading = QCoreApplication.translate("CaseColumns", "事项")
    return Column(heading, lambda line: line.case.item_name, is_bold=True)


def level_column() -> Column:
    """How near its day is, in working days."""
    return Column(
        QCoreApplication.translate("CaseColumns", "剩工作日"),
        lambda line: level_and_days_words(line.due),
        148,
        tone=lambda line: due_tone(line.due),
        is_whole=True,
    )
