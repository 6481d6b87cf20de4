"""Which of its feeds a device goes on writing, and when it must begin a new one.

A restored or cloned database must never write a number twice.
"""

import threading
from collections.abc import Callable, Mapping

import msgspec

from app.journal.chain import feed_id_of
from app.journal.journal import Journal
from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.models.identity import Randomness
from app.store.store import Store
from app.sync.enrolment import CERTIFICATE_KEY
from app.sync.suite_memory import suite_for_new_feeds
from app.vault.crypto import CryptoProvider, SigningKey
from app.vault.device_keys import DeviceKeys, FeedMark
from app.vault.feed_trust import FEED_VERSION, INCARNATION_BYTES, seal_envelope

LEFT_KEY = "own_feed_behind"  # own feeds that nothing may be written to any more, one after another


class Author(msgspec.Struct, frozen=True):
    """Whose feeds they are."""

    device_id: str
    town_code: str
    village_code: str


def own_feed(
    store: Store, journal: Journal, keys: DeviceKeys, marks: Mapping[str, FeedMark]
) -> bytes | None:
    """The newest own feed; None when the database is behind its mark, or the feed was left."""
    feed_ids = keys.feed_ids()
    if not feed_ids:
        return None
    feed = bytes.fromhex(feed_ids[-1])
    return (
        feed
        if not is_left(store, feed) and is_at_its_mark(journal, feed, marks.get(feed.hex()))
        else None
    )


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
    """A new feed of this device in the suite of `crypto`; its key is kept before its first entry is signed."""
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
    return feed


def is_left(store: Store, feed: bytes) -> bool:
    """Whether nothing may be written to this feed of ours any more."""
    left = store.meta(LEFT_KEY) or b""
    return feed in {left[at : at + len(feed)] for at in range(0, len(left), len(feed))}


def leave(store: Store, feed: bytes) -> None:
    """Another machine has gone on with this feed of ours: write nothing more to it, ever."""
    with store.transaction():
        if not is_left(store, feed):
            store.set_meta(LEFT_KEY, (store.meta(LEFT_KEY) or b"") + feed)


class OwnFeeds:
    """The feed that this device writes to, for desk and exchange alike, each with a connection of
    its own. One that was left is followed by a new one at once, before anything more is written.
    """

    def __init__(
        self,
        keys: DeviceKeys,
        author: Author,
        crypto: CryptoProvider,
        randomness: Randomness,
        keep_mark: Callable[[Journal, bytes], None],
    ) -> None:
        self._keys = keys
        self._author = author
        self._crypto = crypto
        self._randomness = randomness
        self._keep_mark = keep_mark
        self._lock = threading.RLock()
        self._feed = b""

    @property
    def feed(self) -> bytes:
        """The feed, as it was when someone last wrote."""
        return self._feed

    def opened(
        self,
        store: Store,
        journal: Journal,
        marks: Mapping[str, FeedMark],
        *,
        has_moved: bool = False,
    ) -> bytes:
        """The feed to go on with when the station is opened; of a folder that `has_moved` the one where it was
        may still be written, so here a new one begins.
        """
        known = None if has_moved else own_feed(store, journal, self._keys, marks)
        self._feed = known or b""
        return self.current(store, journal)

    def current(self, store: Store, journal: Journal) -> bytes:
        """The feed to write to now; joins a transaction that is open.

        A new one whose transaction was undone is unknown to the file, and is not gone on with.
        """
        # The file's lock first: whoever writes holds it already when he asks.
        with store.transaction(), self._lock:
            is_known = self._feed and journal.storage.feed(self._feed) is not None
            if not is_known or is_left(store, self._feed):
                self._feed = self._begin(store, journal)
            return self._feed

    def key(self) -> SigningKey:
        """The key of the feed."""
        return self._keys.feed_key(self._feed.hex())

    def incarnation(self) -> int:
        """How many feeds this device wrote before."""
        return len(self._keys.feed_ids()) - 1

    def _begin(self, store: Store, journal: Journal) -> bytes:
        certificate = store.meta(CERTIFICATE_KEY) or b""
        crypto, _ = suite_for_new_feeds(store, self._crypto)
        feed = start_incarnation(
            store,
            journal,
            self._keys,
            self._author,
            certificate,
            crypto=crypto,
            randomness=self._randomness,
        )
        # Not later: entries without any mark would look like those of a restored database.
        self._keep_mark(journal, feed)
        return feed
