"""Taking a case in touches fewer trees: the tallies of cases, a few hundred rows, are read whole, and a case
that is of no household is in no list of a household's cases.
"""

from sqlite_utils import Database

_TALLY_INDEXES = ("case_tallies_department", "case_tallies_receiver", "case_tallies_due")
_HOUSEHOLD = """
CREATE INDEX cases_household ON cases (household_id, updated_at, id)
WHERE is_deleted = 0 AND household_id <> ''
"""


def m037_fewer_trees(db: Database) -> None:
    """No row changes."""
    for name in (*_TALLY_INDEXES, "cases_household"):
        db.execute(f"DROP INDEX {name}")
    db.execute(_HOUSEHOLD)
