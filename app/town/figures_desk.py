"""The township's dashboard: figures of a period by the published formulas, and the charts of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

import msgspec
from sqlalchemy import Connection

from app.models import town_figures as measures
from app.models.case_states import STATES
from app.models.charts import Chart, ChartSeries
from app.models.deadlines import LEVELS, Vantage
from app.models.errors import OperationRefused
from app.models.rules.ratings import rate_text
from app.models.visit_statistics import CHANNELS, Period, home_visit_rate
from app.town.ledger.case_queries import CaseQueries
from app.town.ledger.database import Ledger
from app.town.ledger.figure_queries import FigureQueries
from app.words.terms import CASE_STATUS, DEADLINE_LEVEL, VISIT_CHANNEL

PERCENT, DECIMALS, LONGEST_DAYS = 100.0, 1, 366 * 30
MONTHS_DRAWN = 24
FIGURE_OF = {
    "visits": (measures.ALL_CONTACTS, ""),
    "home_visits": (measures.CONTACTS[0], ""),
    "coverage": ("", measures.HOUSEHOLDS),
    "received": (measures.RECEIVED, ""),
    "concluded": (measures.CONCLUDED, ""),
    "in_time": (measures.IN_TIME, measures.CONCLUDED),
    "satisfied": (measures.RATED_SATISFIED, measures.RATED),
    "raised": (measures.RAISED, ""),
    "answered": (measures.ANSWERED, ""),
}
"""What each colour of the grid counts: a measure, or a part and the whole of it."""
COLOURED = tuple(FIGURE_OF)
RANKED_BY = ("in_time", "satisfied", "coverage")
CHARTS = ("contacts", "rates", "states", "levels")
BANDS = 5


class Tile(msgspec.Struct, frozen=True):
    """One figure with what it was worked out of; `part` and `whole` are empty for a plain count."""

    key: str
    value: str
    part: int | None = None
    whole: int | None = None


class VillageCell(msgspec.Struct, frozen=True):
    """One village on the grid: its figure as words, and the band of its colour, 0 (none) to 5."""

    village_code: str
    words: str
    band: int


class RankedVillage(msgspec.Struct, frozen=True):
    """One village in the ranking: part and whole of every rate; `place` is 0 without a whole."""

    place: int
    village_code: str
    rates: Mapping[str, tuple[int, int]]


class Dashboard(msgspec.Struct, frozen=True):
    """All that the page shows; each chart has its table in itself."""

    period: Period
    tiles: tuple[Tile, ...]
    charts: Mapping[str, Chart]
    cells: tuple[VillageCell, ...]


class FigureSums(msgspec.Struct, frozen=True):
    """What a period's figures are worked out of: counts of the period, counts as of now, and the
    households that were visited.
    """

    of_period: Mapping[str, int]
    now: Mapping[str, int]
    covered: int


class FiguresDesk:
    """Each call reads one consistent view."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def dashboard(
        self, period: Period, vantage: Vantage, villages: Sequence[str], coloured: str
    ) -> Dashboard:
        """Everything of a period. Raises OperationRefused `figures_period_wrong`."""
        check_period(period)
        with self._ledger.read() as connection:
            queries = FigureQueries(connection, self._ledger.town_code, villages)
            sums = _sums(queries, period)
            charts = {
                name: self._chart(connection, queries, name, period, vantage) for name in CHARTS
            }
            cells = _cells(_by_village(queries, period, coloured), coloured)
        return Dashboard(period, tiles_of([sums]), charts, cells)

    def sums(self, period: Period) -> FigureSums:
        """What the figures of the whole town come from. Raises OperationRefused
        `figures_period_wrong`.
        """
        check_period(period)
        with self._ledger.read() as connection:
            return _sums(FigureQueries(connection, self._ledger.town_code, ()), period)

    def chart(self, name: str, period: Period, vantage: Vantage, villages: Sequence[str]) -> Chart:
        """One of the charts alone. Raises OperationRefused `figures_period_wrong`, `page_unknown`."""
        check_period(period)
        if name not in CHARTS:
            raise OperationRefused("page_unknown")
        with self._ledger.read() as connection:
            queries = FigureQueries(connection, self._ledger.town_code, villages)
            return self._chart(connection, queries, name, period, vantage)

    def ranking(
        self, period: Period, villages: Sequence[str], by: str = RANKED_BY[0]
    ) -> list[RankedVillage]:
        """Villages by one of the rates, best first; equal ones share a place. One whose rate has no whole
        comes last, without a place and never with 100 %.
        """
        with self._ledger.read() as connection:
            queries = FigureQueries(connection, self._ledger.town_code, villages)
            found = {rate: _by_village(queries, period, rate) for rate in RANKED_BY}
        names = sorted(set().union(*found.values()))
        lines = [
            RankedVillage(
                0,
                village,
                {r: (v[0], v[1] or 0) for r in found for v in [found[r].get(village, (0, 0))]},
            )
            for village in names
        ]
        return _placed(sorted(lines, key=lambda line: _rank(line, by)), by)

    def _chart(
        self,
        connection: Connection,
        queries: FigureQueries,
        name: str,
        period: Period,
        vantage: Vantage,
    ) -> Chart:
        match name:
            case "contacts":
                return _contacts(queries, period)
            case "states":
                return _states(queries.sums(None))
            case "levels":
                return self._levels(connection, vantage, queries.villages)
            case _:
                return _rates(queries, period)

    def _levels(self, connection: Connection, vantage: Vantage, villages: Sequence[str]) -> Chart:
        cases = CaseQueries(
            connection, self._ledger.town_code, self._ledger.statements, villages=villages
        )
        counts = cases.level_counts((), vantage)
        values = tuple(float(counts.get(level, 0)) for level in LEVELS)
        places = tuple(DEADLINE_LEVEL[level] for level in LEVELS)
        return Chart(
            title="镇里在办件的时限", places=places, series=(ChartSeries("件", values),), unit="件"
        )


