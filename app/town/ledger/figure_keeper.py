"""Keeps the township's figures in the transaction that folds: what changed is counted before and
after, and the difference is added.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select

from app.models import town_figures
from app.models.records import Appeal, Case, CaseStep, Event, Household, Record, Visit
from app.models.town_figures import (
    COVERED,
    Counts,
    grains_of,
    month_bit,
    span_grains,
    year_spans,
    years_grain,
)
from app.town.ledger.desk_schema import FIGURES, VISITED_HOUSEHOLDS
from app.town.ledger.dialects import upsert, upsert_adding
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

FIGURES_VERSION = 2
"""Raised when records count differently, so that a ledger is counted anew once."""
AT_ONCE = 400
WHOLE_TOWN = ""
_COUNTED: Mapping[type[Record], type[Record]] = {
    Visit: Visit,
    Case: Case,
    CaseStep: Case,
    Appeal: Appeal,
    Household: Household,
}
"""Which record's counts change with a row of each type."""

Changed = dict[tuple[type[Record], str], set[str]]
"""Ids of what changed, by record type and village; of visits, the ids of their entities."""


class FigureKeeper:
    """The figures inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def counted(self, changed: Changed) -> "VillageCounts":
        """What these add to the figures as they stand in the tables now."""
        counts = VillageCounts()
        for (record_type, village_code), ids in changed.items():
            for some in _portions(sorted(ids)):
                self._count(counts, record_type, village_code, some)
        return counts

    def move(self, before: "VillageCounts", after: "VillageCounts") -> None:
        """Add the difference."""
        difference: Counter[tuple[str, str, str]] = Counter(after.counts)
        difference.subtract(before.counts)
        self._move_households(before.homes, after.homes, difference)
        rows: Counter[tuple[str, str, str]] = Counter()
        for (village_code, measure, day), count in difference.items():
            if not count:
                continue
            grains = (day,) if measure == COVERED else grains_of(day)
            for grain in grains:
                for village in (village_code, WHOLE_TOWN):
                    rows[village, measure, grain] += count
        values = [
            {
                "town_code": self._town_code,
                "village_code": village,
                "measure": measure,
                "grain": grain,
                "count": count,
            }
            for (village, measure, grain), count in sorted(rows.items())
            if count
        ]
        if values:
            statement = upsert_adding(FIGURES, self._connection.dialect.name, "count")
            self._connection.execute(statement, values)

    def clear(self, village_code: str | None = None) -> None:
        """Forget the figures of one village, or all of them."""
        for table in (FIGURES, VISITED_HOUSEHOLDS):
            forgotten = delete(table).where(table.c.town_code == self._town_code)
            if village_code is not None:
                self._take_from_town(table, village_code)
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
                found = set(self._connection.execute(ids).scalars())
                self.move(VillageCounts(), self.counted({(record_type, village_code): found}))

    # -- inside

    def _take_from_town(self, table: Any, village_code: str) -> None:
        if table is not FIGURES:
            return
        own = select(FIGURES).where(
            FIGURES.c.town_code == self._town_code, FIGURES.c.village_code == village_code
        )
        values = [
            {**row._mapping, "village_code": WHOLE_TOWN, "count": -row._mapping["count"]}
            for row in self._connection.execute(own)
        ]
        if values:
            statement = upsert_adding(FIGURES, self._connection.dialect.name, "count")
            self._connection.execute(statement, values)

    def _count(
        self,
        counts: "VillageCounts",
        record_type: type[Record],
        village_code: str,
        ids: Collection[str],
    ) -> None:
        if record_type is Visit:
            by_entity = self._events(Visit, village_code, ids)
            for visits in by_entity.values():
                counts.add_visits(village_code, visits)
            return
        rows = self._rows(record_type, village_code, ids)
        if record_type is Case:
            steps = self._events(CaseStep, village_code, ids)
            for case in rows:
                counts.add(village_code, town_figures.case_counts(case, steps.get(case.id, ())))
        elif record_type is Appeal:
            for appeal in rows:
                counts.add(village_code, town_figures.appeal_counts(appeal))
        else:
            for household in rows:
                counts.add(village_code, town_figures.household_counts(household))

    def _rows(self, record_type: type[Any], village_code: str, ids: Collection[str]) -> list[Any]:
        table = RECORD_TABLES[record_type]
        query = record_columns(record_type).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.id.in_(ids),
        )
        return [record_of(record_type, row) for row in self._connection.execute(query)]

    def _events(
        self, event_type: type[Any], village_code: str, ids: Collection[str]
    ) -> dict[str, list[Any]]:
        table = RECORD_TABLES[event_type]
        query = record_columns(event_type).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.entity_id.in_(ids),
        )
        found: dict[str, list[Any]] = {}
        for row in self._connection.execute(query):
            event = record_of(event_type, row)
            found.setdefault(event.entity_id, []).append(event)
        return found

    def _move_households(
        self,
        before: Counter[tuple[str, str, str]],
        after: Counter[tuple[str, str, str]],
        difference: Counter[tuple[str, str, str]],
    ) -> None:
        """What the months in which households were visited at home add to 已访户."""
        moved: Counter[tuple[str, str, str]] = Counter(after)
        moved.subtract(before)
        touched: dict[tuple[str, str], dict[str, int]] = {}
        for (village_code, household_id, month), count in moved.items():
            if count:
                households = touched.setdefault((village_code, month[:4]), {})
                bit = month_bit(month)
                known = households.get(household_id, 0)
                # A month that lost a visit may have others: then the year is looked through.
                households[household_id] = -1 if count < 0 or known < 0 else known | bit
        for (village_code, year), households in sorted(touched.items()):
            for some in _portions(sorted(households)):
                wanted = {household_id: households[household_id] for household_id in some}
                self._put_months(village_code, year, wanted, difference)

    def _put_months(
        self,
        village_code: str,
        year: str,
        households: Mapping[str, int],
        difference: Counter[tuple[str, str, str]],
    ) -> None:
        table = VISITED_HOUSEHOLDS
        query = select(table.c.household_id, table.c.months).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.year == year,
            table.c.household_id.in_(list(households)),
        )
        known: dict[str, int] = {row[0]: row[1] for row in self._connection.execute(query)}
        values, spans, turned = [], span_grains(year), dict[str, int]()
        for household_id, bits in households.items():
            old = known.get(household_id, 0)
            new = old | bits if bits >= 0 else self._months_of(village_code, year, household_id)
            if new == old:
                continue
            for bits_of_span, grain in spans:
                change = bool(new & bits_of_span) - bool(old & bits_of_span)
                if change:
                    difference[village_code, COVERED, grain] += change
            if bool(new) != bool(old):
                turned[household_id] = bool(new) - bool(old)
            values.append(
                {
                    "town_code": self._town_code,
                    "village_code": village_code,
                    "year": year,
                    "household_id": household_id,
                    "months": new,
                }
            )
        if values:
            self._connection.execute(upsert(table, self._connection.dialect.name), values)
        if turned:
            self._turn_years(village_code, year, turned, difference)

    def _turn_years(
        self,
        village_code: str,
        year: str,
        turned: Mapping[str, int],
        difference: Counter[tuple[str, str, str]],
    ) -> None:
        """Spans of years in which these households were visited now, or no longer, in any year."""
        table = VISITED_HOUSEHOLDS
        query = select(table.c.household_id, table.c.year).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.household_id.in_(list(turned)),
            table.c.months != 0,
        )
        others: dict[str, set[int]] = {}
        for household_id, other in self._connection.execute(query):
            if other != year:
                others.setdefault(household_id, set()).add(int(other))
        for first, last in year_spans(year):
            span = range(first, last + 1)
            for household_id, change in turned.items():
                if others.get(household_id, set()).isdisjoint(span):
                    difference[village_code, COVERED, years_grain(first, last)] += change

    def _months_of(self, village_code: str, year: str, household_id: str) -> int:
        table = RECORD_TABLES[Visit]
        ids = select(table.c.entity_id).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.household_id == household_id,
        )
        entities = set(self._connection.execute(ids).scalars())
        counts = self.counted({(Visit, village_code): entities})
        months = 0
        for (_village, household, month), count in counts.homes.items():
            if household == household_id and month[:4] == year and count > 0:
                months |= month_bit(month)
        return months


class VillageCounts:
    """Counts by village, measure and day; and home visits by village, household and month."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()
        self.homes: Counter[tuple[str, str, str]] = Counter()

    def add(self, village_code: str, counts: Counts) -> None:
        """What one record adds."""
        for (measure, day), count in counts.items():
            self.counts[village_code, measure, day] += count

    def add_visits(self, village_code: str, visits: Collection[Visit]) -> None:
        """What one visit adds, of which all corrections are given."""
        counts = town_figures.visit_counts(visits)
        self.add(village_code, counts)
        household_id = max(visits, key=lambda visit: (visit.hlc, visit.id)).household_id
        for measure, day in counts:
            if measure == town_figures.CONTACTS[0] and household_id:
                self.homes[village_code, household_id, day[:7]] += 1


def changed_by(new_rows: Mapping[type[Record], Mapping[Any, Record]]) -> Changed:
    """Whose counts change when these rows are put."""
    changed: Changed = {}
    for record_type, rows in new_rows.items():
        counted = _COUNTED.get(record_type)
        if counted is None:
            continue
        for record in rows.values():
            of = record.entity_id if isinstance(record, Event) else record.id
            changed.setdefault((counted, record.village_code), set()).add(of)
    return changed


def _portions(ids: list[str]) -> Iterator[list[str]]:
    """Not more at once than a database takes."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
