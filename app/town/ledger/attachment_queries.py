"""What the township's records say about attachments."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.models.attachments import ATTACH, ATTACHMENT_BYTES_MAX, is_hash, standing
from app.models.records import Attachment
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

_TABLE = RECORD_TABLES[Attachment]


class AttachmentQueries:
    """Attachments of one village, or of the whole town without one, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str, village_code: str = "") -> None:
        self._connection = connection
        self._scope = [_TABLE.c.town_code == town_code]
        if village_code:
            self._scope.append(_TABLE.c.village_code == village_code)

    def named(self) -> dict[bytes, tuple[int, str]]:
        """Every content that a record names: the largest size that is given to it, and the id of the
        first event that names it. The oldest come first; what cannot be one of ours is left out.
        """
        query = (
            select(_TABLE.c.content_hash, _TABLE.c.size_bytes, _TABLE.c.id)
            .where(*self._scope, _TABLE.c.action == ATTACH)
            .order_by(_TABLE.c.hlc, _TABLE.c.id)
        )
        found: dict[bytes, tuple[int, str]] = {}
        for content_hash, size, event_id in self._connection.execute(query):
            if is_hash(content_hash) and 0 < size <= ATTACHMENT_BYTES_MAX:
                key = bytes.fromhex(content_hash)
                known = found.get(key, (0, event_id))
                found[key] = (max(known[0], size), known[1])
        return found

    def size_named(self, content_hash: bytes) -> int:
        """The largest size that the records give to a content; 0 when none names it."""
        query = select(_TABLE.c.size_bytes).where(
            *self._scope, _TABLE.c.action == ATTACH, _TABLE.c.content_hash == content_hash.hex()
        )
        sizes = self._connection.execute(query).scalars()
        return max((size for size in sizes if 0 < size <= ATTACHMENT_BYTES_MAX), default=0)

    def of_parents(self, parent_ids: Iterable[str]) -> list[Attachment]:
        """What stands attached to any of these, oldest first."""
        attached = select(_TABLE.c.entity_id).where(
            *self._scope, _TABLE.c.parent_id.in_(list(parent_ids))
        )
        query = (
            record_columns(Attachment)
            .where(*self._scope, _TABLE.c.entity_id.in_(attached))
            .order_by(_TABLE.c.hlc, _TABLE.c.id)
        )
        return standing(record_of(Attachment, row) for row in self._connection.execute(query))
