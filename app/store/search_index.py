"""Keeps the search index in step with the rows."""

from functools import lru_cache

import msgspec
from sqlite_utils import Database

from app.models.records import Record
from app.store.search_text import Readings, SearchDocument, document_of

TARGETS_PER_KIND = 1 << 40
"""A target is `kind * TARGETS_PER_KIND + serial`."""
_NAMES_REMEMBERED = 4096

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(SearchDocument).decode


class SearchIndex:
    """Writes the words and keys by which persons, households and cases are found."""

    def __init__(self, db: Database, readings: Readings) -> None:
        self._db = db
        # Heads and applicants bear the names of persons: most names come several times.
        self._readings: Readings = lru_cache(maxsize=_NAMES_REMEMBERED)(readings)

    def keep(self, record: Record) -> None:
        """Find the record by what it says now; nothing is written when that has not changed."""
        found = document_of(record, self._readings)
        if found is None:
            return
        kind, document = found
        conn = self._db.conn
        row = conn.execute(
            """SELECT target, content FROM search_targets
               WHERE id = ? AND village_code = ? AND kind = ?""",
            (record.id, record.village_code, kind),
        ).fetchone()
        content = _encode(document).decode()
        if row is None:
            target = self._add_target(record, kind, content)
            before = SearchDocument()
        elif row[1] == content:
            return
        else:
            target, before = row[0], _decode(row[1])
            conn.execute(
                "UPDATE search_targets SET content = ? WHERE target = ?", (content, target)
            )
        self._keep_words(target, before, document)
        self._keep_keys(kind, target, before, document)

    def clear(self) -> None:
        """Find nothing any more."""
        self._db.conn.execute("DELETE FROM search_targets")
        self._db.conn.execute("DELETE FROM search_keys")
        self._db.conn.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")

    def _add_target(self, record: Record, kind: int, content: str) -> int:
        first = kind * TARGETS_PER_KIND
        conn = self._db.conn
        row = conn.execute(
            "SELECT max(target) FROM search_targets WHERE target BETWEEN ? AND ?",
            (first, first + TARGETS_PER_KIND - 1),
        ).fetchone()
        target = int(row[0] or first) + 1
        conn.execute(
            """INSERT INTO search_targets (target, id, village_code, kind, content)
               VALUES (?, ?, ?, ?, ?)""",
            (target, record.id, record.village_code, kind, content),
        )
        return target

    def _keep_words(self, target: int, before: SearchDocument, now: SearchDocument) -> None:
        if (before.name, before.rest) == (now.name, now.rest):
            return
        conn = self._db.conn
        if before.name or before.rest:
            conn.execute("DELETE FROM search_text WHERE rowid = ?", (target,))
        if now.name or now.rest:
            conn.execute(
                "INSERT INTO search_text (rowid, name, rest) VALUES (?, ?, ?)",
                (target, now.name, now.rest),
            )

    def _keep_keys(
        self, kind: int, target: int, before: SearchDocument, now: SearchDocument
    ) -> None:
        gone = [(kind, key, target) for key in before.keys if key not in now.keys]
        new = [(kind, key, target) for key in now.keys if key not in before.keys]
        if gone:
            self._db.conn.executemany(
                "DELETE FROM search_keys WHERE kind = ? AND key = ? AND target = ?", gone
            )
        if new:
            self._db.conn.executemany(
                "INSERT INTO search_keys (kind, key, target) VALUES (?, ?, ?)", new
            )
