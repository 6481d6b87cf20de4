"""What villagers ask about their own data, and what was erased because of it."""

from sqlite_utils import Database

_TABLES = """
CREATE TABLE person_requests (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    action TEXT NOT NULL, person_id TEXT NOT NULL, name TEXT NOT NULL, asked_on TEXT NOT NULL,
    asked_by TEXT NOT NULL, content TEXT NOT NULL, due_on TEXT NOT NULL, outcome TEXT NOT NULL,
    answer TEXT NOT NULL, answered_on TEXT NOT NULL, answered_by TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX person_requests_asked ON person_requests (asked_on, id) WHERE is_deleted = 0;

CREATE TABLE erasures (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    entities TEXT NOT NULL, contents TEXT NOT NULL, counts TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""


def m034_person_requests(db: Database) -> None:
    """Empty on every station: nothing was ever asked for through the program."""
    db.executescript(_TABLES)
