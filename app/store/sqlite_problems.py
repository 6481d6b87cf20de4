"""What SQLite's errors mean to this program."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.models.errors import EnvironmentProblem, Problem
from app.store.sqlite_driver import DatabaseError, ProgrammingError

DISK_FAILED = "disk_failed"
_KEY_OF_CODE = {
    5: "database_busy",  # SQLITE_BUSY
    6: "database_busy",  # SQLITE_LOCKED
    8: DISK_FAILED,  # SQLITE_READONLY
    10: DISK_FAILED,  # SQLITE_IOERR
    11: "database_damaged",  # SQLITE_CORRUPT
    13: "disk_full",  # SQLITE_FULL
    14: DISK_FAILED,  # SQLITE_CANTOPEN
    26: "database_damaged",  # SQLITE_NOTADB
}
_CODE_OF_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""The driver's backup names no code; SQLite's own words for one never change."""


def problem_of(error: BaseException | None) -> Problem | None:
    """The planned failure behind an error of SQLite; None when it is a bug of ours.

    Keys: `database_busy`, `database_damaged`, `disk_full`, `disk_failed` (fact: code) and
    `database_closed` (the file was given up after `disk_failed`, and must be opened again).
    """
    if not isinstance(error, DatabaseError):
        return None
    code = getattr(error, "sqlite_errorcode", None) or _CODE_OF_WORDS.get(str(error))
    if code is not None and code & 0xFF in _KEY_OF_CODE:
        return EnvironmentProblem(_KEY_OF_CODE[code & 0xFF], code=code)
    if isinstance(error, ProgrammingError) and "closed database" in str(error):
        return EnvironmentProblem("database_closed")
    return None


@contextmanager
def planned_failures() -> Iterator[None]:
    """Turns SQLite's errors into planned failures; a bug passes unchanged."""
    try:
        yield
    except DatabaseError as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error
