"""The records behind each figure of the dashboard, page by page, with the figure itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from app.models.case_states import STATES
from app.models.charts import Chart
from app.models.deadlines import LEVELS, Vantage, due_spans, is_of_town
from app.models.errors import OperationRefused
from app.models.records import Record
from app.models.town_figures import (
    ACCEPTED,
    ACCEPTED_CONCLUDED,
    ALL_CONTACTS,
    ANSWERED,
    CONCLUDED,
    CONTACTS,
    HOUSEHOLDS,
    IN_TIME,
    RAISED,
    RATED,
    RATED_SATISFIED,
    RECEIVED,
    STATE,
    month_period,
    months_in,
)
from app.models.visit_statistics import Period
from app.town.figures_desk import MONTHS_DRAWN, check_period
from app.town.ledger.case_queries import CaseQueries, ListFilter, PageKey
from app.town.ledger.database import Ledger
from app.town.ledger.figure_records import ON_DAYS, FigureRecords
from app.words.terms import CASE_STATUS

COVERED, LEVEL = "covered", "level_"
BEHIND_TILE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "visits": (ALL_CONTACTS, ""),
        "coverage": (HOUSEHOLDS, COVERED),
        "received": (RECEIVED, ""),
        "concluded_of_accepted": (ACCEPTED, ACCEPTED_CONCLUDED),
        "in_time": (CONCLUDED, IN_TIME),
        "satisfied": (RATED, RATED_SATISFIED),
        "raised": (RAISED, ""),
        "answered": (ANSWERED, ""),
    }
)
"""Which list a tile opens: of a rate that of its whole, and that of its part."""
BEHIND_COLOUR: Mapping[str, str] = MappingProxyType(
    {key: whole for key, (whole, _) in BEHIND_TILE.items()}
    | {"home_visits": CONTACTS[0], "concluded": CONCLUDED}
)
"""Which list a village on the grid opens, by what the grid is coloured by."""


class ListedRecord(msgspec.Struct, frozen=True):
    """One record behind a figure; `day` is the one on which it counts, empty for what stands now."""

    record: Record
    day: str
    is_part: bool
    key: PageKey


class FigureList(msgspec.Struct, frozen=True):
    """A figure and a page of its records; with `next_after` there are more."""

    figure: str
    count: int
    records: Sequence[ListedRecord]
    next_after: PageKey | None


class FigureLists:
    """Each call reads one consistent view."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def page(
        self,
        figure: str,
        period: Period,
        vantage: Vantage,
        villages: Sequence[str],
        after: PageKey | None,
        limit: int,
    ) -> FigureList:
        """What stands behind a figure, in these villages or in all.

        Raises OperationRefused `figures_period_wrong`, `page_unknown`.
        """
        check_period(period)
        with self._ledger.read() as connection:
            own = (connection, self._ledger.town_code, self._ledger.statements)
            records = FigureRecords(*own, villages)
            if figure in ON_DAYS:
                count = records.figures.sums(period).get(figure, 0)
                found = [
                    ListedRecord(each.record, each.day, each.is_part, each.key)
                    for each in records.on_days(figure, period, after, limit + 1)
                ]
            elif figure in (HOUSEHOLDS, COVERED):
                count, found = _households(records, figure, period, after, limit + 1)
            else:
                cases = CaseQueries(*own, villages=villages)
                count, found = _cases(records, cases, figure, vantage, after, limit + 1)
        is_more = len(found) > limit
        return FigureList(figure, count, found[:limit], found[limit - 1].key if is_more else None)


def behind_chart(name: str, chart: Chart, period: Period) -> list[list[tuple[str, Period]]]:
    """Which list each number in the table behind a chart opens: by row, then by series."""
    if name == "states":
        states = {words: f"{STATE}{state}" for state, words in CASE_STATUS.items()}
        return [[(states[place], period)] for place in chart.places]
    if name == "levels":
        return [[(f"{LEVEL}{level}", period)] for level in LEVELS]
    wholes = {"按时办结率": CONCLUDED, "满意率": RATED}
    figures = CONTACTS if name == "contacts" else [wholes[each.name] for each in chart.series]
    return [
        [(figure, month_period(month)) for figure in figures]
        for month in months_in(period)[-MONTHS_DRAWN:]
    ]


def _households(
    records: FigureRecords, figure: str, period: Period, after: PageKey | None, limit: int
) -> tuple[int, list[ListedRecord]]:
    if figure == COVERED:
        count = sum(records.figures.covered(period).values())
        homes = records.visited_households(period, after, limit)
    else:
        count = records.figures.sums(None).get(HOUSEHOLDS, 0)
        homes = records.households(after, limit)
    visited = records.visited_among({home.village_code for home in homes}, period)
    return count, [
        ListedRecord(
            home,
            "",
            (home.village_code, home.id) in visited,
            PageKey(f"{home.village_code}/{home.number}", home.id),
        )
        for home in homes
    ]


def _cases(
    records: FigureRecords,
    cases: CaseQueries,
    figure: str,
    vantage: Vantage,
    after: PageKey | None,
    limit: int,
) -> tuple[int, list[ListedRecord]]:
    """Cases as they stand now, by state or by level of their deadline."""
    state, level = figure.removeprefix(STATE), figure.removeprefix(LEVEL)
    if figure == f"{STATE}{state}" and state in STATES:
        count, wanted = records.figures.sums(None).get(figure, 0), ListFilter(states=(state,))
    elif figure == f"{LEVEL}{level}" and level in LEVELS:
        spans = tuple(each for each in due_spans((level,), vantage) if is_of_town(each))
        count = cases.level_counts((), vantage).get(level, 0)
        wanted = ListFilter(spans=spans)
    else:
        raise OperationRefused("page_unknown")
    return count, [
        ListedRecord(case, "", False, PageKey(case.updated_at, case.id))
        for case in cases.cases(wanted, after, limit)
    ]
