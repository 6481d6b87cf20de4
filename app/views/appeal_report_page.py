"""统计报表: figures of a week, month, half-year or year; each opens the records that it counts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from app.models.moments import end_text
from app.models.records import Appeal
from app.views.appeal_list_page import responsible_name
from app.views.case_words import short_number
from app.views.labels import whole_label
from app.views.later import Later
from app.views.list_page import ListPage
from app.views.page import Page
from app.views.page_stack import PageStack
from app.views.record_table import Column, RecordTable
from app.views.seasonal_page import SeasonalPage
from app.views.status_chip import appeal_tone
from app.views.translation import captioned, spoken, spoken_day
from app.views.weekly_bulletin_page import WeeklyBulletinSection
from app.words.report_words import APPEAL_FIGURE, APPEAL_FORMULA, REPORT_NAME, REPORT_PERIOD
from app.words.terms import APPEAL_LEDGER, APPEAL_SOURCE, APPEAL_STAGE

if TYPE_CHECKING:
    from app.presenters.appeal_report_presenter import FiguresReport, ReportLine


class ReportRecordsPage(Page):
    """The records behind one figure.

    Signals:
        record_chosen: (str) the id of the appeal to open.
        left: the report is wanted again.
    """

    record_chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.left)
        self.table = RecordTable(
            [
                Column(
                    self.tr("阶段"),
                    lambda appeal: spoken(APPEAL_STAGE, appeal.stage),
                    122,
                    tone=lambda appeal: appeal_tone(appeal.stage),
                    is_whole=True,
                ),
                Column(self.tr("编号"), lambda appeal: short_number(appeal.number), 220),
                Column(self.tr("类别"), lambda appeal: appeal.appeal_class, 130),
                Column(self.tr("内容"), lambda appeal: " ".join(appeal.content.split())),
                Column(self.tr("责任人"), responsible_name, 110),
                Column(self.tr("时限"), lambda appeal: end_text(appeal.due_on, appeal.due_at), 146),
                Column(self.tr("日期"), lambda appeal: appeal.raised_on, 122),
            ],
            self.tr("诉求"),
            self,
        )
        self.table.set_empty_text(self.tr("这个数是 0，没有记录。"))
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_records(self, title: str, appeals: Sequence[Appeal]) -> None:
        """Show these."""
        self.set_title(self.tr("{figure}：{count} 条").format(figure=title, count=len(appeals)))
        self.table.show_records(appeals, more=False)
        if appeals:
            self.table.select_row(0)

    def _on_activated(self, appeal: Any) -> None:
        if appeal is not None:
            self.record_chosen.emit(appeal.id)


class AppealReportPage(ListPage):
    """Shows a FiguresReport. Its presenter is AppealReportPresenter.

    Signals:
        chosen: (str, str) a ledger and a period.
        moved: (int) a period earlier (1) or later (-1).
        figure_wanted: (object) the line whose records are wanted.
        records_shown: (str, object) records lie ready to be shown.
        print_wanted, export_wanted: the report is wanted as a file.
        bulletin_wanted: a week of all liaison cadres (周通报), where the place has it.
        seasonal_wanted: what comes at this time of every year (季节性问题), where it is sent ahead.
    """

    chosen = Signal(str, str)
    moved = Signal(int)
    figure_wanted = Signal(object)
    records_shown = Signal(str, object)
    print_wanted = Signal()
    export_wanted = Signal()
    bulletin_wanted = Signal()
    seasonal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("统计报表"))
        self.earlier_button = self.add_action(self.tr("上一期"), "Alt+Left")
        self.earlier_button.clicked.connect(self._on_earlier)
        self.later_button = self.add_action(self.tr("下一期"), "Alt+Right")
        self.later_button.clicked.connect(self._on_later)
        self.bulletin_button = self.add_action(self.tr("周通报"), "Alt+W")
        self.bulletin_button.clicked.connect(self.bulletin_wanted)
        self.seasonal_button = self.add_action(self.tr("季节性问题"), "Alt+J")
        self.seasonal_button.clicked.connect(self.seasonal_wanted)
        for button in (self.bulletin_button, self.seasonal_button):
            button.hide()
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self._choices = [(ledger, period) for ledger in APPEAL_LEDGER for period in REPORT_PERIOD]
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("哪一种报表"))
        for ledger, period in self._choices:
            words = self.tr("{ledger}{period}")
            self.tabs.addTab(
                words.format(
                    ledger=spoken(APPEAL_LEDGER, ledger)[:2], period=spoken(REPORT_PERIOD, period)
                )
            )
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.table = RecordTable(
            [
                Column(self.tr("项目"), self._figure_words, 320, is_bold=True),
                Column(self.tr("数"), lambda line: line.figure.text, 130),
                Column(
                    self.tr("怎样算的"),
                    lambda line: spoken(APPEAL_FORMULA, line.figure.key) if line.formula else "",
                ),
                Column(
                    self.tr("本地要求"),
                    lambda line: line.target,
                    220,
                    colour=lambda line: "danger" if line.is_missed else "ink",
                ),
            ],
            self.tr("统计报表"),
            self,
        )
        self.table.record_activated.connect(self._on_activated)
        self.body.setSpacing(10)
        self.drawn_up = whole_label("", "muted", self)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.drawn_up)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_report(self, report: "FiguresReport") -> None:
        """Show this report."""
        words = self.tr("{first}至{last}，在一行上按 Enter 看记录")
        days = (spoken_day(report.span.first), spoken_day(report.span.last))
        self.set_subtitle(words.format(first=days[0], last=days[1]))
        words = self.tr("本地规则要做的报表：{names}")
        self.drawn_up.set_words(
            words.format(
                names=self.tr("、").join(spoken(REPORT_NAME, code) for code in report.drawn_up)
            )
        )
        self.drawn_up.setVisible(bool(report.drawn_up))
        self.bulletin_button.setVisible(report.has_bulletin)
        self.seasonal_button.setVisible(report.has_seasonal)
        marked = self.table.current_record()
        self.table.show_records(report.lines, more=False)
        titles = [line.title for line in report.lines]
        row = titles.index(marked.title) if marked and marked.title in titles else 0
        self.table.select_row(row)

    def show_records(self, title: str, appeals: Sequence[Appeal]) -> None:
        """The records behind a figure are there."""
        line = next(
            (line for line in self.table.records_model.records() if line.title == title), None
        )
        self.records_shown.emit(self._figure_words(line) if line else title, appeals)

    def _figure_words(self, line: "ReportLine") -> str:
        """`已办结`; of a part `来源：入户走访`."""
        figure, words = line.figure, spoken(APPEAL_FIGURE, line.figure.key)
        if figure.key == "source":
            return captioned(words, spoken(APPEAL_SOURCE, figure.name))
        if figure.key == "class":
            return captioned(words, figure.name or self.tr("未分类"))
        return words

    def _on_earlier(self) -> None:
        self.moved.emit(1)

    def _on_later(self) -> None:
        self.moved.emit(-1)

    def _on_tab_changed(self, place: int) -> None:
        self.chosen.emit(*self._choices[place])

    def _on_activated(self, line: Any) -> None:
        if line is not None:
            self.figure_wanted.emit(line)


class AppealReportSection(PageStack):
    """The report, and in its place the records behind one figure, 周通报, or 季节性问题.

    Signals:
        appeal_wanted: (str) an appeal is to be shown.
        record_wanted: (object) the WorkLine of a record that is to be shown.
    """

    appeal_wanted = Signal(str)
    record_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report_page = AppealReportPage(self)
        self.addWidget(self.report_page)
        self.setAccessibleName(self.tr("统计报表"))
        self.report_page.records_shown.connect(self._on_records_shown)
        self.report_page.bulletin_wanted.connect(self.open_bulletin)
        self.report_page.seasonal_wanted.connect(self.open_seasonal)
        self._before: QWidget = self.report_page
        self._show(self.report_page)

    @Later
    def records_page(self) -> ReportRecordsPage:
        """The records behind a figure."""
        page = ReportRecordsPage(self)
        page.left.connect(lambda: self._show(self._before))
        page.record_chosen.connect(self.appeal_wanted)
        return page

    @Later
    def bulletin(self) -> WeeklyBulletinSection:
        """周通报, with the records behind its figures."""
        section = WeeklyBulletinSection(self)
        section.bulletin_page.left.connect(self.open_list)
        section.record_wanted.connect(self.record_wanted)
        return section

    @Later
    def seasonal_page(self) -> SeasonalPage:
        """What comes at this time of every year."""
        page = SeasonalPage(self)
        page.left.connect(self.open_list)
        page.records_shown.connect(self._on_records_shown)
        return page

    def open_seasonal(self) -> None:
        """What is to be sent ahead."""
        self._show(self.seasonal_page)

    def open_bulletin(self) -> None:
        """The week of all liaison cadres."""
        self.bulletin.open_list()
        self._show(self.bulletin)

    def open_list(self) -> None:
        """Back to the report."""
        self._show(self.report_page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_records_shown(self, title: str, appeals: Sequence[Any]) -> None:
        self.records_page.show_records(title, appeals)
        front = self.currentWidget()
        self._before = front if front is not None else self.report_page
        self._show(self.records_page)