def check_period(period: Period) -> None:
    """Raises OperationRefused `figures_period_wrong` for days that are none, or in the wrong order."""
    try:
        days = date.fromisoformat(period.until) - date.fromisoformat(period.since)
    except ValueError:
        raise OperationRefused("figures_period_wrong") from None
    if not timedelta(0) <= days <= timedelta(days=LONGEST_DAYS):
        raise OperationRefused("figures_period_wrong")


def _rank(line: RankedVillage, by: str) -> tuple[bool, Fraction, int, str]:
    part, whole = line.rates[by]
    return (not whole, Fraction(-part, whole or 1), -whole, line.village_code)


def _placed(lines: Sequence[RankedVillage], by: str) -> list[RankedVillage]:
    placed: list[RankedVillage] = []
    last: tuple[Fraction, int] | None = None
    for number, line in enumerate(lines, start=1):
        part, whole = line.rates[by]
        place = 0
        if whole:
            share = Fraction(part, whole)
            place = last[1] if last and last[0] == share else number
            last = (share, place)
        placed.append(msgspec.structs.replace(line, place=place))
    return placed


def _sums(queries: FigureQueries, period: Period) -> FigureSums:
    covered = sum(queries.covered(period).values())
    return FigureSums(queries.sums(period), queries.sums(None), covered)


def tiles_of(towns: Sequence[FigureSums]) -> tuple[Tile, ...]:
    """The figures of a town, or of several together."""
    sums, now = Counter[str](), Counter[str]()
    for each in towns:
        sums.update(each.of_period)
        now.update(each.now)

    def count(key: str, name: str) -> Tile:
        return Tile(key, f"{sums.get(name, 0):,}")

    def rate(key: str, part: int, whole: int) -> Tile:
        return Tile(key, _rate_words(key, part, whole), part, whole)

    get = sums.get
    return (
        count("visits", measures.ALL_CONTACTS),
        rate("coverage", sum(each.covered for each in towns), now.get(measures.HOUSEHOLDS, 0)),
        count("received", measures.RECEIVED),
        rate(
            "concluded_of_accepted",
            get(measures.ACCEPTED_CONCLUDED, 0),
            get(measures.ACCEPTED, 0),
        ),
        rate("in_time", get(measures.IN_TIME, 0), get(measures.CONCLUDED, 0)),
        rate("satisfied", get(measures.RATED_SATISFIED, 0), get(measures.RATED, 0)),
        count("raised", measures.RAISED),
        count("answered", measures.ANSWERED),
    )


