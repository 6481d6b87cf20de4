"""The columns of the log of disclosures, on its page and in the sheet of one villager."""

from PySide6.QtCore import QCoreApplication

from app.views.record_table import RIGHT, Column
from app.views.translation import listed, spoken, spoken_moment
from app.words.security_words import DISCLOSURE_ACTION, MASKED_FIELD


def disclosure_columns() -> list[Column]:
    """When, who, what, whose, which values, why."""
    return [
        Column(
            QCoreApplication.translate("DisclosureColumns", "时间"),
            lambda line: spoken_moment(line.at),
            170,
            is_whole=True,
        ),
        Column(
            QCoreApplication.translate("DisclosureColumns", "谁"),
            lambda line: line.actor_name,
            80,
            is_bold=True,
            is_whole=True,
        ),
        Column(
            QCoreApplication.translate("DisclosureColumns", "做了什么"),
            lambda line: spoken(DISCLOSURE_ACTION, line.action),
            90,
            is_whole=True,
        ),
        Column(
            QCoreApplication.translate("DisclosureColumns", "看的是谁或哪张清单"),
            lambda line: line.subject,
            200,
        ),
        Column(
            QCoreApplication.translate("DisclosureColumns", "内容"),
            lambda line: listed(spoken(MASKED_FIELD, field) for field in line.fields),
            170,
            is_whole=True,
        ),
        Column(
            QCoreApplication.translate("DisclosureColumns", "条数"),
            lambda line: f"{line.rows:,}",
            60,
            RIGHT,
        ),
        Column(QCoreApplication.translate("DisclosureColumns", "用途"), lambda line: line.reason),
    ]
