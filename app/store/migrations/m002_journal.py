"""The journal, and what its fold remembers."""

from sqlite_utils import Database

_JOURNAL = """
CREATE TABLE feeds (
    feed BLOB PRIMARY KEY,
    descriptor BLOB NOT NULL, signature BLOB NOT NULL, certificate BLOB NOT NULL,
    have INTEGER NOT NULL, chain BLOB NOT NULL, hlc INTEGER NOT NULL,
    closed INTEGER NOT NULL, closed_chain BLOB NOT NULL,
    folded INTEGER NOT NULL,
    tail_bytes INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE tail_entries (
    feed BLOB NOT NULL, seq INTEGER NOT NULL,
    header BLOB NOT NULL, body BLOB,
    PRIMARY KEY (feed, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_segments (
    feed BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (feed, first)
) STRICT;

CREATE TABLE tail_seals (
    feed BLOB PRIMARY KEY,
    seq INTEGER NOT NULL, chain BLOB NOT NULL, is_closing INTEGER NOT NULL, signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""

_FOLD = """
CREATE TABLE registers (
    entity TEXT NOT NULL, village_code TEXT NOT NULL,
    kind TEXT NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (entity, village_code)
) STRICT;

CREATE TABLE conflicts (
    entity TEXT NOT NULL, village_code TEXT NOT NULL,
    kind TEXT NOT NULL, fields TEXT NOT NULL,
    PRIMARY KEY (entity, village_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    feed BLOB NOT NULL, seq INTEGER NOT NULL,
    kind TEXT NOT NULL, entity TEXT NOT NULL, problem TEXT NOT NULL, code_version INTEGER NOT NULL,
    PRIMARY KEY (feed, seq)
) STRICT, WITHOUT ROWID;
"""


def m002_journal(db: Database) -> None:
    """Feeds, entries, segments; registers, conflicts, quarantine."""
    db.executescript(_JOURNAL)
    db.executescript(_FOLD)
