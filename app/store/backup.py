"""Copies of the database file that have been opened and read through before anyone relies on them."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from sqlite_utils import Database

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.long_work import Tell, untold
from app.store.engine import connect, refuse_newer_schema
from app.store.migrations import migrations
from app.store.page_check import PAGE_BYTES, has_only_authentic_pages
from app.store.sqlite_driver import DatabaseError
from app.store.sqlite_problems import planned_failures
from app.store.transaction import read_transaction
from app.vault.atomic_files import sync_folder

Progress = Callable[[int, int], None]
"""Called with pages still to copy and pages in all; what it raises cancels the copy."""

_PAGES_A_STEP = 1024
_PASSES = 3  # is each page authentic, are the trees whole, are the rows: each takes about as long
_STEPS_A_TELLING = 256
_STEPS_AN_ENTRY = 75


class BackupReport(msgspec.Struct, frozen=True):
    """What a verified copy holds: bytes of the file, and entries of all feeds."""

    file_bytes: int
    entries: int


def copy_database(
    db: Database, target_path: Path, key: bytes, progress: Progress | None = None
) -> BackupReport:
    """Write a verified copy of the whole database, encrypted with `key`, to `target_path`.

    The copy is one file. It stands under its name only once it is complete, synced, and has passed
    SQLite's and SQLCipher's own checks. An older copy of that name is replaced.
    Raises EnvironmentProblem `backup_not_verified`, and those of `problem_of`.
    """
    if db.conn.in_transaction:
        raise RuntimeError("a copy is made outside transactions")
    fresh = target_path.with_name(target_path.name + ".new")
    try:
        _remove(fresh)
        _copy(db, fresh, key, progress)
        report = verify_copy(fresh, key)
        _sync(fresh)
        os.replace(fresh, target_path)
        sync_folder(target_path.parent)
    except OSError as error:
        raise EnvironmentProblem("disk_failed", code=error.errno or 0) from error
    finally:
        with suppress(OSError):
            _remove(fresh)
    return report


def verify_copy(path: Path, key: bytes, tell: Tell = untold) -> BackupReport:
    """Read a copy through: every page authentic, every tree whole, every row as its table wants it.

    `tell` hears how far it is, and what it raises ends it.
    Raises OperationRefused `database_key_wrong`, `database_made_by_newer_version`;
    EnvironmentProblem `backup_not_verified`, `database_damaged`.
    """
    # SQLite would take a missing or empty file for a new database.
    if not path.is_file() or path.stat().st_size == 0:
        raise EnvironmentProblem("backup_not_verified")
    copy = connect(path, key)
    try:
        with planned_failures():
            refuse_newer_schema(copy)
            if not copy["feeds"].exists():
                raise EnvironmentProblem("backup_not_verified")
            row = copy.conn.execute("SELECT coalesce(sum(have), 0) FROM feeds").fetchone()
            entries, pages = int(row[0]), path.stat().st_size // PAGE_BYTES
            is_authentic = has_only_authentic_pages(
                path, key, lambda done, _: tell(done, _PASSES * pages)
            )
            if not is_authentic or not _is_whole(copy, pages, entries, tell):
                raise EnvironmentProblem("backup_not_verified")
    finally:
        copy.close()
    tell(_PASSES * pages, _PASSES * pages)
    return BackupReport(path.stat().st_size, entries)


def _is_whole(copy: Database, pages: int, entries: int, tell: Tell) -> bool:
    """SQLite's own check: first the pages of every tree, then the rows. It says of a page and of a step
    in its program that it is done; how many steps the rows want is known from experience only.
    """
    asked: list[BaseException] = []
    total, steps = _PASSES * pages, 0

    def heard() -> int:
        nonlocal steps
        steps += _STEPS_A_TELLING
        of_rows = (steps - pages) * pages // max(entries * _STEPS_AN_ENTRY, 1)
        done = pages + (steps if steps < pages else pages + of_rows)
        try:
            tell(min(done, total - 1), total)
        except BaseException as ending:
            asked.append(ending)
        return len(asked)

    copy.conn.set_progress_handler(heard, _STEPS_A_TELLING)
    try:
        return bool(copy.conn.execute("PRAGMA quick_check").fetchall() == [("ok",)])
    except DatabaseError:
        if asked:
            raise asked[0] from None
        raise
    finally:
        copy.conn.set_progress_handler(None, 0)


def log_of(path: Path) -> Path:
    """Where the log of a database lies: without it, it would be an older one."""
    return path.with_name(path.name + "-wal")


def settle_log(path: Path, key: bytes) -> None:
    """Make one file of a database that was copied together with its log.

    Raises OperationRefused `database_key_wrong`; EnvironmentProblem `database_damaged` and the others
    of `problem_of`.
    """
    copy = connect(path, key)
    try:
        with planned_failures():
            copy.conn.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def copy_before_upgrade(path: Path, key: bytes, target_path: Path) -> bool:
    """Whether the file has an older schema than this program's; then a verified copy of it was made.

    Raises what `copy_database` raises, OperationRefused `database_key_wrong`,
    `database_made_by_newer_version`.
    """
    db = connect(path, key)
    try:
        with planned_failures():
            refuse_newer_schema(db)
            if not migrations.pending(db) or not db["feeds"].exists():
                return False
        copy_database(db, target_path, key)
        return True
    finally:
        db.close()


def is_ahead_by_schema_only(path: Path, copy_path: Path, key: bytes) -> bool:
    """Whether a newer program has changed the schema since the copy was made, and written no entry."""
    if not copy_path.is_file():
        return False
    db = connect(path, key)
    try:
        with planned_failures():
            refuse_newer_schema(db)
    except OperationRefused:
        with planned_failures(), suppress(OperationRefused):
            row = db.conn.execute("SELECT coalesce(sum(have), 0) FROM feeds").fetchone()
            return verify_copy(copy_path, key).entries == int(row[0])
    finally:
        db.close()
    return False


def _copy(db: Database, path: Path, key: bytes, progress: Progress | None) -> None:
    def report(status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(remaining, total)

    target = connect(path, key)
    try:
        # One read transaction throughout: else every write elsewhere would start the copy anew.
        with read_transaction(db), planned_failures():
            db.conn.execute("SELECT 1 FROM feeds").fetchone()
            db.conn.backup(target.conn, pages=_PAGES_A_STEP, progress=report)
        with planned_failures():
            # The original is in WAL mode, and so is its copy: one file is easier to carry.
            target.conn.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def _remove(path: Path) -> None:
    for name in (path.name, path.name + "-wal", path.name + "-shm", path.name + "-journal"):
        path.with_name(name).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
