"""统计图: one chart with its table below; every figure of either opens the records that it counts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.models.charts import Chart
from app.models.work_charts import (
    GRID,
    GROUPINGS,
    MONTH,
    ChartPlace,
    WorkChart,
)
from app.views.chart_view import ChartView
from app.views.figure_table import FigureTable
from app.views.figured_section import FiguredSection
from app.views.forms import ChoiceField
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_table import RIGHT, Column
from app.views.span_words import spoken_span
from app.views.translation import spoken, spoken_pairs
from app.words.chart_words import (
    CHART_AXIS,
    CHART_GROUPING,
    CHART_NOTE,
    CHART_SERIES,
    CHART_SPAN,
    CHART_SUBJECT,
    CHART_UNIT,
)
from app.words.terms import VISIT_CHANNEL
from app.words.work_lines import WorkLine

if TYPE_CHECKING:
    from app.presenters.chart_presenter import Picture


class ChartPage(ListPage):
    """Shows a WorkChart. Its presenter is ChartsPresenter.

    Signals:
        chosen: (str, str, str) what is to be drawn, by what, over which time.
        picture_wanted: (object, float, float, int) a Chart, the room for it, the size of the text.
        figure_wanted: (object, int, int, str) the WorkChart, series, place, and the figure in words.
        records_shown: (str, object) records lie ready to be shown.
        print_wanted, export_wanted: the chart is wanted as a file.
    """

    chosen = Signal(str, str, str)
    picture_wanted = Signal(object, float, float, int)
    figure_wanted = Signal(object, int, int, str)
    records_shown = Signal(str, object)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("统计图"))
        self._work: WorkChart | None = None
        self._drawn: Chart | None = None
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self.subject_field = ChoiceField(
            self.tr("看什么"), spoken_pairs(CHART_SUBJECT), parent=self
        )
        self.by_field = ChoiceField(self.tr("怎么分"), spoken_pairs(CHART_GROUPING), parent=self)
        self.span_field = ChoiceField(self.tr("时间"), spoken_pairs(CHART_SPAN), parent=self)
        self.view = ChartView(self)
        self.told = whole_label("", "body", self)
        self._below = QVBoxLayout()
        self.table = FigureTable([], self.tr("图里的数"), self)
        self._columns: tuple[str, ...] = ()
        self._lay_out_body()
        for field in (self.subject_field, self.by_field, self.span_field):
            field.changed.connect(self._on_chosen)
        self.view.picture_wanted.connect(self._on_picture_wanted)
        self.view.figure_chosen.connect(self._on_figure_chosen)
        self.view.figure_opened.connect(self._open)
        self.setFocusProxy(self.view)

    def show_chart(self, work: WorkChart) -> None:
        """Show the table of this chart, and ask for its picture."""
        self._work = work
        choice = work.choice
        for field, value, choices in (
            (self.subject_field, choice.subject, None),
            (self.by_field, choice.by, GROUPINGS[choice.subject]),
            (self.span_field, choice.span, None),
        ):
            blocker = QSignalBlocker(field)
            if choices is not None:
                field.set_choices([(each, spoken(CHART_GROUPING, each)) for each in choices])
            field.set_value(value)
            blocker.unblock()
        self.set_subtitle(spoken(CHART_NOTE, choice.subject))
        self._show_table(work)
        self.told.set_words("")
        self.view.forget()
        self.view.make_room(len(work.places) if work.kind == "bars" else 0)
        if work.is_empty:
            self._drawn = None
            self.view.show_nothing(
                self.tr("这段时间还没有这样的记录。换一段时间，或者先记走访、登记代办。")
            )
            return
        self._drawn = work.worded(
            self.chart_title(), spoken(CHART_UNIT, choice.subject) if choice.subject in CHART_UNIT else "",
            self._place_words, self._series_words,
        )  # fmt: skip
        self.view.setAccessibleName(self._drawn.title)
        self.view.want_picture()

    def show_picture(self, chart: Chart, picture: "Picture") -> None:
        """The picture is there; one of a chart that is no longer wanted is left out."""
        if chart is self._drawn:
            self.view.show_picture(picture.svg, picture.areas, self.figure_words)

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None:
        """The records behind a figure are there."""
        self.records_shown.emit(title, lines)

    def chart_title(self) -> str:
        """`走访（按月）`."""
        if self._work is None:
            return ""
        words = self.tr("{subject}（{grouping}）")
        choice = self._work.choice
        return words.format(
            subject=spoken(CHART_SUBJECT, choice.subject),
            grouping=spoken(CHART_GROUPING, choice.by),
        )

    def figure_words(self, series: int, place: int) -> str:
        """A figure as it is told: `2026年3月　入户走访：12`."""
        if self._work is None:
            return ""
        figure = self._work.figures[series][place]
        said = self.tr("{place}　{series}：{figure}").format(
            place=self._place_words(self._work.places[place]),
            series=self._series_words(self._work.series[series]),
            figure=figure.text,
        )
        if figure.whole is not None:
            words = self.tr("{said}（{part} ÷ {whole}）")
            said = words.format(said=said, part=len(figure.ids), whole=len(figure.whole))
        return said

    def _show_table(self, work: WorkChart) -> None:
        columns = (work.choice.by, *work.series)
        if columns != self._columns:
            self._columns = columns
            self._replace_table(work)
        self.table.show_records(list(range(len(work.places))))
        self.table.select_row(0)

    def _replace_table(self, work: WorkChart) -> None:
        old = self.table
        columns = [
            Column(spoken(CHART_AXIS, work.choice.by), self._place_cell, is_bold=True),
            *(
                Column(self._series_words(name), self._cell_of(n), 120, RIGHT, is_whole=True)
                for n, name in enumerate(work.series)
            ),
        ]
        self.table = FigureTable(columns, self.tr("图里的数"), self)
        self.table.figure_opened.connect(self._on_cell_opened)
        self._below.replaceWidget(old, self.table)
        QWidget.setTabOrder(self.view, self.table)
        old.hide()
        old.deleteLater()

    def _place_cell(self, place: int) -> str:
        return self._place_words(self._work.places[place]) if self._work else ""

    def _cell_of(self, series: int) -> Any:
        return lambda place: self._work.figures[series][place].text if self._work else ""

    def _place_words(self, place: ChartPlace) -> str:
        by = self._work.choice.by if self._work else ""
        if by == MONTH:
            return spoken_span(place.key)
        if place.name:
            return place.name
        if by == GRID:
            return self.tr("未分网格")
        return spoken(VISIT_CHANNEL, place.key) if place.key else self.tr("未分类")

    def _series_words(self, name: str) -> str:
        return spoken(VISIT_CHANNEL if name in VISIT_CHANNEL else CHART_SERIES, name)

    def _on_chosen(self) -> None:
        self.chosen.emit(
            self.subject_field.value(), self.by_field.value() or MONTH, self.span_field.value()
        )

    def _on_picture_wanted(self, width: int, height: int) -> None:
        if self._drawn is not None:
            points = QApplication.font().pointSize()
            self.picture_wanted.emit(self._drawn, float(width), float(height), points)

    def _on_figure_chosen(self, series: int, place: int) -> None:
        words = self.tr("{figure}，按回车看记录")
        self.told.set_words(words.format(figure=self.figure_words(series, place)))

    def _on_cell_opened(self, place: int, column: int) -> None:
        if column:
            self._open(column - 1, place)

    def _open(self, series: int, place: int) -> None:
        self.figure_wanted.emit(self._work, series, place, self.figure_words(series, place))

    def _lay_out_body(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(14)
        for field in (self.subject_field, self.by_field, self.span_field):
            choices.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        choices.addStretch(1)
        self.body.setSpacing(8)
        self.body.addLayout(choices)
        self.body.addWidget(self.view, 3)
        self.body.addWidget(self.told)
        self._below.addWidget(self.table)
        self.body.addLayout(self._below, 2)


class ChartSection(FiguredSection):
    """The chart, and in its place the records behind one figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ChartPage, parent)
        self.chart_page = self.page
