"""The township's own feed to one village: where the acts of its clerks are written."""

from collections.abc import Iterable
from typing import Any

from app.journal.chain import Seal, feed_id_of, seal_holds
from app.journal.entry import Dot
from app.journal.exchange import is_forked_at
from app.journal.journal import Journal
from app.journal.vector import Have
from app.models.feeds import TOWNSHIP_SIDE, FeedDescriptor
from app.town.books import Books
from app.town.surroundings import Surroundings
from app.town.town_keys import FeedKeys
from app.vault.crypto import CryptoProvider, SigningKey
from app.vault.device_keys import FeedMark
from app.vault.feed_trust import FEED_VERSION, INCARNATION_BYTES, seal_envelope


class OwnFeed:
    """Writes entries of one village inside one transaction; `finish` makes them fit to travel.

    A feed is gone on with only where ledger and mark agree. Where they do not, the ledger was
    restored or a station knows more of the feed than the town does: a new incarnation begins, and
    no number is ever signed twice.
    """

    def __init__(
        self,
        books: Books,
        keys: FeedKeys,
        surroundings: Surroundings,
        town_code: str,
        village_code: str,
    ) -> None:
        self._books = books
        self._keys = keys
        self._surroundings = surroundings
        self._town_code = town_code
        self._village_code = village_code
        self._feed, self._key = self._current() or self._begin()

    def write(
        self,
        kind: str,
        entity: str,
        fields: dict[str, Any],
        *,
        actor: str,
        op: str,
        bases: tuple[Dot, ...] = (),
    ) -> Dot:
        """Append one entry; returns its dot."""
        entry = self._books.journal.write(
            self._feed,
            self._key,
            kind=kind,
            entity=entity,
            fields=fields,
            actor=actor,
            op=op,
            bases=bases,
        )
        return entry.dot

    def finish(self) -> None:
        """Seal, mark and fold what was written; the transaction may commit afterwards."""
        self.seal_and_mark()
        self._books.fold()

    def seal_and_mark(self) -> None:
        """The same without folding, for a caller who folds with more care."""
        self._books.journal.seal(self._feed, self._key)
        state = self._books.journal.state(self._feed)
        self._keys.put_mark(self._feed, FeedMark(state.have, state.chain))

    def _current(self) -> tuple[bytes, SigningKey] | None:
        marks, keys, suite = self._keys.marks(), self._keys.feed_keys(), self._crypto().suite
        for state in self._books.storage.feeds():
            feed_id = state.feed.hex()
            told = state.descriptor
            is_other = (told.village_code, told.suite) != (self._village_code, suite)
            if is_other or feed_id not in keys:
                continue
            mark = marks.get(feed_id)
            if mark is None and state.have == 0:
                return state.feed, keys[feed_id]
            if mark and (mark.last_seq, mark.head_hash) == (state.have, state.chain):
                return state.feed, keys[feed_id]
        return None

    def _begin(self) -> tuple[bytes, SigningKey]:
        crypto, randomness = self._crypto(), self._surroundings.randomness
        key = crypto.generate_signing_key(randomness)
        descriptor = FeedDescriptor(
            version=FEED_VERSION,
            suite=crypto.suite,
            side=TOWNSHIP_SIDE,
            device_id=self._town_code,
            town_code=self._town_code,
            village_code=self._village_code,
            incarnation=randomness(INCARNATION_BYTES),
            public_key=key.public_key,
        )
        envelope = seal_envelope(descriptor, self._keys.signing_key)
        feed = feed_id_of(crypto, envelope.descriptor)
        self._keys.add_feed_key(feed, key)
        self._books.journal.open_feed(envelope)
        return feed, key

    def _crypto(self) -> CryptoProvider:
        """Of the suite in which feeds are begun now; one of another is not gone on with."""
        own = self._surroundings.crypto
        return own.of(self._books.suites.rules().chosen or own.suite)


def mark_feeds_known_further(
    keys: FeedKeys, journal: Journal, seals: Iterable[tuple[bytes, Seal]]
) -> None:
    """A peer proves by our own seals that it has more of the town's own feed than the town, or
    another branch: never go on with it. What it only claims changes nothing.
    """
    for feed, seal in seals:
        state = journal.storage.feed(feed)
        if state is None or state.descriptor.side != TOWNSHIP_SIDE:
            continue
        if not seal_holds(journal.crypto, state.descriptor, feed, seal):
            continue
        peer = {feed: Have.at(seal.seq, seal.chain)}
        if seal.seq > state.have or is_forked_at(journal, feed, peer):
            leave_feed(keys, journal, FeedMark(seal.seq, seal.chain), feed)


def leave_feed(keys: FeedKeys, journal: Journal, further: FeedMark, feed: bytes) -> None:
    """Set the mark of an own feed so that the ledger never agrees with it again."""
    state, known = journal.state(feed), keys.marks().get(feed.hex())
    if known is None or known.last_seq < further.last_seq:
        keys.put_mark(feed, further)
        known = further
    if (known.last_seq, known.head_hash) == (state.have, state.chain):
        keys.put_mark(feed, FeedMark(known.last_seq + 1, further.head_hash))
