"""Which of its feeds a device goes on writing, and when it must begin a new one (design.md 3.3).

A restored or cloned database must never write a number twice.
"""

from collections.abc import Mapping

import msgspec

from app.journal.chain import feed_id_of
from app.journal.journal import Journal
from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.models.identity import Randomness
from app.store.store import Store
from app.vault.crypto import CryptoProvider
from app.vault.device_keys import DeviceKeys, FeedMark
from app.vault.feed_trust import FEED_VERSION, INCARNATION_BYTES, seal_envelope

BEHIND_KEY = "own_feed_behind"  # set: the next opening starts a new incarnation


class Author(msgspec.Struct, frozen=True):
    """Whose feeds they are."""

    device_id: str
    town_code: str
    village_code: str


def own_feed(
    store: Store, journal: Journal, keys: DeviceKeys, marks: Mapping[str, FeedMark]
) -> bytes | None:
    """The newest own feed; None when the database is behind its mark or was found to be."""
    feed_ids = keys.feed_ids()
    if not feed_ids or store.meta(BEHIND_KEY):
        return None
    feed = bytes.fromhex(feed_ids[-1])
    return feed if is_at_its_mark(journal, feed, marks.get(feed.hex())) else None


def is_at_its_mark(journal: Journal, feed: bytes, mark: FeedMark | None) -> bool:
    """Whether the database has everything that the mark remembers. The mark may lag a little."""
    state = journal.storage.feed(feed)
    if state is None:
        return False
    if mark is None:
        return state.have == 0
    try:
        return journal.chain_at(feed, mark.last_seq) == mark.head_hash
    except OperationRefused:  # a damaged journal must still open, to be looked at
        return False


def start_incarnation(
    store: Store,
    journal: Journal,
    keys: DeviceKeys,
    author: Author,
    certificate: bytes,
    *,
    crypto: CryptoProvider,
    randomness: Randomness,
) -> bytes:
    """A new feed of this device; its key is kept before its first entry is signed."""
    key = crypto.generate_signing_key(randomness)
    descriptor = FeedDescriptor(
        version=FEED_VERSION,
        suite=crypto.suite,
        side=STATION_SIDE,
        device_id=author.device_id,
        town_code=author.town_code,
        village_code=author.village_code,
        incarnation=randomness(INCARNATION_BYTES),
        public_key=key.public_key,
    )
    envelope = seal_envelope(descriptor, keys.signing_key, certificate)
    feed = feed_id_of(crypto, envelope.descriptor)
    keys.add_feed_key(feed.hex(), key)
    with store.transaction():
        journal.open_feed(envelope)
        store.set_meta(BEHIND_KEY, b"")
    return feed
