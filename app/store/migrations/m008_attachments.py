"""Files kept with cases, visits and so on: what was attached, and what was retracted."""

from sqlite_utils import Database

_ATTACHMENTS = """
CREATE TABLE attachments (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    action TEXT NOT NULL, at TEXT NOT NULL, parent_kind TEXT NOT NULL, parent_id TEXT NOT NULL,
    content_hash TEXT NOT NULL, size_bytes INTEGER NOT NULL, media_type TEXT NOT NULL,
    file_name TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX attachments_parent ON attachments (parent_id, hlc, id) WHERE action = 'attach';
CREATE INDEX attachments_entity ON attachments (entity_id);
CREATE INDEX attachments_hash ON attachments (content_hash) WHERE action = 'attach';
"""


def m008_attachments(db: Database) -> None:
    """One row for each event of an attachment."""
    db.executescript(_ATTACHMENTS)
