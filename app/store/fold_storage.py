"""The rows that entries fold into, in the station's file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.entry import Dot
from app.journal.register import read_registers
from app.journal.storage import QuarantinedEntry
from app.models.kinds import ERASABLE, KINDS, TABLES
from app.models.records import Event, Record
from app.models.rights_records import Erasure
from app.store.record_table import record_tables
from app.store.search_index import SearchIndex
from app.store.transaction import require_transaction

_STEPS_SQL = {
    "attestations": (
        "SELECT * FROM attestations WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "case_steps": "SELECT * FROM case_steps WHERE entity_id = ? AND village_code = ? ORDER BY id",
    "appeal_steps": (
        "SELECT * FROM appeal_steps WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "custody_events": (
        "SELECT * FROM custody_events WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "must_visit_steps": (
        "SELECT * FROM must_visit_steps WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "card_steps": "SELECT * FROM card_steps WHERE entity_id = ? AND village_code = ? ORDER BY id",
    "rectification_steps": (
        "SELECT * FROM rectification_steps WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "duty_events": "SELECT * FROM duty_events WHERE entity_id = ? AND village_code = ? ORDER BY id",
    "appraisal_events": (
        "SELECT * FROM appraisal_events WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
    "reception_steps": (
        "SELECT * FROM reception_steps WHERE entity_id = ? AND village_code = ? ORDER BY id"
    ),
}

_LIST_INDEXES_SQL = """
    SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'
    AND (SELECT name FROM pragma_index_info(sqlite_master.name) WHERE seqno = 0) <> 'entity_id'
    ORDER BY name"""
_FILLED_SQL = " UNION ALL ".join(
    f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})"  # noqa: S608 - our own names
    for table in TABLES.values()
)
_ERASED_SQL = """SELECT DISTINCT value FROM erasures, json_each(erasures.entities)
                 WHERE village_code = ?"""
_REGISTERS_SQL = """SELECT wanted.value, ?1, content FROM json_each(?2) AS wanted LEFT JOIN registers
                    ON entity = wanted.value AND village_code = ?1"""
_FORGET_REGISTER_SQL = "DELETE FROM registers WHERE entity = ? AND village_code = ?"
_ROWS_GATHERED = 256
_STEPS_REMEMBERED = 256
_PUT_REGISTER_SQL = """
    INSERT INTO registers (entity, village_code, kind, content) VALUES (?, ?, ?, ?)
    ON CONFLICT (entity, village_code) DO UPDATE
    SET kind = excluded.kind, content = excluded.content"""
_NOTE_WRITE_SQL = "INSERT OR IGNORE INTO register_writes (entity, feed, seq) VALUES (?, ?, ?)"
_KINDS_WITH_HISTORY = frozenset({"household", "person", "grid", "cadre"})
_SUPERSEDED_TRIGGER = "SELECT sql FROM sqlite_master WHERE name = 'visits_superseded'"
# What that trigger says of each visit, said of all at once.
_SUPERSEDED_SQL = """
    UPDATE visits SET is_superseded = EXISTS (
        SELECT 1 FROM visits AS later
        WHERE later.entity_id = visits.entity_id AND later.village_code = visits.village_code
            AND (later.hlc, later.id) > (visits.hlc, visits.id))
    WHERE entity_id IN (SELECT entity_id FROM visits GROUP BY entity_id HAVING count(*) > 1)"""
_CLEARING = (
    "DELETE FROM registers",
    "DELETE FROM register_writes",
    "DELETE FROM conflicts",
    "DELETE FROM quarantine",
)


class StationRows:
    """Keeps rows as `app.journal.storage.FoldStorage` asks, and the search index with them."""

    def __init__(self, db: Database, search_index: SearchIndex) -> None:
        self._db = db
        self._search_index = search_index
        self._tables = record_tables()
        self._table_names = frozenset(table.table for table in self._tables.values())
        self._gathered: dict[type[Record], dict[tuple[str, str], Record]] | None = None
        self._registers: dict[tuple[str, str], tuple[str, bytes]] | None = None
        self._expected: dict[tuple[str, str], bytes | None] = {}
        self._writes: list[tuple[str, bytes, int]] = []
        self._steps: dict[tuple[type[Record], str, str], dict[str, Event]] = {}

    def expect(self, village_code: str, entities: Iterable[str]) -> None:
        """While gathering: these will be asked for, and are read together."""
        ids = msgspec.json.encode([*entities]).decode()
        found = self._db.conn.execute(_REGISTERS_SQL, (village_code, ids))
        waiting = self._registers or {}
        self._expected = {
            (entity, village): content
            for entity, village, content in found
            if (entity, village) not in waiting
        }

    def register(self, village_code: str, entity: str) -> bytes | None:
        """What the fold remembers of an entity."""
        key = (entity, village_code)
        if self._registers is not None:
            if waiting := self._registers.get(key):
                return waiting[1]
            if key in self._expected:
                return self._expected[key]
        row = self._db.conn.execute(
            "SELECT content FROM registers WHERE entity = ? AND village_code = ?",
            (entity, village_code),
        ).fetchone()
        return row[0] if row else None

    def put_register(self, village_code: str, entity: str, kind: str, content: bytes) -> None:
        """Remember it."""
        require_transaction(self._db)
        if self._registers is None:
            self._db.conn.execute(_PUT_REGISTER_SQL, (entity, village_code, kind, content))
            return
        self._registers[entity, village_code] = (kind, content)
        self._expected.pop((entity, village_code), None)
        if len(self._registers) >= _ROWS_GATHERED:
            self._put_gathered_registers()

    def note_write(self, kind: str, entity: str, dot: Dot) -> None:
        """Remember the writes of households, people, grids and cadres, for their histories."""
        if kind in _KINDS_WITH_HISTORY:
            if self._registers is None:
                self._db.conn.execute(_NOTE_WRITE_SQL, (entity, *dot))
            else:
                self._writes.append((entity, *dot))

    def put_row(self, record: Record) -> None:
        """Insert or replace a row."""
        require_transaction(self._db)
        record_type = type(record)
        if self._gathered is None:
            table = self._tables[record_type]
            self._db.conn.execute(table.upsert_sql, table.values(record))
            self._search_index.keep(record)
        else:
            waiting = self._gathered.setdefault(record_type, {})
            waiting[record.id, record.village_code] = record
            if isinstance(record, Event) and self._steps:
                known = self._steps.get((record_type, record.village_code, record.entity_id))
                if known is not None:
                    known[record.id] = record
            if len(waiting) >= _ROWS_GATHERED:
                self._put_gathered(record_type)

    def _put_gathered(self, record_type: type[Record]) -> None:
        """Before rows of this type are read: those that wait to be written."""
        if self._gathered and (waiting := self._gathered.pop(record_type, None)):
            self.put_rows(record_type, [*waiting.values()])

    def _put_gathered_registers(self) -> None:
        registers, self._registers = self._registers or {}, {}
        self._db.conn.executemany(
            _PUT_REGISTER_SQL, [(*key, *content) for key, content in registers.items()]
        )
        self._db.conn.executemany(_NOTE_WRITE_SQL, self._writes)
        self._writes.clear()

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Inside, rows, registers and their writes are written many at a time, and each row once,
        however often it changes; who asks for them by this class sees them as written. Other
        queries see them only once it is left.
        """
        require_transaction(self._db)
        if self._gathered is not None:
            yield
            return
        self._gathered, self._registers = {}, {}
        try:
            yield
            for record_type in [*self._gathered]:
                self._put_gathered(record_type)
            self._put_gathered_registers()
        finally:
            self._gathered = self._registers = None
            self._expected.clear()
            self._writes.clear()
            self._steps.clear()

    def put_rows(self, record_type: type[Record], records: Sequence[Record]) -> None:
        """The same for many records of one type."""
        require_transaction(self._db)
        table = self._tables[record_type]
        self._db.conn.executemany(table.upsert_sql, map(table.values, records))
        for record in records:
            self._search_index.keep(record)

    def row(self, record_type: type[Any], village_code: str, row_id: str) -> Any | None:
        """One row."""
        waiting = self._gathered.get(record_type, {}) if self._gathered else {}
        if row := waiting.get((row_id, village_code)):
            return row
        table = self._tables[record_type]
        return table.record(self._db.conn.execute(table.row_sql, (row_id, village_code)))

    def rows_of(self, record_type: type[Record]) -> list[Record]:
        """All rows of one type."""
        return [*self.each_of(record_type)]

    def each_of(self, record_type: type[Record]) -> Iterator[Record]:
        """The same, one after another: there may be a million."""
        self._put_gathered(record_type)
        sql = f"SELECT * FROM {self._tables[record_type].table}"  # noqa: S608 - our own names
        return self._tables[record_type].each_record(self._db.conn.execute(sql))

    def filled(self) -> frozenset[type[Record]]:
        """The types of which there is any row: most tables of a village are empty."""
        for record_type in [*(self._gathered or ())]:
            self._put_gathered(record_type)
        named = {name for (name,) in self._db.conn.execute(_FILLED_SQL)}
        return frozenset(kind for kind, name in TABLES.items() if name in named)

    def count_of(self, record_type: type[Record]) -> int:
        """How many rows of one type there are."""
        sql = f"SELECT count(*) FROM {self._tables[record_type].table}"  # noqa: S608 - our own names
        return int(self._db.conn.execute(sql).fetchone()[0])

    def compare(
        self, record_type: type[Record], made: Mapping[tuple[str, str], Record]
    ) -> tuple[int, int]:
        """How many of these rows are kept, and how many of those as they were made; a station keeps one
        village. Rows are compared as they lie here: to read a million as records takes longer than all else.
        """
        table, kept, alike = self._tables[record_type], 0, 0
        wanted = table.among(made.values())
        for row in self._db.conn.execute(table.among_sql, (wanted,)):
            record = made.get((row[table.village_place], row[table.id_place]))
            if record is not None:
                kept += 1
                alike += row == table.values(record) or table.read(row) == record
        return kept, alike

    def steps(self, step_type: type[Any], village_code: str, entity: str) -> list[Event]:
        """All events of one entity, ordered by id; while gathering they are read once."""
        key = (step_type, village_code, entity)
        if (known := self._steps.get(key)) is not None:
            return [known[step_id] for step_id in sorted(known)]
        self._put_gathered(step_type)
        table = self._tables[step_type]
        sql = _STEPS_SQL[table.table]
        steps: list[Event] = table.records(self._db.conn.execute(sql, (entity, village_code)))
        if self._gathered is not None:
            if len(self._steps) >= _STEPS_REMEMBERED:
                self._steps.clear()
            self._steps[key] = {step.id: step for step in steps}
        return steps

    def put_conflicts(
        self, village_code: str, entity: str, kind: str, fields: Iterable[str]
    ) -> None:
        """Replace the entity's list of conflicting fields."""
        require_transaction(self._db)
        found = list(fields)
        if found:
            self._db.conn.execute(
                """INSERT OR REPLACE INTO conflicts (entity, village_code, kind, fields)
                   VALUES (?, ?, ?, ?)""",
                (entity, village_code, kind, msgspec.json.encode(found).decode()),
            )
        else:
            self._db.conn.execute(
                "DELETE FROM conflicts WHERE entity = ? AND village_code = ?",
                (entity, village_code),
            )

    def quarantine(self, entry: QuarantinedEntry) -> None:
        """Set an entry aside."""
        require_transaction(self._db)
        self._db.conn.execute(
            """INSERT OR REPLACE INTO quarantine (feed, seq, kind, entity, problem, code_version)
               VALUES (?, ?, ?, ?, ?, ?)""",
            msgspec.structs.astuple(entry),
        )

    def release(self, feed: bytes, seq: int) -> None:
        """It was folded after all."""
        self._db.conn.execute("DELETE FROM quarantine WHERE feed = ? AND seq = ?", (feed, seq))

    def is_quarantined(self, feed: bytes, seq: int) -> bool:
        """Whether it is set aside."""
        row = self._db.conn.execute(
            "SELECT 1 FROM quarantine WHERE feed = ? AND seq = ?", (feed, seq)
        ).fetchone()
        return row is not None

    def quarantined(self) -> list[QuarantinedEntry]:
        """All that is set aside, ordered by feed and seq."""
        rows = self._db.conn.execute(
            """SELECT feed, seq, kind, entity, problem, code_version FROM quarantine
               ORDER BY feed, seq"""
        ).fetchall()
        return [QuarantinedEntry(*row) for row in rows]

    @contextmanager
    def refilling(self) -> Iterator[None]:
        """The indexes of lists are made anew when all rows stand: at once that takes half the time,
        and where the file is larger than the cache a small part of it. The fold and the triggers ask
        for rows by id and by entity alone. Rows are written many at a time, each type's before any of
        that type is read; a trigger asks for rows of its own table only. Which visits were corrected
        is said at the end too.
        """
        require_transaction(self._db)
        laid_aside = self._db.conn.execute(_LIST_INDEXES_SQL).fetchall()
        laid_aside = [(name, sql) for name, table, sql in laid_aside if table in self._table_names]
        for name, _ in laid_aside:
            self._db.conn.execute(f"DROP INDEX {name}")
        (trigger,) = self._db.conn.execute(_SUPERSEDED_TRIGGER).fetchone()
        self._db.conn.execute("DROP TRIGGER visits_superseded")
        self._gathered = {}
        try:
            with self._search_index.gathering():
                yield
            for record_type in [*self._gathered]:
                self._put_gathered(record_type)
        finally:
            self._gathered = None
            self._steps.clear()
        self._db.conn.execute(_SUPERSEDED_SQL)
        self._db.conn.execute(trigger)
        for _, sql in laid_aside:
            self._db.conn.execute(sql)

    def erased(self, village_code: str) -> frozenset[str]:
        """The entities that erasures name."""
        self._put_gathered(Erasure)
        rows = self._db.conn.execute(_ERASED_SQL, (village_code,)).fetchall()
        return frozenset(entity for (entity,) in rows)

    def forget_entities(self, village_code: str, entities: Collection[str]) -> None:
        """Forget what kinds that may be erased have put of these, the search index too."""
        require_transaction(self._db)
        self._expected.clear()
        self._steps.clear()
        whose = [(entity, village_code) for entity in sorted(entities)]
        for kind in (KINDS[name] for name in sorted(ERASABLE)):
            self._put_gathered(kind.record)
            column = "entity_id" if issubclass(kind.record, Event) else "id"
            sql = f"DELETE FROM {TABLES[kind.record]} WHERE {column} = ? AND village_code = ?"  # noqa: S608 - our names
            self._db.conn.executemany(sql, whose)
        for entity, village in whose:
            left = read_registers(self.register(village, entity)).without(ERASABLE)
            self._db.conn.execute(_FORGET_REGISTER_SQL, (entity, village))
            self.put_conflicts(village, entity, "", ())
            if left.by_kind:
                self.put_register(village, entity, left.kind, left.encode())
                self.put_conflicts(village, entity, left.kind, left.conflicts())
            else:
                self._db.conn.execute("DELETE FROM register_writes WHERE entity = ?", (entity,))
        self._search_index.forget(whose)

    def clear(self) -> None:
        """Forget everything that the fold has made, the search index too."""
        require_transaction(self._db)
        self._expected.clear()
        self._steps.clear()
        if self._gathered:
            self._gathered.clear()
        for table in self._tables.values():
            self._db.conn.execute(table.clear_sql)
        for sql in _CLEARING:
            self._db.conn.execute(sql)
        self._search_index.clear()

    def clear_village(self, village_code: str, feeds: Sequence[bytes]) -> None:
        """A station keeps one village: all is forgotten."""
        self.clear()
