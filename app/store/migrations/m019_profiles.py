"""Published profiles, in parts."""

from sqlite_utils import Database

_PROFILE_PARTS = """
CREATE TABLE profile_parts (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    version TEXT NOT NULL, effective_on TEXT NOT NULL, published_at TEXT NOT NULL,
    position INTEGER NOT NULL, part_count INTEGER NOT NULL, items TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX profile_parts_edition ON profile_parts (entity_id, position);
"""


def m019_profiles(db: Database) -> None:
    """One row for each part of an edition."""
    db.executescript(_PROFILE_PARTS)
