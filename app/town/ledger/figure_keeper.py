"""Keeps the township's figures in the transaction that folds: what changed is counted before and
after, and the difference is added.
"""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, delete, select

from app.models.records import Appeal, Case, Household, Visit
from app.models.town_figures import (
    COVERED,
    YEARS_SPANNED,
    grains_of,
    month_bit,
    span_grains,
    year_spans,
)
from app.town.ledger.bulk import BulkWriter, Pair, looked_up, pairs_asked, portions
from app.town.ledger.desk_schema import FIGURES, VISITED_HOUSEHOLDS
from app.town.ledger.figure_counts import EVENTS_OF, Changed, Standing, VillageCounts
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import RecordStatements, record_of

FIGURES_VERSION = 2
"""Raised when records count differently, so that a ledger is counted anew once."""
AT_ONCE = 2_000
WHOLE_TOWN = ""
_FIGURE_COLUMNS = ("town_code", "measure", "grain", "village_code", "count")
_MONTH_COLUMNS = ("town_code", "village_code", "year", "household_id", "months")
_LOOK_THROUGH = -1
_Months = dict[Pair, dict[str, int]]
"""By village and household: the months of each year in which it was visited at home, as bits."""


class FigureKeeper:
    """The figures inside one transaction."""

    def __init__(
        self, connection: Connection, town_code: str, statements: RecordStatements
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._statements = statements
        self._bulk = BulkWriter(connection)

    def standing(self, changed: Changed) -> Standing:
        """These as they are in the tables now."""
        standing = Standing()
        for record_type, pairs in changed.items():
            for some in portions(pairs, AT_ONCE):
                events = EVENTS_OF.get(record_type)
                if events is not None:
                    for row in self._asked(self._statements.steps_among[events], some):
                        standing.add_event(record_of(events, row))
                if record_type is not events:
                    for row in self._asked(self._statements.rows_among[record_type], some):
                        standing.add_row(record_of(record_type, row))
        return standing

    def move(self, before: VillageCounts, after: VillageCounts) -> None:
        """Add the difference."""
        difference: Counter[tuple[str, str, str]] = Counter(after.counts)
        difference.subtract(before.counts)
        self._move_households(before.homes, after.homes, difference)
        rows: Counter[tuple[str, str, str]] = Counter()
        for (village_code, measure, day), count in difference.items():
            if not count:
                continue
            for grain in (day,) if measure == COVERED else grains_of(day):
                rows[village_code, measure, grain] += count
                rows[WHOLE_TOWN, measure, grain] += count
        self._add(
            [
                (self._town_code, measure, grain, village, count)
                for (village, measure, grain), count in sorted(rows.items())
                if count
            ]
        )

    def clear(self, village_code: str | None = None) -> None:
        """Forget the figures of one village, or all of them."""
        if village_code is not None:
            self._take_from_town(village_code)
        for table in (FIGURES, VISITED_HOUSEHOLDS):
            forgotten = delete(table).where(table.c.town_code == self._town_code)
            if village_code is not None:
                forgotten = forgotten.where(table.c.village_code == village_code)
            self._connection.execute(forgotten)

    def start_over(self) -> None:
        """Count everything anew, village by village."""
        self.clear()
        for record_type in (Visit, Case, Appeal, Household):
            table = RECORD_TABLES[record_type]
            id_column = table.c.entity_id if record_type is Visit else table.c.id
            villages = select(table.c.village_code).where(table.c.town_code == self._town_code)
            for village_code in self._connection.execute(villages.distinct()).scalars().all():
                ids = select(id_column).where(
                    table.c.town_code == self._town_code, table.c.village_code == village_code
                )
                found = {(village_code, each) for each in self._connection.execute(ids).scalars()}
                self.move(VillageCounts(), self.standing({record_type: found}).counts())

    # -- inside

    def _asked(self, statement: Any, pairs: list[Pair]) -> Any:
        asked = pairs_asked(pairs, self._connection.dialect.name)
        return self._connection.execute(statement, {"town_code": self._town_code, **asked})

    def _add(self, rows: list[tuple[str, str, str, str, int]]) -> None:
        self._bulk.add(FIGURES, _FIGURE_COLUMNS, "count", rows)

    def _take_from_town(self, village_code: str) -> None:
        own = select(*(FIGURES.c[name] for name in _FIGURE_COLUMNS)).where(
            FIGURES.c.town_code == self._town_code, FIGURES.c.village_code == village_code
        )
        self._add(
            [
                (town, measure, grain, WHOLE_TOWN, -count)
                for town, measure, grain, _, count in self._connection.execute(own)
            ]
        )

    def _move_households(
        self,
        before: Counter[tuple[str, str, str]],
        after: Counter[tuple[str, str, str]],
        difference: Counter[tuple[str, str, str]],
    ) -> None:
        """What the months in which households were visited at home add to 已访户."""
        moved: Counter[tuple[str, str, str]] = Counter(after)
        moved.subtract(before)
        touched: _Months = {}
        for (village_code, household_id, month), count in moved.items():
            if count:
                years = touched.setdefault((village_code, household_id), {})
                known = years.get(month[:4], 0)
                # A month that lost a visit may have others: then the year is looked through.
                is_known = count > 0 and known != _LOOK_THROUGH
                years[month[:4]] = known | month_bit(month) if is_known else _LOOK_THROUGH
        for some in portions(touched, AT_ONCE):
            self._put_months({pair: touched[pair] for pair in some}, difference)

    def _put_months(self, touched: _Months, difference: Counter[tuple[str, str, str]]) -> None:
        known, values = self._known_months(touched), []
        for (village_code, household_id), years in touched.items():
            of_household = known.get((village_code, household_id), {})
            for year, bits in sorted(years.items()):
                old = of_household.get(year, 0)
                is_known = bits != _LOOK_THROUGH
                new = old | bits if is_known else self._months_of(village_code, year, household_id)
                if new == old:
                    continue
                of_household[year] = new
                for grain, change in _moved_grains(year, old, new, of_household):
                    difference[village_code, COVERED, grain] += change
                values.append((self._town_code, village_code, year, household_id, new))
        self._bulk.put(VISITED_HOUSEHOLDS, _MONTH_COLUMNS, values)

    def _known_months(self, touched: _Months) -> _Months:
        table = VISITED_HOUSEHOLDS
        columns = (table.c.village_code, table.c.household_id)
        # The years are named for the sake of the index, in which they stand before the household.
        asked_years = {int(year) for years in touched.values() for year in years}
        near = {str(y + n) for y in asked_years for n in range(-YEARS_SPANNED, YEARS_SPANNED + 1)}
        dialect_name = self._connection.dialect.name
        query = select(*columns, table.c.year, table.c.months).where(
            table.c.town_code == self._town_code, table.c.year.in_(sorted(near))
        )
        found = self._connection.execute(
            looked_up(query, *columns, dialect_name), pairs_asked(touched, dialect_name)
        )
        known: _Months = {}
        for village_code, household_id, year, months in found:
            known.setdefault((village_code, household_id), {})[year] = months
        return known

    def _months_of(self, village_code: str, year: str, household_id: str) -> int:
        table = RECORD_TABLES[Visit]
        ids = select(table.c.entity_id).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.household_id == household_id,
        )
        found = {(village_code, each) for each in self._connection.execute(ids).scalars()}
        counts = self.standing({Visit: found}).counts()
        months = 0
        for (_village, household, month), count in counts.homes.items():
            if household == household_id and month[:4] == year and count > 0:
                months |= month_bit(month)
        return months


def _moved_grains(
    year: str, old: int, new: int, of_household: dict[str, int]
) -> list[tuple[str, int]]:
    """The parts of a year, and spans of years, in which a household was visited now, or no longer."""
    moved = []
    for bits, grain in span_grains(year):
        change = bool(new & bits) - bool(old & bits)
        if change:
            moved.append((grain, change))
    turned = bool(new) - bool(old)
    if turned:
        others = {int(other) for other, months in of_household.items() if months and other != year}
        moved += [(grain, turned) for span, grain in year_spans(year) if others.isdisjoint(span)]
    return moved
