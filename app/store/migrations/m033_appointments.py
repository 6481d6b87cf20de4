"""Appointments, teams, assemblies for criticism; and by which channel a sheet of an appraisal came."""

from sqlite_utils import Database

_RECORD = """
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
"""
_TABLES = f"""
CREATE TABLE appointments ({_RECORD}
    number TEXT NOT NULL, way TEXT NOT NULL, household_id TEXT NOT NULL, person_name TEXT NOT NULL,
    phone TEXT NOT NULL, subject TEXT NOT NULL, meets_on TEXT NOT NULL,
    meets_at_time TEXT NOT NULL, with_name TEXT NOT NULL, state TEXT NOT NULL, moves TEXT NOT NULL,
    note TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE INDEX appointments_state ON appointments (state, meets_on, meets_at_time, id)
    WHERE is_deleted = 0;
CREATE INDEX appointments_day ON appointments (meets_on, meets_at_time, id) WHERE is_deleted = 0;
CREATE TABLE teams ({_RECORD}
    kind TEXT NOT NULL, name TEXT NOT NULL, grid_id TEXT NOT NULL, leader_id TEXT NOT NULL,
    member_ids TEXT NOT NULL, since_on TEXT NOT NULL, until_on TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
CREATE TABLE assemblies ({_RECORD}
    number TEXT NOT NULL, title TEXT NOT NULL, held_on TEXT NOT NULL, announced_on TEXT NOT NULL,
    place TEXT NOT NULL, teams TEXT NOT NULL, supervisors TEXT NOT NULL, jurors TEXT NOT NULL,
    appraisal_id TEXT NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
ALTER TABLE appraisal_events ADD COLUMN channel TEXT NOT NULL DEFAULT '';
"""


def m033_appointments(db: Database) -> None:
    """Additions only."""
    db.executescript(_TABLES)
