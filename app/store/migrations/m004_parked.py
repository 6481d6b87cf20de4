"""Other branches of a feed: sealed by its key, kept beside it, not folded."""

from sqlite_utils import Database

_PARKED = """
CREATE TABLE parked_segments (
    feed BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, chain BLOB NOT NULL,
    problem TEXT NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (feed, last, chain)
) STRICT;
"""


def m004_parked(db: Database) -> None:
    """Segments that were set aside for a person."""
    db.executescript(_PARKED)
