"""The journal in the station's file: feeds, tails, closed segments."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.chain import Seal
from app.journal.entry import Entry, read_entry
from app.journal.keys import Crypto
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, FoldedBranches, ParkedSegment
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor, FeedEnvelope
from app.store.transaction import require_transaction

_FEEDS_SQL = """SELECT feed, descriptor, signature, certificate,
                       have, chain, hlc, closed, closed_chain, folded, tail_bytes
                FROM feeds"""


class _KnownFeed(msgspec.Struct, frozen=True):
    state: FeedState
    tail_bytes: int


class StationJournalStorage:
    """Keeps feeds as `app.journal.storage.JournalStorage` asks."""

    def __init__(self, db: Database, crypto: Crypto) -> None:
        self._db = db
        self._crypto = crypto
        self._is_remembering = False
        self._known: dict[bytes, _KnownFeed] | None = None

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """For the time of one writing transaction, in which nobody else can write: the feeds are
        read once, and afterwards known from what is written here.
        """
        if self._is_remembering:
            yield
            return
        self._is_remembering = True
        try:
            yield
        finally:
            self._is_remembering, self._known = False, None

    @property
    def crypto(self) -> Crypto:
        """The suite that all of it was written with."""
        return self._crypto

    def feed(self, feed: bytes) -> FeedState | None:
        """The feed's state, if it is known."""
        if not self._is_remembering:
            row = self._db.conn.execute(f"{_FEEDS_SQL} WHERE feed = ?", (feed,)).fetchone()
            return _state_of(row) if row else None
        known = self._feeds().get(feed)
        return known.state if known else None

    def feeds(self) -> list[FeedState]:
        """All feeds, ordered by id."""
        return [known.state for known in self._feeds().values()]

    def _feeds(self) -> dict[bytes, _KnownFeed]:
        if self._known is not None:
            return self._known
        rows = self._db.conn.execute(f"{_FEEDS_SQL} ORDER BY feed").fetchall()
        feeds = {row[0]: _KnownFeed(_state_of(row), row[10]) for row in rows}
        if self._is_remembering:
            self._known = feeds
        return feeds

    def _remember(self, feed: bytes, tail_bytes: int, **changes: Any) -> None:
        if self._known is not None and feed in self._known:
            state = msgspec.structs.replace(self._known[feed].state, **changes)
            self._known[feed] = _KnownFeed(state, tail_bytes)

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed."""
        require_transaction(self._db)
        envelope = state.envelope
        self._db.conn.execute(
            """INSERT INTO feeds (feed, descriptor, signature, certificate,
                                  have, chain, hlc, closed, closed_chain, folded)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                state.feed,
                envelope.descriptor,
                envelope.signature,
                envelope.certificate,
                state.have,
                state.chain,
                state.hlc,
                state.closed,
                state.closed_chain,
                state.folded,
            ),
        )
        self._known = None

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None:
        """A certificate has joined the descriptor."""
        require_transaction(self._db)
        self._db.conn.execute(
            "UPDATE feeds SET descriptor = ?, signature = ?, certificate = ? WHERE feed = ?",
            (envelope.descriptor, envelope.signature, envelope.certificate, feed),
        )
        self._known = None

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries to the tail and advance."""
        require_transaction(self._db)
        self._db.conn.executemany(
            "INSERT INTO tail_entries (feed, seq, header, body) VALUES (?, ?, ?, ?)",
            [(state.feed, entry.seq, entry.header_bytes, entry.body) for entry in entries],
        )
        added = sum(len(entry.body or b"") for entry in entries)
        tail_bytes = self.tail_bytes(state.feed) + added
        # `folded` is moved by the fold alone; a caller's copy of the state may be older.
        self._db.conn.execute(
            "UPDATE feeds SET have = ?, chain = ?, hlc = ?, tail_bytes = ? WHERE feed = ?",
            (state.have, state.chain, state.hlc, tail_bytes, state.feed),
        )
        self._remember(state.feed, tail_bytes, have=state.have, chain=state.chain, hlc=state.hlc)

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order; what is read is checked against its digests.

        Raises OperationRefused `journal_segment_missing`, and those of `unpack_segment` and
        `read_entry`.
        """
        state = self.feed(feed)
        if state is None:
            return
        position = max(first, 1)
        while position <= min(last, state.closed):
            packed = self.closed_segment_at(feed, position)
            if packed is None:
                raise OperationRefused("journal_segment_missing")
            segment = unpack_segment(self._crypto, packed)
            for entry in segment.entries:
                if position <= entry.seq <= last:
                    yield entry
            position = segment.last + 1
        tail = self._db.conn.execute(
            """SELECT header, body FROM tail_entries
               WHERE feed = ? AND seq BETWEEN ? AND ? ORDER BY seq""",
            (feed, position, last),
        ).fetchall()
        for header, body in tail:
            yield read_entry(self._crypto, feed, header, body)

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Put a packed segment in the place of the tail up to `state.closed`."""
        require_transaction(self._db)
        conn = self._db.conn
        conn.execute(
            "INSERT INTO closed_segments (feed, first, last, packed) VALUES (?, ?, ?, ?)",
            (state.feed, first, state.closed, packed),
        )
        conn.execute(
            "DELETE FROM tail_entries WHERE feed = ? AND seq <= ?", (state.feed, state.closed)
        )
        conn.execute(
            "DELETE FROM tail_seals WHERE feed = ? AND seq <= ?", (state.feed, state.closed)
        )
        conn.execute(
            """UPDATE feeds SET
                   have = ?, chain = ?, hlc = ?, closed = ?, closed_chain = ?,
                   tail_bytes = (SELECT coalesce(sum(length(body)), 0) FROM tail_entries
                                 WHERE tail_entries.feed = feeds.feed)
               WHERE feed = ?""",
            (state.have, state.chain, state.hlc, state.closed, state.closed_chain, state.feed),
        )
        self._known = None

    def add_segment(self, state: FeedState, entries: Sequence[Entry], packed: bytes) -> None:
        """Keep a segment that came whole."""
        self.close_segment(state, entries[0].seq, packed)

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The closed segment that holds `seq`, packed."""
        row = self._db.conn.execute(
            """SELECT last, packed FROM closed_segments
               WHERE feed = ? AND first <= ? ORDER BY first DESC LIMIT 1""",
            (feed, seq),
        ).fetchone()
        return row[1] if row and seq <= row[0] else None

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        known = self._feeds().get(feed)
        return known.tail_bytes if known else 0

    def put_tail_seal(self, feed: bytes, seal: Seal) -> None:
        """Keep the newest tail seal only."""
        require_transaction(self._db)
        self._db.conn.execute(
            """INSERT OR REPLACE INTO tail_seals (feed, seq, chain, is_closing, signature)
               VALUES (?, ?, ?, ?, ?)""",
            (feed, seal.seq, seal.chain, seal.is_closing, seal.signature),
        )

    def tail_seal(self, feed: bytes) -> Seal | None:
        """The newest tail seal."""
        row = self._db.conn.execute(
            "SELECT seq, chain, is_closing, signature FROM tail_seals WHERE feed = ?", (feed,)
        ).fetchone()
        return Seal(row[0], row[1], bool(row[2]), row[3]) if row else None

    def set_folded(self, feed: bytes, seq: int) -> None:
        """Entries up to `seq` are in the rows."""
        require_transaction(self._db)
        self._db.conn.execute("UPDATE feeds SET folded = ? WHERE feed = ?", (seq, feed))
        if self._known is not None:
            self._remember(feed, self.tail_bytes(feed), folded=seq)

    def park(self, segment: ParkedSegment) -> bool:
        """Keep a segment of another branch; one that is parked already stays."""
        require_transaction(self._db)
        parked = self._db.conn.execute(
            """INSERT INTO parked_segments (feed, first, last, chain, problem, packed)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (feed, last, chain) DO UPDATE
               SET first = excluded.first, packed = excluded.packed
               WHERE excluded.first < first""",
            msgspec.structs.astuple(segment),
        )
        return bool(parked.rowcount)

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments of a feed, or of all, by feed, last and chain."""
        rows = self._db.conn.execute(
            """SELECT feed, first, last, chain, problem, packed FROM parked_segments
               WHERE ?1 IS NULL OR feed = ?1 ORDER BY feed, last, chain""",
            (feed,),
        ).fetchall()
        return [ParkedSegment(*row) for row in rows]

    def folded_branches(self) -> dict[bytes, FoldedBranches]:
        """By feed: the branches as they are in the rows."""
        rows = self._db.conn.execute("SELECT feed, content FROM folded_branches").fetchall()
        return {feed: msgspec.msgpack.decode(c, type=FoldedBranches) for feed, c in rows}

    def set_folded_branches(self, feed: bytes, branches: FoldedBranches) -> None:
        """These are in the rows now."""
        require_transaction(self._db)
        self._db.conn.execute(
            "INSERT OR REPLACE INTO folded_branches (feed, content) VALUES (?, ?)",
            (feed, msgspec.msgpack.encode(branches)),
        )


@lru_cache(maxsize=256)
def _described(envelope: FeedEnvelope) -> FeedDescriptor:
    return envelope.described()


def _state_of(row: Sequence[Any]) -> FeedState:
    envelope = FeedEnvelope(descriptor=row[1], signature=row[2], certificate=row[3])
    return FeedState(
        feed=row[0],
        descriptor=_described(envelope),
        envelope=envelope,
        have=row[4],
        chain=row[5],
        hlc=row[6],
        closed=row[7],
        closed_chain=row[8],
        folded=row[9],
    )
