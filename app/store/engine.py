"""Opening the station's file, encrypted from its first byte."""

import re
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.migrations import migrations
from app.store.page_check import has_authentic_page, is_torn_start, looks_encrypted
from app.store.sqlite_driver import DatabaseError, refuse_old_library, sqlite
from app.store.sqlite_problems import planned_failures
from app.store.transaction import write_transaction

KEY_BYTES = 32
BUSY_TIMEOUT_MILLISECONDS = 5000
CACHE_KIB = 32 * 1024
WAL_BYTES_KEPT = 16 * 1024 * 1024
STATEMENTS_CACHED = 1024
"""The driver drops its rarest statements when it has too many. A new file's migrations alone fill
its default of 128, and then everything is parsed again each time: four times slower."""
_NOT_A_DATABASE = 26


class StationDatabase(Database):
    """Runs the scripts of migrations inside the open transaction, statement by statement.

    sqlite-utils asks after every character, not after every semicolon, whether a statement is complete,
    which takes as long as all of them together.
    """

    def executescript(self, sql: str) -> sqlite.Cursor:
        """Run statements that are separated by semicolons."""
        cursor, statement = self.conn.cursor(), ""
        for piece in re.findall("[^;]*;|[^;]+$", sql):
            statement += piece
            if sqlite.complete_statement(statement):
                cursor.execute(statement)
                statement = ""
        if statement.strip():
            cursor.execute(statement)
        return cursor


def open_database(path: Path, key: bytes) -> Database:
    """The station's file, made when it is not there, brought to today's schema.

    `key` is 32 random bytes. Use the connection in the thread that opened it.
    Raises OperationRefused `database_key_wrong`, `database_made_by_newer_version` (fact: name);
    EnvironmentProblem `database_damaged`, `database_library_too_old`, and those of `problem_of`.
    """
    refuse_old_library()
    db = connect(path, key)
    try:
        with planned_failures():
            refuse_newer_schema(db)
            _set_journal(db)
            if not _known_names() <= _applied_names(db):
                with write_transaction(db):
                    _begin_new(db)
                    migrations.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def connect(path: Path, key: bytes) -> Database:
    """A connection that can read the file with this key; neither schema nor journal is touched."""
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    if is_torn_start(path):
        raise EnvironmentProblem("database_damaged")
    with planned_failures():
        conn = sqlite.connect(str(path), isolation_level=None, cached_statements=STATEMENTS_CACHED)
    try:
        _unlock(conn, path, key)
        for setting in (
            f"busy_timeout = {BUSY_TIMEOUT_MILLISECONDS}",
            f"cache_size = -{CACHE_KIB}",
            "temp_store = MEMORY",
            "mmap_size = 0",
            "cell_size_check = ON",
            "trusted_schema = OFF",
            "synchronous = FULL",
        ):
            conn.execute(f"PRAGMA {setting}")
        return StationDatabase(conn, execute_plugins=False)
    except BaseException:
        conn.close()
        raise


def refuse_newer_schema(db: Database) -> None:
    """An older program must not write a file that a newer one has migrated.

    Raises OperationRefused `database_made_by_newer_version` (fact: name, of the strange migration).
    """
    strange = _applied_names(db) - _known_names()
    if strange:
        raise OperationRefused("database_made_by_newer_version", name=min(strange))


def _applied_names(db: Database) -> frozenset[str]:
    """The file's migrations. sqlite-utils would list all tables first, and each opening asks twice."""
    if not db.conn.execute("PRAGMA table_info(_sqlite_migrations)").fetchone():
        return frozenset()
    asked = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return frozenset(name for (name,) in db.conn.execute(asked, (migrations.name,)))


@cache
def _known_names() -> frozenset[str]:
    """Of all migrations: those that a file without any would need."""
    with closing(Database(memory=True)) as empty:
        return frozenset(migration.name for migration in migrations.pending(empty))


def _begin_new(db: Database) -> None:
    """A file without tables gets what its migrations make; its process takes them step by step once."""
    if db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    names = tuple(migration.name for migration in migrations.pending(db))
    for statement in _whole_schema(names):
        db.conn.execute(statement)
    db.conn.executemany(
        """INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
           VALUES (?, ?, strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'))""",
        [(migrations.name, name) for name in names],
    )


@cache
def _whole_schema(names: tuple[str, ...]) -> tuple[str, ...]:
    """The statements by which a file has what these migrations, which are all, leave behind."""
    conn = sqlite.connect(":memory:", isolation_level=None, cached_statements=STATEMENTS_CACHED)
    with closing(StationDatabase(conn, execute_plugins=False)) as steps:
        with write_transaction(steps):
            migrations.apply(steps)
        made = conn.execute(
            """SELECT sql FROM sqlite_master
               WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'
               AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
               ORDER BY rowid"""
        ).fetchall()
    return tuple(statement for (statement,) in made)


def _unlock(conn: sqlite.Connection, path: Path, key: bytes) -> None:
    # A wrong key is our news to tell; SQLCipher would write its own to the error stream.
    conn.execute("PRAGMA cipher_log_level = NONE")
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        with planned_failures():
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except EnvironmentProblem as problem:
        cause = problem.__cause__
        if not isinstance(cause, DatabaseError) or cause.sqlite_errorcode != _NOT_A_DATABASE:
            raise
        if not looks_encrypted(path) or has_authentic_page(path, key):
            raise EnvironmentProblem("database_damaged") from None
        raise OperationRefused("database_key_wrong") from None


def _set_journal(db: Database) -> None:
    mode = db.conn.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":  # a network share, or a file system without shared memory
        raise EnvironmentProblem("disk_failed", code=0)
    db.conn.execute(f"PRAGMA journal_size_limit = {WAL_BYTES_KEPT}")
