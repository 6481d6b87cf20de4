"""Keeps the township's figures in the transaction that folds: what changed is counted before and
after, and the difference is added.
"""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, delete, select

from app.models.records import Appeal, Case, Household, Visit
from app.models.town_figures import grains_of
from app.town.ledger.bulk import BulkWriter, Pair, pairs_asked, portions
from app.town.ledger.desk_schema import FIGURES
from app.town.ledger.figure_counts import EVENTS_OF, Changed, Standing, VillageCounts
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import RecordStatements, record_of
from app.town.ledger.visited_keeper import VisitedKeeper

FIGURES_VERSION = 3
"""Raised when records count differently, so that a ledger is counted anew once."""
AT_ONCE = 2_000
WHOLE_TOWN = ""
_FIGURE_COLUMNS = ("town_code", "measure", "grain", "village_code", "count")


class FigureKeeper:
    """The figures inside one transaction."""

    def __init__(
        self, connection: Connection, town_code: str, statements: RecordStatements
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._statements = statements
        self._bulk = BulkWriter(connection)
        self._visited = VisitedKeeper(connection, town_code, self._days_of)

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
        homes = Counter(after.homes)
        homes.subtract(before.homes)
        self._visited.move(homes)
        difference = Counter(after.counts)
        difference.subtract(before.counts)
        rows: Counter[tuple[str, str, str]] = Counter()
        for (village_code, measure, day), count in difference.items():
            for grain in grains_of(day) if count else ():
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
        forgotten = delete(FIGURES).where(FIGURES.c.town_code == self._town_code)
        if village_code is not None:
            forgotten = forgotten.where(FIGURES.c.village_code == village_code)
        self._connection.execute(forgotten)
        self._visited.clear(village_code)

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

    def _days_of(self, village_code: str, household_id: str) -> set[str]:
        """The days on which a household was visited at home, by the visits that stand."""
        table = RECORD_TABLES[Visit]
        ids = select(table.c.entity_id).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.household_id == household_id,
        )
        found = {(village_code, each) for each in self._connection.execute(ids).scalars()}
        homes = self.standing({Visit: found}).counts().homes
        return {day for (_, household, day), n in homes.items() if household == household_id and n}