def _rate_words(key: str, part: int, whole: int) -> str:
    words = home_visit_rate if key == "coverage" else rate_text
    return words(part, whole, DECIMALS)


def _contacts(queries: FigureQueries, period: Period) -> Chart:
    months = measures.months_in(period)[-MONTHS_DRAWN:]
    found = queries.by_month(months)
    series = tuple(
        ChartSeries(
            VISIT_CHANNEL[channel],
            tuple(float(found.get(m, {}).get(f"{measures.CONTACT}{channel}", 0)) for m in months),
        )
        for channel in CHANNELS
    )
    return Chart(
        title="联系群众（按方式，逐月）",
        places=_month_words(months),
        series=series,
        kind="stacked",
        unit="次",
    )


def _states(now: Mapping[str, int]) -> Chart:
    counts = {state: now.get(f"{measures.STATE}{state}", 0) for state in STATES}
    shown = [state for state in STATES if counts[state]]
    values = tuple(float(counts[state]) for state in shown)
    places = tuple(CASE_STATUS[state] for state in shown)
    return Chart(
        title="代办件现在的状态",
        places=places,
        series=(ChartSeries("件", values),),
        kind="bars",
        unit="件",
    )


def _rates(queries: FigureQueries, period: Period) -> Chart:
    months = measures.months_in(period)[-MONTHS_DRAWN:]
    found = queries.by_month(months)
    lines = (
        ("按时办结率", measures.IN_TIME, measures.CONCLUDED),
        ("满意率", measures.RATED_SATISFIED, measures.RATED),
    )
    drawn = (
        ChartSeries(name, tuple(_share(found.get(month, {}), part, whole) for month in months))
        for name, part, whole in lines
    )
    series = tuple(each for each in drawn if any(value is not None for value in each.values))
    title = "按时办结率和满意率（逐月）"
    return Chart(
        title=title, places=_month_words(months), series=series, kind="line", is_percent=True
    )


def _share(found: Mapping[str, int], part: str, whole: str) -> float | None:
    return PERCENT * found.get(part, 0) / found[whole] if found.get(whole) else None


def _month_words(months: Sequence[str]) -> tuple[str, ...]:
    """`2026年1月` at each beginning, `2月` after it."""
    return tuple(
        f"{month[:4]}年{int(month[5:])}月"
        if not number or month.endswith("-01")
        else f"{int(month[5:])}月"
        for number, month in enumerate(months)
    )


def _by_village(
    queries: FigureQueries, period: Period, coloured: str
) -> dict[str, tuple[int, int | None]]:
    """The figure of each village: a count, or part and whole."""
    part, whole = FIGURE_OF[coloured]
    if not whole:
        counts = queries.by_village([part], period)[part]
        return {village: (count, None) for village, count in counts.items()}
    if coloured == "coverage":
        parts, wholes = queries.covered(period), queries.by_village([whole], None)[whole]
    else:
        found = queries.by_village([part, whole], period)
        parts, wholes = found[part], found[whole]
    return {village: (parts.get(village, 0), count) for village, count in wholes.items()}


def _cells(found: Mapping[str, tuple[int, int | None]], coloured: str) -> tuple[VillageCell, ...]:
    most = max((part for part, _ in found.values()), default=0)
    cells = []
    for village, (part, whole) in sorted(found.items()):
        top = most if whole is None else whole
        band = min(BANDS, 1 + part * BANDS // top) if top else 0
        words = f"{part:,}" if whole is None else _rate_words(coloured, part, whole)
        cells.append(VillageCell(village, words, band))
    return tuple(cells)
