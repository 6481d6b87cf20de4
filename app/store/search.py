"""The one search box: names, pinyin, initials, tails of numbers, household numbers, cards."""

from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.identity import read_card_number
from app.store.search_hit import SearchHit
from app.store.search_index import TARGETS_PER_KIND, waiting_documents
from app.store.search_text import (
    CASE,
    CASE_NUMBER,
    HOUSEHOLD,
    ID_NUMBER,
    KIND_NAMES,
    PERSON,
    PHONE,
    PINYIN,
    TAIL_CHARACTERS_MIN,
    cleaned,
    compact,
    phrases,
    spaced,
)

_LAST = "\U0010ffff"
_LONGEST_QUERY = 60
_RESERVED_SHARE = 6  # one place in so many is kept for each later kind
_MATCH_OF_FAMILY = {
    PINYIN: "pinyin",
    PHONE: "phone",
    ID_NUMBER: "id_number",
    CASE_NUMBER: "case_number",
}
_KINDS = (PERSON, HOUSEHOLD, CASE)
_FAMILIES_OF_NUMBERS = {PERSON: (PHONE, ID_NUMBER), CASE: (CASE_NUMBER, PHONE)}
_SUBTITLE_SEPARATOR = " · "

_WAITING_SQL = """CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_waiting USING fts5(
    name, rest, content = '', tokenize = 'unicode61')"""

Matches = dict[int, str]
"""Target to what matched, best first."""


