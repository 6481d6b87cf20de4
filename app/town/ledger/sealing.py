"""Seals the columns of a whole ledger: one that an older program has written, or under a new key."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Table,
    bindparam,
    select,
    tuple_,
    type_coerce,
    update,
)

from app.town.ledger.column_cipher import SealedBytes, SealedList, SealedText
from app.town.ledger.door_schema import METADATA
from app.town.ledger.schema import INDEX_KEY, TextList

AT_ONCE = 1_000


def seal_all(connection: Connection, *, are_sealed: bool) -> None:
    """Write every sealed column anew, by the key that new values are sealed with."""
    for table in METADATA.sorted_tables:
        sealed = [c for c in table.columns if isinstance(c.type, (SealedBytes, SealedText))]
        if not sealed:
            continue
        keys = {c.name: f"{c.name}{INDEX_KEY}" for c in sealed if type(c.type) is SealedText}
        written: dict[str, Any] = {
            column.name: bindparam(f"new_{column.name}") for column in sealed
        }
        written |= {key: bindparam(f"new_{key}") for key in keys.values()}
        whose = [column == bindparam(f"of_{column.name}") for column in table.primary_key]
        statement = update(table).where(*whose).values(written)
        for rows in _pages(connection, table, sealed, are_sealed=are_sealed):
            for row in rows:
                row |= {f"new_{key}": row[f"new_{name}"] for name, key in keys.items()}
            connection.execute(statement, rows)


def _pages(
    connection: Connection, table: Table, sealed: list[Column[Any]], *, are_sealed: bool
) -> Iterator[list[dict[str, Any]]]:
    keys = list(table.primary_key)
    values = [c if are_sealed else type_coerce(c, _plain_type(c)).label(c.name) for c in sealed]
    query = select(*keys, *values).order_by(*keys).limit(AT_ONCE)
    names = [f"of_{column.name}" for column in keys] + [f"new_{column.name}" for column in sealed]
    after: tuple[Any, ...] | None = None
    while True:
        page = query if after is None else query.where(tuple_(*keys) > after)
        rows = [tuple(row) for row in connection.execute(page)]
        if not rows:
            return
        after = rows[-1][: len(keys)]
        yield [dict(zip(names, row, strict=True)) for row in rows]


def _plain_type(column: Column[Any]) -> Any:
    """As an older program has kept the column."""
    if isinstance(column.type, SealedList):
        return TextList()
    assert isinstance(column.type, (SealedBytes, SealedText))
    return column.type.impl_instance
