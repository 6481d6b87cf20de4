"""Keeps which households were visited at home on which days, in the transaction that folds."""

from collections import Counter
from collections.abc import Callable
from functools import reduce
from operator import or_

from sqlalchemy import Connection, delete, func, select

from app.models.town_figures import part_of, places_of
from app.models.visited_bits import read_parts, write_parts
from app.town.ledger.bulk import BulkWriter, Pair, looked_up, pairs_asked, portions
from app.town.ledger.desk_schema import HOME_VISITS, VISITED_HOUSEHOLDS

AT_ONCE = 2_000
_BIT_COLUMNS = ("town_code", "village_code", "household_id", "bit")
_SPAN_COLUMNS = ("town_code", "span", "village_code", "households")
DaysOf = Callable[[str, str], set[str]]
"""The days on which a household of a village was visited at home, looked up among its visits."""
Masks = tuple[int, int]
"""Households that were visited, and those that were so no longer, as bits."""
OfGrain = dict[Pair, Masks]
"""By village and day, month or year."""
Changes = dict[Pair, dict[int, Masks]]
"""By village and span: what changes in its parts."""


class VisitedKeeper:
    """The bits inside one transaction. Each household of a village has one, from its first visit on."""

    def __init__(self, connection: Connection, town_code: str, days_of: DaysOf) -> None:
        self._connection = connection
        self._town_code = town_code
        self._days_of = days_of
        self._bulk = BulkWriter(connection)

    def move(self, moved: Counter[tuple[str, str, str]]) -> None:
        """Visits at home that came or went, by village, household and day."""
        households = {(v, h) for (v, h, _), count in moved.items() if count}
        if not households:  # as with most of what is folded
            return
        masks, rows = self._by_day(moved, self._bits_of(households)), []
        for _ in ("months", "years", "decades"):
            changes = _above(masks)
            changed = self._changed(changes)
            rows += [
                (self._town_code, s, v, write_parts(parts)) for (v, s), parts in changed.items()
            ]
            masks = _standing(changes, changed)
        self._bulk.put(HOME_VISITS, _SPAN_COLUMNS, sorted(rows))

    def clear(self, village_code: str | None = None) -> None:
        """Forget those of one village, or of all."""
        for table in (HOME_VISITS, VISITED_HOUSEHOLDS):
            forgotten = delete(table).where(table.c.town_code == self._town_code)
            if village_code is not None:
                forgotten = forgotten.where(table.c.village_code == village_code)
            self._connection.execute(forgotten)

    def differing(self, village_code: str, homes: Counter[tuple[str, str, str]]) -> int:
        """How many bits of a village are not what its visits at home say."""
        table, own = VISITED_HOUSEHOLDS, VISITED_HOUSEHOLDS.c.village_code == village_code
        bits = select(table.c.bit, table.c.household_id).where(
            table.c.town_code == self._town_code, own
        )
        households = {row.bit: row.household_id for row in self._connection.execute(bits)}
        spans = select(HOME_VISITS.c.span, HOME_VISITS.c.households).where(
            HOME_VISITS.c.town_code == self._town_code, HOME_VISITS.c.village_code == village_code
        )
        kept = {
            (households.get(bit, ""), span, part)
            for span, content in self._connection.execute(spans).all()
            for part, visited in enumerate(read_parts(span, content))
            for bit in range(visited.bit_length())
            if visited >> bit & 1
        }
        told = {
            (household, *place)
            for (_, household, day), count in homes.items()
            if count
            for place in places_of(day)
        }
        return len(kept ^ told)

    # -- inside

    def _by_day(self, moved: Counter[tuple[str, str, str]], bits: dict[Pair, int]) -> OfGrain:
        days: dict[Pair, list[int]] = {}
        for (village_code, household_id, day), count in moved.items():
            if count:
                # A day that has lost a visit may have had two.
                is_left = count < 0 and day not in self._days_of(village_code, household_id)
                of_day = days.setdefault((village_code, day), [0, 0])
                of_day[is_left] |= 1 << bits[village_code, household_id]
        return {pair: (visited, left) for pair, (visited, left) in days.items()}

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

    def _changed(self, changes: Changes) -> dict[Pair, list[int]]:
        """The parts of these villages' months, years or decades as they will stand."""
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
            for part, (visited, left) in changed.items():
                of_span[part] = (of_span[part] | visited) & ~left
        return parts


def _above(masks: OfGrain) -> Changes:
    """What changes in the months of days, in the years of months or in the decades of years."""
    above: Changes = {}
    for (village_code, grain), of_grain in masks.items():
        span, part = part_of(grain)
        above.setdefault((village_code, span), {})[part] = of_grain
    return above


def _standing(changes: Changes, changed: dict[Pair, list[int]]) -> OfGrain:
    """Of the households that changed in any part of a span: which stand in it now, and which do not."""
    standing: OfGrain = {}
    for pair, of_parts in changes.items():
        touched = reduce(or_, (visited | left for visited, left in of_parts.values()))
        visited = reduce(or_, changed[pair])
        standing[pair] = (touched & visited, touched & ~visited)
    return standing
