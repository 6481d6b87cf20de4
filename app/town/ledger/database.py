"""The township's ledger: one database, its schema number, and its transactions."""

import contextlib
import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Dialect,
    Engine,
    LargeBinary,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from app.models.errors import EnvironmentProblem, OperationRefused
from app.town.ledger.column_cipher import FIRST_KEY, ColumnCipher, give_cipher
from app.town.ledger.dialects import SQLITE, WRITING, check_collation, open_engine, upsert
from app.town.ledger.door_schema import METADATA
from app.town.ledger.schema import META, SCHEMA, SEALED_SINCE, TextList
from app.town.ledger.sealing import seal_all
from app.town.ledger.statements import record_statements

LEDGER_FILE, COLUMN_KEY, OWN_INDEX = "town.db", "column_key", "ix_"
GONE_TABLES = ("visited_households", "figures")
"""Of older programs; what they held is counted anew into others."""


def ledger_url(folder: Path, database_url: str = "") -> URL:
    """Where the ledger is: the given database, or the file in the town's folder."""
    if database_url:
        return make_url(database_url)
    return URL.create("sqlite", database=str(folder / LEDGER_FILE))


def ledger_address(typed: str) -> str:
    """The address of a PostgreSQL database as SQLAlchemy wants it, `postgresql://user@host/name`.

    Raises OperationRefused `ledger_address_wrong`.
    """
    try:
        url = make_url(typed.strip())
    except ArgumentError:
        raise OperationRefused("ledger_address_wrong") from None
    if url.get_backend_name() != "postgresql" or not url.database:
        raise OperationRefused("ledger_address_wrong")
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def add_missing_columns(connection: Connection) -> None:
    """Bring the tables of an older program up to today's, with their indexes; those that serve nothing
    any more go. What stands in new columns is folded anew.
    """
    preparer, dialect = connection.dialect.identifier_preparer, connection.dialect
    for table in METADATA.sorted_tables:
        present = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name in present:
                continue
            kind = column.type.compile(dialect)
            filled = "" if column.nullable else f" NOT NULL DEFAULT {_empty_value(column, dialect)}"
            connection.execute(
                text(
                    f"ALTER TABLE {preparer.format_table(table)} "
                    f"ADD COLUMN {preparer.format_column(column)} {kind}{filled}"
                )
            )
        indexes = {str(index["name"]) for index in inspect(connection).get_indexes(table.name)}
        for index in table.indexes:
            if index.name not in indexes:
                index.create(connection)
        for name in sorted(indexes - {str(index.name) for index in table.indexes}):
            if name.startswith(OWN_INDEX):
                connection.execute(text(f"DROP INDEX {preparer.quote(name)}"))


def key_by_town(connection: Connection) -> None:
    """Make tables anew whose keys an older program has made otherwise, with all their rows."""
    preparer = connection.dialect.identifier_preparer
    for table in METADATA.sorted_tables:
        inspector = inspect(connection)
        found = inspector.get_pk_constraint(table.name)["constrained_columns"]
        if found == [column.name for column in table.primary_key]:
            continue
        for index in inspector.get_indexes(table.name):
            connection.execute(text(f"DROP INDEX {preparer.quote(str(index['name']))}"))
        target, older = preparer.format_table(table), preparer.quote(f"{table.name}_older")
        connection.execute(text(f"ALTER TABLE {target} RENAME TO {older}"))
        table.create(connection)
        columns = ", ".join(preparer.format_column(column) for column in table.columns)
        copied = f"INSERT INTO {target} ({columns}) SELECT {columns} FROM {older}"  # noqa: S608
        connection.execute(text(copied))
        connection.execute(text(f"DROP TABLE {older}"))


def _empty_value(column: Column[Any], dialect: Dialect) -> str:
    """What a new column holds until its row is folded again, as SQL."""
    if isinstance(column.type, LargeBinary) and dialect.name == SQLITE:
        return "x''"  # an empty text would not be read as bytes
    if isinstance(column.type, TextList):
        return "'[]'"
    if isinstance(column.type, Boolean):
        return "false"
    return "0" if isinstance(column.type, BigInteger) else "''"


