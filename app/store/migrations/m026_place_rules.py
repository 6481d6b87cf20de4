"""The basic ledger with its yearly snapshots, scores, conclusions of reviews, and default assignees."""

from sqlite_utils import Database

_TABLES = """
CREATE TABLE ledger_cells (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, grid_id TEXT NOT NULL, block TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE ledger_snapshots (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL, actor_id TEXT
    NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, year INTEGER NOT NULL, grid_id TEXT
    NOT NULL, grid_name TEXT NOT NULL, kept_on TEXT NOT NULL, lines TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE score_marks (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, period TEXT NOT NULL, cadre_id TEXT NOT NULL, block TEXT NOT NULL, indicator TEXT
    NOT NULL, points TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE review_conclusions (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, appraisal_id TEXT NOT NULL, period TEXT NOT NULL, conclusion TEXT NOT NULL,
    measures TEXT NOT NULL, leader_name TEXT NOT NULL, concluded_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE assignee_rules (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, grid_id TEXT NOT NULL, appeal_class TEXT NOT NULL, difficulty TEXT NOT NULL,
    assignee_id TEXT NOT NULL, assignee_name TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

_INDEXES = """
CREATE INDEX ledger_cells_grid ON ledger_cells (grid_id) WHERE is_deleted = 0;
CREATE INDEX ledger_snapshots_year ON ledger_snapshots (year, grid_id, hlc, id);
CREATE INDEX ledger_snapshots_entity ON ledger_snapshots (entity_id);
CREATE INDEX score_marks_card ON score_marks (period, cadre_id) WHERE is_deleted = 0;
CREATE INDEX review_conclusions_appraisal ON review_conclusions (appraisal_id) WHERE is_deleted = 0;
"""


def m026_place_rules(db: Database) -> None:
    """New tables only."""
    for script in (_TABLES, _INDEXES):
        db.executescript(script)
