"""Reads the township's figures over any period: sums over a few decades, years and months."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, LargeBinary, and_, case, func, select

from app.models.town_figures import (
    ALL_CONTACTS,
    ALWAYS,
    DECADE_LENGTH,
    MONTHS,
    YEARS,
    months_in,
    part_of,
    parts_in,
    parts_within,
)
from app.models.visit_statistics import Period
from app.models.visited_bits import households_in
from app.town.ledger.desk_schema import FIGURES, HOME_VISITS, PARTS
from app.town.ledger.figure_counts import WHOLE_TOWN


class FigureQueries:
    """The figures inside one transaction; with `villages` those of no other.

    Attributes:
        villages: those that are asked about, none for all.
    """

    def __init__(
        self, connection: Connection, town_code: str, villages: Collection[str] = ()
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self.villages = sorted(villages)
        self._sums: dict[Period | None, dict[str, int]] = {}
        self._visited: dict[Period, dict[str, int]] = {}

    def sums(self, period: Period | None) -> dict[str, int]:
        """Every measure over a period; None: as it stands now. Looked up once, however many figures of a
        page need it.
        """
        if period not in self._sums:
            self._sums[period] = self._look_up_sums(period)
        return self._sums[period]

    def _look_up_sums(self, period: Period | None) -> dict[str, int]:
        parts = _parts_of(period)
        query = (
            select(FIGURES.c.measure, func.sum(_counted(parts)))
            .where(self._in(), FIGURES.c.span.in_(sorted(parts)))
            .group_by(FIGURES.c.measure)
        )
        return {measure: int(count) for measure, count in self._connection.execute(query).all()}

    def by_village(
        self, measures: Sequence[str], period: Period | None
    ) -> dict[str, dict[str, int]]:
        """Each of these measures by village."""
        parts = _parts_of(period)
        query = (
            select(FIGURES.c.measure, FIGURES.c.village_code, func.sum(_counted(parts)))
            .where(
                FIGURES.c.town_code == self._town_code,
                FIGURES.c.measure.in_(sorted(measures)),
                FIGURES.c.span.in_(sorted(parts)),
                self._one_by_one(),
            )
            .group_by(FIGURES.c.measure, FIGURES.c.village_code)
        )
        found: dict[str, dict[str, int]] = {measure: {} for measure in measures}
        for measure, village, count in self._connection.execute(query).all():
            if count:
                found[measure][village] = int(count)
        return found

    def by_month(self, months: Collection[str]) -> dict[str, dict[str, int]]:
        """Every measure of these months."""
        years = sorted({part_of(month)[0] for month in months})
        counts = (func.sum(FIGURES.c[name]) for name in PARTS[:MONTHS])
        query = (
            select(FIGURES.c.span, FIGURES.c.measure, *counts)
            .where(self._in(), FIGURES.c.span.in_(years))
            .group_by(FIGURES.c.span, FIGURES.c.measure)
        )
        by_year: dict[str, dict[str, Sequence[int]]] = {}
        for year, measure, *until in self._connection.execute(query).all():
            of_months = [int(now - before) for before, now in pairwise([0, *until])]
            by_year.setdefault(year, {})[measure] = of_months
        return {
            month: {name: counts[part] for name, counts in by_year.get(year, {}).items()}
            for month, (year, part) in ((month, part_of(month)) for month in months)
        }

    def contacts_ever(self) -> int:
        """All contacts that have a day."""
        of_all = select(func.sum(FIGURES.c[PARTS[YEARS - 1]])).where(
            self._in(),
            FIGURES.c.measure == ALL_CONTACTS,
            func.length(FIGURES.c.span) == DECADE_LENGTH,
        )
        return int(self._connection.execute(of_all).scalar_one() or 0)

    def days(self, measure: str, period: Period) -> list[tuple[str, int]]:
        """The days of a period on which a measure counts anything, and how much; the latest first."""
        sums = (func.sum(FIGURES.c[name]) for name in PARTS)
        query = (
            select(FIGURES.c.span, *sums)
            .where(self._in(), FIGURES.c.measure == measure)
            .where(FIGURES.c.span.in_(months_in(period)))
            .group_by(FIGURES.c.span)
        )
        counts = {
            f"{month}-{number:02d}": int(now - before)
            for month, *until in self._connection.execute(query).all()
            for number, (before, now) in enumerate(pairwise([0, *until]), start=1)
        }
        days = sorted(counts, reverse=True)
        return [(d, counts[d]) for d in days if counts[d] and period.since <= d <= period.until]

    def covered(self, period: Period) -> dict[str, int]:
        """已访户 by village: households visited at home in the period, each once."""
        return {village: bits.bit_count() for village, bits in self.visited(period).items()}

    def visited(self, period: Period) -> dict[str, int]:
        """The same as bits of `visited_bits`. Looked up once, however many figures of a page need it."""
        if period not in self._visited:
            self._visited[period] = self._look_up_visited(period)
        return self._visited[period]

    def _look_up_visited(self, period: Period) -> dict[str, int]:
        parts, table = parts_within(period), HOME_VISITS
        query = select(table.c.village_code, table.c.span, _visited(parts)).where(
            table.c.town_code == self._town_code, table.c.span.in_(sorted(parts))
        )
        if self.villages:
            query = query.where(table.c.village_code.in_(self.villages))
        visited: dict[str, int] = {}
        for village_code, span, households in self._connection.execute(query).all():
            # SQLite has nothing for a part of a row whose last visit was corrected away.
            found = households_in(households or b"", parts[span][1])
            visited[village_code] = visited.get(village_code, 0) | found
        return visited

    # -- inside

    def _in(self) -> ColumnElement[bool]:
        villages = self.villages or [WHOLE_TOWN]
        return and_(FIGURES.c.town_code == self._town_code, FIGURES.c.village_code.in_(villages))

    def _one_by_one(self) -> ColumnElement[bool]:
        if self.villages:
            return FIGURES.c.village_code.in_(self.villages)
        return FIGURES.c.village_code != WHOLE_TOWN


def _parts_of(period: Period | None) -> Mapping[str, tuple[int, int]]:
    return {ALWAYS: (0, 1)} if period is None else parts_within(period)


def _counted(parts: Mapping[str, tuple[int, int]]) -> ColumnElement[Any]:
    """What a row adds: all up to the last part that counts without what lies before the first."""
    columns = [FIGURES.c[name] for name in PARTS]
    between = {
        span: columns[first + count - 1] - columns[first - 1] if first else columns[count - 1]
        for span, (first, count) in parts.items()
    }
    return case(between, value=FIGURES.c.span)


def _visited(parts: Mapping[str, tuple[int, int]]) -> ColumnElement[bytes]:
    """The bits of a row's parts that count."""
    bits, pieces = HOME_VISITS.c.households, {}
    for span, (first, count) in parts.items():
        width = func.length(bits, type_=Integer) // parts_in(span)
        pieces[span] = func.substr(bits, width * first + 1, width * count, type_=LargeBinary)
    return case(pieces, value=HOME_VISITS.c.span)
