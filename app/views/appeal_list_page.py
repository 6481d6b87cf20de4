"""台账: the appeals that people raised, open ones first."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.views.case_words import short_number
from app.views.grouped_list_page import GroupedListPage
from app.views.record_table import Column, RecordTable
from app.views.status_chip import appeal_tone
from app.views.translation import spoken
from app.views.visit_list_page import household_words
from app.words.terms import APPEAL_SOURCE, APPEAL_STAGE


class AppealListPage(GroupedListPage):
    """The ledger (民情台账). Rows are AppealLine: an `appeal`, `head_name`, `household_number`.

    Its presenter is AppealListPresenter(page, runner): `opened` to `refresh`, `group_chosen` to
    `choose_group`, `page_wanted` to `load_more`. Groups are `open`, `closed` and `all`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", lambda line: str(line.appeal.id), parent)
        self.set_title(self.tr("民情台账"))
        words = {
            "open": self.tr("未销号"),
            "closed": self.tr("已销号"),
            "all": self.tr("全部"),
        }
        table = RecordTable(self._columns(), self.tr("诉求"), self)
        self.fill(table, words, self.tr("按是否销号筛选"))

    def empty_words(self, group: str) -> str:
        """What stands where the group has no appeals."""
        return {
            "open": self.tr("没有未销号的诉求。走访时写下发现的问题，就会在这里开立一条。"),
            "closed": self.tr("还没有销号的诉求。"),
            "all": self.tr("台账里还没有诉求。走访时写下发现的问题，就会在这里开立一条。"),
        }[group]

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("阶段"),
                lambda line: spoken(APPEAL_STAGE, line.appeal.stage),
                122,
                tone=lambda line: appeal_tone(line.appeal.stage),
                is_whole=True,
            ),
            Column(
                self.tr("编号"),
                lambda line: short_number(line.appeal.number),
                142,
                shows_end=True,
            ),
            Column(self.tr("户"), household_words, 150, is_bold=True),
            Column(
                self.tr("类别"),
                self._class_words,
                124,
                colour=lambda line: "danger" if line.appeal.is_urgent else "ink",
            ),
            Column(self.tr("内容"), lambda line: " ".join(line.appeal.content.split())),
            Column(
                self.tr("来源"),
                lambda line: spoken(APPEAL_SOURCE, line.appeal.source),
                106,
                is_whole=True,
            ),
            Column(self.tr("首问责任人"), lambda line: line.appeal.first_receiver_name, 118),
            Column(self.tr("日期"), lambda line: line.appeal.raised_on, 122),
        ]

    def _class_words(self, line: Any) -> str:
        if line.appeal.is_urgent:
            return self.tr("急 {name}").format(name=line.appeal.appeal_class)
        return line.appeal.appeal_class
