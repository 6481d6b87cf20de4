"""What happened to liaison cards after their first printing, and the numbers kept ready for them."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE cards ADD COLUMN grid_id TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN layout TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN standing_on TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN receiver_relation TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN receiver_name TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN newest_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN newest_edition TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN newest_cadre_id TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN newest_printed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN held_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN last_step TEXT NOT NULL DEFAULT '';
ALTER TABLE cards ADD COLUMN flagged_steps INTEGER NOT NULL DEFAULT 0;
"""

# As `known_life` in app.models.card_lifecycle says: without steps, as the card was first printed.
_SHOWN = """
ALTER TABLE cards ADD COLUMN shown_standing TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN standing <> '' THEN standing ELSE status END
) VIRTUAL;
ALTER TABLE cards ADD COLUMN shown_digest TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN standing <> '' THEN newest_digest ELSE content_digest END
) VIRTUAL;
ALTER TABLE cards ADD COLUMN shown_held TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
        WHEN standing <> '' THEN held_digest
        WHEN status IN ('issued', 'left') THEN content_digest
        ELSE ''
    END
) VIRTUAL;
ALTER TABLE cards ADD COLUMN is_valid INTEGER NOT NULL GENERATED ALWAYS AS (
    is_deleted = 0 AND
    CASE WHEN standing <> '' THEN standing ELSE status END IN ('printed', 'issued', 'left')
) VIRTUAL;
"""

_TABLES = """
CREATE TABLE card_steps (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    at TEXT NOT NULL, done_on TEXT NOT NULL, note TEXT NOT NULL, receiver_relation TEXT NOT NULL,
    receiver_name TEXT NOT NULL, content_digest TEXT NOT NULL, edition TEXT NOT NULL,
    cadre_id TEXT NOT NULL, replaced_by TEXT NOT NULL, undoes TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;

CREATE TABLE reserved_card_numbers (
    feed TEXT NOT NULL, layout TEXT NOT NULL, household_id TEXT NOT NULL, grid_id TEXT NOT NULL,
    cadre_id TEXT NOT NULL, number TEXT NOT NULL,
    PRIMARY KEY (feed, layout, household_id, grid_id, cadre_id)
) STRICT;
"""

_INDEXES = """
CREATE INDEX card_steps_entity ON card_steps (entity_id);
CREATE INDEX cards_valid ON cards (layout, household_id) WHERE is_valid = 1;
CREATE INDEX cards_of_grids ON cards (grid_id, layout, cadre_id) WHERE grid_id <> '';
DROP INDEX cards_status;
CREATE INDEX cards_status ON cards (shown_standing) WHERE is_deleted = 0;
"""


def m021_card_steps(db: Database) -> None:
    """Additions only: what stood in the tables stays as it was."""
    for script in (_COLUMNS, _SHOWN, _TABLES, _INDEXES):
        db.executescript(script)
