"""Holding a segment that goes beyond what counts of its feed: kept for a person, folded into nothing."""

from app.journal.erasing import Erasing
from app.journal.exchange import TakenIn
from app.journal.segment import unpack_segment
from app.town.books import Books
from app.town.ledger.held_segments import HeldSegment


def hold(books: Books, packed: bytes, problem: str, at: str) -> TakenIn:
    """Keep a segment of a known feed, once its author's seal was found good.

    Raises OperationRefused `segment_damaged`, `segment_seal_wrong`, `feed_unknown`.
    """
    segment = unpack_segment(books.journal.crypto, packed)
    state = books.journal.state(segment.feed)
    books.journal.check_sealed(state, segment)
    is_new = books.held.keep(
        HeldSegment(
            feed=segment.feed,
            first_seq=segment.first,
            last_seq=segment.last,
            chain=segment.seal.chain,
            village_code=state.descriptor.village_code,
            device_id=state.descriptor.device_id,
            held_at=at,
            problem=problem,
            packed=Erasing(books.storage, books.rows).stripped(packed),
        )
    )
    return TakenIn(segment.feed, 0, state.have, problem, segment.last, is_new)
