"""Statements on the record tables, made once: building them anew for each row would cost more than
running them.
"""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

import msgspec
from sqlalchemy import (
    CompoundSelect,
    Select,
    Table,
    bindparam,
    exists,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.sql.dml import Insert

from app.models.records import Event, Record
from app.town.ledger.bulk import looked_up
from app.town.ledger.dialects import upsert
from app.town.ledger.schema import (
    CONFLICTS,
    INDEX_KEY,
    QUARANTINE,
    RECORD_TABLES,
    REGISTERS,
    id_number_fields,
)


class RecordStatements:
    """How rows of every record type are put and fetched, in one dialect."""

    def __init__(self, dialect_name: str) -> None:
        self._dialect_name = dialect_name
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
        self.rows_among: dict[type[Record], Select[Any]] = {
            record_type: self._among(record_type, "id") for record_type in RECORD_TABLES
        }
        self.steps_among: dict[type[Record], Select[Any]] = {
            record_type: self._among(record_type, "entity_id") for record_type in self.steps
        }
        self.waiting = select(QUARANTINE.c.feed, QUARANTINE.c.seq).where(
            QUARANTINE.c.town_code == bindparam("town_code")
        )

    @cached_property
    def tables_with_rows(self) -> CompoundSelect[Any]:
        """The names of the tables in which a village has any row."""
        tables = RECORD_TABLES.values()
        return union_all(*(self._name_if_any(table) for table in tables))

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

    @cached_property
    def registers_among(self) -> Select[Any]:
        """The same of many, with the village and the entity of each."""
        columns = (REGISTERS.c.village_code, REGISTERS.c.entity)
        query = select(*columns, REGISTERS.c.content)
        query = query.where(REGISTERS.c.town_code == bindparam("town_code"))
        return looked_up(query, *columns, self._dialect_name)

    def _name_if_any(self, table: Table) -> Select[Any]:
        names = ("town_code", "village_code")
        rows = exists().where(*(table.c[name] == bindparam(name) for name in names))
        return select(literal_column(f"'{table.name}'")).where(rows)

    def _among(self, record_type: type[Record], column: str) -> Select[Any]:
        table = RECORD_TABLES[record_type]
        query = record_columns(record_type).where(table.c.town_code == bindparam("town_code"))
        return looked_up(query, table.c.village_code, table.c[column], self._dialect_name)

    def _by(self, record_type: type[Record], *columns: str) -> Select[Any]:
        table = RECORD_TABLES[record_type]
        names = ("town_code", "village_code", *columns)
        return record_columns(record_type).where(
            *(table.c[name] == bindparam(name) for name in names)
        )


@cache
def record_statements(dialect_name: str) -> RecordStatements:
    """The same for all ledgers of a dialect: to make them takes most of what opening one takes."""
    return RecordStatements(dialect_name)


def record_columns(record_type: type[Record]) -> Select[Any]:
    """All columns of a record, in the order of its fields."""
    table = RECORD_TABLES[record_type]
    return select(*(table.c[name] for name in record_type.__struct_fields__))


def record_of(record_type: type[Any], row: Any) -> Any:
    """The record in a row that `record_columns` selected."""
    return record_type(**dict(zip(record_type.__struct_fields__, row, strict=True)))


def kept_names(record_type: type[Record]) -> tuple[str, ...]:
    """The columns of a record's table in the order of `kept_rows`."""
    keys = (f"{name}{INDEX_KEY}" for name in id_number_fields(record_type))
    return ("town_code", *record_type.__struct_fields__, *keys)


def kept_rows(
    records: Iterable[Record], record_type: type[Record], town_code: str
) -> list[list[Any]]:
    """Records as rows for the bulk writer."""
    rows = [[town_code, *msgspec.structs.astuple(record)] for record in records]
    for name in id_number_fields(record_type):
        place = kept_names(record_type).index(name)
        for row in rows:
            row.append(row[place])
    return rows
