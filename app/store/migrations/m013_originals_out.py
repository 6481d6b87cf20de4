"""Originals in the order of the view of who holds them, and the papers of a batch on its way."""

from sqlite_utils import Database

_INDEXES = """
DROP INDEX materials_held;
CREATE INDEX materials_held ON materials (held_by, batch_id, case_id, id) WHERE held_by <> '';
CREATE INDEX materials_batch ON materials (batch_id, custody) WHERE batch_id <> '';
"""


def m013_originals_out(db: Database) -> None:
    """Indexes only."""
    db.executescript(_INDEXES)
