"""Which rosters were imported, and which of those imports were undone."""

from sqlite_utils import Database

_TABLE = """
CREATE TABLE roster_imports (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL, actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    action TEXT NOT NULL, at TEXT NOT NULL, file_name TEXT NOT NULL, sheet TEXT NOT NULL,
    rows INTEGER NOT NULL, households_new INTEGER NOT NULL, people_new INTEGER NOT NULL,
    people_changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, doubtful INTEGER NOT NULL,
    refused INTEGER NOT NULL, kept INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX roster_imports_entity ON roster_imports (entity_id);
CREATE INDEX roster_imports_at ON roster_imports (action, at, id);
"""


def m015_roster_imports(db: Database) -> None:
    """A table only."""
    db.executescript(_TABLE)
