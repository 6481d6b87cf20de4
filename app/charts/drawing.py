"""One chart as a drawing of reportlab's, and where each figure stands in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.charts.looks import ChartLook
from app.models.charts import PERCENT, Chart, ChartArea, ChartSeries

GAP, SWATCH = 8.0, 10.0
MARKERS = ("FilledCircle", "FilledSquare", "FilledDiamond", "FilledTriangle", "Circle", "Square")
STEPS = (1, 2, 5)
MOST_STEPS = 6
HEADROOM = 1.12
LONGEST_NAME_SHARE = 0.32  # of the width, for the names beside lying bars
MOST_VALUES_WRITTEN = 48  # more would stand in each other's way
ROUNDING = 0.01  # what a sum of lengths may be off by
POINT_REACH = 9.0  # around a point of a line: what counts as pressing it
NOTHING = "–"

LinkOf = Callable[[int, int], tuple[str, str]]
"""Where a figure leads and what is said of it, by series and place."""


class DrawnChart(msgspec.Struct, frozen=True):
    """The drawing, and where its figures stand."""

    drawing: Drawing
    areas: tuple[ChartArea, ...]


def draw_chart(
    chart: Chart, width: float, height: float, look: ChartLook, link_of: LinkOf | None = None
) -> DrawnChart:
    """The chart without its title, as wide and high as told, in points."""
    drawing = Drawing(width, height)
    legend_height = _draw_legend(drawing, chart, look)
    if not _rows(chart):  # lines without a point: reportlab draws none
        return DrawnChart(drawing, ())
    plot = _plot(chart, width, height - legend_height, look)
    drawing.add(plot)
    plot.draw()  # works out where the figures stand
    areas = _areas(chart, plot, height)
    for area in areas if link_of else ():
        assert link_of is not None
        drawing.add(_link(area, height, *link_of(area.series, area.place)))
    return DrawnChart(drawing, areas)


def value_words(value: float | None, chart: Chart) -> str:
    """A figure as it is written: whole, or with a tenth of a percent."""
    if value is None:
        return NOTHING
    return f"{value:.1f}%" if chart.is_percent else f"{value:,.0f}"


def _draw_legend(drawing: Drawing, chart: Chart, look: ChartLook) -> float:
    """The names of the series on top, in their order; returns how high they are."""
    size = look.text_points
    left, top = GAP, drawing.height - size - 2
    if len(chart.series) > 1:
        for number, series in enumerate(chart.series):
            words = stringWidth(series.name, look.face, size)
            if left + SWATCH + GAP + words > drawing.width and left > GAP:
                left, top = GAP, top - size - GAP
            colour = HexColor(look.of_series(number))
            drawing.add(Rect(left, top, SWATCH, SWATCH, fillColor=colour, strokeColor=None))
            drawing.add(_words(left + SWATCH + 5, top, series.name, look))
            left += SWATCH + 5 + words + 2 * GAP
    elif chart.unit:
        drawing.add(_words(GAP, top, chart.unit, look))
    else:
        return size / 2
    return float(drawing.height - top + GAP)


def _plot(chart: Chart, width: float, height: float, look: ChartLook) -> Any:
    kinds = {"bars": HorizontalBarChart, "line": HorizontalLineChart}
    plot = kinds.get(chart.kind, VerticalBarChart)()
    plot.data = [
        [_drawn(value, chart) for value in chart.series[number].values] for number in _rows(chart)
    ]
    size = look.text_points
    top = _highest(chart)
    names = max((stringWidth(place, look.face, size) for place in chart.places), default=0.0)
    figures = stringWidth(value_words(top, chart), look.face, size)
    before = min(names, width * LONGEST_NAME_SHARE) if chart.kind == "bars" else figures
    left = before + 2 * GAP
    plot.x, plot.y = left, size * 2
    plot.width, plot.height = max(width - left - 3 * GAP, 10), max(height - plot.y - size, 10)
    _dress_axes(plot, chart, look, top)
    _dress_series(plot, chart, look)
    return plot


def _dress_axes(plot: Any, chart: Chart, look: ChartLook, top: float) -> None:
    step = step_of(top)
    values, places = plot.valueAxis, plot.categoryAxis
    values.valueMin, values.valueMax, values.valueStep = 0, top, step
    values.labelTextFormat = lambda value: f"{value:,.0f}%" if chart.is_percent else f"{value:,.0f}"
    values.visibleGrid, values.visibleTicks = True, False
    values.gridStrokeColor, values.strokeColor = HexColor(look.line), None
    room = plot.height if chart.kind == "bars" else plot.width
    places.categoryNames = [
        _fitting(place, look, plot.x - 2 * GAP) if chart.kind == "bars" else place
        for place in _thinned(chart, look, room)
    ]
    places.strokeColor, places.visibleTicks = HexColor(look.ink_soft), False
    if chart.kind == "bars":
        places.reverseDirection = 1  # the first name on top
    if chart.kind == "line":
        plot.joinedLines = 1
    for axis in (values, places):
        axis.labels.fontName, axis.labels.fontSize = look.face, look.text_points
        axis.labels.fillColor = HexColor(look.ink_soft)


def _dress_series(plot: Any, chart: Chart, look: ChartLook) -> None:
    if chart.kind == "line":
        for row, number in enumerate(_rows(chart)):
            colour = HexColor(look.of_series(number))
            plot.lines[row].strokeColor, plot.lines[row].strokeWidth = colour, 2
            mark = makeMarker(MARKERS[number % len(MARKERS)])
            mark.size, mark.fillColor, mark.strokeColor = 7, colour, colour
            plot.lines[row].symbol = mark
    else:
        plot.groupSpacing, plot.barSpacing = 10, 1
        plot.categoryAxis.style = "stacked" if chart.kind == "stacked" else "parallel"
        for row, number in enumerate(_rows(chart)):
            plot.bars[row].fillColor = HexColor(look.of_series(number))
            plot.bars[row].strokeColor = None
    figures = len(chart.places) * len(chart.series)
    if chart.kind != "stacked" and figures <= MOST_VALUES_WRITTEN:
        _write_values(plot, chart, look)


def _write_values(plot: Any, chart: Chart, look: ChartLook) -> None:
    if chart.kind == "line":
        labels = plot.lineLabels
        plot.lineLabelNudge = 9
        plot.lineLabelFormat = "values"
        plot.lineLabelArray = [
            [value_words(series.values[place], chart) for place in _known(series)]
            for series in (chart.series[number] for number in _rows(chart))
        ]
    else:
        labels = plot.barLabels
        labels.nudge = 9 if chart.kind != "bars" else 4
        if chart.kind == "bars":
            labels.boxAnchor = "w"  # beside the bar, however long the figure
        plot.barLabelFormat = lambda value: value_words(value, chart) if value else ""
    labels.fontName, labels.fontSize = look.face, look.text_points - 1
    labels.fillColor = HexColor(look.ink)


def _known(series: ChartSeries) -> list[int]:
    """The places that have a figure: reportlab leaves the others out of a line's points."""
    return [place for place, value in enumerate(series.values) if value is not None]


