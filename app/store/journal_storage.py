"""The journal in the station's file: feeds, tails, closed segments."""

from collections.abc import Callable, Iterator, Sequence
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
from app.store.file_memory import FileMemory
from app.store.transaction import require_transaction

_FEEDS, _HAS_PARKED = "feeds", "has parked"
_FEEDS_SQL = """SELECT feed, descriptor, signature, certificate,
                       have, chain, hlc, closed, closed_chain, folded, tail_bytes, number
                FROM feeds"""


_WRITE_BACK_SQL = """
    UPDATE feeds SET have = ?, chain = ?, hlc = ?, closed = ?, closed_chain = ?, folded = ?,
                     tail_bytes = ?
    WHERE feed = ?"""


_SEQ_BITS = 40  # of the place of an entry in the tails


class _KnownFeed(msgspec.Struct, frozen=True):
    """A feed, how many bytes its tail has, and the number under which its tail lies."""

    state: FeedState
    tail_bytes: int
    number: int

    def place(self, seq: int) -> int:
        """Where an entry of it lies among the tails."""
        return self.number << _SEQ_BITS | seq

    def at(self, tail_bytes: int, **changes: Any) -> "_KnownFeed":
        """The same feed, further on."""
        return _KnownFeed(msgspec.structs.replace(self.state, **changes), tail_bytes, self.number)


