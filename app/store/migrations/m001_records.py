"""The tables that entries fold into: one for each record type."""

from sqlite_utils import Database

# Lists are JSON text, truths are 0 and 1. The key begins with the id, because screens ask by id
# alone; two villages may share a file, as in a merged station, and are kept apart by the rest.
_TABLES = """
CREATE TABLE stations (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, town_name TEXT NOT NULL,
    short_name TEXT NOT NULL, address TEXT NOT NULL, duty_phone TEXT NOT NULL,
    supervision_phone TEXT NOT NULL, town_hotline TEXT NOT NULL, duty_hours TEXT NOT NULL,
    service_promise TEXT NOT NULL, common_items TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE staff (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL,
    phone TEXT NOT NULL, is_active INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE grids (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, parent_id TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE cadres (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE households (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, number TEXT NOT NULL, grid_id TEXT NOT NULL,
    cadre_id TEXT NOT NULL, address TEXT NOT NULL, head_person_id TEXT NOT NULL,
    head_name TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE persons (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, household_id TEXT NOT NULL, name TEXT NOT NULL,
    head_relation TEXT NOT NULL, sex TEXT NOT NULL, ethnicity TEXT NOT NULL,
    born_on TEXT NOT NULL, id_number TEXT NOT NULL, phones TEXT NOT NULL,
    political_status TEXT NOT NULL, education TEXT NOT NULL, marital_status TEXT NOT NULL,
    registration_type TEXT NOT NULL, residence TEXT NOT NULL, workplace TEXT NOT NULL,
    groups TEXT NOT NULL, note TEXT NOT NULL, doubt TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE cases (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, number TEXT NOT NULL, item_code TEXT NOT NULL,
    item_name TEXT NOT NULL, category TEXT NOT NULL, department TEXT NOT NULL,
    mode TEXT NOT NULL, catalog_version TEXT NOT NULL, limit_amount INTEGER NOT NULL,
    limit_unit TEXT NOT NULL, household_id TEXT NOT NULL, applicant_id TEXT NOT NULL,
    applicant_name TEXT NOT NULL, applicant_phone TEXT NOT NULL, channel TEXT NOT NULL,
    proxy_name TEXT NOT NULL, proxy_relation TEXT NOT NULL, request TEXT NOT NULL,
    first_receiver_id TEXT NOT NULL, first_receiver_name TEXT NOT NULL,
    first_receiver_phone TEXT NOT NULL, station_received_at TEXT NOT NULL,
    station_due_on TEXT NOT NULL, expected_by TEXT NOT NULL,
    is_expected_provisional INTEGER NOT NULL, fee_cents INTEGER NOT NULL, status TEXT NOT NULL,
    round INTEGER NOT NULL, authority_accepted_at TEXT NOT NULL, due_on TEXT NOT NULL,
    outcome TEXT NOT NULL, reply TEXT NOT NULL, rating TEXT NOT NULL, is_satisfied INTEGER,
    flagged_steps INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE case_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, note TEXT NOT NULL, outcome TEXT NOT NULL, reply TEXT NOT NULL,
    due_on TEXT NOT NULL, is_due_provisional INTEGER NOT NULL, rating TEXT NOT NULL,
    is_satisfied INTEGER, method TEXT NOT NULL, receiver_name TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE materials (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, case_id TEXT NOT NULL, position INTEGER NOT NULL,
    name TEXT NOT NULL, form TEXT NOT NULL, copies INTEGER NOT NULL,
    is_required INTEGER NOT NULL, received_at TEXT NOT NULL, holder TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE visits (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, number TEXT NOT NULL,
    household_id TEXT NOT NULL, grid_id TEXT NOT NULL, visitor_name TEXT NOT NULL,
    visited_on TEXT NOT NULL, channel TEXT NOT NULL, interviewee TEXT NOT NULL,
    content TEXT NOT NULL, finding_class TEXT NOT NULL, finding TEXT NOT NULL,
    is_answered_on_the_spot INTEGER NOT NULL, answer TEXT NOT NULL, is_urgent INTEGER NOT NULL,
    appeal_id TEXT NOT NULL, recorded_at TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE appeals (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, number TEXT NOT NULL, source TEXT NOT NULL,
    household_id TEXT NOT NULL, visit_id TEXT NOT NULL, appeal_class TEXT NOT NULL,
    content TEXT NOT NULL, raised_by TEXT NOT NULL, raised_on TEXT NOT NULL,
    first_receiver_id TEXT NOT NULL, first_receiver_name TEXT NOT NULL,
    is_urgent INTEGER NOT NULL, stage TEXT NOT NULL, reply TEXT NOT NULL, is_satisfied INTEGER,
    flagged_steps INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE appeal_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, note TEXT NOT NULL, reply TEXT NOT NULL, is_satisfied INTEGER,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE cards (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, number TEXT NOT NULL, household_id TEXT NOT NULL,
    cadre_id TEXT NOT NULL, edition TEXT NOT NULL, content_digest TEXT NOT NULL,
    printed_at TEXT NOT NULL, status TEXT NOT NULL, issued_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE print_records (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, paper TEXT NOT NULL,
    number TEXT NOT NULL, content_digest TEXT NOT NULL, printed_at TEXT NOT NULL,
    is_reprint INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

# The date that binds whoever has the case in hand: the station's promise until it has submitted
# the case, then the expected date until the township has answered, then the authority's date.
# Empty while the clock stands still and once there is a decision.
_CASE_DUE = """
ALTER TABLE cases ADD COLUMN binding_due_on TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
        WHEN status IN ('received', 'supplement', 'returned') THEN station_due_on
        WHEN status = 'submitted' THEN expected_by
        WHEN status IN ('accepted', 'in_progress') THEN due_on
        ELSE ''
    END
) VIRTUAL;
"""

_INDEXES = """
CREATE INDEX households_number ON households (number, id) WHERE is_deleted = 0;
CREATE INDEX households_grid ON households (grid_id, number, id) WHERE is_deleted = 0;
CREATE INDEX households_cadre ON households (cadre_id, number, id) WHERE is_deleted = 0;
CREATE INDEX persons_household ON persons (household_id) WHERE is_deleted = 0;
CREATE INDEX persons_id_number ON persons (id_number) WHERE is_deleted = 0 AND id_number <> '';
CREATE INDEX persons_doubt ON persons (household_id, id) WHERE is_deleted = 0 AND doubt <> '';
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_updated ON cases (updated_at, id) WHERE is_deleted = 0;
CREATE INDEX cases_status ON cases (status, updated_at, id, binding_due_on) WHERE is_deleted = 0;
CREATE INDEX cases_household ON cases (household_id, updated_at, id) WHERE is_deleted = 0;
CREATE INDEX cases_due ON cases (binding_due_on, id) WHERE is_deleted = 0 AND binding_due_on <> '';
CREATE INDEX case_steps_entity ON case_steps (entity_id);
CREATE INDEX materials_case ON materials (case_id, position, id) WHERE is_deleted = 0;
CREATE INDEX visits_entity ON visits (entity_id, hlc, id);
CREATE INDEX visits_visited ON visits (visited_on, id) WHERE is_deleted = 0;
CREATE INDEX visits_household ON visits (household_id, visited_on, id) WHERE is_deleted = 0;
CREATE INDEX appeals_number ON appeals (number);
CREATE INDEX appeals_updated ON appeals (updated_at, id) WHERE is_deleted = 0;
CREATE INDEX appeals_stage ON appeals (stage, updated_at, id) WHERE is_deleted = 0;
CREATE INDEX appeals_household ON appeals (household_id, updated_at, id) WHERE is_deleted = 0;
CREATE INDEX appeal_steps_entity ON appeal_steps (entity_id);
CREATE INDEX cards_number ON cards (number) WHERE is_deleted = 0;
CREATE INDEX cards_printed ON cards (printed_at, id) WHERE is_deleted = 0;
CREATE INDEX cards_household ON cards (household_id, printed_at, id) WHERE is_deleted = 0;
CREATE INDEX cards_status ON cards (status) WHERE is_deleted = 0;
CREATE INDEX print_records_entity ON print_records (entity_id, printed_at, id);
"""


def m001_records(db: Database) -> None:
    """Records, and the indexes that the screens' queries go by."""
    for script in (_TABLES, _CASE_DUE, _INDEXES):
        db.executescript(script)
