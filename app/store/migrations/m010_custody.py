"""Where each paper is, the batches it travelled in, the ways a case ends, and bad ratings put right."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE materials ADD COLUMN custody TEXT NOT NULL DEFAULT '';
ALTER TABLE materials ADD COLUMN custody_at TEXT NOT NULL DEFAULT '';
ALTER TABLE materials ADD COLUMN batch_id TEXT NOT NULL DEFAULT '';
ALTER TABLE materials ADD COLUMN is_damaged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE materials ADD COLUMN flagged_moves INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_steps ADD COLUMN receiver_relation TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN document_name TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN approver_name TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN told_on TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN rated_efficiency TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN rated_skill TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN rated_attitude TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN is_anonymous INTEGER NOT NULL DEFAULT 0;
"""

# Who has an original that the applicant must get back; empty when nobody has. As `held_by` and
# `is_unaccounted` in app.models.custody say.
_HELD = """
ALTER TABLE materials ADD COLUMN held_by TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
        WHEN is_deleted = 1 OR form <> 'original' THEN ''
        WHEN custody IN ('applicant', 'retained', 'lost') THEN ''
        WHEN custody <> '' THEN custody
        WHEN received_at = '' OR holder = 'applicant' THEN ''
        WHEN holder = '' THEN 'station'
        WHEN holder = 'authority' THEN 'township'
        ELSE holder
    END
) VIRTUAL;
"""

_TABLES = """
CREATE TABLE custody_events (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, case_id TEXT NOT NULL,
    action TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL, batch_id TEXT NOT NULL,
    signer_name TEXT NOT NULL, signer_relation TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE handovers (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, number TEXT NOT NULL,
    direction TEXT NOT NULL, at TEXT NOT NULL, case_ids TEXT NOT NULL, material_ids TEXT NOT NULL,
    originals INTEGER NOT NULL, copies INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE rectifications (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, case_id TEXT NOT NULL, rating_step TEXT NOT NULL,
    rating TEXT NOT NULL, reason TEXT NOT NULL, opened_at TEXT NOT NULL, due_on TEXT NOT NULL,
    is_due_provisional INTEGER NOT NULL, stage TEXT NOT NULL, flagged_steps INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE rectification_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, note TEXT NOT NULL, method TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

_INDEXES = """
CREATE INDEX materials_held ON materials (held_by, case_id, id) WHERE held_by <> '';
CREATE INDEX custody_events_entity ON custody_events (entity_id);
CREATE INDEX custody_events_case ON custody_events (case_id);
CREATE INDEX custody_events_batch ON custody_events (batch_id) WHERE batch_id <> '';
CREATE INDEX handovers_entity ON handovers (entity_id);
CREATE INDEX handovers_number ON handovers (number);
CREATE INDEX handovers_at ON handovers (at, id) WHERE is_deleted = 0;
CREATE INDEX rectifications_case ON rectifications (case_id) WHERE is_deleted = 0;
CREATE INDEX rectifications_due ON rectifications (stage, due_on, id) WHERE is_deleted = 0;
CREATE INDEX rectification_steps_entity ON rectification_steps (entity_id);
"""


def m010_custody(db: Database) -> None:
    """Additions only: what stood in the tables stays as it was."""
    for script in (_COLUMNS, _HELD, _TABLES, _INDEXES):
        db.executescript(script)