class StationJournalStorage:
    """Keeps feeds as `app.journal.storage.JournalStorage` asks.

    How far feeds are is written once for each transaction: at its end, by `write_back`.
    """

    def __init__(self, db: Database, crypto: Crypto, memory: FileMemory) -> None:
        self._db = db
        self._crypto = crypto
        self._memory = memory
        self._changed: set[bytes] = set()

    @property
    def crypto(self) -> Crypto:
        """Knows the suites of all feeds; its own is the one that the station was set up with."""
        return self._crypto

    def feed(self, feed: bytes) -> FeedState | None:
        """The feed's state, if it is known."""
        known = self._feeds().get(feed)
        return known.state if known else None

    def feeds(self) -> list[FeedState]:
        """All feeds, ordered by id."""
        return [known.state for known in self._feeds().values()]

    def _feeds(self) -> dict[bytes, _KnownFeed]:
        return self._memory.recall(_FEEDS, self._read_feeds)

    def _read_feeds(self) -> dict[bytes, _KnownFeed]:
        rows = self._db.conn.execute(f"{_FEEDS_SQL} ORDER BY feed").fetchall()
        return {row[0]: _KnownFeed(_state_of(row), row[10], row[11]) for row in rows}

    def _keep(self, known: _KnownFeed) -> None:
        """The feed is as far as that now."""
        feed = known.state.feed
        if self._memory.is_on:
            self._feeds()[feed] = known
            self._changed.add(feed)
        else:
            self._db.conn.execute(_WRITE_BACK_SQL, _written(known))

    def write_back(self) -> None:
        """Before the transaction is committed: how far the feeds have come."""
        if self._changed:
            feeds = self._feeds()
            changed = [_written(feeds[feed]) for feed in sorted(self._changed)]
            self._changed.clear()
            self._db.conn.executemany(_WRITE_BACK_SQL, changed)

    def forget_unwritten(self) -> None:
        """The transaction was undone."""
        self._changed.clear()

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed."""
        require_transaction(self._db)
        envelope = state.envelope
        self._db.conn.execute(
            """INSERT INTO feeds (feed, descriptor, signature, certificate,
                                  have, chain, hlc, closed, closed_chain, folded, number)
               SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(number), 0) + 1 FROM feeds""",
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
        self._forget_feeds()

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None:
        """A certificate has joined the descriptor."""
        require_transaction(self._db)
        self._db.conn.execute(
            "UPDATE feeds SET descriptor = ?, signature = ?, certificate = ? WHERE feed = ?",
            (envelope.descriptor, envelope.signature, envelope.certificate, feed),
        )
        self._forget_feeds()

    def _forget_feeds(self) -> None:
        self.write_back()
        self._memory.drop(_FEEDS)

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries to the tail and advance."""
        require_transaction(self._db)
        known = self._feeds()[state.feed]
        self._db.conn.executemany(
            "INSERT INTO tail_entries (place, header, body) VALUES (?, ?, ?)",
            [(known.place(entry.seq), entry.header_bytes, entry.body) for entry in entries],
        )
        added = sum(len(entry.body or b"") for entry in entries)
        # `folded` is moved by the fold alone; a caller's copy of the state may be older.
        self._keep(
            known.at(known.tail_bytes + added, have=state.have, chain=state.chain, hlc=state.hlc)
        )

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order; what is read is checked against its digests.

        Raises OperationRefused `journal_segment_missing`, and those of `unpack_segment` and
        `read_entry`.
        """
        known = self._feeds().get(feed)
        if known is None:
            return
        state = known.state
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
            "SELECT header, body FROM tail_entries WHERE place BETWEEN ? AND ? ORDER BY place",
            (known.place(position), known.place(max(last, 0))),
        ).fetchall()
        crypto = self._crypto.of(state.descriptor.suite)
        for header, body in tail:
            yield read_entry(crypto, feed, header, body)

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Put a packed segment in the place of the tail up to `state.closed`."""
        require_transaction(self._db)
        conn, known = self._db.conn, self._feeds()[state.feed]
        conn.execute(
            "INSERT INTO closed_segments (feed, first, last, packed) VALUES (?, ?, ?, ?)",
            (state.feed, first, state.closed, packed),
        )
        conn.execute(
            "DELETE FROM tail_entries WHERE place BETWEEN ? AND ?",
            (known.place(0), known.place(state.closed)),
        )
        conn.execute(
            "DELETE FROM tail_seals WHERE feed = ? AND seq <= ?", (state.feed, state.closed)
        )
        left = conn.execute(
            """SELECT coalesce(sum(length(body)), 0) FROM tail_entries
               WHERE place BETWEEN ? AND ?""",
            (known.place(state.closed), known.place(state.have)),
        ).fetchone()
        folded = known.state.folded
        self._keep(_KnownFeed(msgspec.structs.replace(state, folded=folded), left[0], known.number))

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
        known = self._feeds()[feed]
        self._keep(known.at(known.tail_bytes, folded=seq))

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
        self._memory.drop(_HAS_PARKED)
        return bool(parked.rowcount)

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments of a feed, or of all, by feed, last and chain."""
        if not self._memory.recall(_HAS_PARKED, self._has_parked):
            return []
        rows = self._db.conn.execute(
            """SELECT feed, first, last, chain, problem, packed FROM parked_segments
               WHERE ?1 IS NULL OR feed = ?1 ORDER BY feed, last, chain""",
            (feed,),
        ).fetchall()
        return [ParkedSegment(*row) for row in rows]

    def _has_parked(self) -> bool:
        sql = "SELECT EXISTS (SELECT 1 FROM parked_segments)"
        return bool(self._db.conn.execute(sql).fetchone()[0])

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

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """What deleted content leaves free is overwritten, in this file's pages."""
        require_transaction(self._db)
        self._db.conn.execute("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            self._db.conn.execute("PRAGMA secure_delete = OFF")

    def erase_in_tail(self, feed: bytes, seqs: Sequence[int]) -> None:
        """Their headers stay."""
        require_transaction(self._db)
        known = self._feeds()[feed]
        self._db.conn.executemany(
            "UPDATE tail_entries SET body = NULL WHERE place = ?",
            [(known.place(seq),) for seq in seqs],
        )

    def replace_segment(self, feed: bytes, last: int, packed: bytes) -> None:
        """The same headers, fewer bodies."""
        require_transaction(self._db)
        self._db.conn.execute(
            "UPDATE closed_segments SET packed = ? WHERE feed = ? AND last = ?",
            (packed, feed, last),
        )

    def rewrite_beside(self, rewrite: Callable[[bytes], bytes | None]) -> None:
        """Segments of other branches, and those that came after a floor."""
        require_transaction(self._db)
        for table in ("parked_segments", "ahead_segments"):
            rows = self._db.conn.execute(f"SELECT rowid, packed FROM {table}").fetchall()  # noqa: S608
            for place, packed in rows:
                if (fewer := rewrite(packed)) is not None:
                    sql = f"UPDATE {table} SET packed = ? WHERE rowid = ?"  # noqa: S608 - our names
                    self._db.conn.execute(sql, (fewer, place))


def _written(known: _KnownFeed) -> tuple[Any, ...]:
    """The parameters of `_WRITE_BACK_SQL`."""
    state = known.state
    return (
        state.have,
        state.chain,
        state.hlc,
        state.closed,
        state.closed_chain,
        state.folded,
        known.tail_bytes,
        state.feed,
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
