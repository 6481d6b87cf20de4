"""What one save writes lies on fewer pages: each page of it is encrypted, authenticated and synced."""

from sqlite_utils import Database

_TAILS = """
ALTER TABLE feeds ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE feeds SET number = (SELECT count(*) FROM feeds AS earlier WHERE earlier.feed <= feeds.feed);

CREATE TABLE tails (
    place INTEGER PRIMARY KEY,  -- the feed's number << 40 | seq: what comes last stands last
    seq INTEGER AS (place & 0xFFFFFFFFFF) VIRTUAL,
    header BLOB NOT NULL, body BLOB
) STRICT;
INSERT INTO tails (place, header, body)
    SELECT number << 40 | seq, header, body FROM tail_entries JOIN feeds USING (feed);
DROP TABLE tail_entries;
ALTER TABLE tails RENAME TO tail_entries;
"""

# Of five indexes with each visit's day two are left: what a household had, and what a period had.
_INDEXES = """
DROP INDEX visits_reached;
DROP INDEX visits_household;
DROP INDEX visits_visitor;
DROP INDEX visits_visitor_id;
DROP INDEX visits_visited;
CREATE INDEX visits_household ON visits (household_id, visited_on, id, channel)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_visited ON visits (visited_on, id, channel, household_id, visitor_name, visitor_id)
    WHERE is_deleted = 0 AND is_superseded = 0;
"""


def m030_fewer_pages(db: Database) -> None:
    """Nothing is lost: unsealed entries move to another table, indexes are made anew."""
    for script in (_TAILS, _INDEXES):
        db.executescript(script)
