"""Keeps the township's figures in the transaction that folds: what changed is counted before and
after, and the difference is added.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, select, union

from app.models.records import Appeal, Case, Household, Visit
from app.town.ledger.bulk import BulkWriter, Pair, pairs_asked, portions
from app.town.ledger.desk_schema import FIGURES, HOME_VISITS, PARTS
from app.town.ledger.figure_counts import (
    EVENTS_OF,
    WHOLE_TOWN,
    Changed,
    FigureRows,
    Standing,
    VillageCounts,
    rows_of,
)
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import RecordStatements, record_of
from app.town.ledger.visited_keeper import VisitedKeeper

FIGURES_VERSION = 5
"""Raised when records count differently, so that a ledger is counted anew once."""
AT_ONCE = 2_000
COUNTED = (Visit, Case, Appeal, Household)
_KEYS = ("town_code", "measure", "span", "village_code")


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
        self._add((*key, *parts) for key, parts in sorted(rows_of(difference).items()))

    def clear(self, village_code: str | None = None) -> None:
        """Forget the figures of one village, or all of them. What is of no village counts nowhere."""
        if village_code == WHOLE_TOWN:
            return
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
        for village_code in self._villages():
            self.move(VillageCounts(), self._counted(village_code))

    def differing(self) -> int:
        """How many figures are not what the records say: all of them are counted, nothing is changed."""
        villages, differing = self._villages(), 0
        for village_code in sorted({*villages, *self._kept_villages()}):
            counts = self._counted(village_code)
            told = {k: parts for k, parts in rows_of(counts.counts).items() if k[2] != WHOLE_TOWN}
            differing += _unlike(told, self._kept(village_code))
            differing += self._visited.differing(village_code, counts.homes)
        return differing + _unlike(self._summed(), self._kept(WHOLE_TOWN))

    # -- inside

    def _asked(self, statement: Any, pairs: list[Pair]) -> Any:
        asked = pairs_asked(pairs, self._connection.dialect.name)
        return self._connection.execute(statement, {"town_code": self._town_code, **asked})

    def _villages(self) -> list[str]:
        """Those that have anything to count."""
        own = (
            select(table.c.village_code).where(table.c.town_code == self._town_code)
            for table in (RECORD_TABLES[record_type] for record_type in COUNTED)
        )
        return sorted(self._connection.execute(union(*own)).scalars())

    def _kept_villages(self) -> list[str]:
        """Those of which figures are kept."""
        own = (
            select(table.c.village_code).where(table.c.town_code == self._town_code)
            for table in (FIGURES, HOME_VISITS)
        )
        return [code for code in self._connection.execute(union(*own)).scalars() if code]

    def _counted(self, village_code: str) -> VillageCounts:
        """What all records of a village add."""
        changed: Changed = {}
        for record_type in COUNTED:
            table = RECORD_TABLES[record_type]
            id_column = table.c.entity_id if record_type is Visit else table.c.id
            ids = select(id_column).where(
                table.c.town_code == self._town_code, table.c.village_code == village_code
            )
            found = self._connection.execute(ids).scalars().all()
            changed[record_type] = {(village_code, each) for each in found}
        return self.standing(changed).counts()

    def _kept(self, village_code: str) -> FigureRows:
        columns = FIGURES.c
        own = select(columns.measure, columns.span, *(columns[name] for name in PARTS)).where(
            columns.town_code == self._town_code, columns.village_code == village_code
        )
        return {
            (measure, span, village_code): tuple(parts)
            for measure, span, *parts in self._connection.execute(own).all()
        }

    def _summed(self) -> FigureRows:
        """What the town's figures have to be by those of its villages."""
        columns = FIGURES.c
        sums = (func.sum(columns[name]) for name in PARTS)
        query = (
            select(columns.measure, columns.span, *sums)
            .where(columns.town_code == self._town_code, columns.village_code != WHOLE_TOWN)
            .group_by(columns.measure, columns.span)
        )
        return {
            (measure, span, WHOLE_TOWN): tuple(map(int, parts))
            for measure, span, *parts in self._connection.execute(query).all()
        }

    def _add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._bulk.add(FIGURES, (*_KEYS, *PARTS), [(self._town_code, *row) for row in rows])

    def _take_from_town(self, village_code: str) -> None:
        self._add(
            (measure, span, WHOLE_TOWN, *(-count for count in parts))
            for (measure, span, _), parts in self._kept(village_code).items()
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


def _unlike(some: FigureRows, others: FigureRows) -> int:
    """How many rows differ; one that has gone back to nothing may stay."""
    nothing = (0,) * len(PARTS)
    return sum(
        some.get(key, nothing) != others.get(key, nothing) for key in some.keys() | others.keys()
    )
