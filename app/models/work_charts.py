"""Charts of a station's work over months, by kind and by grid: every figure with the records behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import msgspec

from app.models.appeal_figures import Span, figures_of
from app.models.charts import PERCENT, Chart, ChartKind, ChartSeries
from app.models.moments import china_date_of
from app.models.records import Appeal, Case
from app.models.rules.ratings import rate_text
from app.models.scorecards import APPEAL, CASE, HOUSEHOLD, VISIT
from app.models.visit_statistics import CHANNELS, HouseholdReach, Period, home_visit_rate
from app.models.work import Work

VISITS, COVERAGE, CASES, APPEALS, SATISFACTION = SUBJECTS = (
    "visits", "coverage", "cases", "appeals", "satisfaction",
)  # fmt: skip
MONTH, CATEGORY, GRID = "month", "category", "grid"
GROUPINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        VISITS: (MONTH, CATEGORY, GRID),
        COVERAGE: (MONTH, GRID),
        CASES: (MONTH, CATEGORY, GRID),
        APPEALS: (MONTH, CATEGORY, GRID),
        SATISFACTION: (MONTH, CATEGORY, GRID),
    }
)
"""By what a subject may be parted."""
TWELVE_MONTHS, THIS_YEAR, LAST_YEAR = SPANS = ("twelve_months", "this_year", "last_year")
CONCLUDED_STATES = frozenset({"concluded", "delivered", "rated", "followed_up", "written_off"})
_MONTHS = 12
_DAY = timedelta(days=1)


class ChartChoice(msgspec.Struct, frozen=True):
    """What is to be drawn."""

    subject: str = VISITS
    by: str = MONTH
    span: str = TWELVE_MONTHS


class ChartPlace(msgspec.Struct, frozen=True):
    """A place on the axis. Months and channels are told by their key, what people named by `name`."""

    key: str
    name: str = ""


class ChartedFigure(msgspec.Struct, frozen=True):
    """One figure: `ids` are the records that it counts; a rate has those of its `whole` too."""

    kind: str
    ids: tuple[str, ...]
    whole: tuple[str, ...] | None = None
    decimals: int = 1

    @property
    def value(self) -> float | None:
        """What is drawn; None for a rate of nothing. Coverage is cut off, as its words are."""
        if self.whole is None:
            return float(len(self.ids))
        if self.kind == HOUSEHOLD and self.whole:
            return len(self.ids) * 1_000 // len(self.whole) / 10
        return PERCENT * len(self.ids) / len(self.whole) if self.whole else None

    @property
    def text(self) -> str:
        """The figure in words. Coverage is cut off and never rounded up to all."""
        if self.whole is None:
            return str(len(self.ids))
        rate = home_visit_rate if self.kind == HOUSEHOLD else rate_text
        return rate(len(self.ids), len(self.whole), self.decimals)


class WorkChart(msgspec.Struct, frozen=True):
    """A chart before it has words: figures by series and then by place."""

    choice: ChartChoice
    period: Period
    kind: ChartKind
    places: tuple[ChartPlace, ...]
    series: tuple[str, ...]
    figures: tuple[tuple[ChartedFigure, ...], ...]

    @property
    def is_percent(self) -> bool:
        """Whether it shows rates."""
        return self.choice.subject in (COVERAGE, SATISFACTION)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind any figure."""
        return not any(figure.whole or figure.ids for row in self.figures for figure in row)

    def worded(
        self, title: str, unit: str, place_of: Callable[[ChartPlace], str], series_of: Callable[[str], str]
    ) -> Chart:  # fmt: skip
        """The chart as it is drawn, in somebody's words."""
        return Chart(
            title=title,
            places=tuple(place_of(place) for place in self.places),
            series=tuple(
                ChartSeries(series_of(name), tuple(figure.value for figure in row))
                for name, row in zip(self.series, self.figures, strict=True)
            ),
            kind=self.kind,
            unit=unit,
            is_percent=self.is_percent,
        )


class ChartSource(msgspec.Struct, frozen=True):
    """What charts are made of: the work of a period, how households were reached in it and in each of
    its months, and the grid of each household, those that have left or were merged among them.
    """

    work: Work
    reach: Sequence[HouseholdReach]
    reach_by_month: Mapping[str, Sequence[HouseholdReach]]
    grid_of: Mapping[str, str]
    grid_names: Mapping[str, str]
    decimals: int = 1


