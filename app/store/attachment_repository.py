"""What is attached to what."""

import msgspec
from sqlite_utils import Database

from app.models.attachments import ATTACHMENT_BYTES_MAX, is_hash
from app.models.errors import OperationRefused
from app.models.records import Attachment
from app.store.record_table import RecordTable

_MERGED = {
    "person": """WITH RECURSIVE mine (id) AS (
                     VALUES (?) UNION
                     SELECT persons.id FROM mine JOIN persons ON persons.shown_under = mine.id
                     WHERE persons.shown_under <> '')
                 SELECT id FROM mine""",
    "household": """WITH RECURSIVE mine (id) AS (
                        VALUES (?) UNION
                        SELECT households.id FROM mine JOIN households
                            ON households.shown_under = mine.id WHERE households.shown_under <> '')
                    SELECT id FROM mine""",
}


class AttachmentRepository:
    """Reads attachments; their bytes are in the `BlobStore`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._table = RecordTable(Attachment, "attachments")

    def of_parent(self, parent_kind: str, parent_id: str) -> list[Attachment]:
        """What stands attached, oldest first."""
        return self._table.records(
            self._db.conn.execute(
                """SELECT * FROM attachments AS a
                   WHERE parent_id IN (SELECT value FROM json_each(?))
                   AND action = 'attach' AND parent_kind = ?
                   AND NOT EXISTS (SELECT 1 FROM attachments AS r WHERE r.entity_id = a.entity_id
                                   AND r.action = 'retract' AND r.village_code = a.village_code)
                   ORDER BY hlc, id""",
                (self._records(parent_kind, parent_id), parent_kind),
            )
        )

    def history(self, parent_kind: str, parent_id: str) -> list[Attachment]:
        """Everything that ever was, with its retractions, oldest first."""
        return self._table.records(
            self._db.conn.execute(
                """SELECT * FROM attachments WHERE entity_id IN
                       (SELECT entity_id FROM attachments
                        WHERE parent_id IN (SELECT value FROM json_each(?))
                        AND action = 'attach' AND parent_kind = ?)
                   ORDER BY hlc, id""",
                (self._records(parent_kind, parent_id), parent_kind),
            )
        )

    def _records(self, parent_kind: str, parent_id: str) -> str:
        """The parent, with the records that were merged into it, as JSON."""
        sql = _MERGED.get(parent_kind)
        rows = self._db.conn.execute(sql, (parent_id,)).fetchall() if sql else [(parent_id,)]
        return msgspec.json.encode([row[0] for row in rows]).decode()

    def by_id(self, attachment_id: str) -> Attachment:
        """One, also if it was retracted. Raises OperationRefused `attachment_unknown`."""
        cursor = self._db.conn.execute(
            "SELECT * FROM attachments WHERE id = ? AND action = 'attach'", (attachment_id,)
        )
        found = self._table.record(cursor)
        if found is None:
            raise OperationRefused("attachment_unknown")
        return found

    def by_entity(self, entity_id: str) -> Attachment:
        """One that was just written, by its entity. Raises OperationRefused `attachment_unknown`."""
        row = self._db.conn.execute(
            "SELECT id FROM attachments WHERE entity_id = ? AND action = 'attach'", (entity_id,)
        ).fetchone()
        return self.by_id(row[0] if row else "")

    def is_retracted(self, attachment: Attachment) -> bool:
        """Whether it no longer belongs there."""
        row = self._db.conn.execute(
            """SELECT 1 FROM attachments
               WHERE entity_id = ? AND village_code = ? AND action = 'retract'""",
            (attachment.entity_id, attachment.village_code),
        ).fetchone()
        return row is not None

    def named(self) -> dict[bytes, tuple[int, str]]:
        """Every content that an entry names: the largest size that is given to it, and the id of the
        first event that names it. The oldest come first; what cannot be one of ours is left out.
        """
        rows = self._db.conn.execute(
            """SELECT id, content_hash, size_bytes FROM attachments WHERE action = 'attach'
               ORDER BY hlc, id"""
        ).fetchall()
        found: dict[bytes, tuple[int, str]] = {}
        for event_id, content_hash, size in rows:
            if is_hash(content_hash) and 0 < size <= ATTACHMENT_BYTES_MAX:
                key = bytes.fromhex(content_hash)
                known = found.get(key, (0, event_id))
                found[key] = (max(known[0], size), known[1])
        return found

    def named_by(self, feed: bytes) -> dict[bytes, str]:
        """The contents that one feed names, with the id of an event that does."""
        rows = self._db.conn.execute(
            "SELECT content_hash, id FROM attachments WHERE action = 'attach' AND id LIKE ?",
            (f"{feed.hex()}:%",),
        ).fetchall()
        return {bytes.fromhex(each): event_id for each, event_id in rows if is_hash(each)}