def _rows(chart: Chart) -> list[int]:
    """The series in the order in which they are drawn: lying bars are drawn from below. A line
    without a figure is not drawn.
    """
    numbers = list(range(len(chart.series)))
    if chart.kind == "line":
        return [number for number in numbers if _known(chart.series[number])]
    return numbers[::-1] if chart.kind == "bars" else numbers


def _drawn(value: float | None, chart: Chart) -> float | None:
    return 0 if value is None and chart.kind != "line" else value


def _highest(chart: Chart) -> float:
    """Where the axis of figures ends."""
    if chart.is_percent:
        return PERCENT
    columns = zip(*(series.values for series in chart.series), strict=True)
    heights = [
        sum(v or 0 for v in column) if chart.kind == "stacked" else max(v or 0 for v in column)
        for column in columns
    ]
    most = max(heights, default=0) * HEADROOM
    step = step_of(most)
    return float(max(step, -(-most // step) * step))


def step_of(top: float) -> float:
    """How far apart the lines of the axis are: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in STEPS:
            if top <= step * power * MOST_STEPS:
                return float(step * power)
        power *= 10


def _thinned(chart: Chart, look: ChartLook, room: float) -> Sequence[str]:
    """The names along the axis, only so many that none touches the next."""
    if not chart.places or chart.kind == "bars":
        return chart.places
    widest = (
        max(stringWidth(place, look.face, look.text_points) for place in chart.places) + 2 * GAP
    )
    every = max(1, -(-int(widest * len(chart.places)) // max(int(room), 1)))
    return [place if n % every == 0 else "" for n, place in enumerate(chart.places)]


def _fitting(name: str, look: ChartLook, room: float) -> str:
    if stringWidth(name, look.face, look.text_points) <= room + ROUNDING:
        return name
    while name and stringWidth(f"{name}…", look.face, look.text_points) > room:
        name = name[:-1]
    return f"{name}…"


def _areas(chart: Chart, plot: Any, height: float) -> tuple[ChartArea, ...]:
    """Where the figures stand. Bars may be pressed over their whole depth, so that low ones too
    can be met.
    """
    if not chart.places or not chart.series:
        return ()
    return tuple(
        _areas_of_points(chart, plot, height)
        if chart.kind == "line"
        else _areas_of_bars(chart, plot, height)
    )


def _areas_of_points(chart: Chart, plot: Any, height: float) -> Iterator[ChartArea]:
    size = 2 * POINT_REACH
    for number, positions in zip(_rows(chart), plot._positions, strict=True):
        for place, (x, y) in zip(_known(chart.series[number]), positions, strict=True):
            left, top = x - POINT_REACH, height - y - POINT_REACH
            yield ChartArea(number, place, left, top, size, size)


def _areas_of_bars(chart: Chart, plot: Any, height: float) -> Iterator[ChartArea]:
    for number, row in zip(_rows(chart), plot._barPositions, strict=True):
        for place, (x, y, across, up) in enumerate(row):
            left, low = min(x, x + across), min(y, y + up)
            width = plot.width if chart.kind == "bars" else abs(across)
            tall = plot.height if chart.kind == "columns" else abs(up)
            if width > ROUNDING and tall > ROUNDING:
                yield ChartArea(number, place, left, height - low - tall, width, tall)


def _link(area: ChartArea, height: float, address: str, words: str) -> Rect:
    rect = Rect(area.left, height - area.top - area.height, area.width, area.height)
    rect.fillColor, rect.strokeColor = Color(1, 1, 1, 0.01), None
    rect.__dict__.update(hrefURL=address, hrefTitle=words)
    return rect


def _words(left: float, baseline: float, text: str, look: ChartLook) -> String:
    return String(
        left,
        baseline + 1,
        text,
        fontName=look.face,
        fontSize=look.text_points,
        fillColor=HexColor(look.ink_soft),
    )
