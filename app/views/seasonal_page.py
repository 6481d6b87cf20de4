"""季节性问题: what came at this time of the years before, by class; one press sends it ahead (研办)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.records import Appeal
from app.models.seasonal_problems import SeasonalProblem
from app.views.case_words import short_number
from app.views.page import Page
from app.views.record_table import RIGHT, Column, RecordTable

if TYPE_CHECKING:
    from app.acts.appeal_report import RegisteredAppeal
    from app.presenters.seasonal_presenter import SeasonalView


class SeasonalPage(Page):
    """Shows a SeasonalView. Its presenter is SeasonalPresenter.

    Signals:
        problem_opened: (object) the problem whose appeals of the years before are wanted.
        sending_wanted: (object) the problem is to be sent ahead.
        records_shown: (str, object) appeals lie ready to be shown.
        left: back to the reports.
    """

    problem_opened = Signal(object)
    sending_wanted = Signal(object)
    records_shown = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("季节性问题"))
        self._years: tuple[int, ...] = ()
        self.add_way_back().clicked.connect(self.left)
        self.send_button = self.add_action(self.tr("送研办"), "Ctrl+N", is_primary=True)
        self.send_button.clicked.connect(self._on_send_clicked)
        self.table = RecordTable(
            [
                Column(self.tr("类别"), lambda problem: problem.appeal_class, 200, is_bold=True),
                Column(self.tr("小类"), lambda problem: problem.problem, 200),
                Column(self.tr("往年件数"), self._counts),
                Column(self.tr("合计"), lambda problem: str(len(problem.ids)), 90, RIGHT),
            ],
            self.tr("季节性问题"),
            self,
        )
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_problems(self, view: "SeasonalView") -> None:
        """Show these."""
        self._years = view.years
        self.set_subtitle(
            self.tr(
                "往前 {years} 年里，至少 {least} 年从今天起 {days} 天内有人反映过；按回车看是哪些。"
            ).format(years=len(view.years), least=view.least_years, days=view.days)
        )
        self.send_button.setText(self.tr("送{route}").format(route=view.route_name))
        self.send_button.setShortcut("Ctrl+N")  # Qt forgets it with the old words
        self.table.set_empty_text(self.tr("这个时候没有要提前研究的季节性问题，或者都已经送了。"))
        self.table.show_records(view.problems)
        self.send_button.setEnabled(bool(view.problems))
        if view.problems:
            self.table.select_row(0)

    def show_records(self, title: str, appeals: Sequence[Appeal]) -> None:
        """The appeals of the years before are there."""
        self.records_shown.emit(title, appeals)

    def show_sent(self, kept: "RegisteredAppeal") -> None:
        """It is sent ahead."""
        words = self.tr("已登记为诉求 {number}，到民情台账里交办。")
        self.show_notice(words.format(number=short_number(kept.number)))

    def _counts(self, problem: SeasonalProblem) -> str:
        counts = dict(problem.by_year)
        words = self.tr("{year}年 {count} 件")
        return self.tr("，").join(
            words.format(year=year, count=len(counts.get(year, ()))) for year in self._years
        )

    def _on_activated(self, problem: Any) -> None:
        if problem is not None:
            self.problem_opened.emit(problem)

    def _on_send_clicked(self) -> None:
        problem = self.table.current_record()
        if problem is not None:
            self.sending_wanted.emit(problem)
