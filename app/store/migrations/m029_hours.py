"""Limits in hours run out at a moment: cases, appeals and the tallies beside the lists know it."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE cases ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
ALTER TABLE case_steps ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN answered_at TEXT NOT NULL DEFAULT '';
ALTER TABLE appeal_steps ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN binding_due_at TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN status IN ('accepted', 'in_progress') THEN due_at ELSE '' END
) VIRTUAL;
"""

_TALLIES = """
DROP TRIGGER case_counted;
DROP TRIGGER case_left;
DROP TRIGGER case_came;
DROP TRIGGER case_forgotten;
DROP TABLE case_tallies;

CREATE TABLE case_tallies (
    status TEXT NOT NULL, department TEXT NOT NULL, first_receiver_id TEXT NOT NULL,
    first_receiver_name TEXT NOT NULL, binding_due_on TEXT NOT NULL, binding_due_at TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (
        status, department, first_receiver_id, first_receiver_name, binding_due_on, binding_due_at
    )
) STRICT, WITHOUT ROWID;

INSERT INTO case_tallies
SELECT status, department, first_receiver_id, first_receiver_name, binding_due_on, binding_due_at,
    count(*)
FROM cases WHERE is_deleted = 0 GROUP BY 1, 2, 3, 4, 5, 6;

CREATE INDEX case_tallies_department ON case_tallies
    (department, status, first_receiver_id, binding_due_on, binding_due_at, cases);
CREATE INDEX case_tallies_receiver ON case_tallies (
    first_receiver_id, first_receiver_name, status, department, binding_due_on, binding_due_at, cases
);
CREATE INDEX case_tallies_due ON case_tallies
    (status, binding_due_on, binding_due_at, department, first_receiver_id, cases);
"""

_ADD = """
INSERT INTO case_tallies VALUES (
    NEW.status, NEW.department, NEW.first_receiver_id, NEW.first_receiver_name,
    NEW.binding_due_on, NEW.binding_due_at, 1
) ON CONFLICT DO UPDATE SET cases = cases + 1;
"""
_SAME = """
    status = OLD.status AND department = OLD.department
    AND first_receiver_id = OLD.first_receiver_id
    AND first_receiver_name = OLD.first_receiver_name
    AND binding_due_on = OLD.binding_due_on AND binding_due_at = OLD.binding_due_at
"""
_TAKE = f"""
UPDATE case_tallies SET cases = cases - 1 WHERE {_SAME};
DELETE FROM case_tallies WHERE {_SAME} AND cases = 0;
"""  # noqa: S608 - our own conditions
_IS_MOVED = """
    OLD.status IS NOT NEW.status OR OLD.department IS NOT NEW.department
    OR OLD.first_receiver_id IS NOT NEW.first_receiver_id
    OR OLD.first_receiver_name IS NOT NEW.first_receiver_name
    OR OLD.binding_due_on IS NOT NEW.binding_due_on
    OR OLD.binding_due_at IS NOT NEW.binding_due_at OR OLD.is_deleted IS NOT NEW.is_deleted
"""
_TRIGGERS = f"""
CREATE TRIGGER case_counted AFTER INSERT ON cases WHEN NEW.is_deleted = 0 BEGIN {_ADD} END;
CREATE TRIGGER case_left AFTER UPDATE ON cases WHEN OLD.is_deleted = 0 AND ({_IS_MOVED})
BEGIN {_TAKE} END;
CREATE TRIGGER case_came AFTER UPDATE ON cases WHEN NEW.is_deleted = 0 AND ({_IS_MOVED})
BEGIN {_ADD} END;
CREATE TRIGGER case_forgotten AFTER DELETE ON cases WHEN OLD.is_deleted = 0 BEGIN {_TAKE} END;
"""


def m029_hours(db: Database) -> None:
    """Additions; the tallies are counted anew from the rows."""
    for script in (_COLUMNS, _TALLIES, _TRIGGERS):
        db.executescript(script)
