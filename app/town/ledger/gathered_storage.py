"""The journal of several villages in one transaction: read at its beginning, written at its end."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from app.journal.chain import Seal
from app.journal.entry import Entry
from app.journal.keys import Crypto
from app.journal.storage import FeedState, FoldedBranches, ParkedSegment
from app.town.ledger import journal_statements as sql
from app.town.ledger.bulk import BulkWriter
from app.town.ledger.journal_storage import LedgerJournalStorage, progress_values, state_of
from app.town.ledger.schema import FEEDS, PARKED, SEALS, SEGMENTS, TAIL

_TAIL_COLUMNS = ("town_code", "feed", "seq", "header", "body")
_SEGMENT_COLUMNS = ("town_code", "feed", "first_seq", "last_seq", "packed")
_SEAL_COLUMNS = ("town_code", "feed", "seq", "chain", "is_closing", "signature")
_VILLAGES: BindParameter[Any] = bindparam("villages", expanding=True)
_FEEDS_OF = (
    select(FEEDS)
    .where(FEEDS.c.town_code == bindparam("of_town"), FEEDS.c.village_code.in_(_VILLAGES))
    .order_by(FEEDS.c.feed)
)
_OF_THESE = select(FEEDS.c.feed).where(
    FEEDS.c.town_code == bindparam("of_town"), FEEDS.c.village_code.in_(_VILLAGES)
)
_SEALS_OF = select(SEALS).where(
    SEALS.c.town_code == bindparam("of_town"), SEALS.c.feed.in_(_OF_THESE)
)
_TAIL_BYTES_OF = (
    select(TAIL.c.feed, func.coalesce(func.sum(func.length(TAIL.c.body)), 0))
    .where(TAIL.c.town_code == bindparam("of_town"), TAIL.c.feed.in_(_OF_THESE))
    .group_by(TAIL.c.feed)
)
_FORKED_VILLAGES = select(PARKED.c.village_code).where(PARKED.c.town_code == bindparam("of_town"))


class GatheredStorage(LedgerJournalStorage):
    """A `JournalStorage` that lists the feeds of some villages and those for everyone.

    What is put stays in memory until `flush`. Other branches of feeds are not its business: a
    village in `forked_villages` is to be taken one by one.
    """

    def __init__(
        self, connection: Connection, town_code: str, crypto: Crypto, villages: Sequence[str]
    ) -> None:
        super().__init__(connection, town_code, crypto)
        asked = {"of_town": town_code, "villages": sorted({*villages, ""})}
        for row in connection.execute(_FEEDS_OF, asked):
            self._states[row.feed] = state_of(row)
        self._listed = list(self._states)
        self._seals: dict[bytes, Seal | None] = {
            row.feed: Seal(row.seq, row.chain, row.is_closing, row.signature)
            for row in connection.execute(_SEALS_OF, asked)
        }
        self._sealed_in_tables = set(self._seals)
        self._tail_sizes = {
            feed: int(size) for feed, size in connection.execute(_TAIL_BYTES_OF, asked)
        }
        self.forked_villages = set(connection.execute(_FORKED_VILLAGES, asked).scalars())
        self._branches: dict[bytes, FoldedBranches] | None = None
        self._fresh: dict[bytes, list[Entry]] = {}
        self._new_segments: list[tuple[str, bytes, int, int, bytes]] = []
        self._cut: set[bytes] = set()
        self._sealed: set[bytes] = set()
        self._moved: set[bytes] = set()

    def not_folded(self) -> Iterator[tuple[str, Entry]]:
        """What was put and is still to be folded, with its village."""
        for feed, entries in self._fresh.items():
            state = self._known(feed)
            village_code = state.descriptor.village_code
            yield from ((village_code, entry) for entry in entries if entry.seq > state.folded)

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed, at once."""
        self._write_feed(state)
        self._states[state.feed] = state
        assert self._listed is not None
        self._listed = sorted([*self._listed, state.feed])

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries to the tail and advance."""
        self._fresh.setdefault(state.feed, []).extend(entries)
        size = sum(len(entry.body or b"") for entry in entries)
        self._tail_sizes[state.feed] = self.tail_bytes(state.feed) + size
        self._move(state)

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order: those in the tables, then those that were put."""
        fresh = self._fresh.get(feed, [])
        begins = fresh[0].seq if fresh else last + 1
        if first < begins:
            yield from super().entries(feed, first, min(last, begins - 1))
        yield from fresh[max(first - begins, 0) : last + 1 - begins]

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Move the tail up to `state.closed` into a closed segment."""
        if not self._is_fresh(state.feed, first):
            self._cut.add(state.feed)
        self._new_segments.append((self._town_code, state.feed, first, state.closed, packed))
        self._tail_sizes[state.feed] = 0
        self._seals[state.feed] = None
        self._sealed.add(state.feed)
        self._move(state)

    def add_segment(self, state: FeedState, entries: Sequence[Entry], packed: bytes) -> None:
        """Keep a segment that came whole; it will be folded presently."""
        self._fresh.setdefault(state.feed, []).extend(entries)
        self.close_segment(state, entries[0].seq, packed)

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The closed segment that holds `seq`."""
        for _, of, first, last, packed in self._new_segments:
            if of == feed and first <= seq <= last:
                return packed
        return super().closed_segment_at(feed, seq)

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        return self._tail_sizes.get(feed, 0)

    def put_tail_seal(self, feed: bytes, seal: Seal) -> None:
        """Keep the newest tail seal only."""
        self._seals[feed] = seal
        self._sealed.add(feed)

    def tail_seal(self, feed: bytes) -> Seal | None:
        """The newest tail seal."""
        return self._seals.get(feed)

    def set_folded(self, feed: bytes, seq: int) -> None:
        """Entries up to `seq` are in the rows."""
        self._note_folded(feed, seq)
        self._moved.add(feed)

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """Segments of other branches; none for the villages that it may be asked for."""
        return []

    def folded_branches(self) -> dict[bytes, FoldedBranches]:
        """By feed: the branches as they are in the rows."""
        if self._branches is None:
            self._branches = super().folded_branches()
        return self._branches

    def flush(self) -> None:
        """Write what was put."""
        bulk, town = BulkWriter(self._connection), self._town_code
        for feed in sorted(self._cut):
            closed = self._known(feed).closed
            self._connection.execute(sql.CUT_TAIL, {**self._of(feed), "to": closed})
        bulk.insert(SEGMENTS, _SEGMENT_COLUMNS, self._new_segments)
        tail = [
            (town, feed, entry.seq, entry.header_bytes, entry.body)
            for feed, entries in self._fresh.items()
            for entry in entries[max(self._known(feed).closed + 1 - entries[0].seq, 0) :]
        ]
        bulk.insert(TAIL, _TAIL_COLUMNS, tail)
        self._flush_seals(bulk)
        moved = [self._known(feed) for feed in sorted(self._moved)]
        if moved:
            values = [
                {**self._of(state.feed), **progress_values(state), "folded": state.folded}
                for state in moved
            ]
            self._connection.execute(sql.ADVANCE_AND_FOLD, values)
        for put in (self._fresh, self._new_segments, self._cut, self._sealed, self._moved):
            put.clear()

    def _flush_seals(self, bulk: BulkWriter) -> None:
        rows = []
        for feed in sorted(self._sealed):
            seal = self._seals[feed]
            if seal is not None:
                whose = (self._town_code, feed)
                rows.append((*whose, seal.seq, seal.chain, seal.is_closing, seal.signature))
                self._sealed_in_tables.add(feed)
            elif feed in self._sealed_in_tables:  # segment after segment closed, there is none
                self._connection.execute(sql.DROP_SEAL, self._of(feed))
                self._sealed_in_tables.discard(feed)
        bulk.put(SEALS, _SEAL_COLUMNS, rows)

    def _is_fresh(self, feed: bytes, seq: int) -> bool:
        fresh = self._fresh.get(feed)
        return bool(fresh) and fresh is not None and fresh[0].seq <= seq

    def _known(self, feed: bytes) -> FeedState:
        state = self._states[feed]
        assert state is not None
        return state

    def _move(self, state: FeedState) -> None:
        self._note_state(state)
        self._moved.add(state.feed)
