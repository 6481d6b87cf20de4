"""What the township has last said it holds, and what this station works out from that."""

import msgspec

from app.journal.exchange import Hello, is_forked_at, read_hello
from app.journal.fold import claimed_time
from app.journal.journal import Journal
from app.journal.revocations import Revocation, Revoked, revoked_by_device
from app.journal.vector import Have, Vector
from app.models.feeds import TOWNSHIP_SIDE
from app.store.store import Store
from app.sync.suite_memory import suites_of

PEER_HELLO_KEY, REVOKED_KEY = "township_hello", "revoked_devices"
REVOCATION_LISTS_KEY = "revocation_lists"
CLOCK_KEY = "clock_minutes"
CLOCK_TOLERANCE_MINUTES = 5


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

    def keep(self, hello: Hello, *, is_live: bool) -> str:
        """Keep it if it is the latest: what a stick brings may be older than what was said by line.

        Returns the problem that a person has to be told of, if there is one.
        """
        known = self.hello()
        if known is not None and not is_live and hello.wall < known.wall:
            return ""
        self._store.set_meta(PEER_HELLO_KEY, msgspec.msgpack.encode(hello))
        self._keep_revoked(hello.revoked)
        return _problem_since(known, hello)

    def keep_clock(self, hello: Hello, now: int) -> None:
        """How far this PC's clock is from the township's, which speaks at this moment."""
        told = str(_minutes_between(now, hello.wall)).encode()
        if told != (self._store.meta(CLOCK_KEY) or b"0"):
            self._store.set_meta(CLOCK_KEY, told)

    def clock_minutes(self, now: int) -> int:
        """By how many minutes this PC's clock is wrong, as far as is known: it was when the township was last
        spoken to, or shows a time before that. 0 when it is right enough.
        """
        peer = self.hello()
        if peer is None:
            return 0
        then, since = int(self._store.meta(CLOCK_KEY) or b"0"), _minutes_between(now, peer.wall)
        if abs(then) > CLOCK_TOLERANCE_MINUTES:
            return then
        return since if since < -CLOCK_TOLERANCE_MINUTES else 0

    def durable_vector(self) -> Vector:
        """What the township holds in a verified backup: only that may be left out of a bundle."""
        peer = self.hello()
        if peer is None:
            return {}
        kept: Vector = {}
        for feed, have in peer.vector.items():
            # What is durable of another branch says nothing of this one.
            if not self._is_of_a_station(feed) or is_forked_at(self._journal, feed, peer.vector):
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
            if peer and (state.feed, Have.at(state.have, state.chain)) in peer.parked:
                stored = state.have  # kept there as another branch of what others have written
            if stored == state.have:
                continue
            for entry in self._journal.storage.entries(state.feed, stored + 1, stored + 1):
                waiting += state.have - stored
                written_at = claimed_time(entry.header.hlc)
                oldest = min(oldest or written_at, written_at)
        return waiting, oldest

    def revoked(self) -> Revoked:
        """The devices of this village that count no more."""
        return revoked_by_device(self._revocations())

    def good_part(self, vector: Vector) -> Vector:
        """A peer's vector without what a revoked device has written after its last good entry, or anyone in
        a suite after that was closed.
        """
        revoked, kept, suites = self.revoked(), dict(vector), suites_of(self._store)
        known = {state.feed: state for state in self._journal.storage.feeds()}
        for feed in vector:
            state = known.get(feed)
            if state is not None and state.descriptor.device_id in revoked:
                last = revoked[state.descriptor.device_id].get(feed, Have(0, b""))
                kept[feed] = min(vector[feed], last, key=lambda have: have.seq)
            end = suites.good_end(state.descriptor, feed) if state is not None else None
            if end is not None:
                kept[feed] = min(kept[feed], end, key=lambda have: have.seq)
        return kept

    def _revocations(self) -> tuple[Revocation, ...]:
        content = self._store.meta(REVOKED_KEY)
        return msgspec.msgpack.decode(content, type=tuple[Revocation, ...]) if content else ()

    def revocation_lists(self) -> tuple[bytes, ...]:
        """The signed lists that the devices above stand in, to be passed on."""
        content = self._store.meta(REVOCATION_LISTS_KEY)
        return msgspec.msgpack.decode(content, type=tuple[bytes, ...]) if content else ()

    def keep_list(self, signed: bytes, told: tuple[Revocation, ...]) -> None:
        """Keep a list of which the township's signature was found good."""
        kept = self.revocation_lists()
        if signed in kept:
            return
        known, say = self.revoked(), revoked_by_device(told)
        if _covers(say, known):  # it says all that the lists before it said
            self._store.set_meta(REVOCATION_LISTS_KEY, msgspec.msgpack.encode((signed,)))
        elif not _covers(known, say):
            self._store.set_meta(REVOCATION_LISTS_KEY, msgspec.msgpack.encode((*kept, signed)))
        self._keep_revoked(told)

    def _keep_revoked(self, revoked: tuple[Revocation, ...]) -> None:
        """Revoked is revoked: a township that was set back and has forgotten it changes nothing. Only how
        far a feed counts may move, and only on: what it has held it may take in later.
        """
        known = {each.device_id: each for each in self._revocations()}
        merged = dict(known)
        for each in revoked:
            before = dict(known[each.device_id].feeds) if each.device_id in known else {}
            ends = before | {
                feed: end
                for feed, end in each.feeds
                if feed not in before or end.seq > before[feed].seq
            }
            merged[each.device_id] = Revocation(each.device_id, tuple(sorted(ends.items())))
        if merged != known:
            self._store.set_meta(REVOKED_KEY, msgspec.msgpack.encode(tuple(merged.values())))

    def _is_of_a_station(self, feed: bytes) -> bool:
        state = self._journal.storage.feed(feed)
        return state is not None and state.descriptor.side != TOWNSHIP_SIDE

    def _have_at(self, feed: bytes, have: Have, durable: int) -> Have:
        """The chain where the durable part ends is our own: the township only names its head."""
        seq = min(have.seq, durable)
        chain = self._journal.chain_at(feed, seq)
        return have if chain is None else Have.at(seq, chain)


def _minutes_between(now: int, wall: int) -> int:
    return round((now - wall) / 60_000)


def _problem_since(known: Hello | None, hello: Hello) -> str:
    return "township_restored" if known is not None and _has_lost(known, hello) else ""


def _has_lost(known: Hello, hello: Hello) -> bool:
    """Whether the township holds less than it said before: its ledger was set back."""
    has_less = any(
        feed not in hello.vector or hello.vector[feed].seq < have.seq
        for feed, have in known.vector.items()
    )
    return has_less or any(
        feed not in hello.acks or hello.acks[feed].durable < ack.durable
        for feed, ack in known.acks.items()
    )


def _covers(one: Revoked, other: Revoked) -> bool:
    """Whether one list says all that the other says, feed by feed as far or further."""
    nothing = Have(0, b"")
    return all(
        device in one
        and all(one[device].get(feed, nothing).seq >= end.seq for feed, end in ends.items())
        for device, ends in other.items()
    )
