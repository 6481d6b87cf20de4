"""Who saw what is masked, and what happened to accounts."""

from sqlite_utils import Database

_EVENT = """
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,"""
_TABLES = f"""
CREATE TABLE disclosures ({_EVENT}
    action TEXT NOT NULL, subject_kind TEXT NOT NULL, fields TEXT NOT NULL, rows INTEGER NOT NULL,
    reason TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE TABLE account_events ({_EVENT}
    action TEXT NOT NULL, misses INTEGER NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX disclosures_entity ON disclosures (entity_id, hlc, id);
CREATE INDEX disclosures_at ON disclosures (at, id);
CREATE INDEX account_events_entity ON account_events (entity_id, hlc, id);
CREATE INDEX account_events_at ON account_events (at, id);
"""


def m025_disclosures(db: Database) -> None:
    """Two tables."""
    db.executescript(_TABLES)
