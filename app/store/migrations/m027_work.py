"""Indexes for what somebody did in some days."""

from sqlite_utils import Database

_INDEXES = """
CREATE INDEX visits_visitor ON visits (visitor_name, visited_on, id)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX cases_received ON cases (station_received_at, id) WHERE is_deleted = 0;
"""


def m027_work(db: Database) -> None:
    """Indexes only."""
    db.executescript(_INDEXES)
