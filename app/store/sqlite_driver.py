"""The one SQLite of this program: sqlcipher3, which sqlite-utils is made to use as well.

sqlite-utils looks for `pysqlite3` and falls back to Python's own `sqlite3`. That library cannot
encrypt, is too old on many machines, and has other exception classes, which sqlite-utils would
then fail to catch. So sqlcipher3 is put in that place before sqlite-utils is imported.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

from app.models.errors import EnvironmentProblem

if "sqlite_utils" in sys.modules and "pysqlite3" not in sys.modules:
    raise ImportError("sqlite_utils was imported before app.store: its SQLite cannot be changed")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

OLDEST_LIBRARY = (3, 51, 3)
"""Older ones can damage a file in WAL mode when two connections write (the WAL-reset bug)."""

sqlite = dbapi2
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
ProgrammingError = dbapi2.ProgrammingError


def refuse_old_library(version: str = dbapi2.sqlite_version) -> None:
    """Raises EnvironmentProblem `database_library_too_old` (facts: found, needed)."""
    if tuple(int(part) for part in version.split(".")[:3]) < OLDEST_LIBRARY:
        needed = ".".join(str(part) for part in OLDEST_LIBRARY)
        raise EnvironmentProblem("database_library_too_old", found=version, needed=needed)
