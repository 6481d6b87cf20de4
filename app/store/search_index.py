"""Keeps the search index in step with the rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

import msgspec
from sqlite_utils import Database

from app.models.records import Record
from app.store.search_text import KIND_NAMES, Readings, SearchDocument, document_of

TARGETS_PER_KIND = 1 << 40
"""A target is `kind * TARGETS_PER_KIND + serial`."""
WAITING_MOST = 64
"""So many of a kind may wait until their words and keys are written, all at once."""
_NAMES_REMEMBERED = 4096

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(SearchDocument).decode


_ONE_KNOWN_SQL = """
    SELECT kind, id, village_code, target, content FROM search_targets WHERE id = ?"""
_KNOWN_SQL = """
    SELECT kind, id, village_code, target, content FROM search_targets
    WHERE id IN (SELECT value FROM json_each(?))"""
_PLACES_SQL = """
    SELECT (SELECT max(target) FROM search_targets WHERE target BETWEEN ?1 AND ?2),
           (SELECT target FROM search_reach WHERE kind = ?3)"""


_Key = tuple[int, str, str]
"""Kind, id and village code of what is found."""


class SearchIndex:
    """Writes the words and keys by which persons, households and cases are found.

    Those of what was saved last wait: one save would touch a dozen pages for them, as many as a whole
    batch does. Until then they are found by reading what waits (`Search`).
    """

    def __init__(self, db: Database, readings: Readings) -> None:
        self._db = db
        # Heads and applicants bear the names of persons: most names come several times.
        self._readings: Readings = lru_cache(maxsize=_NAMES_REMEMBERED)(readings)
        self._gathered: dict[_Key, SearchDocument] | None = None

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Inside one transaction that writes many records: the index follows at its end, all at
        once, which takes half the time. Nothing is searched for before.
        """
        if self._gathered is not None:
            yield
            return
        self._gathered = {}
        try:
            yield
            self._write(self._gathered)
        finally:
            self._gathered = None

    def keep(self, record: Record) -> None:
        """Find the record by what it says now; nothing is written when that has not changed."""
        found = document_of(record, self._readings)
        if found is None:
            return
        kind, document = found
        key = (kind, record.id, record.village_code)
        if self._gathered is not None:
            self._gathered[key] = document
        else:
            self._write({key: document})

    def forget(self, records: Iterable[tuple[str, str]]) -> None:
        """Find these (id, village code) no more; their words leave the index for good."""
        gathered, wanted = self._gathered, set(records)
        for key in [key for key in gathered or () if key[1:] in wanted]:
            assert gathered is not None
            del gathered[key]
        every = [(kind, *record) for kind in KIND_NAMES for record in wanted]
        known = {key: found for key, found in self._known(every).items() if key[1:] in wanted}
        reaches = {kind: self._places(kind)[1] for kind in KIND_NAMES}
        gone = [
            (target, _decode(content), SearchDocument())
            for (kind, _, _), (target, content) in known.items()
            if target <= reaches[kind]
        ]
        self._keep_words(gone)
        self._keep_keys(gone)
        conn = self._db.conn
        conn.executemany(
            "DELETE FROM search_targets WHERE target = ?",
            [(target,) for target, _ in known.values()],
        )
        if gone:  # a word that was deleted stays in the index until its parts are merged
            conn.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")

    def clear(self) -> None:
        """Find nothing any more."""
        if self._gathered:
            self._gathered.clear()
        self._db.conn.execute("DELETE FROM search_targets")
        self._db.conn.execute("DELETE FROM search_keys")
        self._db.conn.execute("DELETE FROM search_reach")
        self._db.conn.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")

    def _write(self, documents: Mapping[_Key, SearchDocument]) -> None:
        known = self._known(documents)
        places = {kind: self._places(kind) for kind in {kind for kind, _, _ in documents}}
        reaches = {kind: reach for kind, (_, reach) in places.items()}
        conn, next_targets = self._db.conn, dict[int, int]()
        targets, contents = list[tuple[int, str, str, int, str]](), list[tuple[str, int]]()
        changed = list[tuple[int, SearchDocument, SearchDocument]]()
        for key, document in documents.items():
            kind, record_id, village_code = key
            content = _encode(document).decode()
            if key not in known:
                if kind not in next_targets:
                    next_targets[kind] = max(places[kind]) + 1
                targets.append((next_targets[kind], record_id, village_code, kind, content))
                next_targets[kind] += 1
                continue
            target, stored = known[key]
            if stored != content:
                contents.append((content, target))
                if target <= reaches[kind]:
                    changed.append((target, _decode(stored), document))
        if targets:
            conn.executemany(
                """INSERT INTO search_targets (target, id, village_code, kind, content)
                   VALUES (?, ?, ?, ?, ?)""",
                targets,
            )
        if contents:
            conn.executemany("UPDATE search_targets SET content = ? WHERE target = ?", contents)
        self._keep_words(changed)
        self._keep_keys(changed)
        for kind, next_target in next_targets.items():
            if next_target - 1 - reaches[kind] >= WAITING_MOST:
                self.take_in(kind)

    def take_in(self, kind: int) -> None:
        """Write the words and keys of all that wait."""
        waiting = waiting_documents(self._db, kind)
        if not waiting:
            return
        new = [(target, SearchDocument(), document) for target, document in waiting]
        self._keep_words(new)
        self._keep_keys(new)
        self._db.conn.execute(
            "INSERT OR REPLACE INTO search_reach (kind, target) VALUES (?, ?)", (kind, new[-1][0])
        )

    def _places(self, kind: int) -> tuple[int, int]:
        """The last target of a kind, and the last whose words and keys are written."""
        first = kind * TARGETS_PER_KIND
        last, reach = self._db.conn.execute(
            _PLACES_SQL, (first, first + TARGETS_PER_KIND - 1, kind)
        ).fetchone()
        return last or first, reach or first

    def _known(self, documents: Iterable[_Key]) -> dict[_Key, tuple[int, str]]:
        """What is found already: its target, and its document as it is stored."""
        ids = list({record_id for _, record_id, _ in documents})
        is_one = len(ids) == 1
        rows = self._db.conn.execute(
            _ONE_KNOWN_SQL if is_one else _KNOWN_SQL,
            (ids[0] if is_one else msgspec.json.encode(ids).decode(),),
        )
        return {(kind, own, village): (target, words) for kind, own, village, target, words in rows}

    def _keep_words(self, changed: Sequence[tuple[int, SearchDocument, SearchDocument]]) -> None:
        other = [
            (target, before, now)
            for target, before, now in changed
            if (before.name, before.rest) != (now.name, now.rest)
        ]
        gone = [(target,) for target, before, _ in other if before.name or before.rest]
        new = [(target, now.name, now.rest) for target, _, now in other if now.name or now.rest]
        conn = self._db.conn
        if gone:
            conn.executemany("DELETE FROM search_text WHERE rowid = ?", gone)
        if new:
            conn.executemany("INSERT INTO search_text (rowid, name, rest) VALUES (?, ?, ?)", new)

    def _keep_keys(self, changed: Sequence[tuple[int, SearchDocument, SearchDocument]]) -> None:
        gone, new = list[tuple[int, str, int]](), list[tuple[int, str, int]]()
        for target, before, now in changed:
            kind = target // TARGETS_PER_KIND
            gone += [(kind, key, target) for key in before.keys if key not in now.keys]
            new += [(kind, key, target) for key in now.keys if key not in before.keys]
        conn = self._db.conn
        if gone:
            conn.executemany(
                "DELETE FROM search_keys WHERE kind = ? AND key = ? AND target = ?", gone
            )
        if new:
            conn.executemany(
                "INSERT INTO search_keys (kind, key, target) VALUES (?, ?, ?)", sorted(new)
            )


def waiting_documents(db: Database, kind: int) -> list[tuple[int, SearchDocument]]:
    """What was saved since words and keys of the kind were last written, by target."""
    rows = db.conn.execute(
        """SELECT target, content FROM search_targets
           WHERE target < ?2 AND target
               > coalesce((SELECT target FROM search_reach WHERE kind = ?1), ?3)
           ORDER BY target""",
        (kind, (kind + 1) * TARGETS_PER_KIND, kind * TARGETS_PER_KIND),
    )
    return [(target, _decode(content)) for target, content in rows]
