"""走访: the visits that were made, under the figures of the year."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from app.views.diary_sheet import DiarySheet
from app.views.list_page import ListPage
from app.views.menu_button import MenuButton
from app.views.record_table import Column
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.views.visit_figures import VisitFigures
from app.words.terms import VISIT_CHANNEL

if TYPE_CHECKING:
    from app.presenters.appeal_presenter import AppealFile
    from app.presenters.diary_presenter import DiaryChoice
    from app.presenters.visit_list_presenter import VisitLine


class VisitListPage(ListPage):
    """All visits, newest first. Rows are VisitLine: a `visit`, `head_name`, `household_number`.

    Its presenter is VisitListPresenter(page, runner): `opened` to `refresh`, `page_wanted` to
    `load_more`; that of the diary DiaryPresenter: `diary_wanted` to `choose`, `diary_month_wanted` to
    `print_month`.

    Signals:
        new_visit_requested: a visit is to be written down.
        statistics_requested, planning_requested: the figures, and who must be visited, are wanted.
        walk_requested: a whole walk is to be written down.
        diary_wanted: (str) who visited in that month; in the present one when empty.
        diary_month_wanted: (str, str) whose diary of which month is to be printed.
        list_wanted: (str) one of the lists beside the visits: comments, rounds, nights, outreach.
        figure_wanted: (int, str, str) the visits of that year behind a figure, and its words.
        visit_chosen: (object) the line whose visit is to be read.
        page_wanted: (object) the last line; what follows it is wanted.
    """

    new_visit_requested = Signal()
    walk_requested = Signal()
    statistics_requested = Signal()
    planning_requested = Signal()
    diary_wanted = Signal(str)
    diary_month_wanted = Signal(str, str)
    list_wanted = Signal(str)
    figure_wanted = Signal(int, str, str)
    visit_chosen = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._year = 0
        self.set_title(self.tr("走访"))
        self.more_button = MenuButton(self.tr("更多"), "Ctrl+M", self)
        self.more_button.show_choices(
            [
                ("diary", self.tr("打印民情日记")),
                ("comments", self.tr("日记点评")),
                ("rounds", self.tr("普遍走访轮次")),
                ("nights", self.tr("集中夜访日")),
                ("outreach", self.tr("四到户")),
            ]
        )
        self.more_button.chosen.connect(self._on_more_chosen)
        self.place_button(self.more_button)
        self.statistics_button = self.add_action(self.tr("统计"), "Ctrl+T")
        self.statistics_button.clicked.connect(self.statistics_requested)
        self.planning_button = self.add_action(self.tr("计划与必到"), "Ctrl+G")
        self.planning_button.clicked.connect(self.planning_requested)
        self.walk_button = self.add_action(self.tr("批量记走访"), "Ctrl+B")
        self.walk_button.clicked.connect(self.walk_requested)
        self.new_visit_button = self.add_action(self.tr("记走访"), "Ctrl+N", is_primary=True)
        self.new_visit_button.clicked.connect(self.new_visit_requested)
        self.figures = VisitFigures(self)
        self.figures.figure_wanted.connect(self._on_figure_wanted)
        self.table = StandingTable(
            visit_columns(),
            self.tr("走访记录"),
            self,
            kind="visit",
            id_of=lambda line: str(line.visit.entity_id),
        )
        self.table.set_empty_text(self.tr("还没有走访记录。按 Ctrl+N 记第一次走访。"))
        self.table.record_activated.connect(self.visit_chosen)
        self.table.page_wanted.connect(self.page_wanted)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_figures(self, figures: Any) -> None:
        """Show how the year stands."""
        self._year = figures.year
        self.figures.show_figures(figures)

    def show_visits(self, lines: "Sequence[VisitLine]", *, more: bool) -> None:
        """Show these; the visit that was marked stays marked."""
        marked = self.table.current_record()
        self.table.show_records(lines, more=more)
        for row, line in enumerate(lines):
            if marked is not None and line.visit.id == marked.visit.id:
                self.table.select_row(row)
                return
        if lines:
            self.table.select_row(0)

    def forget_mark(self) -> None:
        """The list begins at its top again: what was kept just now is the newest."""
        self.table.setCurrentIndex(QModelIndex())

    def add_visits(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def show_diary_choice(self, choice: "DiaryChoice") -> None:
        """Let whose diary and which month be chosen."""
        if not isinstance(self.sheet, DiarySheet) or not self.sheet.isVisible():
            sheet = DiarySheet(self)
            sheet.month_chosen.connect(self.diary_wanted)
            sheet.print_wanted.connect(self.diary_month_wanted)
            self.open_sheet(sheet)
        if isinstance(self.sheet, DiarySheet):
            self.sheet.show_choice(choice)

    def show_paper(self, paper: str, path: Path) -> None:
        """The diary lies ready."""
        self.close_sheet()
        self.preview_wanted.emit(paper, path)

    def _on_figure_wanted(self, channel: str) -> None:
        if self._year:
            words = f"{spoken(VISIT_CHANNEL, channel)} {self.figures.count(channel)}"
            self.figure_wanted.emit(self._year, channel, words)

    def _on_more_chosen(self, what: str) -> None:
        if what == "diary":
            self.diary_wanted.emit("")
        else:
            self.list_wanted.emit(what)


def visit_columns() -> list[Column]:
    """The columns of any list of visits."""
    return [
        Column(
            QCoreApplication.translate("VisitListPage", "日期"),
            lambda line: line.visit.visited_on,
            122,
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "户"), household_words, 156, is_bold=True
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "访谁"),
            lambda line: line.visit.interviewee,
            104,
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "方式"),
            lambda line: spoken(VISIT_CHANNEL, line.visit.channel),
            108,
            is_whole=True,
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "走访内容"),
            said_words,
            colour=lambda line: "ink_soft",
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "走访人"),
            lambda line: line.visit.visitor_name,
            104,
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "发现类别"),
            finding_words,
            124,
            colour=lambda line: "danger" if line.visit.is_urgent else "ink",
        ),
        Column(
            QCoreApplication.translate("VisitListPage", "诉求"),
            opened_words,
            106,
            tone=lambda line: Tone.ACTIVE,
            is_whole=True,
        ),
    ]


def finding_words(line: "VisitLine") -> str:
    """The class of what was found; an urgent one says so."""
    found = str(line.visit.finding_class)
    if line.visit.is_urgent and found:
        return QCoreApplication.translate("VisitListPage", "急 {finding}").format(finding=found)
    return found


def opened_words(line: "VisitLine") -> str:
    """Whether an appeal came of it."""
    return QCoreApplication.translate("VisitListPage", "已开立") if line.visit.appeal_id else ""


def household_words(line: "VisitLine | AppealFile") -> str:
    """`王桂兰　027`; a household that is not in the roster any more has no words."""
    return "　".join(filter(None, [line.head_name, line.household_number]))


def said_words(line: "VisitLine") -> str:
    """What was said, on one line; the finding first, because it is what counts."""
    return " ".join((line.visit.finding or line.visit.content).split())
