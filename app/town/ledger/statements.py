"""Statements on the record tables, made once: building them anew for each row would cost more than
running them.
"""

from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Select, bindparam, select
from sqlalchemy.sql.dml import Insert

from app.models.records import Event, Record
from app.town.ledger.dialects import upsert
from app.town.ledger.schema import CONFLICTS, QUARANTINE, RECORD_TABLES, REGISTERS


class RecordStatements:
    """How rows of every record type are put and fetched, in one dialect."""

    def __init__(self, dialect_name: str) -> None:
        self._dialect_name = dialect_name
        self.puts: dict[type[Record], Insert] = {
            record_type: upsert(table, dialect_name) for record_type, table in RECORD_TABLES.items()
        }
        self.rows: dict[type[Record], Select[Any]] = {
            record_type: self._by(record_type, "id") for record_type in RECORD_TABLES
        }
        self.steps: dict[type[Record], Select[Any]] = {
            record_type: self._by(record_type, "entity_id")
            for record_type in RECORD_TABLES
            if issubclass(record_type, Event)
        }
        self.of_village: dict[type[Record], Select[Any]] = {
            record_type: self._by(record_type) for record_type in RECORD_TABLES
        }
        self.waiting = select(QUARANTINE.c.feed, QUARANTINE.c.seq).where(
            QUARANTINE.c.town_code == bindparam("town_code")
        )

    @cached_property
    def put_register(self) -> Insert:
        """Insert or replace what the fold remembers of an entity."""
        return upsert(REGISTERS, self._dialect_name)

    @cached_property
    def put_conflicts(self) -> Insert:
        """Insert or replace the list of an entity's conflicting fields."""
        return upsert(CONFLICTS, self._dialect_name)

    @cached_property
    def register(self) -> Select[Any]:
        """What the fold remembers of an entity."""
        return select(REGISTERS.c.content).where(
            REGISTERS.c.town_code == bindparam("town_code"),
            REGISTERS.c.village_code == bindparam("village_code"),
            REGISTERS.c.entity == bindparam("entity"),
        )

    def _by(self, record_type: type[Record], *columns: str) -> Select[Any]:
        table = RECORD_TABLES[record_type]
        names = ("town_code", "village_code", *columns)
        return record_columns(record_type).where(
            *(table.c[name] == bindparam(name) for name in names)
        )


def record_columns(record_type: type[Record]) -> Select[Any]:
    """All columns of a record, in the order of its fields."""
    table = RECORD_TABLES[record_type]
    return select(*(table.c[name] for name in record_type.__struct_fields__))


def record_of(record_type: type[Any], row: Any) -> Any:
    """The record in a row that `record_columns` selected."""
    return record_type(**dict(zip(record_type.__struct_fields__, row, strict=True)))


def values_of(record: Record, town_code: str) -> dict[str, Any]:
    """A record as values for its table."""
    return {"town_code": town_code, **msgspec.structs.asdict(record)}