def period_of(span: str, today: date) -> Period:
    """The days of a span: twelve months and this year end today."""
    if span == LAST_YEAR:
        return Period(f"{today.year - 1}-01-01", f"{today.year - 1}-12-31")
    if span == THIS_YEAR:
        return Period(f"{today.year}-01-01", today.isoformat())
    months = today.year * _MONTHS + today.month - _MONTHS
    return Period(date(months // _MONTHS, months % _MONTHS + 1, 1).isoformat(), today.isoformat())


def month_periods(period: Period) -> dict[str, Period]:
    """Each month that a period touches, as `YYYY-MM`, with its days within the period."""
    day, until = date.fromisoformat(period.since), date.fromisoformat(period.until)
    months = {}
    while day <= until:
        after = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        months[f"{day:%Y-%m}"] = Period(day.isoformat(), min(after - _DAY, until).isoformat())
        day = after
    return months


def span_of_period(period: Period) -> Span:
    """The same days as work is read by."""
    return Span(date.fromisoformat(period.since), date.fromisoformat(period.until))


def work_chart(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    """The chart of a choice. Raises OperationRefused `report_parts_unequal`."""
    makers: Mapping[str, Callable[[ChartChoice, ChartSource, Period], WorkChart]] = {
        VISITS: _visits,
        COVERAGE: _coverage,
        CASES: _cases,
        APPEALS: _appeals,
        SATISFACTION: _satisfaction,
    }
    return _without_empty_rest(makers[choice.subject](choice, source, period))


def _visits(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    visits = source.work.visits
    if choice.by == CATEGORY:
        parts = _parted(visits, lambda visit: visit.channel)
        places = [ChartPlace(channel) for channel in CHANNELS]
        row = tuple(ChartedFigure(VISIT, _ids(parts.get(each.key, ()))) for each in places)
        return WorkChart(choice, period, "bars", tuple(places), ("visits",), (row,))
    places = _places(choice, source, period)
    key_of = _key_of(choice, source, lambda visit: visit.visited_on)
    parts = _parted(visits, key_of)
    figures = tuple(
        tuple(
            ChartedFigure(VISIT, _ids(v for v in parts.get(p.key, ()) if v.channel == channel))
            for p in places
        )
        for channel in CHANNELS
    )
    return WorkChart(choice, period, "stacked", tuple(places), CHANNELS, figures)


def _coverage(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    if choice.by == GRID:
        found = _parted(source.reach, _key_of(choice, source, _no_day))
    else:
        found = {month: list(reach) for month, reach in source.reach_by_month.items()}
    places = _places(choice, source, period)
    row = tuple(_covered(found.get(place.key, ()), source.decimals) for place in places)
    kind: ChartKind = "bars" if choice.by == GRID else "columns"
    return WorkChart(choice, period, kind, tuple(places), ("covered",), (row,))


def _covered(reach: Iterable[HouseholdReach], decimals: int) -> ChartedFigure:
    known = list(reach)
    visited = tuple(each.household_id for each in known if each.is_visited)
    whole = tuple(each.household_id for each in known)
    return ChartedFigure(HOUSEHOLD, visited, whole, decimals)


def _cases(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    places, parts = _grouped(choice, source, period, source.work.cases, _received_on, _category)
    received = tuple(ChartedFigure(CASE, _ids(parts.get(p.key, ()))) for p in places)
    concluded = tuple(
        ChartedFigure(CASE, _ids(c for c in parts.get(p.key, ()) if is_concluded(c)))
        for p in places
    )
    kind: ChartKind = "columns" if choice.by == MONTH else "bars"
    rows = (received, concluded)
    return WorkChart(choice, period, kind, tuple(places), ("received", "concluded"), rows)


def is_concluded(case: Case) -> bool:
    """Whether the township has answered it with a result."""
    return case.status in CONCLUDED_STATES or bool(case.outcome)


def _appeals(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    appeals = source.work.appeals
    places, parts = _grouped(choice, source, period, appeals, _raised_on, _class)
    rows = tuple(
        tuple(_appeal_figure(parts.get(p.key, ()), key, source.decimals) for p in places)
        for key in ("received", "concluded")
    )
    kind: ChartKind = "columns" if choice.by == MONTH else "bars"
    return WorkChart(choice, period, kind, tuple(places), ("received", "concluded"), rows)


def _satisfaction(choice: ChartChoice, source: ChartSource, period: Period) -> WorkChart:
    work, decimals = source.work, source.decimals
    places, parts = _grouped(choice, source, period, work.appeals, _raised_on, _class)
    appeals = tuple(
        _appeal_figure(parts.get(p.key, ()), "satisfaction_rate", decimals) for p in places
    )
    if choice.by == CATEGORY:
        return WorkChart(choice, period, "bars", tuple(places), (APPEAL,), (appeals,))
    _, parts = _grouped(choice, source, period, work.cases, _received_on, _category)
    cases = tuple(_case_satisfaction(parts.get(p.key, ()), decimals) for p in places)
    kind: ChartKind = "line" if choice.by == MONTH else "bars"
    return WorkChart(choice, period, kind, tuple(places), (APPEAL, CASE), (appeals, cases))


def _appeal_figure(appeals: Iterable[Appeal], key: str, decimals: int) -> ChartedFigure:
    """One of the figures of 统计报表, over these appeals."""
    known = {figure.key: figure for figure in figures_of(list(appeals), decimals)}[key]
    whole = known.whole
    if key == "satisfaction_rate":
        return ChartedFigure(APPEAL, known.ids, whole or (), decimals)
    return ChartedFigure(APPEAL, known.ids)


def _case_satisfaction(cases: Iterable[Case], decimals: int) -> ChartedFigure:
    asked = [case for case in cases if case.is_satisfied is not None]
    satisfied = tuple(case.id for case in asked if case.is_satisfied)
    return ChartedFigure(CASE, satisfied, tuple(case.id for case in asked), decimals)


# -- by month, by kind, by grid


def _grouped(
    choice: ChartChoice,
    source: ChartSource,
    period: Period,
    records: Sequence[Any],
    day_of: Callable[[Any], str],
    category_of: Callable[[Any], str],
) -> tuple[list[ChartPlace], dict[str, list[Any]]]:
    if choice.by == CATEGORY:
        parts = _parted(records, category_of)
        names = sorted(parts, key=lambda name: (-len(parts[name]), name))
        return [ChartPlace(name, name) for name in names], parts
    return _places(choice, source, period), _parted(records, _key_of(choice, source, day_of))


def _places(choice: ChartChoice, source: ChartSource, period: Period) -> list[ChartPlace]:
    if choice.by == MONTH:
        return [ChartPlace(month) for month in month_periods(period)]
    named = sorted(source.grid_names.items(), key=lambda pair: (pair[1], pair[0]))
    return [*(ChartPlace(grid_id, name) for grid_id, name in named), ChartPlace("")]


def _without_empty_rest(chart: WorkChart) -> WorkChart:
    """Households in no grid are told only where something stands behind them."""
    last = len(chart.places) - 1
    if chart.choice.by != GRID or any(row[last].ids or row[last].whole for row in chart.figures):
        return chart
    return msgspec.structs.replace(
        chart, places=chart.places[:last], figures=tuple(row[:last] for row in chart.figures)
    )


def _key_of(
    choice: ChartChoice, source: ChartSource, day_of: Callable[[Any], str]
) -> Callable[[Any], str]:
    if choice.by == MONTH:
        return lambda record: day_of(record)[:7]

    def grid_of(record: Any) -> str:
        grid = source.grid_of.get(record.household_id, "")
        return grid if grid in source.grid_names else ""

    return grid_of


def _parted(records: Iterable[Any], key_of: Callable[[Any], str]) -> dict[str, list[Any]]:
    parts: dict[str, list[Any]] = {}
    for record in records:
        parts.setdefault(key_of(record), []).append(record)
    return parts


def _no_day(_record: object) -> str:
    return ""


def _received_on(case: Case) -> str:
    return china_date_of(case.station_received_at).isoformat()


def _raised_on(appeal: Appeal) -> str:
    return appeal.raised_on


def _category(case: Case) -> str:
    return case.category


def _class(appeal: Appeal) -> str:
    return appeal.appeal_class


def _ids(records: Iterable[Any]) -> tuple[str, ...]:
    return tuple(record.id for record in records)
