"""The township's word on when entries came in."""

from sqlite_utils import Database

_ATTESTATIONS = """
CREATE TABLE attestations (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, chain TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX attestations_feed ON attestations (entity_id, last_seq);
"""


def m005_attestations(db: Database) -> None:
    """One row for each attestation."""
    db.executescript(_ATTESTATIONS)
