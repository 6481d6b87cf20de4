"""What the township tells all its stations: notices, who has read them, holidays."""

from sqlite_utils import Database

_EVENT = """
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
"""
_EDITION = """
    version TEXT NOT NULL, effective_on TEXT NOT NULL, published_at TEXT NOT NULL,
    position INTEGER NOT NULL, part_count INTEGER NOT NULL, items TEXT NOT NULL,
"""
_TABLES = f"""
CREATE TABLE notice_parts ({_EVENT}{_EDITION}
    category TEXT NOT NULL, file_name TEXT NOT NULL, until_on TEXT NOT NULL, withdraws TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX notice_parts_edition ON notice_parts (entity_id, position);
CREATE TABLE notice_readings ({_EVENT} read_at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX notice_readings_notice ON notice_readings (entity_id);
CREATE TABLE holiday_parts ({_EVENT}{_EDITION}
    PRIMARY KEY (id, village_code)
) STRICT;
"""


def m032_notices(db: Database) -> None:
    """One row for each part of a notice or table, and for each reading."""
    db.executescript(_TABLES)
