"""Holding a segment that goes beyond what counts of its feed: kept for a person, folded into nothing."""

from collections.abc import Iterable

from app.journal.erasing import Erasing
from app.journal.exchange import TakenIn
from app.journal.keys import Crypto
from app.journal.seal_check import check_sealed
from app.journal.segment import unpack_segment
from app.models.attachments import is_hash
from app.models.errors import OperationRefused
from app.models.kinds import KINDS
from app.models.records import Attachment
from app.town.books import Books
from app.town.ledger.held_segments import HeldSegment


def hold(books: Books, packed: bytes, problem: str, at: str) -> TakenIn:
    """Keep a segment of a known feed, once its author's seal was found good.

    Raises OperationRefused `segment_damaged`, `segment_seal_wrong`, `feed_unknown`.
    """
    segment = unpack_segment(books.journal.crypto, packed)
    state = books.journal.state(segment.feed)
    check_sealed(books.journal.crypto, state, segment)
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


def contents_named(crypto: Crypto, held: Iterable[HeldSegment]) -> set[bytes]:
    """The attachments that held entries name: kept beside the others, and given to nobody before a record
    names them.
    """
    found = set()
    for each in held:
        for entry in unpack_segment(crypto, each.packed).entries:
            kind = KINDS.get(entry.header.kind)
            if kind is None or kind.record is not Attachment or entry.body is None:
                continue
            try:
                named = entry.fields().get("content_hash", "")
            except OperationRefused:
                continue  # told once somebody takes it in
            if isinstance(named, str) and is_hash(named):
                found.add(bytes.fromhex(named))
    return found
