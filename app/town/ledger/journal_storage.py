"""The journal's feeds, entries, segments and seals as rows of the ledger."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, select, update

from app.journal.chain import Seal
from app.journal.entry import Entry, read_entry
from app.journal.keys import Crypto
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, ParkedSegment
from app.models.feeds import FeedEnvelope
from app.town.ledger.schema import FEEDS, PARKED, SEALS, SEGMENTS, TAIL


class LedgerJournalStorage:
    """A `JournalStorage` inside one transaction of the ledger.

    With a `village_code` it lists that village's feeds and those for everyone only: what an
    exchange with one station costs must not grow with the number of villages.
    """

    def __init__(
        self,
        connection: Connection,
        town_code: str,
        crypto: Crypto,
        village_code: str | None = None,
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._crypto = crypto
        self._village_code = village_code

    def feed(self, feed: bytes) -> FeedState | None:
        """The feed's state, if it is known."""
        row = self._connection.execute(select(FEEDS).where(self._of(FEEDS, feed))).one_or_none()
        return None if row is None else _state_of(row)

    def feeds(self) -> list[FeedState]:
        """The feeds, ordered by id."""
        query = select(FEEDS).where(FEEDS.c.town_code == self._town_code).order_by(FEEDS.c.feed)
        if self._village_code is not None:
            query = query.where(FEEDS.c.village_code.in_([self._village_code, ""]))
        return [_state_of(row) for row in self._connection.execute(query)]

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed."""
        descriptor = state.descriptor
        values = {
            "town_code": self._town_code,
            "feed": state.feed,
            "village_code": descriptor.village_code,
            "side": descriptor.side,
            "device_id": descriptor.device_id,
            "folded": state.folded,
            **_envelope_values(state.envelope),
            **_progress_values(state),
        }
        self._connection.execute(insert(FEEDS), values)

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None:
        """A certificate has joined the descriptor."""
        self._update_feed(feed, _envelope_values(envelope))

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries to the tail and advance."""
        rows = [
            {
                "town_code": self._town_code,
                "feed": entry.feed,
                "seq": entry.seq,
                "header": entry.header_bytes,
                "body": entry.body,
            }
            for entry in entries
        ]
        self._connection.execute(insert(TAIL), rows)
        self._update_feed(state.feed, _progress_values(state))

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order; one closed segment is in memory at a time."""
        position = max(first, 1)
        while position <= last:
            packed = self.closed_segment_at(feed, position)
            if packed is None:
                break
            for entry in unpack_segment(self._crypto, packed).entries:
                if position <= entry.seq <= last:
                    yield entry
                    position = entry.seq + 1
        if position <= last:
            yield from self._tail(feed, position, last)

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Move the tail up to `state.closed` into a closed segment."""
        row = {
            "town_code": self._town_code,
            "feed": state.feed,
            "first_seq": first,
            "last_seq": state.closed,
            "packed": packed,
        }
        self._connection.execute(insert(SEGMENTS), row)
        closed = and_(self._of(TAIL, state.feed), TAIL.c.seq <= state.closed)
        self._connection.execute(delete(TAIL).where(closed))
        self._connection.execute(delete(SEALS).where(self._of(SEALS, state.feed)))
        self._update_feed(state.feed, _progress_values(state))

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The closed segment that holds `seq`."""
        query = (
            select(SEGMENTS.c.packed)
            .where(self._of(SEGMENTS, feed), SEGMENTS.c.last_seq >= seq)
            .where(SEGMENTS.c.first_seq <= seq)
            .order_by(SEGMENTS.c.last_seq)
            .limit(1)
        )
        return self._connection.execute(query).scalar_one_or_none()

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        query = select(func.coalesce(func.sum(func.length(TAIL.c.body)), 0))
        return int(self._connection.execute(query.where(self._of(TAIL, feed))).scalar_one())

    def put_tail_seal(self, feed: bytes, seal: Seal) -> None:
        """Keep the newest tail seal only."""
        row = {
            "town_code": self._town_code,
            "feed": feed,
            "seq": seal.seq,
            "chain": seal.chain,
            "is_closing": seal.is_closing,
            "signature": seal.signature,
        }
        self._connection.execute(delete(SEALS).where(self._of(SEALS, feed)))
        self._connection.execute(insert(SEALS), row)

    def tail_seal(self, feed: bytes) -> Seal | None:
        """The newest tail seal."""
        query = select(SEALS.c.seq, SEALS.c.chain, SEALS.c.is_closing, SEALS.c.signature)
        row = self._connection.execute(query.where(self._of(SEALS, feed))).one_or_none()
        return None if row is None else Seal(*row)

    def set_folded(self, feed: bytes, seq: int) -> None:
        """Entries up to `seq` are in the rows."""
        self._update_feed(feed, {"folded": seq})

    def park(self, segment: ParkedSegment) -> None:
        """Keep a segment of another branch; one that is parked already stays."""
        state = self.feed(segment.feed)
        known = {(parked.last, parked.chain) for parked in self.parked(segment.feed)}
        if state is None or (segment.last, segment.chain) in known:
            return
        row = {
            "town_code": self._town_code,
            "village_code": state.descriptor.village_code,
            "feed": segment.feed,
            "first_seq": segment.first,
            "last_seq": segment.last,
            "chain": segment.chain,
            "problem": segment.problem,
            "packed": segment.packed,
        }
        self._connection.execute(insert(PARKED), row)

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments of a feed, or of all that this storage lists."""
        query = select(PARKED).where(PARKED.c.town_code == self._town_code)
        if feed is not None:
            query = query.where(PARKED.c.feed == feed)
        elif self._village_code is not None:
            query = query.where(PARKED.c.village_code.in_([self._village_code, ""]))
        query = query.order_by(PARKED.c.feed, PARKED.c.last_seq, PARKED.c.chain)
        return [
            ParkedSegment(row.feed, row.first_seq, row.last_seq, row.chain, row.problem, row.packed)
            for row in self._connection.execute(query)
        ]

    def _tail(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        query = (
            select(TAIL.c.header, TAIL.c.body)
            .where(self._of(TAIL, feed), TAIL.c.seq.between(first, last))
            .order_by(TAIL.c.seq)
        )
        for header, body in self._connection.execute(query).all():
            yield read_entry(self._crypto, feed, header, body)

    def _of(self, table: Table, feed: bytes) -> ColumnElement[bool]:
        return and_(table.c.town_code == self._town_code, table.c.feed == feed)

    def _update_feed(self, feed: bytes, values: dict[str, Any]) -> None:
        self._connection.execute(update(FEEDS).where(self._of(FEEDS, feed)).values(values))


def _state_of(row: Any) -> FeedState:
    envelope = FeedEnvelope(row.descriptor, row.signature, row.certificate)
    return FeedState(
        feed=row.feed,
        descriptor=envelope.described(),
        envelope=envelope,
        have=row.have,
        chain=row.chain,
        hlc=row.hlc,
        closed=row.closed,
        closed_chain=row.closed_chain,
        folded=row.folded,
    )


def _envelope_values(envelope: FeedEnvelope) -> dict[str, bytes]:
    return {
        "descriptor": envelope.descriptor,
        "signature": envelope.signature,
        "certificate": envelope.certificate,
    }


def _progress_values(state: FeedState) -> dict[str, Any]:
    # `folded` is moved by the fold alone; a caller's copy of the state may be older.
    return {
        "have": state.have,
        "chain": state.chain,
        "hlc": state.hlc,
        "closed": state.closed,
        "closed_chain": state.closed_chain,
    }
