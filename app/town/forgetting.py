"""What an erasure leaves behind beside the ledger: snapshots that are older, and contents."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from app.town.blob_desk import BlobDesk
from app.town.ledger.database import Ledger
from app.town.ledger.erasure_queries import ErasureQueries
from app.town.snapshot_desk import SnapshotDesk


class Forgetting:
    """Looks now and then whether erasures have come in. Done twice, it does nothing more."""

    def __init__(
        self,
        ledger: Ledger,
        snapshots: SnapshotDesk,
        blobs: BlobDesk,
        ledgers: Callable[[Connection], Iterable[Ledger]],
    ) -> None:
        self._ledger = ledger
        self._snapshots = snapshots
        self._blobs = blobs
        self._ledgers = ledgers
        self._seen = 0

    def look(self) -> bool:
        """Drop what is named; returns whether anything new was."""
        with self._ledger.read() as connection:
            codes = [each.town_code for each in self._ledgers(connection)]
            every = [ErasureQueries(connection, code) for code in codes]
            count = sum(queries.count() for queries in every)
            if count == self._seen:
                return False
            erasures = {
                village: queries.dots_of(village)
                for queries in every
                for village in queries.villages()
            }
        for village_code, dots in erasures.items():
            self._snapshots.drop_outdated(village_code, dots)
        self._blobs.drop_erased()
        self._seen = count
        return True
