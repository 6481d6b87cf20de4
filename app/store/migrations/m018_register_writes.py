"""Which entries wrote the fields of households, people, grids and cadres: the way to their histories."""

from sqlite_utils import Database

_TABLE = """
CREATE TABLE register_writes (
    entity TEXT NOT NULL, feed BLOB NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (entity, feed, seq)
) STRICT, WITHOUT ROWID;

"""


def m018_register_writes(db: Database) -> None:
    """An empty table: rows are folded anew with this version, and it is filled then."""
    db.executescript(_TABLE)
