"""Duty, activities, public appraisals, receptions, and service at the door."""

from sqlite_utils import Database

_TABLES = """
CREATE TABLE duty_shifts (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, duty_on TEXT NOT NULL, shift TEXT NOT NULL, starts_at_time TEXT NOT NULL,
    ends_at_time TEXT NOT NULL, is_out_of_hours INTEGER NOT NULL, leader_name TEXT NOT NULL,
    officer_id TEXT NOT NULL, officer_name TEXT NOT NULL, officer_phone TEXT NOT NULL, state
    TEXT NOT NULL, on_duty_id TEXT NOT NULL, on_duty_name TEXT NOT NULL, absent_name TEXT NOT
    NULL, leave_reason TEXT NOT NULL, signed_in_at TEXT NOT NULL, signed_out_at TEXT NOT NULL,
    handover_note TEXT NOT NULL, taken_over_by TEXT NOT NULL, taken_over_at TEXT NOT NULL,
    flagged_events INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE duty_events (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL, actor_id TEXT
    NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT
    NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, person_phone TEXT NOT NULL, note
    TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE activities (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, theme TEXT NOT NULL, activity_type TEXT NOT NULL, department
    TEXT NOT NULL, held_on TEXT NOT NULL, time_words TEXT NOT NULL, place TEXT NOT NULL,
    responsible_name TEXT NOT NULL, responsible_phone TEXT NOT NULL, people_served INTEGER NOT
    NULL, result TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE appraisals (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, period TEXT NOT NULL, held_on TEXT NOT
    NULL, place TEXT NOT NULL, subjects TEXT NOT NULL, grades TEXT NOT NULL, minimum INTEGER NOT
    NULL, state TEXT NOT NULL, sheets INTEGER NOT NULL, closed_at TEXT NOT NULL, flagged_events
    INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE appraisal_events (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL, actor_id TEXT
    NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT
    NULL, part TEXT NOT NULL, marks TEXT NOT NULL, sheet_id TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE responsibility_letters (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, year INTEGER NOT NULL, person_name TEXT NOT NULL, title TEXT
    NOT NULL, superior_name TEXT NOT NULL, duties TEXT NOT NULL, signed_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE reception_sessions (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, opened_on TEXT NOT NULL, starts_at_time TEXT NOT NULL,
    ends_at_time TEXT NOT NULL, place TEXT NOT NULL, delegates TEXT NOT NULL, theme TEXT NOT
    NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE receptions (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, session_id TEXT NOT NULL, received_at TEXT NOT NULL,
    receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL, visitor_name TEXT NOT NULL, visitor_phone TEXT NOT NULL,
    visitor_address TEXT NOT NULL, household_id TEXT NOT NULL, content TEXT NOT NULL,
    reception_class TEXT NOT NULL, appeal_id TEXT NOT NULL, stage TEXT NOT NULL, department TEXT
    NOT NULL, reply TEXT NOT NULL, is_satisfied INTEGER, flagged_steps INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE reception_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL, actor_id TEXT
    NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT
    NULL, note TEXT NOT NULL, department TEXT NOT NULL, reply TEXT NOT NULL, is_satisfied
    INTEGER,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE home_services (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL, updated_at TEXT
    NOT NULL, number TEXT NOT NULL, served_on TEXT NOT NULL, household_id TEXT NOT NULL,
    served_name TEXT NOT NULL, phone TEXT NOT NULL, worker_name TEXT NOT NULL, content TEXT NOT
    NULL, ticks TEXT NOT NULL, opinion TEXT NOT NULL, opinion_note TEXT NOT NULL, called_back_on
    TEXT NOT NULL, called_back_by TEXT NOT NULL, call_back_note TEXT NOT NULL, is_satisfied
    INTEGER,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

_INDEXES = """
CREATE INDEX duty_shifts_day ON duty_shifts (duty_on, starts_at_time, id) WHERE is_deleted = 0;
CREATE INDEX duty_events_entity ON duty_events (entity_id);
CREATE INDEX activities_day ON activities (held_on, id) WHERE is_deleted = 0;
CREATE INDEX appraisals_day ON appraisals (held_on, id) WHERE is_deleted = 0;
CREATE INDEX appraisal_events_entity ON appraisal_events (entity_id);
CREATE INDEX responsibility_letters_year
    ON responsibility_letters (year, person_name, id) WHERE is_deleted = 0;
CREATE INDEX reception_sessions_day ON reception_sessions (opened_on, id) WHERE is_deleted = 0;
CREATE INDEX receptions_stage ON receptions (stage, received_at, id) WHERE is_deleted = 0;
CREATE INDEX receptions_moment ON receptions (received_at, id) WHERE is_deleted = 0;
CREATE INDEX receptions_session ON receptions (session_id, received_at) WHERE is_deleted = 0;
CREATE INDEX reception_steps_entity ON reception_steps (entity_id);
CREATE INDEX receptions_receiver ON receptions (receiver_id, received_at);
CREATE INDEX case_steps_actor ON case_steps (actor_id, at);
CREATE INDEX appeal_steps_actor ON appeal_steps (actor_id, at);
CREATE INDEX home_services_day ON home_services (served_on, id) WHERE is_deleted = 0;
"""


def m017_duty(db: Database) -> None:
    """New tables only."""
    for script in (_TABLES, _INDEXES):
        db.executescript(script)
