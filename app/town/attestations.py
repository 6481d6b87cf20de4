"""The township's word on what came in and when: it countersigns the head of a station's feed.

The chain shows what a carrier has changed, but not what the holder of a feed's key has; and a
station's clock is only a claim. Attestations do not enter into what the rows show: a clamp on the
clock would make them depend on whether an entry or its attestation arrived first.
"""

import logging
from collections.abc import Iterable, Mapping

from app.journal.chain import CHAIN_PREFIX_LENGTH
from app.journal.exchange import TakenIn
from app.models.feeds import STATION_SIDE
from app.town.books import Books
from app.town.own_feed import OwnFeed
from app.town.surroundings import Surroundings
from app.town.town_keys import FeedKeys

LOG = logging.getLogger(__name__)
ATTESTATION = "attestation"


def attest(
    books: Books,
    keys: FeedKeys,
    surroundings: Surroundings,
    town_code: str,
    village_code: str,
    taken: Iterable[TakenIn],
) -> None:
    """Write one attestation for each feed of a station that something was stored of.

    The town's own entries that come back after a restore are not attested, so that attestations
    beget none. A failure here must not lose what a station has handed over.
    """
    firsts: dict[bytes, int] = {}
    for each in taken:
        if each.new_entries and _is_of_a_station(books, each.feed):
            firsts.setdefault(each.feed, each.have - each.new_entries + 1)
    if not firsts:
        return

    def write() -> None:
        write_attestations(books, keys, surroundings, town_code, village_code, firsts)

    if books.tried(write, "entries are stored, but could not be attested"):
        books.fold_what_came_in()


def write_attestations(
    books: Books,
    keys: FeedKeys,
    surroundings: Surroundings,
    town_code: str,
    village_code: str,
    firsts: Mapping[bytes, int],
) -> None:
    """Give the town's word on what was stored of a village's feeds from these entries on."""
    own = OwnFeed(books, keys, surroundings, town_code, village_code)
    for feed, first in sorted(firsts.items()):
        state = books.journal.state(feed)
        fields = {
            "first_seq": first,
            "last_seq": state.have,
            "chain": state.chain[:CHAIN_PREFIX_LENGTH].hex(),
            "received_at": surroundings.now(),
        }
        own.write(ATTESTATION, feed.hex(), fields, actor="", op="")
    own.seal_and_mark()


def _is_of_a_station(books: Books, feed: bytes) -> bool:
    return books.journal.state(feed).descriptor.side == STATION_SIDE
