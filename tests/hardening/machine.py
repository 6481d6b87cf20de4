"""One machine of a village in memory: journal, rows, the feed of its incarnation, its program's version."""

import copy
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from app.journal import fold as fold_module
from app.journal.chain import feed_id_of
from app.journal.entry import Dot
from app.journal.exchange import make_hello, meet_feeds, segments_missing_at, take_in, village_scope
from app.journal.fold import Fold
from app.journal.fresh_fold import fold_afresh
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.register import read_registers
from app.models.kinds import KINDS, Kind
from app.models.records import Event
from app.vault.feed_trust import FeedTrust, seal_envelope
from tools.golden_village import MORNING, VILLAGE, Device, GoldenVillage

SCOPE = village_scope(VILLAGE)
SEGMENT_ENTRIES = 4  # so that short histories have closed segments


class Flight(Event, frozen=True, kw_only=True):
    """A kind that the next version brings."""

    pilot: str = ""


NEXT_KINDS = KINDS | {"flight": Kind("flight", Flight, "event_set")}


@contextmanager
def program(*, is_next: bool) -> Iterator[None]:
    """What runs inside folds as this version does, or the next one."""
    own = fold_module.KINDS, fold_module.FOLD_VERSION
    if is_next:
        fold_module.KINDS, fold_module.FOLD_VERSION = NEXT_KINDS, own[1] + 1  # type: ignore[misc]
    try:
        yield
    finally:
        fold_module.KINDS, fold_module.FOLD_VERSION = own  # type: ignore[misc]


class Machine:
    """One journal and its rows; nothing of it is kept but what a transaction has kept."""

    def __init__(self, village: GoldenVillage, device: Device) -> None:
        self.crypto, self.device, self.now = village.crypto, device, MORNING
        self.trust = FeedTrust(village.crypto, village.town_key.public_key)
        self.storage, self.rows = MemoryJournalStorage(village.crypto), MemoryRows()
        self.copies: list[tuple[Any, Any]] = []
        self.earlier: list[Device] = []
        self.is_next = False
        self.journal.open_feed(device.envelope)
        self.exports = 0

    @property
    def journal(self) -> Journal:
        return Journal(self.storage, self.crypto, lambda: self.now, SEGMENT_ENTRIES)

    def fold(self) -> None:
        with program(is_next=self.is_next):
            Fold(self.storage, self.rows).fold_pending()

    def folded_afresh(self) -> MemoryRows:
        with program(is_next=self.is_next):
            return fold_afresh(self.storage, self.storage.feeds())

    def upgrade(self) -> None:
        """Newer code opens the same file: what it understands now is folded."""
        self.is_next = True
        self._retry()

    def _retry(self) -> None:
        with program(is_next=self.is_next):
            Fold(self.storage, self.rows).rebuild()

    def write(
        self, kind: str, fields: dict[str, Any], entity: str = "", bases: tuple[Dot, ...] = ()
    ) -> Any:
        self.now += 1000
        entry = self.journal.write(
            self.device.feed,
            self.device.feed_key,
            kind=kind,
            fields=fields,
            actor=self.device.actor,
            entity=entity,
            bases=bases,
        )
        self.fold()
        return entry

    def edit(self, entity: str, fields: dict[str, Any]) -> Any:
        register = read_registers(self.rows.register(VILLAGE, entity)).of("person")
        return self.write("person", fields, entity, register.bases_for(fields))

    def hello(self) -> Any:
        for own in (self.device, *self.earlier):
            if self.storage.feed(own.feed) is not None:
                self.journal.seal(own.feed, own.feed_key)
        sender = self.device.device_id
        return make_hello(self.journal, SCOPE, sender=sender, village_code=VILLAGE, wall=self.now)

    def meet(self, hello: Any) -> None:
        meet_feeds(self.journal, self.crypto, hello, SCOPE, self.trust)

    def take(self, packed: bytes) -> None:
        take_in(self.journal, packed, SCOPE)
        self.fold()

    def pull(self, other: "Machine", cut_at: int = 10**6) -> None:
        self.meet(other.hello())
        mine = self.hello()
        other.meet(mine)
        segments = segments_missing_at(other.journal, mine.vector, SCOPE, mine.parked)
        for number, packed in enumerate(segments):
            if number >= cut_at:
                break
            self.take(packed)

    def kept(self) -> tuple[Any, Any]:
        return copy.deepcopy((self.storage, self.rows))

    def crash(self, kept: tuple[Any, Any]) -> None:
        self.storage, self.rows = kept

    def restore(self, copied: tuple[Any, Any]) -> None:
        """An old disk, and the mark beside it tells: a new incarnation, never the old feed again."""
        self.crash(copy.deepcopy(copied))
        self._retry()
        # The keys are beside the file: what an earlier feed holds unsealed can still be sealed.
        self.earlier.append(self.device)
        chance = random.Random(f"{self.device.device_id}/{len(self.earlier)}")
        own = copy.copy(self.device)
        own.feed_key = self.crypto.generate_signing_key(chance.randbytes)
        own.descriptor = msgspec.structs.replace(
            own.descriptor, incarnation=chance.randbytes(16), public_key=own.feed_key.public_key
        )
        own.envelope = seal_envelope(own.descriptor, own.key, own.certificate)
        own.feed = feed_id_of(self.crypto, own.envelope.descriptor)
        self.device = own
        self.journal.open_feed(own.envelope)

    def entries(self) -> dict[Dot, tuple[bytes, bytes | None]]:
        """Everything that it keeps."""
        return {
            entry.dot: (entry.header_bytes, entry.body)
            for state in self.storage.feeds()
            for entry in self.storage.entries(state.feed, 1, state.have)
        }
