"""Tallies in the order of each filter, so that its figures are added up as they are read."""

from sqlite_utils import Database

_INDEXES = """
CREATE INDEX case_tallies_department ON case_tallies
    (department, status, first_receiver_id, binding_due_on, cases);
CREATE INDEX case_tallies_receiver ON case_tallies
    (first_receiver_id, first_receiver_name, status, department, binding_due_on, cases);
CREATE INDEX case_tallies_due ON case_tallies
    (status, binding_due_on, department, first_receiver_id, cases);
"""


def m011_tally_order(db: Database) -> None:
    """An index for each figure."""
    db.executescript(_INDEXES)
