"""The journal's feeds, entries, segments and seals as rows of the ledger."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.journal.chain import Seal
from app.journal.entry import Entry, read_entry
from app.journal.keys import Crypto
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, FoldedBranches, ParkedSegment, crypto_of_feed
from app.models.feeds import FeedEnvelope
from app.town.ledger import journal_statements as sql
from app.town.ledger.held_segments import HeldSegments


class LedgerJournalStorage:
    """A `JournalStorage` inside one transaction of the ledger.

    With a `village_code` it lists that village's feeds and those for everyone only: what an
    exchange with one station costs must not grow with the number of villages.

    The feeds' states are read once: nobody else writes while the transaction is open, and every
    entry asks for them. After a part of it was rolled back, `forget` has them read again.
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
        self._states: dict[bytes, FeedState | None] = {}
        self._listed: list[bytes] | None = None
        self._just_added: Sequence[Entry] = ()

    def feed(self, feed: bytes) -> FeedState | None:
        """The feed's state, if it is known."""
        if feed not in self._states:
            row = self._connection.execute(sql.FEED, self._of(feed)).one_or_none()
            self._states[feed] = None if row is None else state_of(row)
        return self._states[feed]

    def feeds(self) -> list[FeedState]:
        """The feeds, ordered by id."""
        if self._listed is None:
            whose = {"of_town": self._town_code, "of_village": self._village_code}
            statement = sql.ALL_FEEDS if self._village_code is None else sql.VILLAGE_FEEDS
            found = [state_of(row) for row in self._connection.execute(statement, whose)]
            self._listed = [state.feed for state in found]
            self._states.update({state.feed: state for state in found})
        return [state for feed in self._listed if (state := self._states[feed]) is not None]

    @property
    def crypto(self) -> Crypto:
        """Knows the suites of all feeds; its own is the one that the township was set up with."""
        return self._crypto

    def forget(self) -> None:
        """Read the feeds' states again: what was written of them may have been rolled back."""
        self._states.clear()
        self._listed = None
        self._just_added = ()

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed."""
        self._write_feed(state)
        self.forget()

    def _write_feed(self, state: FeedState) -> None:
        descriptor = state.descriptor
        values = {
            "town_code": self._town_code,
            "feed": state.feed,
            "village_code": descriptor.village_code,
            "side": descriptor.side,
            "device_id": descriptor.device_id,
            "folded": state.folded,
            "descriptor": state.envelope.descriptor,
            "signature": state.envelope.signature,
            "certificate": state.envelope.certificate,
            **progress_values(state),
        }
        self._connection.execute(sql.ADD_FEED, values)

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None:
        """A certificate has joined the descriptor."""
        values = {"descriptor": envelope.descriptor, "signature": envelope.signature}
        values["certificate"] = envelope.certificate
        self._connection.execute(sql.REPLACE_ENVELOPE, {**self._of(feed), **values})
        self.forget()

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
        self._connection.execute(sql.ADD_TO_TAIL, rows)
        self._advance(state)

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order; one closed segment is in memory at a time."""
        fresh = self._just_added
        if fresh and (fresh[0].feed, fresh[0].seq, fresh[-1].seq) == (feed, first, last):
            yield from fresh
            return
        position, state = max(first, 1), self.feed(feed)
        while state is not None and position <= min(last, state.closed):
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
        self._connection.execute(sql.ADD_SEGMENT, row)
        closed = {**self._of(state.feed), "to": state.closed}
        self._connection.execute(sql.CUT_TAIL, closed)
        self._connection.execute(sql.DROP_SEAL, self._of(state.feed))
        self._advance(state)

    def add_segment(self, state: FeedState, entries: Sequence[Entry], packed: bytes) -> None:
        """Keep a segment that came whole; it will be folded presently."""
        self.close_segment(state, entries[0].seq, packed)
        self._just_added = entries

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The closed segment that holds `seq`."""
        found = self._connection.execute(sql.SEGMENT_AT, {**self._of(feed), "at": seq})
        return found.scalar_one_or_none()

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        return int(self._connection.execute(sql.TAIL_BYTES, self._of(feed)).scalar_one())

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
        self._connection.execute(sql.DROP_SEAL, self._of(feed))
        self._connection.execute(sql.ADD_SEAL, row)

    def tail_seal(self, feed: bytes) -> Seal | None:
        """The newest tail seal."""
        row = self._connection.execute(sql.SEAL, self._of(feed)).one_or_none()
        return None if row is None else Seal(*row)

    def set_folded(self, feed: bytes, seq: int) -> None:
        """Entries up to `seq` are in the rows."""
        self._connection.execute(sql.SET_FOLDED, {**self._of(feed), "folded": seq})
        self._note_folded(feed, seq)

    def _note_folded(self, feed: bytes, seq: int) -> None:
        known = self._states.get(feed)
        if known is not None:
            self._states[feed] = msgspec.structs.replace(known, folded=seq)

    def park(self, segment: ParkedSegment) -> bool:
        """Keep a segment of another branch; one that is parked already stays."""
        state = self.feed(segment.feed)
        known = {(each.last, each.chain): each.first for each in self.parked(segment.feed)}
        end = (segment.last, segment.chain)
        if state is None or known.get(end, segment.first + 1) <= segment.first:
            return False
        if end in known:
            whose = {**self._of(segment.feed), "last": segment.last, "ends_in": segment.chain}
            self._connection.execute(sql.DROP_PARKED, whose)
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
        self._connection.execute(sql.PARK, row)
        return True

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments of a feed, or of all that this storage lists."""
        whose = {"of_town": self._town_code, "of_village": self._village_code, "of_feed": feed}
        statement = sql.ALL_PARKED
        if feed is not None:
            statement = sql.PARKED_OF_FEED
        elif self._village_code is not None:
            statement = sql.PARKED_OF_VILLAGE
        return [
            ParkedSegment(row.feed, row.first_seq, row.last_seq, row.chain, row.problem, row.packed)
            for row in self._connection.execute(statement, whose)
        ]

    def folded_branches(self) -> dict[bytes, FoldedBranches]:
        """By feed: the branches as they are in the rows."""
        found = self._connection.execute(sql.FOLDED_BRANCHES, {"of_town": self._town_code})
        return {row.feed: msgspec.msgpack.decode(row.content, type=FoldedBranches) for row in found}

    def set_folded_branches(self, feed: bytes, branches: FoldedBranches) -> None:
        """These are in the rows now."""
        row = {"town_code": self._town_code, "feed": feed}
        self._connection.execute(sql.DROP_FOLDED_BRANCHES, self._of(feed))
        row["content"] = msgspec.msgpack.encode(branches)
        self._connection.execute(sql.ADD_FOLDED_BRANCHES, row)

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """SQLite overwrites what becomes free; PostgreSQL does so when it cleans up (VACUUM)."""
        self._just_added = ()
        self._overwrite(is_on=True)
        try:
            yield
        finally:
            self._overwrite(is_on=False)

    def _overwrite(self, *, is_on: bool) -> None:
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql(f"PRAGMA secure_delete = {int(is_on)}")

    def erase_in_tail(self, feed: bytes, seqs: Sequence[int]) -> None:
        """Their headers stay."""
        if seqs:
            rows = [{**self._of(feed), "at": seq} for seq in seqs]
            self._connection.execute(sql.ERASE_IN_TAIL, rows)

    def replace_segment(self, feed: bytes, last: int, packed: bytes) -> None:
        """The same headers, fewer bodies."""
        values = {**self._of(feed), "at": last, "fewer": packed}
        self._connection.execute(sql.REPLACE_SEGMENT, values)

    def rewrite_beside(self, rewrite: Callable[[bytes], bytes | None]) -> None:
        """Segments of other branches, and those that are held for a person."""
        for parked in self.parked():
            if (fewer := rewrite(parked.packed)) is not None:
                end = {"last": parked.last, "ends_in": parked.chain}
                values = {**self._of(parked.feed), **end, "fewer": fewer}
                self._connection.execute(sql.REPLACE_PARKED, values)
        HeldSegments(self._connection, self._town_code).rewrite(self._village_code, rewrite)

    def _tail(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        between = {**self._of(feed), "first": first, "last": last}
        crypto = crypto_of_feed(self, feed)
        for header, body in self._connection.execute(sql.TAIL_ENTRIES, between).all():
            yield read_entry(crypto, feed, header, body)

    def _of(self, feed: bytes) -> dict[str, Any]:
        return {"of_town": self._town_code, "of_feed": feed}

    def _advance(self, state: FeedState) -> None:
        self._connection.execute(sql.ADVANCE, {**self._of(state.feed), **progress_values(state)})
        self._note_state(state)

    def _note_state(self, state: FeedState) -> None:
        # `folded` is moved by the fold alone; a caller's copy of the state may be older.
        known = self._states.get(state.feed)
        folded = state.folded if known is None else known.folded
        self._states[state.feed] = msgspec.structs.replace(state, folded=folded)


def state_of(row: Any) -> FeedState:
    """A feed's state from its row."""
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


def progress_values(state: FeedState) -> dict[str, Any]:
    """How far a feed is stored, as values of its row."""
    return {
        "have": state.have,
        "chain": state.chain,
        "hlc": state.hlc,
        "closed": state.closed,
        "closed_chain": state.closed_chain,
    }
