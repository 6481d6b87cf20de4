"""The stack of cards that this PC printed last: sheets of it can be printed again after a restart too."""

import zlib
from collections.abc import Iterator, Sequence

import msgspec

from app.acts.card_acts import CardStack, PlannedCard
from app.acts.workplace import Workplace
from app.models.card_printing import CardPrinting
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.blob_store import BlobStore

KEY = "card_batch"


class KeptStack(msgspec.Struct, frozen=True):
    """Exactly what was printed, how, and on which day."""

    stack: CardStack
    printing: CardPrinting
    day: str


def keep_stack(workplace: Workplace, kept: KeptStack) -> None:
    """Remember it in place of the one before; outside the journal, for it belongs to this printer."""
    cards = tuple(_without_photo(planned) for planned in kept.stack.cards)
    bare = msgspec.structs.replace(kept.stack, cards=cards)
    packed = msgspec.msgpack.encode(msgspec.structs.replace(kept, stack=bare))
    workplace.store.set_meta(KEY, zlib.compress(packed))


def kept_stack(workplace: Workplace) -> KeptStack | None:
    """The stack; none before the first, and none when another version of the program kept it."""
    packed = workplace.store.meta(KEY)
    if packed is None:
        return None
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(packed), type=KeptStack)
    except (msgspec.MsgspecError, zlib.error):
        return None
    cards = tuple(_with_photos(kept.stack.cards, workplace.blobs))
    return msgspec.structs.replace(kept, stack=msgspec.structs.replace(kept.stack, cards=cards))


def _without_photo(planned: PlannedCard) -> PlannedCard:
    content = msgspec.structs.replace(planned.content, photo=b"")
    return msgspec.structs.replace(planned, content=content)


def check_photos(stack: CardStack) -> None:
    """Raises OperationRefused `card_photo_gone` when a photograph that stood on its cards is no longer
    on this PC: a card printed again must be the same card.
    """
    if any(content.photo_hash and not content.photo for content in stack.contents):
        raise OperationRefused("card_photo_gone")


def _with_photos(cards: Sequence[PlannedCard], blobs: BlobStore) -> Iterator[PlannedCard]:
    """As they were printed, with the photograph of that day: its bytes are kept by their hash, also
    when the cadre has another one by now.
    """
    found: dict[str, bytes] = {}
    for planned in cards:
        photo_hash = planned.content.photo_hash
        if not photo_hash:
            yield planned
            continue
        if photo_hash not in found:
            found[photo_hash] = _kept_photo(blobs, photo_hash)
        content = msgspec.structs.replace(planned.content, photo=found[photo_hash])
        yield msgspec.structs.replace(planned, content=content)


def _kept_photo(blobs: BlobStore, photo_hash: str) -> bytes:
    try:
        return blobs.read(bytes.fromhex(photo_hash))
    except EnvironmentProblem:
        return b""
