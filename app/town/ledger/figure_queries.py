"""Reads the township's figures over any period: sums of a few years, months and days."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.models.town_figures import ALWAYS, grains_in
from app.models.visit_statistics import Period
from app.models.visited_bits import households_within, parts_within
from app.town.ledger.desk_schema import FIGURES, HOME_VISITS
from app.town.ledger.figure_keeper import WHOLE_TOWN


class FigureQueries:
    """The figures inside one transaction; with `villages` those of no other."""

    def __init__(
        self, connection: Connection, town_code: str, villages: Collection[str] = ()
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._villages = sorted(villages)
        self._covered: dict[Period, dict[str, int]] = {}

    def sums(self, period: Period | None) -> dict[str, int]:
        """Every measure over a period; None: as it stands now."""
        table = FIGURES
        query = (
            select(table.c.measure, func.sum(table.c["count"]))
            .where(self._in(table), table.c.grain.in_(_grains(period)))
            .group_by(table.c.measure)
        )
        return {measure: int(count) for measure, count in self._connection.execute(query)}

    def by_village(self, measures: Collection[str], period: Period | None) -> dict[str, int]:
        """The sum of these measures by village."""
        return self._by_village(measures, _grains(period))

    def _by_village(self, measures: Collection[str], grains: Collection[str]) -> dict[str, int]:
        table = FIGURES
        query = (
            select(table.c.village_code, func.sum(table.c["count"]))
            .where(
                table.c.town_code == self._town_code,
                table.c.measure.in_(sorted(measures)),
                table.c.grain.in_(sorted(grains)),
                self._one_by_one(table),
            )
            .group_by(table.c.village_code)
        )
        return {village: int(count) for village, count in self._connection.execute(query)}

    def by_month(self, months: Collection[str]) -> dict[str, dict[str, int]]:
        """Every measure of these months."""
        table = FIGURES
        query = (
            select(table.c.grain, table.c.measure, func.sum(table.c["count"]))
            .where(self._in(table), table.c.grain.in_(sorted(months)))
            .group_by(table.c.grain, table.c.measure)
        )
        found: dict[str, dict[str, int]] = {}
        for grain, measure, count in self._connection.execute(query):
            found.setdefault(grain, {})[measure] = int(count)
        return found

    def covered(self, period: Period) -> dict[str, int]:
        """已访户 by village: households visited at home in the period, each once. Looked up once, however
        many figures of a page need it.
        """
        if period not in self._covered:
            self._covered[period] = self._look_up_covered(period)
        return self._covered[period]

    def _look_up_covered(self, period: Period) -> dict[str, int]:
        parts, table = parts_within(period), HOME_VISITS
        query = select(table.c.village_code, table.c.span, table.c.households).where(
            table.c.town_code == self._town_code, table.c.span.in_(sorted(parts))
        )
        if self._villages:
            query = query.where(table.c.village_code.in_(self._villages))
        visited: dict[str, int] = {}
        for village_code, span, households in self._connection.execute(query):
            found = households_within(households, span, parts[span])
            visited[village_code] = visited.get(village_code, 0) | found
        return {village_code: bits.bit_count() for village_code, bits in visited.items()}

    # -- inside

    def _in(self, table: Any) -> ColumnElement[bool]:
        villages = self._villages or [WHOLE_TOWN]
        return and_(table.c.town_code == self._town_code, table.c.village_code.in_(villages))

    def _one_by_one(self, table: Any) -> ColumnElement[bool]:
        if self._villages:
            return table.c.village_code.in_(self._villages)
        return table.c.village_code != WHOLE_TOWN


def _grains(period: Period | None) -> list[str]:
    return [ALWAYS] if period is None else grains_in(period)
