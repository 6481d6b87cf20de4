"""Keeps which households were visited at home on which days, in the transaction that folds."""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Connection, delete, func, select

from app.models.visited_bits import part_of, read_parts, write_parts
from app.town.ledger.bulk import BulkWriter, Pair, looked_up, pairs_asked, portions
from app.town.ledger.desk_schema import HOME_VISITS, VISITED_HOUSEHOLDS

AT_ONCE = 2_000
_BIT_COLUMNS = ("town_code", "village_code", "household_id", "bit")
_SPAN_COLUMNS = ("town_code", "span", "village_code", "households")
DaysOf = Callable[[str, str], set[str]]
"""The days on which a household of a village was visited at home, looked up among its visits."""


class VisitedKeeper:
    """The bits inside one transaction. Each household of a village has one, from its first visit on."""

    def __init__(self, connection: Connection, town_code: str, days_of: DaysOf) -> None:
        self._connection = connection
        self._town_code = town_code
        self._days_of = days_of
        self._bulk = BulkWriter(connection)

    def move(self, moved: Counter[tuple[str, str, str]]) -> None:
        """Visits at home that came or went, by village, household and day."""
        bits = self._bits_of({(v, h) for (v, h, _), count in moved.items() if count})
        changes: dict[Pair, list[tuple[int, int, bool]]] = {}
        for (village_code, household_id, day), count in moved.items():
            if count:
                # A day that has lost a visit may have had two.
                is_visited = count > 0 or day in self._days_of(village_code, household_id)
                span, part = part_of(day)
                bit = 1 << bits[village_code, household_id]
                changes.setdefault((village_code, span), []).append((part, bit, is_visited))
        months = self._changed(changes)
        by_year: dict[Pair, list[tuple[int, int, bool]]] = {}
        for (village_code, span), changed in changes.items():
            year, month = part_of(span)
            days = months[village_code, span]
            visited = 0
            for part in days:
                visited |= part
            of_year = by_year.setdefault((village_code, year), [])
            of_year += [(month, bit, bool(visited & bit)) for _, bit, _ in changed]
        years = self._changed(by_year)
        rows = [
            (self._town_code, span, village_code, write_parts(parts))
            for (village_code, span), parts in sorted({**months, **years}.items())
        ]
        self._bulk.put(HOME_VISITS, _SPAN_COLUMNS, rows)

    def clear(self, village_code: str | None = None) -> None:
        """Forget those of one village, or of all."""
        for table in (HOME_VISITS, VISITED_HOUSEHOLDS):
            forgotten = delete(table).where(table.c.town_code == self._town_code)
            if village_code is not None:
                forgotten = forgotten.where(table.c.village_code == village_code)
            self._connection.execute(forgotten)

    # -- inside

    def _bits_of(self, households: set[Pair]) -> dict[Pair, int]:
        table = VISITED_HOUSEHOLDS
        columns = (table.c.village_code, table.c.household_id)
        query = select(*columns, table.c.bit).where(table.c.town_code == self._town_code)
        asked = looked_up(query, *columns, self._connection.dialect.name)
        bits: dict[Pair, int] = {}
        for some in portions(households, AT_ONCE):
            values = pairs_asked(some, self._connection.dialect.name)
            found = self._connection.execute(asked, values)
            bits |= {(village, household): bit for village, household, bit in found}
        fresh = sorted(households - bits.keys())
        taken = self._taken({village for village, _ in fresh})
        for village, household in fresh:
            bits[village, household] = taken[village]
            taken[village] += 1
        new = [(self._town_code, *pair, bits[pair]) for pair in fresh]
        self._bulk.insert(table, _BIT_COLUMNS, new)
        return bits

    def _taken(self, villages: set[str]) -> Counter[str]:
        """How many bits of each village are in use."""
        if not villages:
            return Counter()
        table = VISITED_HOUSEHOLDS
        query = (
            select(table.c.village_code, func.count().label("taken"))
            .where(table.c.town_code == self._town_code, table.c.village_code.in_(sorted(villages)))
            .group_by(table.c.village_code)
        )
        return Counter({row.village_code: row.taken for row in self._connection.execute(query)})

    def _changed(self, changes: dict[Pair, list[tuple[int, int, bool]]]) -> dict[Pair, list[int]]:
        """The parts of these villages' months or years as they will stand: of each change the part, the
        household's bit, and whether it is set.
        """
        table = HOME_VISITS
        columns = (table.c.village_code, table.c.span)
        query = select(*columns, table.c.households).where(table.c.town_code == self._town_code)
        asked = looked_up(query, *columns, self._connection.dialect.name)
        parts = {pair: read_parts(pair[1], b"") for pair in changes}
        for some in portions(changes, AT_ONCE):
            values = pairs_asked(some, self._connection.dialect.name)
            for village_code, span, households in self._connection.execute(asked, values):
                parts[village_code, span] = read_parts(span, households)
        for pair, changed in changes.items():
            of_span = parts[pair]
            for part, bit, is_visited in changed:
                of_span[part] = of_span[part] | bit if is_visited else of_span[part] & ~bit
        return parts
