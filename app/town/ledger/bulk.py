"""Many rows of one table at once, in the way that each database takes fastest; and many pairs asked for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    select,
    true,
    tuple_,
)
from sqlalchemy.types import TypeDecorator

from app.models.errors import EnvironmentProblem
from app.town.ledger.dialects import SQLITE

Row = Sequence[Any]
"""A row's values in the order of the columns that were named, as records have them."""
FEW = 12
"""So few rows PostgreSQL takes sooner one by one than by COPY."""
SENT_AT_ONCE = 64
Meanwhile = Iterable[None]
Pair = tuple[str, str]


class BulkWriter:
    """Writes rows inside one transaction. Of the rows given at once no two may have the same key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def insert(
        self, table: Table, names: tuple[str, ...], rows: Sequence[Row], meanwhile: Meanwhile = ()
    ) -> None:
        """New rows. A server takes them in more slowly than they are sent: `meanwhile` goes on step by
        step, and may have to be ended by the caller.
        """
        self._write(table, names, "", rows, meanwhile)

    def put(self, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        """New rows, or others in the place of those with the same primary key."""
        keys = {column.name for column in table.primary_key}
        quote = self._connection.dialect.identifier_preparer.quote
        replaced = (f"{quote(name)} = excluded.{quote(name)}" for name in names if name not in keys)
        self._write(table, names, ", ".join(replaced), rows)

    def put_new(
        self, table: Table, names: tuple[str, ...], rows: Sequence[Row], meanwhile: Meanwhile = ()
    ) -> None:
        """The same for rows that are new as a rule: straight in, which takes half as long, and only where
        one was there after all over a table of this connection's own.
        """
        dbapi: Any = self._connection.dialect.dbapi
        if self._connection.dialect.name == SQLITE or len(rows) <= FEW:
            self.put(table, names, rows)
            return
        try:
            with self._connection.begin_nested():
                self.insert(table, names, rows, meanwhile)
        except dbapi.IntegrityError:
            self.put(table, names, rows)

    def add(self, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        """New rows, or their counts added to those of the rows with the same primary key."""
        preparer, keys = self._connection.dialect.identifier_preparer, table.primary_key.columns
        own, counted = preparer.format_table(table), [n for n in names if n not in keys]
        changed = (
            f"{name} = {own}.{name} + excluded.{name}" for name in map(preparer.quote, counted)
        )
        self._write(table, names, ", ".join(changed), rows)

    def _write(
        self,
        table: Table,
        names: tuple[str, ...],
        changed: str,
        rows: Sequence[Row],
        meanwhile: Meanwhile = (),
    ) -> None:
        if not rows:
            return
        rows = self._kept(table, names, rows)
        dialect = self._connection.dialect
        if dialect.name == SQLITE or len(rows) <= FEW:
            mark = "?" if dialect.name == SQLITE else "%s"
            values = f"VALUES ({', '.join([mark] * len(names))})"
            statement = _insertion(dialect, table, names, values, changed)
            self._connection.exec_driver_sql(statement, [tuple(row) for row in rows])
            return
        self._copy(table, names, changed, rows, iter(meanwhile))

    def _kept(self, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> Sequence[Row]:
        """Lists and sealed values as the database keeps them."""
        turned = [
            (place, kind.process_bind_param)
            for place, name in enumerate(names)
            if isinstance(kind := table.c[name].type, TypeDecorator)
        ]
        if not turned:
            return rows
        dialect, kept = self._connection.dialect, [list(row) for row in rows]
        for row in kept:
            for place, turn in turned:
                row[place] = turn(row[place], dialect)
        return kept

    def _copy(
        self,
        table: Table,
        names: tuple[str, ...],
        changed: str,
        rows: Sequence[Row],
        meanwhile: Iterator[None],
    ) -> None:
        """By COPY: straight in, or over a table of this connection's own where keys may be taken."""
        dialect, driver = self._connection.dialect, self._connection.connection.driver_connection
        target = filled = dialect.identifier_preparer.format_table(table)
        columns = _columns(dialect, names)
        dbapi: Any = dialect.dbapi
        assert driver is not None
        try:
            with driver.cursor() as cursor:
                if changed:
                    filled = f"incoming_{table.name}"
                    # Nothing is left in it: it is emptied in the transaction that has filled it.
                    cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {filled} (LIKE {target})")
                with cursor.copy(f"COPY {filled} ({columns}) FROM STDIN") as copy:
                    for number, row in enumerate(rows, 1):
                        copy.write_row(row)
                        if number % SENT_AT_ONCE == 0:
                            next(meanwhile, None)
                if changed:
                    from_there = f"SELECT {columns} FROM {filled}"  # noqa: S608 - names of ours
                    cursor.execute(_insertion(dialect, table, names, from_there, changed))
                    cursor.execute(f"TRUNCATE {filled}")
        except dbapi.OperationalError as error:
            raise EnvironmentProblem("ledger_unavailable") from error


@cache
def _columns(dialect: Dialect, names: tuple[str, ...]) -> str:
    return ", ".join(dialect.identifier_preparer.quote(name) for name in names)


def _insertion(
    dialect: Dialect, table: Table, names: tuple[str, ...], rows: str, changed: str
) -> str:
    preparer = dialect.identifier_preparer
    statement = f"INSERT INTO {preparer.format_table(table)} ({_columns(dialect, names)}) {rows}"
    if not changed:
        return statement
    keys = ", ".join(preparer.quote(column.name) for column in table.primary_key)
    return f"{statement} ON CONFLICT ({keys}) DO UPDATE SET {changed}"


def looked_up(
    query: Select[Any], first: ColumnElement[str], second: ColumnElement[str], dialect_name: str
) -> Select[Any]:
    """The query's rows of which two columns are one of the pairs of `pairs_asked`.

    Each pair is looked up by index: PostgreSQL would read a whole table of which it has not yet
    counted the rows.
    """
    if dialect_name == SQLITE:
        value = func.json_each(bindparam("pairs")).table_valued("value").c.value
        pairs = select(func.json_extract(value, "$[0]"), func.json_extract(value, "$[1]"))
        return query.where(tuple_(first, second).in_(pairs))
    lists = [cast(bindparam(name, type_=Text), ARRAY(Text)) for name in ("firsts", "seconds")]
    asked = func.unnest(*lists).table_valued("first", "second").render_derived()
    each = query.where(first == asked.c.first, second == asked.c.second).offset(0).lateral()
    return select(each).select_from(asked.join(each, true()))


def pairs_asked(pairs: Collection[Pair], dialect_name: str) -> dict[str, Any]:
    """What `looked_up` is executed with."""
    if dialect_name == SQLITE:
        return {"pairs": msgspec.json.encode(list(pairs)).decode()}
    return {
        "firsts": _list_text([a for a, _ in pairs]),
        "seconds": _list_text([b for _, b in pairs]),
    }


def _list_text(texts: Sequence[str]) -> str:
    """A list as PostgreSQL reads it; its driver would look at each text several times."""
    together = "".join(texts)
    if '"' in together or "\\" in together:
        texts = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    inside = '","'.join(texts)
    return f'{{"{inside}"}}'


def portions(pairs: Iterable[Pair], at_once: int) -> Iterable[list[Pair]]:
    """Sorted, and not more at once than is good."""
    ordered = sorted(pairs)
    return (ordered[start : start + at_once] for start in range(0, len(ordered), at_once))
