"""The life of households and people: where they stand, what happened to them, who wrote what."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE grids ADD COLUMN closed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN standing_on TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN standing_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
ALTER TABLE persons ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]';
ALTER TABLE persons ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN standing_on TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN standing_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE persons ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
"""

_TABLES = """
CREATE TABLE register_changes (
    id TEXT NOT NULL, village_code TEXT NOT NULL, is_deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, entity_id TEXT NOT NULL, hlc INTEGER NOT NULL, side TEXT NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, bases TEXT NOT NULL, action TEXT NOT NULL,
    happened_on TEXT NOT NULL, reason TEXT NOT NULL, person_ids TEXT NOT NULL,
    household_ids TEXT NOT NULL, steps TEXT NOT NULL,
    PRIMARY KEY (id, village_code)
) STRICT;
"""

# A merge always keeps the record with the smaller id, so two PCs that merge the same two differently
# can never make a circle in which both would vanish.
_SHOWN_UNDER = """
ALTER TABLE households ADD COLUMN shown_under TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN merged_into < id THEN merged_into ELSE '' END
) VIRTUAL;
ALTER TABLE persons ADD COLUMN shown_under TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN merged_into < id THEN merged_into ELSE '' END
) VIRTUAL;
"""

_VIEWS = """
CREATE VIEW active_households AS
    SELECT * FROM households WHERE is_deleted = 0 AND shown_under = '' AND standing = '';

CREATE VIEW household_roots AS
    WITH RECURSIVE roots (household_id, root_id) AS (
        SELECT id, id FROM households WHERE shown_under = ''
        UNION ALL
        SELECT households.id, roots.root_id
        FROM roots JOIN households ON households.shown_under = roots.household_id
        WHERE households.shown_under <> ''
    )
    SELECT household_id, root_id FROM roots;

CREATE VIEW person_roots AS
    WITH RECURSIVE roots (person_id, root_id) AS (
        SELECT id, id FROM persons WHERE shown_under = ''
        UNION ALL
        SELECT persons.id, roots.root_id
        FROM roots JOIN persons ON persons.shown_under = roots.person_id
        WHERE persons.shown_under <> ''
    )
    SELECT person_id, root_id FROM roots;
"""

_INDEXES = """
CREATE INDEX register_changes_entity ON register_changes (entity_id);
CREATE INDEX register_changes_hlc ON register_changes (hlc, id);
CREATE INDEX households_shown_under ON households (shown_under) WHERE shown_under <> '';
CREATE INDEX persons_shown_under ON persons (shown_under) WHERE shown_under <> '';
CREATE INDEX persons_name ON persons (name, born_on) WHERE is_deleted = 0;
"""


def m014_register(db: Database) -> None:
    """Additions only: what stood in the tables stays as it was."""
    for script in (_COLUMNS, _SHOWN_UNDER, _TABLES, _INDEXES, _VIEWS):
        db.executescript(script)
