"""A snapshot whose entries the township has lost for good: what it costs to give it up, and doing so.

Its rows may be all that is left of those entries. But while they stand no rows can be made anew, so
that in the end somebody may have to choose; nothing does it by itself.
"""

import msgspec

from app.journal.fold import Fold
from app.models.errors import OperationRefused
from app.sync.own_side import OwnSide


class SnapshotLoss(msgspec.Struct, frozen=True):
    """`entries` are neither here nor in town, only in the rows; `rows` went when it was given up."""

    entries: int
    rows: int = 0


class LostSnapshot:
    """Looks at the floors that the township can no longer reach."""

    def __init__(self, own: OwnSide) -> None:
        self._own = own
        self._store = own.parts.store
        self._journal = own.parts.journal

    def loss(self) -> SnapshotLoss:
        """How many entries are lost, as the latest exchange has shown.

        Raises OperationRefused `snapshot_not_awaited` where no entries are missing,
        `snapshot_still_to_come` (count) while the township has some that are not here.
        """
        floors = self._own.floors.standing()
        if not floors:
            raise OperationRefused("snapshot_not_awaited")
        peer = self._own.township.hello()
        theirs = self._own.township.good_part(peer.vector) if peer else {}
        lost = to_come = 0
        for floor in floors:
            have = self._journal.state(floor.feed).have
            there = theirs[floor.feed].seq if floor.feed in theirs else 0
            to_come += max(min(there, floor.seq) - have, 0)
            lost += max(floor.seq - max(there, have), 0)
        if peer is None or to_come or not lost:
            count = to_come or self._own.floors.awaited()
            raise OperationRefused("snapshot_still_to_come", count=count)
        return SnapshotLoss(lost)

    def give_up(self) -> SnapshotLoss:
        """Make all rows anew from the entries that are here; all or nothing. What is held as entries
        stays, also what goes on behind those that are lost. Raises what `loss` raises.
        """
        with self._store.transaction():
            loss, before = self.loss(), self._store.snapshots.row_count()
            self._own.floors.give_up()
            Fold(self._store.journal_storage, self._store.rows).rebuild()
            problem = "snapshot_given_up"
            self._own.log("http", "in", problem, facts={"count": loss.entries})
            rows = before - self._store.snapshots.row_count()
            return msgspec.structs.replace(loss, rows=max(rows, 0))
