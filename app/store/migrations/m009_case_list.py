"""What the list of cases needs to open, filter and count at once, however many cases there are."""

from sqlite_utils import Database

# Each index holds all that a filter asks for, so that no row is touched before it is shown.
_INDEXES = """
DROP INDEX cases_status;
DROP INDEX cases_due;
CREATE INDEX cases_status ON cases
    (status, updated_at, id, binding_due_on, department, first_receiver_id)
    WHERE is_deleted = 0;
CREATE INDEX cases_department ON cases
    (department, updated_at, id, status, binding_due_on, first_receiver_id)
    WHERE is_deleted = 0;
CREATE INDEX cases_receiver ON cases
    (first_receiver_id, updated_at, id, status, binding_due_on, department)
    WHERE is_deleted = 0;
CREATE INDEX cases_due ON cases (binding_due_on, id, status, department, first_receiver_id)
    WHERE is_deleted = 0 AND binding_due_on <> '';
CREATE INDEX exchange_log_result ON exchange_log (carrier, result, number);
CREATE INDEX attestations_received ON attestations (received_at);
"""

# Figures beside filters would otherwise cost a walk through every case. The triggers move with the
# rows, in their transaction.
_TALLIES = """
CREATE TABLE case_tallies (
    status TEXT NOT NULL, department TEXT NOT NULL, first_receiver_id TEXT NOT NULL,
    first_receiver_name TEXT NOT NULL, binding_due_on TEXT NOT NULL, cases INTEGER NOT NULL,
    PRIMARY KEY (status, department, first_receiver_id, first_receiver_name, binding_due_on)
) STRICT, WITHOUT ROWID;

INSERT INTO case_tallies
SELECT status, department, first_receiver_id, first_receiver_name, binding_due_on, count(*)
FROM cases WHERE is_deleted = 0 GROUP BY 1, 2, 3, 4, 5;
"""

_ADD = """
INSERT INTO case_tallies VALUES (
    NEW.status, NEW.department, NEW.first_receiver_id, NEW.first_receiver_name,
    NEW.binding_due_on, 1
) ON CONFLICT DO UPDATE SET cases = cases + 1;
"""
_TAKE = """
UPDATE case_tallies SET cases = cases - 1
WHERE status = OLD.status AND department = OLD.department
    AND first_receiver_id = OLD.first_receiver_id
    AND first_receiver_name = OLD.first_receiver_name
    AND binding_due_on = OLD.binding_due_on;
DELETE FROM case_tallies
WHERE status = OLD.status AND department = OLD.department
    AND first_receiver_id = OLD.first_receiver_id
    AND first_receiver_name = OLD.first_receiver_name
    AND binding_due_on = OLD.binding_due_on AND cases = 0;
"""
_IS_MOVED = """
    OLD.status IS NOT NEW.status OR OLD.department IS NOT NEW.department
    OR OLD.first_receiver_id IS NOT NEW.first_receiver_id
    OR OLD.first_receiver_name IS NOT NEW.first_receiver_name
    OR OLD.binding_due_on IS NOT NEW.binding_due_on OR OLD.is_deleted IS NOT NEW.is_deleted
"""
_TRIGGERS = f"""
CREATE TRIGGER case_counted AFTER INSERT ON cases WHEN NEW.is_deleted = 0 BEGIN {_ADD} END;
CREATE TRIGGER case_left AFTER UPDATE ON cases WHEN OLD.is_deleted = 0 AND ({_IS_MOVED})
BEGIN {_TAKE} END;
CREATE TRIGGER case_came AFTER UPDATE ON cases WHEN NEW.is_deleted = 0 AND ({_IS_MOVED})
BEGIN {_ADD} END;
CREATE TRIGGER case_forgotten AFTER DELETE ON cases WHEN OLD.is_deleted = 0 BEGIN {_TAKE} END;
"""


def m009_case_list(db: Database) -> None:
    """Indexes by department, person and day, and tallies."""
    for script in (_INDEXES, _TALLIES, _TRIGGERS):
        db.executescript(script)
