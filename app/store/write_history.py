"""The writes of one household, person, grid or cadre, read again from the journal."""

from sqlite_utils import Database

from app.journal.fold import claimed_time
from app.models.register_history import FieldWrite
from app.store.journal_storage import StationJournalStorage


class WriteHistory:
    """Reads every write that was ever made, also those that later ones have replaced."""

    def __init__(self, db: Database, journal: StationJournalStorage) -> None:
        self._db = db
        self._journal = journal

    def of(self, entity: str) -> list[FieldWrite]:
        """By clock. What another branch of a feed wrote is not among them."""
        rows = self._db.conn.execute(
            "SELECT feed, seq FROM register_writes WHERE entity = ? ORDER BY feed, seq", (entity,)
        ).fetchall()
        writes = [
            FieldWrite(
                at=claimed_time(entry.header.hlc),
                hlc=entry.header.hlc,
                place=f"{feed.hex()}:{seq:012d}",
                actor_id=entry.header.actor.hex(),
                fields=entry.fields(),
            )
            for feed, seq in rows
            for entry in self._journal.entries(feed, seq, seq)
            if entry.body is not None and entry.entity == entity
        ]
        return sorted(writes, key=lambda write: (write.hlc, write.place))
