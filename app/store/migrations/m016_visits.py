"""Visits with their times and companions, and what stands around them: rounds, tasks, plans, comments."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE visits ADD COLUMN started_at TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN ended_at TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN timing TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN is_by_appointment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN companions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE visits ADD COLUMN outing_id TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN second_class TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN answered_tasks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE visits ADD COLUMN correction_note TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN is_superseded INTEGER NOT NULL DEFAULT 0;
"""

# Every list and figure takes the newest version of a visit. To look for a newer one in each row
# costs more than all the rest, so each row says of itself whether there is one.
_SUPERSEDED = """
UPDATE visits SET is_superseded = 1 WHERE EXISTS (
    SELECT 1 FROM visits AS later
    WHERE later.entity_id = visits.entity_id AND later.village_code = visits.village_code
        AND (later.hlc, later.id) > (visits.hlc, visits.id));
CREATE TRIGGER visits_superseded AFTER INSERT ON visits
WHEN EXISTS (
    SELECT 1 FROM visits WHERE entity_id = NEW.entity_id AND village_code = NEW.village_code
        AND id <> NEW.id)
BEGIN
    UPDATE visits SET is_superseded = EXISTS (
        SELECT 1 FROM visits AS later
        WHERE later.entity_id = visits.entity_id AND later.village_code = visits.village_code
            AND (later.hlc, later.id) > (visits.hlc, visits.id))
    WHERE entity_id = NEW.entity_id AND village_code = NEW.village_code;
END;
"""

_TABLES = """
CREATE TABLE visit_rounds (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE must_visits (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, household_id TEXT NOT NULL, occasion TEXT NOT NULL,
    person_name TEXT NOT NULL, note TEXT NOT NULL, happened_on TEXT NOT NULL,
    due_on TEXT NOT NULL, opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, status TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE must_visit_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, note TEXT NOT NULL, visit_id TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE household_plans (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, household_id TEXT NOT NULL, situation TEXT NOT NULL,
    needs TEXT NOT NULL, measures TEXT NOT NULL, responsible_name TEXT NOT NULL,
    review_on TEXT NOT NULL, written_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE outreaches (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, outreach_type TEXT NOT NULL, title TEXT NOT NULL,
    starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE outreach_deliveries (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL,
    outreach_id TEXT NOT NULL, household_id TEXT NOT NULL, action TEXT NOT NULL,
    delivered_on TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE visit_plans (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, number TEXT NOT NULL, visitor_name TEXT NOT NULL,
    starts_on TEXT NOT NULL, until_on TEXT NOT NULL, household_ids TEXT NOT NULL,
    reasons TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE diary_comments (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, rank TEXT NOT NULL,
    comment TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

# What stands now: neither corrected since nor taken back. Each index answers its figure alone.
_INDEXES = """
DROP INDEX visits_visited;
DROP INDEX visits_household;
CREATE INDEX visits_visited ON visits (visited_on, id) WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_household ON visits (household_id, visited_on, id)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_reached ON visits (household_id, channel, visited_on)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_counted ON visits (visited_on, channel, household_id)
    WHERE is_deleted = 0 AND is_superseded = 0;
CREATE INDEX visits_outing ON visits (outing_id) WHERE outing_id <> '';
CREATE INDEX visit_rounds_starts ON visit_rounds (starts_on, id) WHERE is_deleted = 0;
CREATE INDEX must_visits_status ON must_visits (status, due_on, id) WHERE is_deleted = 0;
CREATE INDEX must_visits_household ON must_visits (household_id) WHERE is_deleted = 0;
CREATE INDEX must_visit_steps_entity ON must_visit_steps (entity_id);
CREATE INDEX household_plans_household ON household_plans (household_id);
CREATE INDEX outreaches_starts ON outreaches (starts_on, id) WHERE is_deleted = 0;
CREATE INDEX outreach_deliveries_entity ON outreach_deliveries (entity_id, hlc, id);
CREATE INDEX outreach_deliveries_outreach ON outreach_deliveries (outreach_id);
CREATE INDEX visit_plans_until ON visit_plans (until_on, id) WHERE is_deleted = 0;
CREATE INDEX diary_comments_entity ON diary_comments (entity_id, hlc, id);
"""


def m016_visits(db: Database) -> None:
    """Additions only; what the new column says of visits follows from the rows themselves."""
    for script in (_COLUMNS, _SUPERSEDED, _TABLES, _INDEXES):
        db.executescript(script)
