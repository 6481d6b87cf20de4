"""The rows that entries fold into, as tables of the ledger."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select

from app.journal.storage import QuarantinedEntry
from app.models.records import Record
from app.town.ledger.dialects import upsert
from app.town.ledger.schema import CONFLICTS, QUARANTINE, RECORD_TABLES, REGISTERS
from app.town.ledger.statements import RecordStatements, record_columns, record_of, values_of


class LedgerRows:
    """A `FoldStorage` inside one transaction of the ledger."""

    def __init__(
        self, connection: Connection, town_code: str, statements: RecordStatements
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._statements = statements

    def register(self, village_code: str, entity: str) -> bytes | None:
        """What the fold remembers of an entity."""
        values = {"town_code": self._town_code, "village_code": village_code, "entity": entity}
        return self._connection.execute(self._statements.register, values).scalar_one_or_none()

    def put_register(self, village_code: str, entity: str, kind: str, content: bytes) -> None:
        """Remember it."""
        values = {
            "town_code": self._town_code,
            "village_code": village_code,
            "entity": entity,
            "kind": kind,
            "content": content,
        }
        self._connection.execute(self._statements.put_register, values)

    def put_row(self, record: Record) -> None:
        """Insert or replace a row."""
        values = values_of(record, self._town_code)
        self._connection.execute(self._statements.puts[type(record)], values)

    def row(self, record_type: type[Any], village_code: str, row_id: str) -> Any | None:
        """One row."""
        values = {"town_code": self._town_code, "village_code": village_code, "id": row_id}
        found = self._connection.execute(self._statements.rows[record_type], values).one_or_none()
        return None if found is None else record_of(record_type, found)

    def steps(self, step_type: type[Any], village_code: str, entity: str) -> list[Any]:
        """All events of one entity."""
        values = {
            "town_code": self._town_code,
            "village_code": village_code,
            "entity_id": entity,
        }
        found = self._connection.execute(self._statements.steps[step_type], values)
        return [record_of(step_type, row) for row in found]

    def rows_of(self, record_type: type[Any], village_code: str) -> list[Any]:
        """All rows of one village, for a comparison."""
        table = RECORD_TABLES[record_type]
        query = record_columns(record_type).where(
            table.c.town_code == self._town_code, table.c.village_code == village_code
        )
        return [record_of(record_type, row) for row in self._connection.execute(query)]

    def put_conflicts(
        self, village_code: str, entity: str, kind: str, fields: Iterable[str]
    ) -> None:
        """Replace the entity's list of conflicting fields."""
        found = list(fields)
        key = {"town_code": self._town_code, "village_code": village_code, "entity": entity}
        if found:
            statement = upsert(CONFLICTS, self._connection.dialect.name)
            self._connection.execute(statement, {**key, "kind": kind, "fields": found})
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
        self._connection.execute(delete(QUARANTINE).where(self._waiting(feed, seq)))

    def is_quarantined(self, feed: bytes, seq: int) -> bool:
        """Whether it is set aside."""
        query = select(QUARANTINE.c.seq).where(self._waiting(feed, seq))
        return self._connection.execute(query).first() is not None

    def quarantined(self) -> list[QuarantinedEntry]:
        """All that is set aside."""
        columns = (QUARANTINE.c[name] for name in QuarantinedEntry.__struct_fields__)
        query = (
            select(*columns)
            .where(QUARANTINE.c.town_code == self._town_code)
            .order_by(QUARANTINE.c.feed, QUARANTINE.c.seq)
        )
        return [QuarantinedEntry(*row) for row in self._connection.execute(query)]

    def clear(self) -> None:
        """Forget everything that was folded."""
        for table in (*RECORD_TABLES.values(), REGISTERS, CONFLICTS, QUARANTINE):
            self._connection.execute(delete(table).where(table.c.town_code == self._town_code))

    def _waiting(self, feed: bytes, seq: int) -> ColumnElement[bool]:
        return _matches(QUARANTINE, {"town_code": self._town_code, "feed": feed, "seq": seq})


def _matches(table: Table, key: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
