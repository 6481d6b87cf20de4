"""Proof that a feed is what its author sealed: chains are computed again, seals checked."""

from collections.abc import Iterator

from app.journal.chain import Seal, chain_after, chain_start, seal_holds
from app.journal.entry import Entry, read_entry
from app.journal.keys import Crypto
from app.journal.segment import Segment, unpack_segment
from app.journal.storage import FeedState, JournalStorage
from app.models.errors import OperationRefused


def is_sealed(crypto: Crypto, state: FeedState, segment: Segment) -> bool:
    """Whether a segment is of the feed's suite and its author has sealed it."""
    return _is_of_suite(state, segment) and _seal_holds(crypto, state, segment.seal)


def check_sealed(crypto: Crypto, state: FeedState, segment: Segment) -> None:
    """Raises OperationRefused `segment_damaged` for another suite, `segment_seal_wrong`."""
    if not _is_of_suite(state, segment):
        raise OperationRefused("segment_damaged")
    _check_seal(crypto, state, segment.seal)


def proved_entries(storage: JournalStorage, crypto: Crypto, state: FeedState) -> Iterator[Entry]:
    """A feed's entries, its chain computed from the first and every seal on it checked.

    Until they end, only what came before is proved. Raises OperationRefused `journal_chain_broken`
    (facts: seq), `segment_seal_wrong`, `segment_damaged`.
    """
    feed, own = state.feed, crypto.of(state.descriptor.suite)
    seq, chain = 0, chain_start(own, feed)
    while seq < state.closed:
        packed = storage.closed_segment_at(feed, seq + 1)
        segment = unpack_segment(crypto, packed or b"")
        if segment.first != seq + 1 or segment.prev_chain != chain:
            raise OperationRefused("journal_chain_broken", seq=seq + 1)
        _check_seal(crypto, state, segment.seal)
        yield from segment.entries
        chain, seq = segment.seal.chain, segment.last
    for entry in storage.entries(feed, state.closed + 1, state.have):
        seq += 1
        read_entry(own, feed, entry.header_bytes, entry.body)
        if entry.seq != seq:
            raise OperationRefused("journal_chain_broken", seq=seq)
        chain = chain_after(own, chain, entry.header_bytes)
        yield entry
    if seq != state.have or chain != state.chain:
        raise OperationRefused("journal_chain_broken", seq=seq)
    tail_seal = storage.tail_seal(feed)
    if tail_seal is not None:
        _check_seal(crypto, state, tail_seal)


def _is_of_suite(state: FeedState, segment: Segment) -> bool:
    return segment.suite == state.descriptor.suite


def _check_seal(crypto: Crypto, state: FeedState, seal: Seal) -> None:
    if not _seal_holds(crypto, state, seal):
        raise OperationRefused("segment_seal_wrong")


def _seal_holds(crypto: Crypto, state: FeedState, seal: Seal) -> bool:
    return seal_holds(crypto, state.descriptor, state.feed, seal)
