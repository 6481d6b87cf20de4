"""Which pages of a paper were printed, how often, and whether as a file."""

from sqlite_utils import Database

_COLUMNS = """
ALTER TABLE print_records ADD COLUMN pages TEXT NOT NULL DEFAULT '';
ALTER TABLE print_records ADD COLUMN copies INTEGER NOT NULL DEFAULT 1;
ALTER TABLE print_records ADD COLUMN way TEXT NOT NULL DEFAULT 'printer';
"""


def m031_print_pages(db: Database) -> None:
    """Additions only."""
    db.executescript(_COLUMNS)
