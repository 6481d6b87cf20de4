"""The rows that entries fold into, as tables of the ledger."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from app.journal.entry import Dot, Entry
from app.journal.register import read_registers
from app.journal.storage import QuarantinedEntry
from app.models.kinds import ERASABLE, KINDS
from app.models.records import Attestation, Case, Event, Record
from app.models.rights_records import Erasure
from app.town.ledger.bulk import BulkWriter, Pair, pairs_asked, portions
from app.town.ledger.case_changes import CaseChanges
from app.town.ledger.figure_counts import VillageCounts, changed_by
from app.town.ledger.figure_keeper import FigureKeeper
from app.town.ledger.reading_ahead import wanted_by
from app.town.ledger.schema import CONFLICTS, FEEDS, QUARANTINE, RECORD_TABLES, REGISTERS
from app.town.ledger.statements import (
    RecordStatements,
    kept_names,
    kept_rows,
    record_of,
)

KEPT_IN_MEMORY = 20_000
READ_AT_ONCE = 1_000
_REGISTER_COLUMNS = ("town_code", "village_code", "entity", "kind", "content")


class LedgerRows:
    """A `FoldStorage` inside one transaction of the ledger.

    What the fold puts stays in memory until `flush`, because statement by statement an entry would
    cost several times as much. Whoever folds also flushes, before anything else reads.
    """

    def __init__(
        self, connection: Connection, town_code: str, statements: RecordStatements
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._statements = statements
        self._registers: dict[tuple[str, str], bytes | None] = {}
        self._rows: dict[tuple[type[Record], str, str], Any] = {}
        self._steps: dict[tuple[type[Record], str, str], dict[str, Event]] = {}
        self._new_registers: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._new_rows: dict[type[Record], dict[tuple[str, str], Record]] = {}
        self._new_steps: dict[tuple[type[Record], str, str], dict[str, Event]] = {}
        self._waiting: set[tuple[bytes, int]] | None = None
        self._erased: dict[str, frozenset[str]] = {}
        self._with_rows: dict[str, frozenset[str]] = {}
        self._bulk = BulkWriter(connection)
        self._figures = FigureKeeper(connection, town_code, statements)

    def read_ahead(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Have at hand what folding these entries of villages will ask for."""
        wanted = wanted_by(entries)
        for (village, entity), content in self._asked_registers(wanted.registers):
            self._registers[village, entity] = content
        for record_type, pairs in wanted.rows.items():
            statement = self._statements.rows_among[record_type]
            self._rows |= {(record_type, *pair): None for pair in pairs}
            for row in self._asked(statement, pairs):
                record = record_of(record_type, row)
                self._rows[record_type, record.village_code, record.id] = record
        for step_type, pairs in wanted.steps.items():
            statement = self._statements.steps_among[step_type]
            self._steps |= {(step_type, *pair): {} for pair in pairs}
            for row in self._asked(statement, pairs):
                step = record_of(step_type, row)
                self._steps[step_type, step.village_code, step.entity_id][step.id] = step

    def register(self, village_code: str, entity: str) -> bytes | None:
        """What the fold remembers of an entity."""
        key = (village_code, entity)
        if key not in self._registers:
            values = {"town_code": self._town_code, "village_code": village_code, "entity": entity}
            found = self._connection.execute(self._statements.register, values)
            self._registers[key] = found.scalar_one_or_none()
        return self._registers[key]

    def put_register(self, village_code: str, entity: str, kind: str, content: bytes) -> None:
        """Remember it."""
        self._registers[village_code, entity] = content
        self._new_registers[village_code, entity] = (kind, content)

    def note_write(self, kind: str, entity: str, dot: Dot) -> None:
        """Histories are asked for at the stations only."""

    def put_row(self, record: Record) -> None:
        """Insert or replace a row."""
        kind = type(record)
        self._rows[kind, record.village_code, record.id] = record
        self._new_rows.setdefault(kind, {})[record.village_code, record.id] = record
        if isinstance(record, Event):
            key = (kind, record.village_code, record.entity_id)
            self._new_steps.setdefault(key, {})[record.id] = record
        if len(self._rows) > KEPT_IN_MEMORY:
            self.flush()

    def row(self, record_type: type[Any], village_code: str, row_id: str) -> Any | None:
        """One row."""
        key = (record_type, village_code, row_id)
        if key not in self._rows:
            values = {"town_code": self._town_code, "village_code": village_code, "id": row_id}
            found = self._connection.execute(self._statements.rows[record_type], values)
            row = found.one_or_none()
            self._rows[key] = None if row is None else record_of(record_type, row)
        return self._rows[key]

    def steps(self, step_type: type[Any], village_code: str, entity: str) -> list[Any]:
        """All events of one entity."""
        key = (step_type, village_code, entity)
        if key not in self._steps:
            values = {
                "town_code": self._town_code,
                "village_code": village_code,
                "entity_id": entity,
            }
            found = self._connection.execute(self._statements.steps[step_type], values)
            self._steps[key] = {step.id: step for step in (record_of(step_type, r) for r in found)}
        return list((self._steps[key] | self._new_steps.get(key, {})).values())

    def flush(self) -> None:
        """Write what was put; then forget it, so that every answer comes from the tables again."""
        counted = self._figures.standing(changed_by(self._new_rows))
        before, after = counted.counts(), VillageCounts()
        counting = counted.counting(self._new_rows, after)
        for record_type, records in self._new_rows.items():
            rows = kept_rows(records.values(), record_type, self._town_code)
            table, names = RECORD_TABLES[record_type], kept_names(record_type)
            if issubclass(record_type, Event):
                self._bulk.put_new(table, names, rows, meanwhile=counting)
            else:
                self._bulk.put(table, names, rows)
        deque(counting, maxlen=0)
        self._figures.move(before, after)
        if Case in self._new_rows:
            CaseChanges(self._connection, self._town_code).touch(self._new_rows[Case])
        registers = [(self._town_code, *k, *v) for k, v in self._new_registers.items()]
        self._bulk.put(REGISTERS, _REGISTER_COLUMNS, registers)
        self.forget()

    def forget(self) -> None:
        """Drop what was put and not flushed: what it was folded from was rolled back."""
        self._waiting = None
        for kept in (self._registers, self._rows, self._steps, self._erased, self._with_rows):
            kept.clear()
        for put in (self._new_registers, self._new_rows, self._new_steps):
            put.clear()

    def rows_of(self, record_type: type[Any], village_code: str) -> list[Any]:
        """All rows of one village."""
        return [*self.each_of(record_type, village_code)]

    def each_of(self, record_type: type[Any], village_code: str) -> Iterator[Any]:
        """The same, one after another: there may be a million. Most tables of a village are empty."""
        whose = {"town_code": self._town_code, "village_code": village_code}
        if village_code not in self._with_rows:
            named = self._connection.scalars(self._statements.tables_with_rows, whose)
            self._with_rows[village_code] = frozenset(named)
        if RECORD_TABLES[record_type].name not in self._with_rows[village_code]:
            return iter(())
        statement = self._statements.of_village[record_type]
        found = self._connection.execute(
            statement, whose, execution_options={"yield_per": READ_AT_ONCE}
        )
        return (record_of(record_type, row) for row in found)

    def count_of(self, village_code: str) -> int:
        """How many rows of all types a village has."""
        mine = {"town_code": self._town_code, "village_code": village_code}
        counts = [
            select(func.count()).select_from(table).where(_matches(table, mine))
            for table in RECORD_TABLES.values()
        ]
        return sum(self._connection.execute(count).scalar_one() for count in counts)

    def among(self, record_type: type[Record], keys: Collection[Pair]) -> Iterator[Record]:
        """Those rows of one type that have one of these villages and ids."""
        found = self._asked(self._statements.rows_among[record_type], keys)
        return (record_of(record_type, row) for row in found)

    def attestations_of(self, dots: Collection[Dot]) -> dict[Dot, list[Attestation]]:
        """The attestations that speak of each of these entries, the earliest first."""
        if not dots:
            return {}
        table, asked = RECORD_TABLES[Attestation], list(dots)
        columns = [table.c[name] for name in Attestation.__struct_fields__]
        of_village = select(FEEDS.c.village_code).where(FEEDS.c.town_code == self._town_code)
        each = (
            select(literal(number), *columns)
            .where(table.c.town_code == self._town_code)
            .where(table.c.village_code == of_village.where(FEEDS.c.feed == feed).scalar_subquery())
            .where(table.c.entity_id == feed.hex())
            .where(table.c.first_seq <= seq, table.c.last_seq >= seq)
            for number, (feed, seq) in enumerate(asked)
        )
        found: dict[Dot, list[Attestation]] = {}
        for number, *row in self._connection.execute(union_all(*each)):
            found.setdefault(asked[number], []).append(record_of(Attestation, row))
        for attested in found.values():
            attested.sort(key=lambda a: (a.received_at, a.id))
        return found

    def put_conflicts(
        self, village_code: str, entity: str, kind: str, fields: Iterable[str]
    ) -> None:
        """Replace the entity's list of conflicting fields."""
        found = list(fields)
        key = {"town_code": self._town_code, "village_code": village_code, "entity": entity}
        if found:
            self._connection.execute(
                self._statements.put_conflicts, {**key, "kind": kind, "fields": found}
            )
        else:
            self._connection.execute(delete(CONFLICTS).where(_matches(CONFLICTS, key)))

    def conflicts(self, village_code: str) -> dict[str, tuple[str, list[str]]]:
        """The kind and the conflicting fields of each entity that has any."""
        query = select(CONFLICTS.c.entity, CONFLICTS.c.kind, CONFLICTS.c.fields).where(
            CONFLICTS.c.town_code == self._town_code, CONFLICTS.c.village_code == village_code
        )
        return {entity: (kind, fields) for entity, kind, fields in self._connection.execute(query)}

    def quarantine(self, entry: QuarantinedEntry) -> None:
        """Set an entry aside."""
        self.release(entry.feed, entry.seq)
        self._known_waiting().add((entry.feed, entry.seq))
        values = {
            "town_code": self._town_code,
            "feed": entry.feed,
            "seq": entry.seq,
            "kind": entry.kind,
            "entity": entry.entity,
            "problem": entry.problem,
            "code_version": entry.code_version,
        }
        self._connection.execute(insert(QUARANTINE), values)

    def release(self, feed: bytes, seq: int) -> None:
        """It was folded after all."""
        if (feed, seq) in self._known_waiting():
            self._known_waiting().discard((feed, seq))
            key = {"town_code": self._town_code, "feed": feed, "seq": seq}
            self._connection.execute(delete(QUARANTINE).where(_matches(QUARANTINE, key)))

    def is_quarantined(self, feed: bytes, seq: int) -> bool:
        """Whether it is set aside."""
        return (feed, seq) in self._known_waiting()

    def quarantined(self) -> list[QuarantinedEntry]:
        """All that is set aside."""
        columns = (QUARANTINE.c[name] for name in QuarantinedEntry.__struct_fields__)
        query = (
            select(*columns)
            .where(QUARANTINE.c.town_code == self._town_code)
            .order_by(QUARANTINE.c.feed, QUARANTINE.c.seq)
        )
        return [QuarantinedEntry(*row) for row in self._connection.execute(query)]

    def erased(self, village_code: str) -> frozenset[str]:
        """The entities that the village's erasures name."""
        if village_code not in self._erased:
            table = RECORD_TABLES[Erasure]
            query = select(table.c.entities).where(
                table.c.town_code == self._town_code, table.c.village_code == village_code
            )
            named = {each for found in self._connection.execute(query).scalars() for each in found}
            self._erased[village_code] = frozenset(named)
        put: Iterable[Any] = self._new_rows.get(Erasure, {}).values()
        fresh = {each for row in put if row.village_code == village_code for each in row.entities}
        return self._erased[village_code] | fresh

    def forget_entities(self, village_code: str, entities: Collection[str]) -> None:
        """Forget what kinds that may be erased have put of these."""
        self.flush()
        mine = {"town_code": self._town_code, "village_code": village_code}
        for kind in (KINDS[name] for name in sorted(ERASABLE)):
            table = RECORD_TABLES[kind.record]
            owner = table.c.entity_id if issubclass(kind.record, Event) else table.c.id
            gone = delete(table).where(_matches(table, mine), owner.in_(sorted(entities)))
            self._connection.execute(gone)
        for entity in sorted(entities):
            left = read_registers(self.register(village_code, entity)).without(ERASABLE)
            for table in (REGISTERS, CONFLICTS):
                whose = {**mine, "entity": entity}
                self._connection.execute(delete(table).where(_matches(table, whose)))
            self._registers[village_code, entity] = None
            if left.by_kind:
                self.put_register(village_code, entity, left.kind, left.encode())
                self.put_conflicts(village_code, entity, left.kind, left.conflicts())

    def refilling(self) -> AbstractContextManager[None]:
        """Nothing is put aside: the ledger's indexes hold other villages too."""
        return nullcontext()

    def clear(self) -> None:
        """Forget everything that was folded."""
        self.flush()
        for table in (*RECORD_TABLES.values(), REGISTERS, CONFLICTS, QUARANTINE):
            self._connection.execute(delete(table).where(table.c.town_code == self._town_code))
        self._figures.clear()

    def clear_village(self, village_code: str, feeds: Sequence[bytes]) -> None:
        """Forget what was folded of one village, whose feeds these are."""
        self.flush()
        for table in (*RECORD_TABLES.values(), REGISTERS, CONFLICTS):
            mine = {"town_code": self._town_code, "village_code": village_code}
            self._connection.execute(delete(table).where(_matches(table, mine)))
        self._figures.clear(village_code)
        for feed in feeds:
            waiting = {"town_code": self._town_code, "feed": feed}
            self._connection.execute(delete(QUARANTINE).where(_matches(QUARANTINE, waiting)))
        self.forget()

    def _asked(self, statement: Select[Any], pairs: Collection[Pair]) -> Iterator[Any]:
        for some in portions(pairs, KEPT_IN_MEMORY):
            asked = pairs_asked(some, self._connection.dialect.name)
            yield from self._connection.execute(statement, {"town_code": self._town_code, **asked})

    def _asked_registers(self, pairs: Collection[Pair]) -> Iterator[tuple[Pair, bytes | None]]:
        yield from ((pair, None) for pair in pairs)
        for village, entity, content in self._asked(self._statements.registers_among, pairs):
            yield (village, entity), content

    def _known_waiting(self) -> set[tuple[bytes, int]]:
        """Few entries ever wait, and every entry asks: so they are read once."""
        if self._waiting is None:
            whose = {"town_code": self._town_code}
            found = self._connection.execute(self._statements.waiting, whose)
            self._waiting = {(feed, seq) for feed, seq in found}
        return self._waiting


def _matches(table: Table, key: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
