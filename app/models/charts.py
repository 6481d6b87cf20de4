"""What a chart shows: figures of one or more series, side by side over time or by group."""

from typing import Literal

import msgspec

ChartKind = Literal["columns", "stacked", "bars", "line"]
PERCENT = 100.0


class ChartSeries(msgspec.Struct, frozen=True):
    """Figures with one name, one for each place of the chart; None where there is none."""

    name: str
    values: tuple[float | None, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """`places` are the names along the axis: months, grids, categories.

    Columns stand side by side or stacked, bars lie (for long names), a line runs over time. Figures
    count things unless `is_percent`; then the axis ends at 100.
    """

    title: str
    places: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    kind: ChartKind = "columns"
    unit: str = ""
    is_percent: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError when a series is not as long as the axis."""
        if any(len(series.values) != len(self.places) for series in self.series):
            raise ValueError("a series is not as long as the chart's axis")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: no place, or nothing but noughts."""
        return not any(value for series in self.series for value in series.values)


class ChartArea(msgspec.Struct, frozen=True):
    """Where one figure stands in the drawn chart, from its upper left corner."""

    series: int
    place: int
    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether that point is within."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height
