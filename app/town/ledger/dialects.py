"""What differs between SQLite and PostgreSQL, in one place: opening, write locks, upserts."""

from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.dml import Insert

from app.models.errors import EnvironmentProblem, OperationRefused

SQLITE = "sqlite"
OLDEST_SQLITE = (3, 51, 3)  # older ones can corrupt a WAL that two connections write
WRITING = "lianxin_writing"
WRITERS_LOCK = 0x6C69616E  # any number, as long as every process says the same
STATEMENTS_CACHED = 1024  # the driver's 128 would be parsed again all the time
_PRAGMAS = (
    "busy_timeout = 20000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "cache_size = -65536",
)


def open_engine(url: URL, driver: ModuleType | None) -> Engine:
    """An engine for a ledger; `driver` is the DB-API module for SQLite, or None for the dialect's own.

    Raises EnvironmentProblem `database_library_too_old` (facts: found, needed).
    """
    if url.get_backend_name() != SQLITE:
        engine = create_engine(url, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    connecting = {"cached_statements": STATEMENTS_CACHED}
    engine = create_engine(
        url, module=driver, pool_size=8, max_overflow=24, connect_args=connecting
    )
    found = engine.dialect.dbapi.sqlite_version_info  # type: ignore[union-attr]
    if tuple(found) < OLDEST_SQLITE:
        raise EnvironmentProblem(
            "database_library_too_old", found=_text(found), needed=_text(OLDEST_SQLITE)
        )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes late and deferred; `_begin_sqlite` says it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once when another writer is about.
    is_writing = connection.get_execution_options().get(WRITING)
    dbapi: Any = connection.dialect.dbapi
    # Straight to the driver: every question and every push begins one, and SQLAlchemy takes its time.
    cursor = connection.connection.cursor()
    try:
        cursor.execute("BEGIN IMMEDIATE" if is_writing else "BEGIN")
    except dbapi.OperationalError as error:
        raise EnvironmentProblem("ledger_unavailable") from error
    finally:
        cursor.close()


def _begin_postgresql(connection: Connection) -> None:
    # One writer at a time, also among several processes; it sees what was committed before it. Who
    # reads has one view from beginning to end.
    is_writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql(
        f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"
        if is_writing
        else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    )


def check_collation(connection: Connection) -> None:
    """Lists go on behind the last row shown, so text has to be ordered byte by byte, as SQLite does.

    Raises OperationRefused `ledger_collation_wrong`.
    """
    if connection.dialect.name == SQLITE:
        return
    asked = "SELECT 'B' < 'a' AND 'Z' < '_' AND '0' > '-'"
    if not connection.exec_driver_sql(asked).scalar_one():
        raise OperationRefused("ledger_collation_wrong")


def upsert(table: Table, dialect_name: str, keys: Sequence[str] = ()) -> Insert:
    """Insert a row, or replace the one that has the same key (the primary key by default)."""
    names = list(keys) or [column.name for column in table.primary_key]
    replaced = [column.name for column in table.columns if column.name not in names]
    if dialect_name == SQLITE:
        lite = sqlite.insert(table)
        return lite.on_conflict_do_update(
            index_elements=names, set_=_excluded(lite.excluded, replaced)
        )
    grand = postgresql.insert(table)
    return grand.on_conflict_do_update(
        index_elements=names, set_=_excluded(grand.excluded, replaced)
    )


def put_missing(table: Table, dialect_name: str) -> Insert:
    """Insert a row unless one has the same primary key."""
    maker: Any = sqlite.insert if dialect_name == SQLITE else postgresql.insert
    made: Insert = maker(table).on_conflict_do_nothing()
    return made


def _excluded(excluded: Any, names: list[str]) -> dict[str, Any]:
    return {name: excluded[name] for name in names}


def _text(version: Iterable[int]) -> str:
    return ".".join(map(str, version))
