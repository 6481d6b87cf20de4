"""Records as rows: how each record type is written and read, worked out once from its fields."""

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from app.models.kinds import TABLES
from app.models.records import Record
from app.store.sqlite_driver import sqlite

RecordT = TypeVar("RecordT", bound=Record)
Values = tuple[Any, ...]
Reader = Callable[[Any], Any] | None

KEYED_BY_ENTITY = frozenset({"visits", "case_steps"})
"""Their key begins with what a row is about: by ids alone such a table would be read whole."""

_EMPTY_LIST = "[]"
_json = msgspec.json.Encoder()


class RecordTable(Generic[RecordT]):
    """The table of one record type. Lists are JSON text; truths are 0 and 1."""

    def __init__(self, record_type: type[RecordT], table: str) -> None:
        self.record_type = record_type
        self.table = table
        self.fields: tuple[str, ...] = record_type.__struct_fields__
        self._readers, self._turned, self._list_places = _shape_of(record_type)
        self.upsert_sql, self.row_sql, self.clear_sql = _statements(table, self.fields)
        self._is_keyed_by_entity = table in KEYED_BY_ENTITY
        self.among_sql = _among_statement(table, self.fields)
        self.id_place, self.village_place = map(self.fields.index, ("id", "village_code"))

    def values(self, record: Record) -> Values:
        """The record as parameters of `upsert_sql`."""
        values = msgspec.structs.astuple(record)
        if not self._list_places:
            return values
        written = list(values)
        for place in self._list_places:
            items = written[place]
            written[place] = _json.encode(items).decode() if items else _EMPTY_LIST
        return tuple(written)

    def records(self, cursor: sqlite.Cursor) -> list[RecordT]:
        """The rest of a query's rows. Columns that are no fields are left out."""
        return [*self.each_record(cursor)]

    def each_record(self, cursor: sqlite.Cursor) -> Iterator[RecordT]:
        """The same, one after another."""
        columns = [description[0] for description in cursor.description]
        left_out = {*columns} - self._readers.keys()
        for row in cursor:
            fields = dict(zip(columns, row, strict=True))
            for column in left_out:
                del fields[column]
            yield self._record(fields)

    def record(self, cursor: sqlite.Cursor) -> RecordT | None:
        """The only row of a query, if there is one."""
        records = self.records(cursor)
        return records[0] if records else None

    def among(self, records: Iterable[Record]) -> str:
        """The parameter of `among_sql` for what these records are called."""
        if self._is_keyed_by_entity:
            return _json.encode([(each.entity_id, each.id) for each in records]).decode()  # type: ignore[attr-defined]
        return _json.encode([each.id for each in records]).decode()

    def read(self, row: Values) -> RecordT:
        """A row of `among_sql`."""
        return self._record(dict(zip(self.fields, row, strict=True)))

    def _record(self, fields: dict[str, Any]) -> RecordT:
        for field, reader in self._turned:
            if fields.get(field) is not None:
                fields[field] = reader(fields[field])
        return self.record_type(**fields)


@cache
def record_tables() -> Mapping[type[Record], RecordTable[Any]]:
    """One for each record type."""
    return {record_type: RecordTable(record_type, name) for record_type, name in TABLES.items()}


@cache  # a fifth of the time that a connection takes to open
def _shape_of(
    record_type: type[Record],
) -> tuple[Mapping[str, Reader], tuple[tuple[str, Callable[[Any], Any]], ...], tuple[int, ...]]:
    """How each field is read, those that are not as they lie, and the places of the lists."""
    fields, hints = record_type.__struct_fields__, typing.get_type_hints(record_type)
    lists = (place for place, f in enumerate(fields) if typing.get_origin(hints[f]) is list)
    readers = {field: _reader_of(hints[field]) for field in fields}
    turned = tuple((field, reader) for field, reader in readers.items() if reader)
    return readers, turned, tuple(lists)


def _reader_of(hint: Any) -> Reader:
    if typing.get_origin(hint) is list:
        return msgspec.json.Decoder(hint).decode
    return bool if hint in (bool, bool | None) else None


@cache
def _among_statement(table: str, fields: tuple[str, ...]) -> str:
    """Those of these names, their fields in order."""
    columns, names = ", ".join(fields), "SELECT value FROM json_each(?)"
    if table not in KEYED_BY_ENTITY:
        return f"SELECT {columns} FROM {table} WHERE id IN ({names})"  # noqa: S608 - our own names
    names = "SELECT value ->> 0, value ->> 1 FROM json_each(?)"
    return f"SELECT {columns} FROM {table} WHERE (entity_id, id) IN ({names})"  # noqa: S608


@cache
def _statements(table: str, fields: tuple[str, ...]) -> tuple[str, str, str]:
    """Upsert, one row, clear. The names come from our own record types, never from outside."""
    columns = ", ".join(fields)
    places = ", ".join("?" * len(fields))
    changes = ", ".join(f"{f} = excluded.{f}" for f in fields if f not in ("id", "village_code"))
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({places}) "  # noqa: S608
        f"ON CONFLICT DO UPDATE SET {changes}",  # each table has its key and nothing else to clash with
        f"SELECT * FROM {table} WHERE id = ? AND village_code = ?",  # noqa: S608
        f"DELETE FROM {table}",  # noqa: S608
    )
