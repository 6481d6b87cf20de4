"""台账: the appeals that people raised, open ones first."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from app.views.case_words import short_number
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.status_chip import appeal_tone
from app.views.translation import spoken
from app.views.visit_list_page import household_words
from app.words.terms import APPEAL_SOURCE, APPEAL_STAGE


class AppealListPage(Page):
    """The ledger (民情台账). Rows are AppealLine: an `appeal`, `head_name`, `household_number`.

    Its presenter is AppealListPresenter(page, runner): `opened` to `refresh`, `group_chosen` to
    `choose_group`, `page_wanted` to `load_more`.

    Signals:
        appeal_chosen: (str) the id of the appeal to open.
        group_chosen: (str) `open`, `closed` or `all`.
        page_wanted: (object) the last line; what follows it is wanted.
    """

    appeal_chosen = Signal(str)
    group_chosen = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("台账"))
        self._group_words = {
            "open": self.tr("未销号"),
            "closed": self.tr("已销号"),
            "all": self.tr("全部"),
        }
        self._groups = list(self._group_words)
        self.tabs = self._make_tabs()
        self.table = RecordTable(self._columns(), self.tr("诉求"), self)
        self.table.record_activated.connect(self._on_record_activated)
        self.table.page_wanted.connect(self.page_wanted)
        self._set_empty_text("open")
        self.body.setSpacing(10)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many appeals each filter has."""
        for number, group in enumerate(self._groups):
            self.tabs.setTabText(number, f"{self._group_words[group]} {counts.get(group, 0)}")

    def show_appeals(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these; the appeal that was marked stays marked."""
        marked = self.table.current_record()
        self.table.show_records(lines, more=more)
        for row, line in enumerate(lines):
            if marked is not None and line.appeal.id == marked.appeal.id:
                self.table.select_row(row)
                return
        if lines:
            self.table.select_row(0)

    def add_appeals(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def choose_group(self, group: str) -> None:
        """Show a group, as a figure on another page wishes."""
        self.tabs.setCurrentIndex(self._groups.index(group))

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setAccessibleName(self.tr("按是否销号筛选"))
        for group in self._groups:
            tabs.addTab(self._group_words[group])
        tabs.currentChanged.connect(self._on_tab_changed)
        return tabs

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("阶段"),
                lambda line: spoken(APPEAL_STAGE, line.appeal.stage),
                122,
                tone=lambda line: appeal_tone(line.appeal.stage),
                is_whole=True,
            ),
            Column(self.tr("编号"), lambda line: short_number(line.appeal.number), 142),
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

    def _set_empty_text(self, group: str) -> None:
        words = {
            "open": self.tr("没有未销号的诉求。走访时写下发现的问题，就会在这里开立一条。"),
            "closed": self.tr("还没有销号的诉求。"),
            "all": self.tr("台账里还没有诉求。走访时写下发现的问题，就会在这里开立一条。"),
        }
        self.table.set_empty_text(words[group])

    def _on_tab_changed(self, number: int) -> None:
        group = self._groups[number]
        self._set_empty_text(group)
        self.group_chosen.emit(group)

    def _on_record_activated(self, line: Any) -> None:
        if line is not None:
            self.appeal_chosen.emit(line.appeal.id)
