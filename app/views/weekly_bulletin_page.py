"""周通报: a week's figures of all liaison cadres, one line each; every figure opens its records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.weekly_bulletins import BulletinLine
from app.views.figure_table import FigureTable
from app.views.figured_section import FiguredSection
from app.views.list_page import ListPage
from app.views.record_table import RIGHT, Column
from app.views.translation import captioned, spoken, spoken_day
from app.words.score_words import PACK_FIGURE
from app.words.work_lines import WorkLine

if TYPE_CHECKING:
    from app.presenters.weekly_bulletin_presenter import WeeklyBulletin


class WeeklyBulletinPage(ListPage):
    """Shows a WeeklyBulletin. Its presenter is WeeklyBulletinPresenter.

    Signals:
        moved: (int) a week earlier (1) or later (-1).
        figure_wanted: (object, str, str) the line, the code of its figure, and the figure in words.
        records_shown: (str, object) records lie ready to be shown.
        print_wanted, export_wanted: the bulletin is wanted as a file.
        left: back to the reports.
    """

    moved = Signal(int)
    figure_wanted = Signal(object, str, str)
    records_shown = Signal(str, object)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("周通报"))
        self.add_way_back().clicked.connect(self.left)
        self.earlier_button = self.add_action(self.tr("上一周"), "Alt+Left")
        self.earlier_button.clicked.connect(lambda: self.moved.emit(1))
        self.later_button = self.add_action(self.tr("下一周"), "Alt+Right")
        self.later_button.clicked.connect(lambda: self.moved.emit(-1))
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self._codes = list(self._headings())
        self.table = FigureTable(
            [
                Column(self.tr("姓名"), self._name, is_bold=True, is_whole=True),
                *(self._column(code, words) for code, words in self._headings().items()),
            ],
            self.tr("周通报"),
            self,
        )
        self.table.figure_opened.connect(self._on_figure_opened)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_bulletin(self, bulletin: "WeeklyBulletin") -> None:
        """Show this week."""
        days = (spoken_day(bulletin.span.first), spoken_day(bulletin.span.last))
        words = self.tr("{first}至{last}，移到一个数按回车，看数里的记录。")
        self.set_subtitle(words.format(first=days[0], last=days[1]))
        self.later_button.setEnabled(not bulletin.is_latest)
        row = max(self.table.currentIndex().row(), 0)
        self.table.show_records(bulletin.lines)
        self.table.select_row(min(row, len(bulletin.lines) - 1))

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None:
        """The records behind a figure are there."""
        self.records_shown.emit(title, lines)

    def _column(self, code: str, words: str) -> Column:
        return Column(words, lambda line: line.figure(code).text, 64, RIGHT, is_whole=True)

    def _headings(self) -> dict[str, str]:
        """As in PACK_FIGURE, but short in any language: eleven stand side by side."""
        return {
            "home_visit_rate": self.tr("入户率"),
            "contacts": self.tr("走访联系次数"),
            "findings": self.tr("发现问题"),
            "conclusion_rate": self.tr("诉求办结率"),
            "on_time_rate": self.tr("按时办结率"),
            "reply_rate": self.tr("回复率"),
            "follow_up_rate": self.tr("回访率"),
            "satisfaction_rate": self.tr("满意率"),
            "cases": self.tr("代办件"),
            "duty_rate": self.tr("值班签到率"),
            "handover_rate": self.tr("交接班签字率"),
        }

    def _name(self, line: BulletinLine) -> str:
        if line.worker is None:
            return self.tr("不在联户干部名下")
        return line.worker.label or self.tr("全站")

    def _on_figure_opened(self, line: BulletinLine, column: int) -> None:
        if column:
            code = self._codes[column - 1]
            words = f"{spoken(PACK_FIGURE, code)} {line.figure(code).text}"
            self.figure_wanted.emit(line, code, captioned(self._name(line), words))


class WeeklyBulletinSection(FiguredSection):
    """The bulletin, and in its place the records behind one figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WeeklyBulletinPage, parent)
        self.bulletin_page = self.page
