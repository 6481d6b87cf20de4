"""What happens on the page of charts (统计图): what is drawn, and the records behind each figure. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.charts import Chart, ChartArea
from app.models.list_papers import ListColumn, ListContent
from app.models.scorecards import check_channels
from app.models.work import Worker
from app.models.work_charts import (
    COVERAGE,
    GROUPINGS,
    MONTH,
    VISITS,
    ChartChoice,
    ChartedFigure,
    ChartPlace,
    ChartSource,
    WorkChart,
    month_periods,
    period_of,
    span_of_period,
    work_chart,
)
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, ListMaking, list_content
from app.presenters.runner import Runner
from app.presenters.work_lines import lines_of
from app.presenters.work_queue import WorkQueue
from app.presenters.work_reading import read_work
from app.words.chart_words import (
    CHART_AXIS,
    CHART_GROUPING,
    CHART_NOTE,
    CHART_SERIES,
    CHART_SUBJECT,
    CHART_UNIT,
    NO_CATEGORY,
    NO_GRID,
)
from app.words.terms import VISIT_CHANNEL
from app.words.work_lines import WorkLine

WIDEST_TABLE = 4  # columns of figures on upright paper


class Picture(Protocol):
    """A drawn chart: an SVG picture, and where its figures stand."""

    @property
    def svg(self) -> str: ...

    @property
    def areas(self) -> Sequence[ChartArea]: ...


class ChartsScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_chart(self, chart: WorkChart) -> None:
        """Show this chart's table, and ask for its picture."""
        ...

    def show_picture(self, chart: Chart, picture: Picture) -> None:
        """Show the picture of a chart, unless another is wanted by now."""
        ...

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None:
        """Show the records behind a figure."""
        ...


class ChartDrawing(msgspec.Struct, frozen=True):
    """How charts become pictures: `dressed` is asked on the screen's thread for how they look now,
    and the drawing is done on that of papers.
    """

    drawing: WorkQueue
    dressed: Callable[[int], Callable[[Chart, float, float], Picture]]


class ChartsPresenter(FiledListPresenter[ChartsScreen]):
    """Charts of visits, coverage, cases, appeals and satisfaction."""

    _choice = ChartChoice()

    def __init__(
        self,
        screen: ChartsScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: ListMaking,
        drawing: ChartDrawing,
    ) -> None:
        super().__init__(screen, runner, actor, making)
        self._drawing = drawing

    def refresh(self) -> None:
        """Count anew."""
        choice, actor = self._choice, self._actor()

        def show(chart: WorkChart) -> None:
            if choice == self._choice:
                self._screen.show_chart(chart)

        self._runner.run(
            lambda desk: read_chart(desk, actor, choice), show, self._screen.show_problem
        )

    def choose(self, subject: str, by: str, span: str) -> None:
        """Another chart; what cannot be parted that way is parted by month."""
        choice = ChartChoice(subject, by if by in GROUPINGS[subject] else MONTH, span)
        if choice != self._choice:
            self._choice = choice
            self.refresh()

    def draw(self, chart: Chart, width: float, height: float, points: int) -> None:
        """Make the picture of a chart, beside the window's thread."""
        draw = self._drawing.dressed(points)
        self._drawing.drawing.submit(
            lambda: draw(chart, width, height),
            lambda picture: self._screen.show_picture(chart, picture),
            self._screen.show_problem,
        )

    def open_figure(self, chart: WorkChart, series: int, place: int, title: str) -> None:
        """The records behind a figure: of a rate all of its whole, those of its part marked."""
        actor, figure = self._actor(), chart.figures[series][place]
        period = chart.period
        if chart.choice.subject == COVERAGE and chart.choice.by == MONTH:
            period = month_periods(period)[chart.places[place].key]

        def read(desk: Desk) -> list[WorkLine]:
            work = read_work(desk, actor, Worker(), span_of_period(period))
            wanted = figure.ids if figure.whole is None else figure.whole
            counted = set(figure.ids)
            return [
                msgspec.structs.replace(line, is_counted=line.id in counted)
                for line in lines_of(desk, work, figure.kind, wanted)
            ]

        self._runner.run(
            read,
            lambda lines: self._screen.show_records(title, lines),
            self._screen.show_problem,
        )

    def print_chart(self) -> None:
        """The chart with its table on paper."""
        self._files.print_list(self._content)

    def export(self) -> None:
        """The table as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return chart_content(desk, actor, read_chart(desk, actor, self._choice))


def read_chart(desk: Desk, actor: Actor, choice: ChartChoice) -> WorkChart:
    """The chart as it stands now. Raises OperationRefused `report_parts_unequal`."""
    period = period_of(choice.span, desk.workplace.today())
    figures, store = desk.store.visit_figures, desk.store
    work = read_work(desk, actor, Worker(), span_of_period(period))
    check_channels(work)
    with store.reading():
        months = month_periods(period) if choice.subject == COVERAGE else {}
        source = ChartSource(
            work=work,
            reach=figures.reach(period),
            reach_by_month={month: figures.reach(days) for month, days in months.items()},
            grid_of=figures.grids_of_households(),
            grid_names={grid.id: grid.name for grid in store.stations.grids()},
            decimals=desk.workplace.profile.reports.decimals,
        )
    return work_chart(choice, source, period)


def chart_content(desk: Desk, actor: Actor, chart: WorkChart) -> ListContent:
    """A chart on paper with its table below, or the table alone in a spreadsheet."""
    choice = chart.choice
    title = f"{CHART_SUBJECT[choice.subject]}（{CHART_GROUPING[choice.by]}）"
    columns = (ListColumn(CHART_AXIS[choice.by], (), 2.0), *_columns(chart))
    rows = tuple(
        (place_words(chart, place), *(_cell(row[n]) for row in chart.figures))
        for n, place in enumerate(chart.places)
    )
    drawn = chart.worded(
        title,
        CHART_UNIT.get(choice.subject, ""),
        lambda place: place_words(chart, place),
        series_words,
    )
    return list_content(
        desk,
        actor,
        "work_chart",
        title=f"{title}统计图",
        columns=columns,
        rows=rows,
        chosen=f"{chart.period.since} 至 {chart.period.until}",
        note=CHART_NOTE[choice.subject],
        signatures=("制表人", "审核人"),
        is_across=len(chart.series) > WIDEST_TABLE,
        chart=None if chart.is_empty else drawn,
    )


def place_words(chart: WorkChart, place: ChartPlace) -> str:
    """A place on the axis as papers say it."""
    if chart.choice.by == MONTH:
        year, _, month = place.key.partition("-")
        return f"{year}年{int(month)}月"
    if place.name:
        return place.name
    if chart.choice.by == "grid":
        return NO_GRID
    return VISIT_CHANNEL.get(place.key, place.key) or NO_CATEGORY


def series_words(name: str) -> str:
    """A series as papers say it."""
    return VISIT_CHANNEL.get(name, "") or CHART_SERIES.get(name, name)


def _columns(chart: WorkChart) -> list[ListColumn]:
    is_summed = not chart.is_percent and chart.choice.subject == VISITS
    return [ListColumn(series_words(name), (), 1.0, is_summed=is_summed) for name in chart.series]


def _cell(figure: ChartedFigure) -> str | int:
    return len(figure.ids) if figure.whole is None else figure.text
