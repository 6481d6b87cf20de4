"""Field registers: what a new write replaces, and where two people's writes disagree."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.entry import Dot
from app.journal.register import Register, read_register
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey


class ConflictHead(msgspec.Struct, frozen=True):
    """One of the values that disagree: who wrote it and by which clock reading."""

    value: Any
    actor_id: str
    hlc: int
    dot: Dot


class Conflict(msgspec.Struct, frozen=True):
    """A field with more than one value; the first of `heads` is the one that rows show."""

    kind: str
    entity_id: str
    village_code: str
    field: str
    heads: tuple[ConflictHead, ...]


class RegisterRepository:
    """Reads what the fold remembers of each entity's fields."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def register_of(self, kind: str, entity_id: str) -> Register:
        """All live writes of an entity; an empty register when there is none yet."""
        row = self._db.conn.execute(
            "SELECT content FROM registers WHERE entity = ? ORDER BY village_code LIMIT 1",
            (entity_id,),
        ).fetchone()
        return read_register(row[0] if row else None, kind)

    def bases_for(self, kind: str, entity_id: str, fields: dict[str, Any]) -> tuple[Dot, ...]:
        """The dots that a new write of these fields replaces."""
        return self.register_of(kind, entity_id).bases_for(fields)

    def conflicts(self, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS) -> list[Conflict]:
        """Fields for a person to settle, of up to `limit` entities, by (entity, village code)."""
        rows = self._db.conn.execute(
            """SELECT conflicts.kind, conflicts.entity, conflicts.village_code,
                      conflicts.fields, registers.content
               FROM conflicts JOIN registers
                   ON registers.entity = conflicts.entity
                   AND registers.village_code = conflicts.village_code
               WHERE (conflicts.entity, conflicts.village_code) > (?, ?)
               ORDER BY conflicts.entity, conflicts.village_code LIMIT ?""",
            (*key, limit),
        ).fetchall()
        return [
            Conflict(kind, entity, village_code, field, _heads(read_register(content, kind), field))
            for kind, entity, village_code, fields, content in rows
            for field in msgspec.json.decode(fields, type=list[str])
        ]

    def disputed_fields(self, entity_ids: Sequence[str]) -> dict[str, list[str]]:
        """Which fields of these wait for a person to settle them; entities without any are missing."""
        rows = self._db.conn.execute(
            """SELECT entity, fields FROM conflicts
               WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, village_code""",
            (msgspec.json.encode(list(entity_ids)).decode(),),
        )
        return {entity: msgspec.json.decode(fields, type=list[str]) for entity, fields in rows}

    def conflict_count(self) -> int:
        """How many entities have fields to settle."""
        return int(self._db.conn.execute("SELECT count(*) FROM conflicts").fetchone()[0])


def _heads(register: Register, field: str) -> tuple[ConflictHead, ...]:
    return tuple(
        ConflictHead(live.fields[field], live.actor, live.hlc, (live.feed, live.seq))
        for live in register.heads(field)
    )
