"""What 走访统计 counts, so that no visit itself is read for a figure."""

from sqlite_utils import Database

_INDEXES = """
DROP INDEX visits_counted;
DROP INDEX visits_visited;
CREATE INDEX visits_visited ON visits (visited_on, id, channel, household_id)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_evening ON visits (visited_on, household_id)
    WHERE timing = 'evening' AND is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_finding ON visits (visited_on, household_id, appeal_id, village_code,
        is_answered_on_the_spot)
    WHERE finding <> '' AND is_deleted = 0 AND is_superseded = 0;
"""


def m020_visit_figures(db: Database) -> None:
    """Indexes only."""
    db.executescript(_INDEXES)
