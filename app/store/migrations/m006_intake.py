"""What an intake keeps: who stands in with which power, what was committed to, money passed through."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE cases ADD COLUMN applicant_id_number TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN applicant_address TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN proxy_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE materials ADD COLUMN is_key INTEGER NOT NULL DEFAULT 1;
"""

_TABLES = """
CREATE TABLE powers_of_attorney (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, case_id TEXT NOT NULL, principal_name TEXT NOT NULL,
    proxy_name TEXT NOT NULL, proxy_id_number TEXT NOT NULL, proxy_phone TEXT NOT NULL,
    relation TEXT NOT NULL, scope TEXT NOT NULL, valid_until TEXT NOT NULL,
    signing_method TEXT NOT NULL, witness_name TEXT NOT NULL, signed_on TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE commitments (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, case_id TEXT NOT NULL, material_ids TEXT NOT NULL,
    supplement_way TEXT NOT NULL, made_on TEXT NOT NULL, due_on TEXT NOT NULL,
    is_due_provisional INTEGER NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE money_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, amount_fen INTEGER NOT NULL, purpose TEXT NOT NULL, payee TEXT NOT NULL,
    voucher_number TEXT NOT NULL, receiver_name TEXT NOT NULL, voided_id TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

_INDEXES = """
CREATE INDEX powers_of_attorney_case ON powers_of_attorney (case_id) WHERE is_deleted = 0;
CREATE INDEX commitments_case ON commitments (case_id) WHERE is_deleted = 0;
CREATE INDEX commitments_due ON commitments (due_on, id) WHERE is_deleted = 0;
CREATE INDEX cases_applicant ON cases (applicant_id) WHERE is_deleted = 0 AND applicant_id <> '';
CREATE INDEX money_steps_entity ON money_steps (entity_id);
"""


def m006_intake(db: Database) -> None:
    """Columns of cases and materials, three tables, and the indexes that their queries go by."""
    for script in (_COLUMNS, _TABLES, _INDEXES):
        db.executescript(script)
