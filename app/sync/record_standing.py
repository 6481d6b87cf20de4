"""How far each record has come: worked out from the township's last hello and the last stick."""

from collections.abc import Mapping, Sequence

import msgspec

from app.journal.entry import Dot
from app.journal.exchange import is_forked_at
from app.journal.journal import Journal
from app.journal.segment import unpack_segment
from app.journal.vector import Have, Vector
from app.models.feeds import TOWNSHIP_SIDE
from app.models.record_standing import (
    CARRIED,
    DELIVERED,
    LOCAL,
    REFUSED,
    STORED,
    WAY,
    RecordStanding,
    standing_of,
)
from app.store.exchange_log import TO_TOWN
from app.store.store import Store
from app.sync.township_memory import TownshipMemory

CARRIED_KEY = "carried_by_stick"
REVOKED = "device_revoked"


class _Reach(msgspec.Struct, frozen=True):
    """Up to which seq a feed was written onto a stick, is stored in town, and is durable there;
    `good` is the last that counts of a device that was revoked.
    """

    carried: int = 0
    stored: int = 0
    durable: int = 0
    good: int | None = None

    def way(self, seq: int) -> str:
        if seq <= self.durable:
            return DELIVERED
        if seq <= self.stored:
            return STORED
        return CARRIED if seq <= self.carried else LOCAL

    def is_refused(self, seq: int) -> bool:
        return self.good is not None and seq > max(self.good, self.durable)


class StandingReader:
    """Reads standings of records. It never sends anything, and keeps no mark of what was sent."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal
        self._township = TownshipMemory(store, journal, "")

    def of(self, kind: str, ids: Sequence[str]) -> dict[str, RecordStanding]:
        """By record id. A record of which the township has written everything itself is delivered."""
        reaches = self._reaches()
        answers = self._store.record_dots.answers(kind, ids)
        told = {
            record_id: _standing(dots, reaches, answers.get(record_id))
            for record_id, dots in self._store.record_dots.of(kind, ids).items()
        }
        return told | self._store.record_dots.quarantined(kind, ids)

    def carried_entries(self) -> int:
        """How many are on a stick of which no receipt has been read."""
        reaches = self._reaches().values()
        return sum(max(0, reach.carried - reach.stored) for reach in reaches)

    def _reaches(self) -> Mapping[bytes, _Reach]:
        """Of the stations' feeds alone: what the township has written is there already."""
        peer, carried = self._township.hello(), _carried(self._store)
        revoked, is_shut_out = self._township.revoked(), self.is_shut_out()
        reaches = {}
        for state in self._journal.storage.feeds():
            if state.descriptor.side == TOWNSHIP_SIDE:
                continue
            feed, device = state.feed, state.descriptor.device_id
            last_good = revoked[device].get(feed, Have(0, b"")) if device in revoked else None
            stored = durable = 0
            if peer is not None:
                if is_forked_at(self._journal, feed, peer.vector):
                    # What is durable of another branch says nothing of this one.
                    is_kept = (feed, Have.at(state.have, state.chain)) in peer.parked
                    stored = state.have if is_kept else 0
                elif feed in peer.vector:
                    stored = peer.vector[feed].seq
                    durable = peer.acks[feed].durable if feed in peer.acks else 0
            good = last_good.seq if last_good is not None else None
            reaches[feed] = _Reach(
                carried=carried.get(feed, 0),
                stored=stored,
                durable=min(stored, durable),
                good=stored if good is None and is_shut_out else good,
            )
        return reaches | {
            state.feed: _Reach(durable=state.have, stored=state.have)
            for state in self._journal.storage.feeds()
            if state.descriptor.side == TOWNSHIP_SIDE
        }

    def is_shut_out(self) -> bool:
        """Whether the township would not have this PC any more, the last time it was asked."""
        latest = self._store.exchange_log.latest()
        return latest is not None and latest.carrier in TO_TOWN and latest.result == REVOKED


def note_carried(store: Store, journal: Journal, segments: Sequence[bytes], known: Vector) -> None:
    """Remember what a stick that was read back holds, beside what needed no carrying any more."""
    carried = _carried(store)
    for feed, have in known.items():
        carried[feed] = max(carried.get(feed, 0), have.seq)
    for packed in segments:
        segment = unpack_segment(journal.crypto, packed)
        carried[segment.feed] = max(carried.get(segment.feed, 0), segment.last)
    store.set_meta(CARRIED_KEY, msgspec.msgpack.encode(carried))


def _carried(store: Store) -> dict[bytes, int]:
    content = store.meta(CARRIED_KEY)
    return msgspec.msgpack.decode(content, type=dict[bytes, int]) if content else {}


def _standing(
    dots: Sequence[Dot], reaches: Mapping[bytes, _Reach], answer: RecordStanding | None
) -> RecordStanding:
    ways = []
    for feed, seq in dots:
        reach = reaches.get(feed, _Reach())
        if reach.is_refused(seq):
            return RecordStanding(REFUSED)
        ways.append(reach.way(seq))
    return standing_of(min(ways, key=WAY.index, default=LOCAL), answer)