class Ledger:
    """Reading and writing transactions on the township's database. Made by `create` or `open`.

    Every row is kept under `town_code`.
    """

    def __init__(self, engine: Engine, town_code: str, cipher: ColumnCipher) -> None:
        self._engine = engine
        self.cipher = cipher
        give_cipher(engine.dialect, cipher)
        self._write_lock = Lock()
        self.town_code = town_code
        self.dialect_name = engine.dialect.name
        self.statements = record_statements(engine.dialect.name)

    @classmethod
    def create(
        cls, url: URL, driver: ModuleType | None, facts: dict[str, str], cipher: ColumnCipher
    ) -> "Ledger":
        """Make the tables of a new ledger; `facts` (with `town_code`) are kept as its meta rows.

        Raises OperationRefused `ledger_already_exists`, `ledger_collation_wrong`; EnvironmentProblem
        `ledger_unavailable`.
        """
        ledger = cls(open_engine(url, driver), facts["town_code"], cipher)
        with ledger._closed_on_failure(), ledger.write() as connection:
            if inspect(connection).has_table(META.name):
                raise OperationRefused("ledger_already_exists")
            check_collation(connection)
            METADATA.create_all(connection)
            rows = {"schema": str(SCHEMA), **facts}
            connection.execute(
                META.insert(), [{"name": name, "value": value} for name, value in rows.items()]
            )
        return ledger

    @classmethod
    def open(cls, url: URL, driver: ModuleType | None, cipher: ColumnCipher) -> "Ledger":
        """The ledger that was made.

        Raises EnvironmentProblem `ledger_missing` or `database_made_by_newer_version`.
        """
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            raise EnvironmentProblem("ledger_missing")
        ledger = cls(open_engine(url, driver), "", cipher)
        with ledger._closed_on_failure():
            with ledger.read() as connection:
                if not inspect(connection).has_table(META.name):
                    raise EnvironmentProblem("ledger_missing")
                facts = _meta_of(connection)
            if int(facts["schema"]) > SCHEMA:
                raise EnvironmentProblem("database_made_by_newer_version")
            ledger.town_code = facts["town_code"]
            cipher.number = int(facts.get(COLUMN_KEY, cipher.number))
            if int(facts["schema"]) < SCHEMA:
                with ledger.write() as connection:
                    METADATA.create_all(connection)
                    for name in GONE_TABLES:
                        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
                    add_missing_columns(connection)
                    key_by_town(connection)
                    if int(facts["schema"]) < SEALED_SINCE:
                        seal_all(connection, are_sealed=False)
                    ledger.put_meta(connection, "schema", str(SCHEMA))
        return ledger

    def of_town(self, town_code: str) -> "Ledger":
        """The same ledger with the rows of another town: a county keeps those of all its towns."""
        found = copy.copy(self)
        found.town_code = town_code
        return found

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; nothing is written."""
        with _planned_failures(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing, durable once left, with the write lock from the start."""
        with self._write_lock, _planned_failures(), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                yield connection

    def meta(self, connection: Connection) -> dict[str, str]:
        """What the ledger says of itself."""
        return _meta_of(connection)

    def seal_anew(self) -> int:
        """Seal all columns of ID numbers under a new key; returns its number."""
        with self.write() as connection:
            number = int(_meta_of(connection).get(COLUMN_KEY, FIRST_KEY)) + 1
            before, self.cipher.number = self.cipher.number, number
            try:
                seal_all(connection, are_sealed=True)
            except BaseException:
                self.cipher.number = before
                raise
            self.put_meta(connection, COLUMN_KEY, str(number))
        return number

    def put_meta(self, connection: Connection, name: str, value: str) -> None:
        """Keep a fact about the ledger."""
        connection.execute(upsert(META, self.dialect_name), {"name": name, "value": value})

    def copy_to(self, path: Path) -> None:
        """Copy the whole database, as of one moment, into a new file.

        Raises OperationRefused `ledger_backup_elsewhere`; EnvironmentProblem `file_not_written`.
        """
        if self.dialect_name != SQLITE:
            raise OperationRefused("ledger_backup_elsewhere")
        driver: Any = self._engine.dialect.dbapi
        try:
            with (
                contextlib.closing(driver.connect(str(path))) as copy,
                _planned_failures(),
                self._engine.connect() as connection,
            ):
                source: Any = connection.connection.driver_connection
                source.backup(copy)
        except driver.Error:
            raise EnvironmentProblem("file_not_written") from None

    def is_file(self, path: Path) -> bool:
        """Whether the ledger itself is kept in that file."""
        own = self._engine.url.database or ""
        return self.dialect_name == SQLITE and path.resolve() == Path(own).resolve()

    def is_whole(self, connection: Connection) -> bool:
        """Whether every page and index of the database is as it should be.

        PostgreSQL looks at its own pages while it reads; there every row is read once.
        """
        if self.dialect_name != SQLITE:
            for table in METADATA.sorted_tables:
                for _row in connection.execution_options(yield_per=1000).execute(select(table)):
                    continue
            return True
        return list(connection.exec_driver_sql("PRAGMA integrity_check")) == [("ok",)]

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def _meta_of(connection: Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.execute(select(META))}


@contextmanager
def _planned_failures() -> Iterator[None]:
    """A full disk or a locked or lost database is no fault of the program's."""
    try:
        yield
    except (OperationalError, DBAPIError) as error:
        if isinstance(error, OperationalError) or error.connection_invalidated:
            raise EnvironmentProblem("ledger_unavailable") from error
        raise
