"""The batch of cards that this PC printed last: sheets of it can be printed again after a restart too."""

import zlib
from collections.abc import Iterator, Sequence

import msgspec

from app.acts.cadre_photo_acts import CadrePhotoActs
from app.acts.card_acts import PlannedCard, PrintBatch
from app.acts.workplace import Workplace
from app.models.card_printing import CardPrinting

KEY = "card_batch"


class KeptBatch(msgspec.Struct, frozen=True):
    """Exactly what was printed, how, and on which day."""

    batch: PrintBatch
    printing: CardPrinting
    day: str


def keep_batch(workplace: Workplace, kept: KeptBatch) -> None:
    """Remember it in place of the one before; outside the journal, for it belongs to this printer."""
    cards = tuple(_without_photo(planned) for planned in kept.batch.cards)
    bare = msgspec.structs.replace(kept.batch, cards=cards)
    packed = msgspec.msgpack.encode(msgspec.structs.replace(kept, batch=bare))
    workplace.store.set_meta(KEY, zlib.compress(packed))


def kept_batch(workplace: Workplace) -> KeptBatch | None:
    """The batch; none before the first, and none when another version of the program kept it."""
    packed = workplace.store.meta(KEY)
    if packed is None:
        return None
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(packed), type=KeptBatch)
    except (msgspec.MsgspecError, zlib.error):
        return None
    cards = tuple(_with_photos(kept.batch.cards, CadrePhotoActs(workplace)))
    return msgspec.structs.replace(kept, batch=msgspec.structs.replace(kept.batch, cards=cards))


def _without_photo(planned: PlannedCard) -> PlannedCard:
    content = msgspec.structs.replace(planned.content, photo=b"")
    return msgspec.structs.replace(planned, content=content)


def _with_photos(cards: Sequence[PlannedCard], photos: CadrePhotoActs) -> Iterator[PlannedCard]:
    """As they were printed; a photograph that was changed since stays away."""
    found: dict[tuple[str, str], bytes] = {}
    for planned in cards:
        photo_hash, cadre_id = planned.content.photo_hash, planned.owner.cadre_id
        if not photo_hash:
            yield planned
            continue
        key = (cadre_id, photo_hash)
        if key not in found:
            is_same = photos.shown_hash(cadre_id) == photo_hash
            found[key] = photos.data(cadre_id) if is_same else b""
        content = msgspec.structs.replace(planned.content, photo=found[key])
        yield msgspec.structs.replace(planned, content=content)
