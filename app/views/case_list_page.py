"""The list of cases (代办)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from app.models.moments import china_clock_of, china_date_of
from app.views.case_words import (
    applicant_words,
    days_left_words,
    due_kind_words,
    due_tone,
    short_number,
)
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone, case_tone
from app.views.translation import spoken
from app.words.terms import CASE_STATUS


class CaseListPage(Page):
    """All cases, one group of states at a time. Its presenter is CaseListPresenter.

    Rows are CaseLine: a `case` and its `due`.

    Signals:
        new_case_requested: a case is to be registered.
        case_chosen: (str) the id of the case to open.
        group_chosen: (str) the group of states to show.
        page_wanted: (object) the last row; what follows it is wanted.
    """

    new_case_requested = Signal()
    case_chosen = Signal(str)
    group_chosen = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("代办"), "", parent)
        self._group_words = {
            "all": self.tr("全部"),
            "to_supplement": self.tr("待补正"),
            "to_submit": self.tr("待报送"),
            "in_town": self.tr("镇里办理"),
            "to_deliver": self.tr("待送达"),
            "to_follow_up": self.tr("待回访"),
            "written_off": self.tr("已销号"),
        }
        self._groups = list(self._group_words)
        self.new_case_button = self.add_action(self.tr("新登记"), "Ctrl+N", is_primary=True)
        self.new_case_button.clicked.connect(self.new_case_requested)
        self.tabs = self._make_tabs()
        self.table = RecordTable(self._columns(), self.tr("代办件列表"), self)
        self.table.record_activated.connect(self._on_record_activated)
        self.table.page_wanted.connect(self.page_wanted)
        self._set_empty_text("all")
        self.body.setSpacing(10)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many cases each group has."""
        for number, group in enumerate(self._groups):
            self.tabs.setTabText(number, f"{self._group_words[group]} {counts.get(group, 0)}")

    def show_cases(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these; the case that was marked stays marked."""
        marked = self.table.current_record()
        self.table.show_records(lines, more=more)
        for row, line in enumerate(lines):
            if marked is not None and line.case.id == marked.case.id:
                self.table.select_row(row)
                return
        if lines:
            self.table.select_row(0)

    def add_cases(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def choose_group(self, group: str) -> None:
        """Show a group of states, as a figure on another page wishes."""
        self.tabs.setCurrentIndex(self._groups.index(group))

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setAccessibleName(self.tr("按状态筛选"))
        for group in self._groups:
            tabs.addTab(self._group_words[group])
        tabs.currentChanged.connect(self._on_tab_changed)
        return tabs

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("状态"),
                lambda line: spoken(CASE_STATUS, line.case.status),
                112,
                tone=lambda line: case_tone(line.case.status),
                is_whole=True,
            ),
            Column(self.tr("编号"), lambda line: short_number(line.case.number), 138),
            Column(self.tr("事项"), lambda line: line.case.item_name, is_bold=True),
            Column(
                self.tr("申请人"),
                lambda line: applicant_words(line.case),
                186,
            ),
            Column(self.tr("收件时间"), received_words, 112),
            Column(self.tr("期限"), self._due_words, 152, is_whole=True),
            Column(
                self.tr("剩工作日"),
                lambda line: days_left_words(line.due),
                92,
                colour=lambda line: _ink(due_tone(line.due)),
                is_whole=True,
            ),
            Column(self.tr("承办部门"), lambda line: line.case.department, 116),
        ]

    def _due_words(self, line: Any) -> str:
        if not line.due.kind:
            return ""
        words = f"{due_kind_words(line.due)} {line.due.on[5:]}"
        return self.tr("{words} 暂定").format(words=words) if line.due.is_provisional else words

    def _set_empty_text(self, group: str) -> None:
        if group == "all":
            words = self.tr("还没有代办件。按 Ctrl+N 登记第一件。")
        else:
            words = self.tr("没有{group}的代办件。").format(group=self._group_words[group])
        self.table.set_empty_text(words)

    def _on_tab_changed(self, number: int) -> None:
        group = self._groups[number]
        self._set_empty_text(group)
        self.group_chosen.emit(group)

    def _on_record_activated(self, line: Any) -> None:
        if line is not None:
            self.case_chosen.emit(line.case.id)


def received_words(line: Any) -> str:
    """`11-21 10:03`, when the station took the case in; the year stands in the number."""
    received_at = line.case.station_received_at
    return (
        f"{china_date_of(received_at):%m-%d} {china_clock_of(received_at)}" if received_at else ""
    )


def _ink(tone: Tone) -> str:
    return "ink_soft" if tone is Tone.NEUTRAL else tone.value
