"""A journal: all feeds that this machine keeps; writes to its own, takes in those of others.

Every call runs inside the caller's transaction: an entry and its rows are kept together or not at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from app.journal.chain import Seal, chain_after, chain_start, feed_id_of, make_seal
from app.journal.clock import Clock, next_hlc
from app.journal.entry import Dot, Draft, Entry, make_entry
from app.journal.header_columns import derived_id
from app.journal.keys import Crypto, FeedKey
from app.journal.seal_check import check_sealed, is_sealed, proved_entries
from app.journal.segment import (
    CLOSE_BODY_BYTES,
    SEGMENT_ENTRIES,
    Segment,
    pack_segment,
    range_of,
    unpack_segment,
)
from app.journal.storage import FeedState, JournalStorage
from app.journal.vector import Have, Vector
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor, FeedEnvelope


class Journal:
    """The sans-I/O core: storage, keys and clock are given to it."""

    def __init__(
        self,
        storage: JournalStorage,
        crypto: Crypto,
        clock: Clock,
        segment_entries: int = SEGMENT_ENTRIES,
    ) -> None:
        self.storage = storage
        self.crypto = crypto
        self._clock = clock
        self._segment_entries = segment_entries

    # -- feeds

    def open_feed(self, envelope: FeedEnvelope) -> FeedState:
        """Know a feed, its own or another's. The caller has checked the envelope's signatures."""
        feed = feed_id_of(self.crypto, envelope.descriptor)
        known = self.storage.feed(feed)
        if known is not None:
            if envelope.certificate and known.envelope != envelope:
                self.storage.replace_envelope(feed, envelope)
            return known
        descriptor = envelope.described()
        start = chain_start(self.crypto.of(descriptor.suite), feed)
        state = FeedState(
            feed=feed,
            descriptor=descriptor,
            envelope=envelope,
            have=0,
            chain=start,
            hlc=0,
            closed=0,
            closed_chain=start,
            folded=0,
        )
        self.storage.add_feed(state)
        return state

    def state(self, feed: bytes) -> FeedState:
        """Raises OperationRefused `feed_unknown`."""
        state = self.storage.feed(feed)
        if state is None:
            raise OperationRefused("feed_unknown")
        return state

    def crypto_of(self, state: FeedState) -> Crypto:
        """The crypto of the feed's own suite, in which its ids, chain and seals are."""
        return self.crypto.of(state.descriptor.suite)

    # -- writing

    def write(
        self,
        feed: bytes,
        key: FeedKey,
        *,
        kind: str,
        fields: dict[str, Any],
        actor: str,
        entity: str = "",
        op: str = "",
        bases: tuple[Dot, ...] = (),
    ) -> Entry:
        """Append one entry to an own feed; closes a segment when enough have come together.

        Without `entity` the entry makes a new one, whose id follows from its dot; without `op` it
        begins an act, whose id follows likewise.
        """
        draft = Draft(kind, fields, entity, bases)
        return self.write_many(feed, key, [draft], actor=actor, op=op)[0]

    def write_many(
        self, feed: bytes, key: FeedKey, drafts: Iterable[Draft], *, actor: str, op: str = ""
    ) -> list[Entry]:
        """The same for several writes of one act, in their order: a segment that they fill from its
        beginning is stored as it is, without lying in the tail first.
        """
        state, written, waiting = self.state(feed), list[Entry](), list[Entry]()
        crypto = self.crypto_of(state)
        heard = (state.descriptor.village_code, "")
        newest = max(
            (s.hlc for s in self.storage.feeds() if s.descriptor.village_code in heard), default=0
        )
        tail_bytes = self.storage.tail_bytes(feed)
        for draft in drafts:
            seq = state.have + 1
            named = draft.entity or derived_id(crypto, feed, seq).hex()
            ready = msgspec.structs.replace(draft, entity=named)
            hlc = next_hlc(state.hlc, newest, self._clock())
            entry = make_entry(crypto, feed, ready, seq=seq, hlc=hlc, actor=actor, op=op)
            op = op or self.act_id(entry)
            state = self._advanced(state, entry)
            waiting.append(entry)
            tail_bytes += entry.header.body_length
            if self._is_full(state, tail_bytes):
                state = self._keep_full(key, state, waiting)
                written += waiting
                waiting, tail_bytes = [], 0
        if waiting:
            self.storage.append(state, waiting)
        return written + waiting

    def _keep_full(self, key: FeedKey, state: FeedState, entries: Sequence[Entry]) -> FeedState:
        """The last of these fills the tail, which becomes a closed segment."""
        if len(entries) < state.have - state.closed:
            self.storage.append(state, entries)
            self.seal(state.feed, key, is_closing=True)
            return self.state(state.feed)
        seal = make_seal(key, state.feed, state.have, state.chain, is_closing=True)
        closed, packed = self._closed(state, seal, entries)
        self.storage.add_segment(closed, entries, packed)
        return closed

    def act_id(self, entry: Entry) -> str:
        """The id of the act that an entry belongs to; further entries of the act carry it."""
        crypto = self.crypto_of(self.state(entry.feed))
        op = entry.header.op or derived_id(crypto, entry.feed, entry.seq)
        return op.hex()

    def seal(self, feed: bytes, key: FeedKey, *, is_closing: bool = False) -> None:
        """Sign an own feed's head, so that its tail can travel; nothing to do when there is none."""
        state = self.state(feed)
        current = self.storage.tail_seal(feed)
        if state.have == state.closed or (current and current.seq == state.have and not is_closing):
            return
        seal = make_seal(key, feed, state.have, state.chain, is_closing=is_closing)
        if is_closing:
            self._close(state, seal)
        else:
            self.storage.put_tail_seal(feed, seal)

    # -- what others need

    def vector(self) -> Vector:
        """What this machine has of every feed."""
        return {
            state.feed: Have.at(state.have, state.chain)
            for state in self.storage.feeds()
            if state.have
        }

    def chain_at(self, feed: bytes, seq: int) -> bytes | None:
        """The chain of a feed after its entry `seq`; None when it does not reach that far."""
        state = self.state(feed)
        crypto = self.crypto_of(state)
        if seq == state.have:
            return state.chain
        if not 0 <= seq < state.have:
            return None
        if seq == 0:
            return chain_start(crypto, feed)
        if seq >= state.closed:
            chain, first = state.closed_chain, state.closed + 1
        else:
            packed = self.storage.closed_segment_at(feed, seq)
            segment = unpack_segment(self.crypto, packed or b"")
            chain, first = segment.prev_chain, segment.first
        for entry in self.storage.entries(feed, first, seq):
            chain = chain_after(crypto, chain, entry.header_bytes)
        return chain

    def segments_after(self, feed: bytes, have: int) -> Iterator[bytes]:
        """Packed segments that bring a peer from `have` to the newest sealed entry."""
        state = self.state(feed)
        position = have
        while position < state.closed:
            packed = self.storage.closed_segment_at(feed, position + 1)
            if packed is None:
                raise OperationRefused("journal_segment_missing")
            first, last = range_of(packed)
            if not first <= position + 1 <= last:
                raise OperationRefused("segment_damaged")
            if first == position + 1:
                yield packed
            else:
                yield self._cut(unpack_segment(self.crypto, packed), position)
            position = last
        seal = self.storage.tail_seal(feed)
        if seal is not None and seal.seq > position:
            entries = list(self.storage.entries(feed, state.closed + 1, seal.seq))
            tail = Segment(feed, state.closed_chain, tuple(entries), seal, state.descriptor.suite)
            yield self._cut(tail, position)

    def head_seal(self, state: FeedState) -> Seal | None:
        """The author's seal on the newest sealed entry of a feed."""
        seal = self.storage.tail_seal(state.feed)
        packed = None if seal else self.storage.closed_segment_at(state.feed, state.closed)
        return seal if packed is None else unpack_segment(self.crypto, packed).seal

    # -- taking in

    def ingest(
        self, packed: bytes, accepts: Callable[[FeedDescriptor], bool]
    ) -> tuple[FeedState, int]:
        """Verify a segment and store what is new of it; folding is a step of its own.

        Returns the feed's state afterwards and how many entries were new (0 for a replay).
        Raises OperationRefused: `feed_unknown`, `feed_out_of_scope`, `segment_damaged`,
        `segment_too_large`, `segment_seal_wrong`, `segment_gap` (facts: have, first), `feed_forked`.
        """
        segment = unpack_segment(self.crypto, packed)
        state = self.state(segment.feed)
        if not accepts(state.descriptor):
            raise OperationRefused("feed_out_of_scope")
        check_sealed(self.crypto, state, segment)
        if segment.first > state.have + 1:
            raise OperationRefused("segment_gap", have=state.have, first=segment.first)
        self._refuse_fork(state, segment)
        return self._take_on(state, segment, packed)

    def follows(self, run: Sequence[Segment]) -> bool:
        """Whether these go on one after another right where a known feed ends, and all seals hold."""
        state = self.storage.feed(run[0].feed)
        if state is None:
            return False
        have, chain = state.have, state.chain
        for segment in run:
            place = (segment.feed, segment.first, segment.prev_chain)
            is_next = place == (state.feed, have + 1, chain)
            if not is_next or not is_sealed(self.crypto, state, segment):
                return False
            have, chain = segment.last, segment.seal.chain
        return True

    def take_on(self, segment: Segment, packed: bytes) -> FeedState:
        """Store a segment that `follows`; whether it may be is the caller's to know."""
        state, _ = self._take_on(self.state(segment.feed), segment, packed)
        return state

    def _take_on(self, state: FeedState, segment: Segment, packed: bytes) -> tuple[FeedState, int]:
        new = [entry for entry in segment.entries if entry.seq > state.have]
        if new:
            state = msgspec.structs.replace(
                state,
                have=segment.last,
                chain=segment.seal.chain,
                hlc=max(state.hlc, *(entry.header.hlc for entry in new)),
            )
            if segment.seal.is_closing and segment.first == state.closed + 1 == new[0].seq:
                state = msgspec.structs.replace(state, closed=state.have, closed_chain=state.chain)
                self.storage.add_segment(state, new, packed)
                return state, len(new)
            self.storage.append(state, new)
        if segment.last == state.have and state.have > state.closed:
            if segment.seal.is_closing:
                state = self._close(state, segment.seal)
            else:
                self.storage.put_tail_seal(state.feed, segment.seal)
        return state, len(new)

    # -- proof

    def verify_feed(self, feed: bytes) -> int:
        """Recompute a feed's chain from its first entry and check every seal on it.

        Returns the number of entries. Raises OperationRefused `journal_chain_broken` (facts: seq),
        `segment_seal_wrong`, `segment_damaged`.
        """
        return sum(1 for _ in self.verified_entries(feed))

    def verified_entries(self, feed: bytes) -> Iterator[Entry]:
        """The same for one who needs the entries too. Until they end, only what came before is proved."""
        return proved_entries(self.storage, self.crypto, self.state(feed))

    # -- inside

    def _advanced(self, state: FeedState, entry: Entry) -> FeedState:
        return msgspec.structs.replace(
            state,
            have=entry.seq,
            chain=chain_after(self.crypto_of(state), state.chain, entry.header_bytes),
            hlc=max(state.hlc, entry.header.hlc),
        )

    def _is_full(self, state: FeedState, tail_bytes: int) -> bool:
        is_long = state.have - state.closed >= self._segment_entries
        return is_long or tail_bytes >= CLOSE_BODY_BYTES

    def _close(self, state: FeedState, seal: Seal) -> FeedState:
        first = state.closed + 1
        entries = list(self.storage.entries(state.feed, first, seal.seq))
        closed, packed = self._closed(state, seal, entries)
        self.storage.close_segment(closed, first, packed)
        return closed

    def _closed(
        self, state: FeedState, seal: Seal, entries: Sequence[Entry]
    ) -> tuple[FeedState, bytes]:
        packed = pack_segment(self.crypto_of(state), state.feed, state.closed_chain, entries, seal)
        return msgspec.structs.replace(state, closed=seal.seq, closed_chain=seal.chain), packed

    def _cut(self, segment: Segment, after: int) -> bytes:
        crypto, chain = self.crypto.of(segment.suite), segment.prev_chain
        kept = []
        for entry in segment.entries:
            if entry.seq > after:
                kept.append(entry)
            else:
                chain = chain_after(crypto, chain, entry.header_bytes)
        return pack_segment(crypto, segment.feed, chain, kept, segment.seal)

    def _refuse_fork(self, state: FeedState, segment: Segment) -> None:
        """A validly sealed segment that disagrees with what is stored is another branch."""
        last_common = min(segment.last, state.have)
        ours = self.storage.entries(state.feed, segment.first, last_common)
        for mine, theirs in zip(ours, segment.entries, strict=False):
            if mine.header_bytes != theirs.header_bytes:
                raise OperationRefused("feed_forked", seq=mine.seq)
        if self.chain_at(state.feed, segment.first - 1) != segment.prev_chain:
            raise OperationRefused("feed_forked", seq=segment.first - 1)
