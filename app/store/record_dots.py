"""Which writes of which feeds a record is made of, and what the township has answered to it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.entry import Dot, dot_of_text
from app.journal.register import read_registers
from app.models.kinds import KINDS, TABLES
from app.models.record_standing import ACCEPTED, DECLINED, QUARANTINED, RETURNED, RecordStanding

_CHILDREN_SQL = {
    "case": (
        (
            "material",
            """SELECT case_id, id FROM materials
               WHERE case_id IN (SELECT value FROM json_each(?)) AND is_deleted = 0""",
        ),
    ),
    "household": (
        (
            "person",
            """SELECT household_id, id FROM persons
               WHERE household_id IN (SELECT value FROM json_each(?)) AND is_deleted = 0""",
        ),
    ),
}
"""What stands on the page of a record and is kept under ids of its own."""
_ANSWERS_SQL = {
    "case": """SELECT step.entity_id, action, note,
                      (action = 'send_back' AND status <> 'returned')
                      OR (action = 'refuse' AND status NOT IN ('declined', 'archived'))
               FROM case_steps AS step JOIN cases ON cases.id = step.entity_id
               WHERE side = 'township' AND step.entity_id IN (SELECT value FROM json_each(?))
               ORDER BY step.hlc, step.id""",
    "appeal": """SELECT step.entity_id, action, note, action = 'hand_down' AND level > 0
                 FROM appeal_steps AS step JOIN appeals ON appeals.id = step.entity_id
                 WHERE side = 'township' AND step.entity_id IN (SELECT value FROM json_each(?))
                 ORDER BY step.hlc, step.id""",
}
"""The last column: the station has gone on from this answer, and waits for another one."""
_SAID = {"send_back": RETURNED, "hand_down": RETURNED, "refuse": DECLINED}
_SAYS_NOTHING = frozenset({"supervise", "note", "link", "unlink", "repeat"})


class RecordDots:
    """Reads from what the fold keeps; nothing is kept for it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, kind: str, ids: Sequence[str]) -> dict[str, list[Dot]]:
        """By record: the writes that it shows, its children's and its steps among them."""
        found: dict[str, list[Dot]] = {record_id: [] for record_id in ids}
        for owner, dot in self._dots(kind, ids):
            found[owner].append(dot)
        for child_kind, sql in _CHILDREN_SQL.get(kind, ()):
            owner_of = {child: owner for owner, child in self._rows(sql, ids)}
            for child, dot in self._dots(child_kind, list(owner_of)):
                found[owner_of[child]].append(dot)
        return found

    def answers(self, kind: str, ids: Sequence[str]) -> dict[str, RecordStanding]:
        """What the township has last said of each; records that wait for its word are missing."""
        if kind not in _ANSWERS_SQL:
            return {}
        said: dict[str, RecordStanding] = {}
        rows = self._db.conn.execute(_ANSWERS_SQL[kind], (_json(ids),))
        for entity, action, note, is_overtaken in rows:
            if is_overtaken:
                said.pop(entity, None)
            elif action not in _SAYS_NOTHING:
                state = _SAID.get(action, ACCEPTED)
                said[entity] = RecordStanding(state, note if action in _SAID else "")
        return said

    def quarantined(self, kind: str, ids: Sequence[str]) -> dict[str, RecordStanding]:
        """Records of which an entry could not be folded, its steps among them, and why."""
        steps = [each.name for each in KINDS.values() if each.parent == kind]
        rows = self._db.conn.execute(
            """SELECT entity, problem FROM quarantine
               WHERE entity IN (SELECT value FROM json_each(?))
                 AND kind IN (SELECT value FROM json_each(?)) ORDER BY feed, seq""",
            (_json(ids), _json([kind, *steps])),
        )
        return {entity: RecordStanding(QUARANTINED, problem) for entity, problem in rows}

    def _dots(self, kind_name: str, ids: Sequence[str]) -> Iterator[tuple[str, Dot]]:
        kind = KINDS[kind_name]
        if kind.policy == "event_set":
            yield from self._event_dots(TABLES[kind.record], ids)
            return
        yield from self._register_dots(ids)
        if kind.steps is not None:
            yield from self._event_dots(TABLES[kind.steps], ids)

    def _register_dots(self, ids: Sequence[str]) -> Iterator[tuple[str, Dot]]:
        rows = self._rows(
            "SELECT entity, content FROM registers WHERE entity IN (SELECT value FROM json_each(?))",
            ids,
        )
        for entity, content in rows:
            for register in read_registers(content).by_kind.values():
                for write in register.writes:
                    yield entity, (write.feed, write.seq)

    def _event_dots(self, table: str, ids: Sequence[str]) -> Iterator[tuple[str, Dot]]:
        sql = f"""SELECT entity_id, id FROM {table}
                  WHERE entity_id IN (SELECT value FROM json_each(?))"""  # noqa: S608 - our own names
        for entity, dot in self._rows(sql, ids):
            yield entity, dot_of_text(dot)

    def _rows(self, sql: str, ids: Iterable[str]) -> list[Any]:
        return self._db.conn.execute(sql, (_json(ids),)).fetchall()


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
