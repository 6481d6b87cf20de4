"""Layouts of liaison cards that the station has made its own."""

from sqlite_utils import Database

_TABLE = """
CREATE TABLE card_layouts (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""


def m024_card_layouts(db: Database) -> None:
    """A table."""
    db.executescript(_TABLE)
