"""走访统计: coverage and counts of a period, line by line; each leads to what stands behind it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.visit_statistics import VISIT_FIGURES
from app.views.figure_table import FigureTable
from app.views.forms import ChoiceField, DateField
from app.views.list_page import ListPage
from app.views.record_table import RIGHT, Column
from app.views.status_chip import Tone

if TYPE_CHECKING:
    from app.presenters.visit_statistics_presenter import (
        NamedPeriod,
        StatisticsLine,
        StatisticsView,
    )

UNIT = "unit"
CONTACTS = ("households", "visited", "rate", "closed", "not_visited", *VISIT_FIGURES[:8])
FINDINGS = (
    "visits", "findings", "answered_on_the_spot", "reported", "concluded", "overdue",
    "conclusion_rate", "rated", "satisfied", "satisfaction_rate",
)  # fmt: skip
"""A small screen has no room for both at once; 人次 stands in both."""
COUNTED_BY = {"conclusion_rate": "concluded", "satisfaction_rate": "satisfied"}
"""Which records a rate opens: those that it counts of its whole."""


class VisitStatisticsPage(ListPage):
    """Its presenter is VisitStatisticsPresenter: `opened` to `open`, `choice_made` to `choose`,
    `print_wanted` to `print_list`, `export_wanted` to `export_list`.

    Signals:
        choice_made: (since, until, group) what is to be counted.
        line_opened: (object, object) the period and the share whose households wait to be visited.
        figure_opened: (object, object, str, str) the period, the share, which figure, and its words.
        print_wanted, export_wanted: the report as a file.
        left: back to the visits.
    """

    choice_made = Signal(str, str, str)
    line_opened = Signal(object, object)
    figure_opened = Signal(object, object, str, str)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("走访统计"))
        self._period: Any = None
        self._closes_absent = False
        self._periods: Sequence[Any] = ()
        self.add_way_back().clicked.connect(self.left)
        self.export_button = self.add_action(self.tr("导出表格"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self._make_head()
        self.table = FigureTable(self._columns(), self.tr("走访统计"), self)
        self.table.set_empty_text(self.tr("还没有住户，请先导入花名册。"))
        self.table.figure_opened.connect(self._on_figure_opened)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_periods(self, periods: "Sequence[NamedPeriod]") -> None:
        """Which periods may be chosen by name."""
        chosen = self.period.value()
        self._periods = periods
        words = {"year": self.tr("本年"), "month": self.tr("本月"), "last_year": self.tr("去年")}
        self.period.set_choices(
            [(str(n), words.get(each.key, each.name)) for n, each in enumerate(periods)]
        )
        self.period.combo_box.blockSignals(True)
        self.period.set_value(chosen or "0")
        self.period.combo_box.blockSignals(False)
        for field in (self.since, self.until):
            field.set_today(date.fromisoformat(periods[0].period.until))

    def show_statistics(self, view: "StatisticsView") -> None:
        """Show these figures."""
        self._period = view.period
        self.since.set_value(view.period.since)
        self.until.set_value(view.period.until)
        self.group.set_value(view.group)
        self.table.show_records(view.lines)
        self._closes_absent = view.closes_absent
        self._show_columns()
        self.table.select_row(0)
        said = self.tr("应达到 {percent}%；入户率只算入户走访；移到一个数按回车，看数里的记录。")
        if view.closes_absent:
            said = self.tr(
                "应达到 {percent}%；入户率只算入户走访，外销是外出户以电话、短信、留卡销号；在一个数上按回车看记录。"
            )
        self.set_subtitle(said.format(percent=view.required))

    def _make_head(self) -> None:
        self.period = ChoiceField(self.tr("时间"), parent=self)
        self.since = DateField(self.tr("从"), parent=self)
        self.until = DateField(self.tr("到"), parent=self)
        self.group = ChoiceField(
            self.tr("分到"), [("grid", self.tr("网格")), ("cadre", self.tr("联户干部"))]
        )
        self.columns = ChoiceField(
            self.tr("看"),
            [("contacts", self.tr("入户和联系")), ("findings", self.tr("问题和办理"))],
        )
        self.columns.changed.connect(self._show_columns)
        self.period.changed.connect(self._on_period_chosen)
        self.group.changed.connect(self._on_group)
        for field in (self.since, self.until):
            field.line_edit.editingFinished.connect(self._on_dates)
        line = QHBoxLayout()
        line.setSpacing(14)
        for choice in (self.period, self.since, self.until, self.group, self.columns):
            line.addWidget(choice, 1, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.body.addLayout(line)

    def _columns(self) -> list[Column]:
        self._headings = self._figure_words()
        self._figures = [UNIT, *CONTACTS, *FINDINGS[1:]]
        return [self._column(figure) for figure in self._figures]

    def _column(self, figure: str) -> Column:
        words = self._headings[figure]
        if figure == UNIT:
            return Column(words, self._unit_words, is_bold=True, is_whole=True)
        if figure == "rate":
            return Column(
                words,
                lambda line: line.figures.rate,
                100,
                tone=lambda line: Tone.DONE if line.is_fulfilled else Tone.WARNING,
                is_whole=True,
            )
        if figure in COUNTED_BY:
            return Column(
                words, lambda line: getattr(line.figures, figure), 80, RIGHT, is_whole=True
            )
        return Column(
            words, lambda line: str(line.figures.figure(figure)), 56, RIGHT, is_whole=True
        )

    def _show_columns(self) -> None:
        shown = FINDINGS if self.columns.value() == "findings" else CONTACTS
        hidden = set() if self._closes_absent else {"closed"}
        self.table.show_columns(
            [
                number
                for number, figure in enumerate(self._figures)
                if figure == UNIT or (figure in shown and figure not in hidden)
            ]
        )

    def _figure_words(self) -> dict[str, str]:
        return {
            UNIT: self.tr("单位"),
            "rate": self.tr("入户率"),
            "conclusion_rate": self.tr("办结率"),
            "satisfaction_rate": self.tr("满意率"),
            "rated": self.tr("有评价"),
            "satisfied": self.tr("满意"),
            "households": self.tr("应访"),
            "visited": self.tr("已访"),
            "closed": self.tr("外销"),
            "not_visited": self.tr("未访"),
            "visits": self.tr("人次"),
            "home": self.tr("入户"),
            "field": self.tr("田间"),
            "phone": self.tr("电话"),
            "message": self.tr("短信"),
            "card_left": self.tr("留卡"),
            "station": self.tr("来站"),
            "evening_visits": self.tr("夜访"),
            "findings": self.tr("问题"),
            "answered_on_the_spot": self.tr("当场"),
            "reported": self.tr("上报"),
            "concluded": self.tr("销号"),
            "overdue": self.tr("逾期"),
        }

    def _on_period_chosen(self) -> None:
        place = self.period.value()
        if place:
            period = self._periods[int(place)].period
            self.choice_made.emit(period.since, period.until, self.group.value())

    def _on_dates(self) -> None:
        since, until, known = self.since.value(), self.until.value(), self._period
        if since and until and known and (since, until) != (known.since, known.until):
            self.choice_made.emit(since, until, self.group.value())

    def _on_group(self) -> None:
        if self._period is not None:
            self.choice_made.emit(self._period.since, self._period.until, self.group.value())

    def _unit_words(self, line: "StatisticsLine") -> str:
        share = line.figures.share
        if share.group == "village":
            return self.tr("全村")
        return line.name if share.key else self.tr("（未分）")

    def _on_figure_opened(self, line: "StatisticsLine", column: int) -> None:
        figure, share = self._figures[column], line.figures.share
        figure = COUNTED_BY.get(figure, figure)
        if figure in (UNIT, "rate", "not_visited"):
            self.line_opened.emit(self._period, share)
            return
        words = self.tr("{unit}：{figure} {count}").format(
            unit=self._unit_words(line),
            figure=self._headings[figure],
            count=line.figures.figure(figure),
        )
        self.figure_opened.emit(self._period, share, figure, words)
