"""Floors: rows that came with a snapshot, while the entries below them are still on their way.

The journal stays what it always is, each feed whole from its first entry on, and says of itself no
more than that. A floor says that the rows reach further. What comes after the floor is folded at once
and kept aside; what lies below it is stored without being folded again. Where both meet, the chain
tells whether they belong together, and the floor is gone.
"""

from typing import Protocol

import msgspec

from app.journal.chain import Seal, chain_after
from app.journal.erasing import Erasing
from app.journal.exchange import NOBODY, Scope, TakenIn, take_in
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.revocations import Revoked, refuse_beyond
from app.journal.seal_check import check_sealed
from app.journal.segment import Segment, range_of, unpack_segment
from app.journal.storage import FoldStorage
from app.journal.suite_list import ANY_SUITE, SuiteList
from app.models.errors import OperationRefused


class Floor(msgspec.Struct, frozen=True):
    """Of one feed: the snapshot's place, and the author's seal on the last entry that is folded."""

    feed: bytes
    seq: int
    chain: bytes
    end: Seal


class FloorStorage(Protocol):
    """Keeps floors and the segments after them."""

    def floors(self) -> list[Floor]: ...

    def put_floor(self, floor: Floor) -> None: ...

    def drop_floor(self, feed: bytes) -> None:
        """The floor is gone; the segments after it stay."""
        ...

    def add_ahead(self, feed: bytes, first: int, packed: bytes) -> None: ...

    def ahead(self, feed: bytes) -> list[bytes]:
        """The segments after the floor of a feed, in order."""
        ...

    def drop_ahead(self, feed: bytes) -> None:
        """They are gone."""
        ...


class Floors:
    """Takes segments in where floors stand. Every call runs inside the caller's transaction."""

    def __init__(self, journal: Journal, storage: FloorStorage, rows: FoldStorage) -> None:
        self._journal = journal
        self._storage = storage
        self._rows = rows

    def of(self, feed: bytes) -> Floor | None:
        """The floor of a feed, if one stands."""
        return next((floor for floor in self._storage.floors() if floor.feed == feed), None)

    def standing(self) -> list[Floor]:
        """All floors, those first that lack least."""
        return sorted(self._storage.floors(), key=self._awaited_of)

    def awaited(self) -> int:
        """How many entries are in the rows and not here."""
        return sum(self._awaited_of(floor) for floor in self._storage.floors())

    def take_in_after(
        self,
        packed: bytes,
        scope: Scope,
        revoked: Revoked = NOBODY,
        suites: SuiteList = ANY_SUITE,
    ) -> Segment:
        """Fold what comes after a floor, and keep it until the entries below are here.

        Raises OperationRefused `segment_gap`, also where it does not chain on, `feed_unknown` where
        no floor stands, and what `take_in` refuses a segment for by itself.
        """
        segment = unpack_segment(self._journal.crypto, packed)
        state, floor = self._journal.state(segment.feed), self.of(segment.feed)
        if floor is None:
            raise OperationRefused("feed_unknown")
        if state.descriptor.device_id in revoked:
            refuse_beyond(self._journal.crypto, packed, revoked[state.descriptor.device_id])
        suites.check(self._journal.crypto, state.descriptor, packed)
        if not scope(state.descriptor):
            raise OperationRefused("feed_out_of_scope")
        check_sealed(self._journal.crypto, state, segment)
        if segment.first != floor.end.seq + 1 or segment.prev_chain != floor.end.chain:
            raise OperationRefused("segment_gap", have=floor.end.seq, first=segment.first)
        erasing = Erasing(self._journal.storage, self._rows)
        self._storage.add_ahead(segment.feed, segment.first, erasing.stripped(packed))
        self._storage.put_floor(msgspec.structs.replace(floor, end=segment.seal))
        hlc = max(state.hlc, *(entry.header.hlc for entry in segment.entries))
        journal = self._journal.storage
        journal.append(msgspec.structs.replace(state, hlc=hlc), ())
        Fold(journal, self._rows).fold_segment(segment.entries, state.descriptor)
        journal.set_folded(segment.feed, segment.last)
        return segment

    def take_in(
        self,
        packed: bytes,
        scope: Scope,
        revoked: Revoked = NOBODY,
        suites: SuiteList = ANY_SUITE,
    ) -> tuple[TakenIn, bool]:
        """Store a segment of any feed, as the exchange's `take_in` does. Where it reaches a floor,
        either that is gone, or the snapshot is of another branch than is kept here: then, as the
        second answer says, it was given up, and every row waits to be folded anew.
        """
        taken = take_in(self._journal, packed, scope, revoked, suites)
        floor = self.of(taken.feed)
        if floor is None:
            self._join_ahead(taken.feed, scope)
            return taken, False
        if not taken.problem:  # stored without being folded
            erasing = Erasing(self._journal.storage, self._rows)
            erasing.sweep(self._journal.state(taken.feed), range_of(packed)[0])
        if taken.problem:
            are_apart = self._chain_in(packed, floor.seq) == floor.chain
        else:
            are_apart = taken.have >= floor.seq and not self._has_met(floor, scope)
        if not are_apart:
            return taken, False
        self._storage.drop_ahead(taken.feed)  # of that branch too
        self.give_up()
        return taken, True

    def give_up(self) -> None:
        """Forget the rows that no entries here bear out: all are folded anew from what is here.

        Segments that came after a floor stay, and join the journal should those before ever come.
        """
        for floor in self._storage.floors():
            self._storage.drop_floor(floor.feed)
        Fold(self._journal.storage, self._rows).start_over()

    def _has_met(self, floor: Floor, scope: Scope) -> bool:
        if self._journal.chain_at(floor.feed, floor.seq) != floor.chain:
            return False
        self._storage.drop_floor(floor.feed)
        self._join_ahead(floor.feed, scope)
        return self._journal.chain_at(floor.feed, floor.end.seq) == floor.end.chain

    def _join_ahead(self, feed: bytes, scope: Scope) -> None:
        """Store what was kept of a feed, as far as it goes on from what is here."""
        ahead = self._storage.ahead(feed)
        if ahead:
            self._storage.drop_ahead(feed)
        for packed in ahead:  # each was found good when it came
            (first, last), have = range_of(packed), self._journal.state(feed).have
            if first > have + 1:
                self._storage.add_ahead(feed, first, packed)
            elif last > have:
                take_in(self._journal, packed, scope)

    def _chain_in(self, packed: bytes, seq: int) -> bytes:
        """The chain after an entry of this segment; empty when it is not in there."""
        segment = unpack_segment(self._journal.crypto, packed)
        crypto, chain = self._journal.crypto.of(segment.suite), segment.prev_chain
        for entry in segment.entries:
            chain = chain_after(crypto, chain, entry.header_bytes)
            if entry.seq == seq:
                return chain
        return b""

    def _awaited_of(self, floor: Floor) -> int:
        return max(floor.end.seq - self._journal.state(floor.feed).have, 0)
