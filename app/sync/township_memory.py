"""What the township has last said it holds, and what this station works out from that."""

import msgspec

from app.journal.exchange import Hello, read_hello
from app.journal.fold import claimed_time
from app.journal.journal import Journal
from app.journal.vector import Have, Vector
from app.models.feeds import TOWNSHIP_SIDE
from app.store.store import Store

PEER_HELLO_KEY = "township_hello"


class TownshipMemory:
    """Keeps the township's latest hello. There is no "sent" mark beside it."""

    def __init__(self, store: Store, journal: Journal, device_id: str) -> None:
        self._store = store
        self._journal = journal
        self._device_id = device_id

    def hello(self) -> Hello | None:
        """The township's latest hello; None before the first."""
        content = self._store.meta(PEER_HELLO_KEY)
        return read_hello(content) if content else None

    def keep(self, hello: Hello, *, is_live: bool) -> None:
        """What a stick brings may be older than what the township has said since by line."""
        known = self.hello()
        if is_live or known is None or hello.wall >= known.wall:
            self._store.set_meta(PEER_HELLO_KEY, msgspec.msgpack.encode(hello))

    def durable_vector(self) -> Vector:
        """What the township holds in a verified backup: only that may be left out of a bundle."""
        peer = self.hello()
        if peer is None:
            return {}
        kept: Vector = {}
        for feed, have in peer.vector.items():
            if not self._is_of_a_station(feed):
                kept[feed] = have
            elif feed in peer.acks:
                kept[feed] = self._have_at(feed, have, peer.acks[feed].durable)
        return kept

    def waiting(self) -> tuple[int, str]:
        """Entries of this device that the township is not known to have stored, and since when."""
        peer = self.hello()
        stored_there = peer.vector if peer else {}
        waiting, oldest = 0, ""
        for state in self._journal.storage.feeds():
            if state.descriptor.device_id != self._device_id:
                continue
            theirs = stored_there.get(state.feed)
            stored = min(theirs.seq, state.have) if theirs else 0
            for entry in self._journal.storage.entries(state.feed, stored + 1, stored + 1):
                waiting += state.have - stored
                written_at = claimed_time(entry.header.hlc)
                oldest = min(oldest or written_at, written_at)
        return waiting, oldest

    def _is_of_a_station(self, feed: bytes) -> bool:
        state = self._journal.storage.feed(feed)
        return state is not None and state.descriptor.side != TOWNSHIP_SIDE

    def _have_at(self, feed: bytes, have: Have, durable: int) -> Have:
        """The chain where the durable part ends is our own: the township only names its head."""
        seq = min(have.seq, durable)
        chain = self._journal.chain_at(feed, seq)
        return have if chain is None else Have.at(seq, chain)
