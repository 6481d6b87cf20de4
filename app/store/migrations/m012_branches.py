"""Which branches of a feed are in the rows, and under which names."""

from sqlite_utils import Database

_BRANCHES = """
CREATE TABLE folded_branches (
    feed BLOB PRIMARY KEY,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""


def m012_branches(db: Database) -> None:
    """Branches that were only kept until now count: the next fold finds them missing here."""
    db.executescript(_BRANCHES)
