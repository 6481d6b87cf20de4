"""Which liaison cadre a visit was made by, also where two have one name."""

from sqlite_utils import Database

_COLUMN = """
ALTER TABLE visits ADD COLUMN visitor_id TEXT NOT NULL DEFAULT '';
CREATE INDEX visits_visitor_id ON visits (visitor_id, visited_on, id)
    WHERE is_deleted = 0 AND is_superseded = 0 AND visitor_id <> '';
"""


def m028_visitors(db: Database) -> None:
    """An addition only."""
    db.executescript(_COLUMN)
