"""Floors of a snapshot, what has come after them, and the pieces of one that is arriving."""

from sqlite_utils import Database

_SNAPSHOTS = """
CREATE TABLE floors (
    feed BLOB PRIMARY KEY,
    seq INTEGER NOT NULL, chain BLOB NOT NULL, seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ahead_segments (
    feed BLOB NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (feed, first)
) STRICT;

CREATE TABLE arriving_snapshot (
    start INTEGER PRIMARY KEY, name TEXT NOT NULL, piece BLOB NOT NULL
) STRICT;
"""


def m022_snapshots(db: Database) -> None:
    """Empty on every station: none has ever taken a snapshot."""
    db.executescript(_SNAPSHOTS)