class Search:
    """Finds persons, households and cases by whatever a person at the desk remembers of them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, query: str, limit: int = 20) -> list[SearchHit]:
        """Exact card or household number first, then persons, households, cases."""
        text = cleaned(query)[:_LONGEST_QUERY]
        if not text:
            return []
        hits = self._card_hits(text) + self._household_hits(text, limit)
        if any(not character.isascii() for character in text):
            hits += self._hits(text, limit, self._matches_of_words(text, limit))
        elif any(character.isdigit() for character in text):
            hits += self._hits(text, limit, self._matches_of_tail(text, limit))
        else:
            hits += self._hits(text, limit, self._matches_of_pinyin(text, limit))
        unique = {(hit.kind, hit.id): hit for hit in reversed(hits)}
        return list(reversed(unique.values()))[:limit]

    # -- exact numbers

    def _card_hits(self, text: str) -> list[SearchHit]:
        try:
            number = read_card_number(text)
        except OperationRefused:
            return []
        rows = self._db.conn.execute(
            """WITH RECURSIVE up (card_id, card_number, id, above) AS (
                   SELECT cards.id, cards.number, cards.household_id,
                          (SELECT shown_under FROM households WHERE id = cards.household_id)
                   FROM cards WHERE cards.number = ? AND cards.is_deleted = 0
                   UNION
                   SELECT up.card_id, up.card_number, households.id, households.shown_under
                   FROM up JOIN households ON households.id = up.above)
               SELECT up.card_id, up.card_number, households.id, households.head_name,
                      households.number, households.address
               FROM up LEFT JOIN households
                   ON households.id = up.id AND households.is_deleted = 0
               WHERE coalesce(up.above, '') = ''""",
            (number,),
        ).fetchall()
        return [
            SearchHit("household", row[2], row[3], _joined(row[4], row[5]), "card_number")
            if row[2]
            else SearchHit("card", row[0], row[1], "", "card_number")
            for row in rows
        ]

    def _household_hits(self, text: str, limit: int) -> list[SearchHit]:
        """The household of that number, then, for a number, those whose number begins with it."""
        last = text + _LAST if any(character.isdigit() for character in text) else text
        rows = self._db.conn.execute(
            """SELECT id, head_name, number, address FROM households
               WHERE number BETWEEN ? AND ? AND is_deleted = 0 AND shown_under = ''
               ORDER BY number, id LIMIT ?""",
            (text, last, max(limit // _RESERVED_SHARE, 1)),
        ).fetchall()
        return [
            SearchHit("household", row[0], row[1], _joined(row[2], row[3]), "household_number")
            for row in rows
        ]

    # -- what matches

    def _matches_of_words(self, text: str, limit: int) -> dict[int, Matches]:
        wanted = phrases(text)
        if not wanted:
            return {}
        found: dict[int, Matches] = {}
        for kind in _KINDS:
            rows = self._db.conn.execute(
                """SELECT rowid FROM search_text
                   WHERE search_text MATCH ? AND rowid BETWEEN ? AND ?
                   ORDER BY rowid LIMIT ?""",
                (wanted, kind * TARGETS_PER_KIND, (kind + 1) * TARGETS_PER_KIND - 1, limit),
            ).fetchall()
            found[kind] = {row[0]: "" for row in rows}
        for kind, target in self._waiting_with_words(wanted):
            if len(found[kind]) < limit:
                found[kind][target] = ""
        return found

    def _waiting_with_words(self, wanted: str) -> list[tuple[int, int]]:
        """Kinds and targets of what waits for the index: it is indexed here, in memory alone."""
        conn = self._db.conn
        conn.execute(_WAITING_SQL)
        conn.execute("INSERT INTO temp.search_waiting (search_waiting) VALUES ('delete-all')")
        conn.executemany(
            "INSERT INTO temp.search_waiting (rowid, name, rest) VALUES (?, ?, ?)",
            [
                (target, document.name, document.rest)
                for kind in _KINDS
                for target, document in waiting_documents(self._db, kind)
            ],
        )
        rows = conn.execute(
            "SELECT rowid FROM temp.search_waiting WHERE search_waiting MATCH ? ORDER BY rowid",
            (wanted,),
        )
        return [(target // TARGETS_PER_KIND, target) for (target,) in rows]

    def _matches_of_pinyin(self, text: str, limit: int) -> dict[int, Matches]:
        letters = "".join(character for character in text.lower() if character.isalpha())
        return {kind: self._matches_of_key(kind, PINYIN, letters, limit) for kind in _KINDS}

    def _matches_of_tail(self, text: str, limit: int) -> dict[int, Matches]:
        tail = compact(text)[::-1]
        if len(tail) < TAIL_CHARACTERS_MIN:
            return {}
        found: dict[int, Matches] = {}
        for kind, families in _FAMILIES_OF_NUMBERS.items():
            matches: Matches = {}
            for family in families:
                matches = self._matches_of_key(kind, family, tail, limit) | matches
            found[kind] = matches
        return found

    def _matches_of_key(self, kind: int, family: str, start: str, limit: int) -> Matches:
        if not start:
            return {}
        rows = self._db.conn.execute(
            """SELECT DISTINCT target FROM search_keys
               WHERE kind = ? AND key BETWEEN ? AND ? LIMIT ?""",
            (kind, family + start, family + start + _LAST, limit),
        ).fetchall()
        matches = {row[0]: _MATCH_OF_FAMILY[family] for row in rows}
        for target, document in waiting_documents(self._db, kind):
            if len(matches) < limit and any(k.startswith(family + start) for k in document.keys):
                matches[target] = _MATCH_OF_FAMILY[family]
        return matches

    # -- what is shown of it

    def _hits(self, text: str, limit: int, found: dict[int, Matches]) -> list[SearchHit]:
        shown = {
            PERSON: self._person_rows,
            HOUSEHOLD: self._household_rows,
            CASE: self._case_rows,
        }
        hits = []
        for kind, places in _shared_out(limit, found).items():
            matches = found[kind]
            rows = {row[0]: row[1:] for row in shown[kind](list(matches)[:places])}
            for target in matches:
                if target in rows:
                    row_id, title, *rest = rows[target]
                    matched = matches[target] or _matched_words(kind, title, text)
                    hits.append(SearchHit(KIND_NAMES[kind], row_id, title, _joined(*rest), matched))
        return hits

    def _person_rows(self, targets: list[int]) -> Iterable[tuple[int, str, str, str, str]]:
        return self._db.conn.execute(
            """SELECT search_targets.target, persons.id, persons.name,
                      households.number, households.address
               FROM json_each(?) AS wanted
               JOIN search_targets ON search_targets.target = wanted.value
               JOIN persons ON persons.id = search_targets.id
                   AND persons.village_code = search_targets.village_code
               LEFT JOIN households ON households.id = persons.household_id
                   AND households.village_code = persons.village_code""",
            (_json(targets),),
        )

    def _household_rows(self, targets: list[int]) -> Iterable[tuple[int, str, str, str, str]]:
        return self._db.conn.execute(
            """SELECT search_targets.target, households.id, households.head_name,
                      households.number, households.address
               FROM json_each(?) AS wanted
               JOIN search_targets ON search_targets.target = wanted.value
               JOIN households ON households.id = search_targets.id
                   AND households.village_code = search_targets.village_code""",
            (_json(targets),),
        )

    def _case_rows(self, targets: list[int]) -> Iterable[tuple[int, str, str, str, str]]:
        return self._db.conn.execute(
            """SELECT search_targets.target, cases.id, cases.item_name,
                      cases.number, cases.applicant_name
               FROM json_each(?) AS wanted
               JOIN search_targets ON search_targets.target = wanted.value
               JOIN cases ON cases.id = search_targets.id
                   AND cases.village_code = search_targets.village_code""",
            (_json(targets),),
        )


def _shared_out(limit: int, found: dict[int, Matches]) -> dict[int, int]:
    """How many places each kind gets: the first takes all but a few kept for the later ones."""
    places, left = {}, limit
    for kind in _KINDS:
        later = sum(
            min(len(found.get(other, ())), limit // _RESERVED_SHARE)
            for other in _KINDS
            if other > kind
        )
        places[kind] = min(len(found.get(kind, ())), left - later)
        left -= places[kind]
    return {kind: count for kind, count in places.items() if count > 0}


def _matched_words(kind: int, title: str, text: str) -> str:
    """Which field of the hit holds the words that were typed."""
    is_in_title = all(spaced(part) in spaced(title) for part in text.split())
    if kind == CASE:
        return "item" if is_in_title else "name"
    return "name" if is_in_title else "address"


def _joined(*parts: str | None) -> str:
    return _SUBTITLE_SEPARATOR.join(part for part in parts if part)


def _json(targets: list[int]) -> str:
    return msgspec.json.encode(targets).decode()
