"""Parts of what is published in editions, as a station keeps them: one class for each kind's table."""

from typing import Generic, TypeVar

from sqlite_utils import Database

from app.models.editions import Edition, editions_in
from app.models.records import EditionPart
from app.store.record_table import RecordTable

PartT = TypeVar("PartT", bound=EditionPart)


class EditionParts(Generic[PartT]):
    """Reads the parts. `heads_sql` takes everything but the items, `whole_sql` one edition's rows."""

    def __init__(
        self, db: Database, table: RecordTable[PartT], heads_sql: str, whole_sql: str
    ) -> None:
        self._db = db
        self._table = table
        self._heads_sql = heads_sql
        self._whole_sql = whole_sql

    def editions(self) -> list[Edition]:
        """All editions without their items, the newest first."""
        return editions_in(self._table.records(self._db.conn.execute(self._heads_sql)))

    def parts(self, edition_id: str) -> list[PartT]:
        """The parts of one edition."""
        return self._table.records(self._db.conn.execute(self._whole_sql, (edition_id,)))
