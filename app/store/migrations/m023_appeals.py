"""Ledgers, responsibility, levels and days of appeals, and what their steps say of them."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE appeals ADD COLUMN ledger TEXT NOT NULL DEFAULT 'appeals';
ALTER TABLE appeals ADD COLUMN source_number TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN problem TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN second_class TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN difficulty TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN raised_by_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN status TEXT NOT NULL DEFAULT 'unclaimed';
ALTER TABLE appeals ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE appeals ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeals ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN is_hidden_at_station INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeals ADD COLUMN is_hidden_in_town INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeals ADD COLUMN assignee_id TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN assignee_name TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN duty TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN promise TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN due_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN is_due_provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeals ADD COLUMN follow_up_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN latest_note TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN times_raised INTEGER NOT NULL DEFAULT 1;
ALTER TABLE appeals ADD COLUMN collected_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN assigned_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN answered_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN followed_up_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN written_off_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN rating TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN assignee_id TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN assignee_name TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN duty TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN promise TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN is_in_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeal_steps ADD COLUMN due_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN is_due_provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeal_steps ADD COLUMN follow_up_on TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN is_hidden_at_station INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeal_steps ADD COLUMN is_hidden_in_town INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appeal_steps ADD COLUMN other_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN other_id TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN relation TEXT NOT NULL DEFAULT '';
"""

# What lists go by, newest last: urgent ones (随记随报) that are still open come before all others.
_RANK = """
ALTER TABLE appeals ADD COLUMN list_rank TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN is_urgent = 1 AND status <> 'concluded' THEN '1' ELSE '0' END || updated_at
) VIRTUAL;
"""

_INDEXES = """
DROP INDEX appeals_updated;
DROP INDEX appeals_stage;
DROP INDEX appeals_household;
CREATE INDEX appeals_listed ON appeals (ledger, is_hidden_at_station, list_rank, id)
    WHERE is_deleted = 0;
CREATE INDEX appeals_stage ON appeals (ledger, is_hidden_at_station, stage, list_rank, id)
    WHERE is_deleted = 0;
CREATE INDEX appeals_due ON appeals (ledger, is_hidden_at_station, status, due_on, id)
    WHERE is_deleted = 0;
CREATE INDEX appeals_raised ON appeals (ledger, is_hidden_at_station, raised_on, id)
    WHERE is_deleted = 0;
CREATE INDEX appeals_household ON appeals (household_id, updated_at, id, is_hidden_at_station)
    WHERE is_deleted = 0;
CREATE INDEX appeals_class ON appeals (appeal_class, raised_on, id) WHERE is_deleted = 0;
CREATE INDEX appeal_steps_other ON appeal_steps (other_id) WHERE other_id <> '';
"""


def m023_appeals(db: Database) -> None:
    """Additions only: what stood in the tables stays as it was."""
    for script in (_COLUMNS, _RANK, _INDEXES):
        db.executescript(script)
