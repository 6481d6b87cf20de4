"""Erasing: what an erasure names is left out of the rows, and its bodies go; headers and chains stay.

An erasure names entities, never single writes: what another PC wrote of them meanwhile goes as well,
whichever arrives first. Of archives (cases, visits, papers) nothing goes, whatever is named.
"""

from collections.abc import Callable, Collection

import msgspec

from app.journal.branches import Branches
from app.journal.entry import Entry
from app.journal.keys import Crypto
from app.journal.segment import Segment, pack_segment, unpack_segment
from app.journal.storage import FeedState, FoldStorage, JournalStorage
from app.models.kinds import ERASABLE

Names = Callable[[Entry], bool]


class Erasing:
    """Carries erasures out on one journal and its rows, inside the caller's transaction."""

    def __init__(self, journal: JournalStorage, rows: FoldStorage) -> None:
        self._journal = journal
        self._rows = rows
        self._known: dict[str, frozenset[str]] = {}
        self._waiting: set[str] = set()

    def forget(self) -> None:
        """A transaction may have been undone: ask the rows again."""
        self._known.clear()
        self._waiting.clear()

    def names(self, village_code: str, kind: str, entity: str) -> bool:
        """Whether an erasure that is in the rows names this entity, and the kind may be erased."""
        if kind not in ERASABLE:
            return False
        return entity in self._erased(village_code)

    def begin(self, village_code: str, entities: Collection[str]) -> None:
        """An erasure has joined the rows: those of its entities go at once, their bodies in `finish`."""
        self._known.pop(village_code, None)
        with self._journal.erasing():
            self._rows.forget_entities(village_code, entities)
        for waiting in self._rows.quarantined():
            state = self._journal.feed(waiting.feed)
            is_mine = state is None or state.descriptor.village_code == village_code
            if is_mine and waiting.entity in entities and waiting.kind in ERASABLE:
                self._rows.release(waiting.feed, waiting.seq)
        self._waiting.add(village_code)

    def pass_over(self, village_code: str, entry: Entry) -> None:
        """An entry that is named came to be folded: whether it still has its body is seen to."""
        if entry.body is not None:
            self._waiting.add(village_code)

    def finish(self, branches: Branches) -> None:
        """Take the bodies out of the journal, also out of what is kept beside it."""
        if not self._waiting:
            return
        gone: set[bytes] = set()
        with self._journal.erasing():
            for state in self._journal.feeds():
                if state.descriptor.village_code in self._waiting:
                    gone |= self._sweep(state, 1, state.have, branches)
                    gone |= self._parked_on(state, branches)
            self._journal.rewrite_beside(lambda packed: self._stripped(packed, gone, branches))
        self._waiting.clear()

    def sweep(self, state: FeedState, first: int) -> None:
        """The same for what was stored of one feed from `first` on without being folded."""
        if not self._erased(state.descriptor.village_code):
            return  # nearly always: nothing has to be unpacked for it
        with self._journal.erasing():
            self._sweep(state, first, state.have, Branches())

    def stripped(self, packed: bytes) -> bytes:
        """A segment that is kept as it is, without the bodies that are named."""
        return self._stripped(packed, (), Branches()) or packed

    # -- inside

    def _erased(self, village_code: str) -> frozenset[str]:
        if village_code not in self._known:
            self._known[village_code] = self._rows.erased(village_code)
        return self._known[village_code]

    def _is_named(self, state: FeedState, branches: Branches, name: bytes = b"") -> Names:
        village = state.descriptor.village_code
        if not branches:
            return lambda entry: self.names(village, entry.header.kind, entry.entity)
        return lambda entry: self.names(
            village, entry.header.kind, branches.restated(entry, name).entity
        )

    def _sweep(self, state: FeedState, first: int, last: int, branches: Branches) -> set[bytes]:
        """Headers of the named entries, now without bodies."""
        is_named, gone, position = self._is_named(state, branches), set[bytes](), first
        crypto, journal = self._journal.crypto, self._journal
        while position <= min(last, state.closed):
            segment = unpack_segment(crypto, journal.closed_segment_at(state.feed, position) or b"")
            named = {entry.header_bytes for entry in segment.entries if is_named(entry)}
            if any(e.body is not None for e in segment.entries if e.header_bytes in named):
                journal.replace_segment(state.feed, segment.last, _without(crypto, segment, named))
            gone |= named
            position = segment.last + 1
        tail = [entry for entry in journal.entries(state.feed, position, last) if is_named(entry)]
        journal.erase_in_tail(state.feed, [entry.seq for entry in tail if entry.body is not None])
        return gone | {entry.header_bytes for entry in tail}

    def _parked_on(self, state: FeedState, branches: Branches) -> set[bytes]:
        forked = branches.by_feed.get(state.feed)
        if forked is None:
            return set()
        return {
            entry.header_bytes
            for name, entry in forked.parked
            if self._is_named(state, branches, name)(entry)
        }

    def _stripped(self, packed: bytes, gone: Collection[bytes], branches: Branches) -> bytes | None:
        """The segment without the bodies of those headers, and of what is named where nothing has
        branches; None when it had none of them.
        """
        segment = unpack_segment(self._journal.crypto, packed)
        named = {entry.header_bytes for entry in segment.entries if entry.header_bytes in gone}
        state = self._journal.feed(segment.feed)
        if state is not None and segment.feed not in branches.by_feed:
            is_named = self._is_named(state, branches)
            named |= {entry.header_bytes for entry in segment.entries if is_named(entry)}
        if all(e.body is None for e in segment.entries if e.header_bytes in named):
            return None
        return _without(self._journal.crypto, segment, named)


def _without(crypto: Crypto, segment: Segment, named: Collection[bytes]) -> bytes:
    """The segment packed anew: its headers, chain and seal are the same."""
    entries = [
        msgspec.structs.replace(entry, body=None) if entry.header_bytes in named else entry
        for entry in segment.entries
    ]
    return pack_segment(
        crypto.of(segment.suite), segment.feed, segment.prev_chain, entries, segment.seal
    )
