"""What the desk keeps beside the journal: the search index, counters, drafts, the exchange log."""

from sqlite_utils import Database

# A target is a thing that can be found. Its number begins with its kind, so that hits come in
# the order persons, households, cases without sorting.
_SEARCH = """
CREATE TABLE search_targets (
    target INTEGER PRIMARY KEY,
    id TEXT NOT NULL, village_code TEXT NOT NULL, kind INTEGER NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (id, village_code, kind)
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5(
    name, rest, content = '', contentless_delete = 1, tokenize = 'unicode61'
);

CREATE TABLE search_keys (
    kind INTEGER NOT NULL, key TEXT NOT NULL, target INTEGER NOT NULL,
    PRIMARY KEY (kind, key, target)
) STRICT, WITHOUT ROWID;
"""

_DESK = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    form_key TEXT PRIMARY KEY, content BLOB NOT NULL, saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE exchange_log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, carrier TEXT NOT NULL, direction TEXT NOT NULL, peer TEXT NOT NULL,
    result TEXT NOT NULL, facts TEXT NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL
) STRICT;
"""


def m003_desk(db: Database) -> None:
    """Search tables and the desk's own small tables."""
    db.executescript(_SEARCH)
    db.executescript(_DESK)
