"""Where a journal keeps its feeds: the doors that the station's file and the township's ledger open.

All calls run inside a transaction that the caller began; nothing here commits.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import msgspec

from app.journal.chain import Seal
from app.journal.entry import Dot, Entry
from app.journal.keys import Crypto
from app.models.feeds import FeedDescriptor, FeedEnvelope
from app.models.records import Event, Record


class FeedState(msgspec.Struct, frozen=True):
    """How far a feed is stored (`have`, `chain`, `hlc`) and folded. `closed` is the last seq that
    stands in a closed segment; entries after it form the tail.
    """

    feed: bytes
    descriptor: FeedDescriptor
    envelope: FeedEnvelope
    have: int
    chain: bytes
    hlc: int
    closed: int
    closed_chain: bytes
    folded: int


class ParkedSegment(msgspec.Struct, frozen=True):
    """A validly sealed segment of another branch of a feed, kept beside it; see `branches`."""

    feed: bytes
    first: int
    last: int
    chain: bytes
    problem: str
    packed: bytes


class FoldedBranches(msgspec.Struct, frozen=True, array_like=True):
    """Under which names the branches of a feed were folded; `digest` stands for all of it."""

    digest: bytes
    names: tuple[bytes, ...]


class JournalStorage(Protocol):
    """Feeds, entries and seals."""

    @property
    def crypto(self) -> Crypto: ...

    def feed(self, feed: bytes) -> FeedState | None: ...

    def feeds(self) -> list[FeedState]: ...

    def add_feed(self, state: FeedState) -> None: ...

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None: ...

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries to the tail and keep the advanced state, both or neither."""
        ...

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries `first` to `last` in order, from closed segments and the tail."""
        ...

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Move the tail up to `state.closed` into one packed segment starting at `first`."""
        ...

    def add_segment(self, state: FeedState, entries: Sequence[Entry], packed: bytes) -> None:
        """Keep a segment that came whole and closed, as it came; the tail is empty."""
        ...

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The packed closed segment that holds `seq`."""
        ...

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        ...

    def put_tail_seal(self, feed: bytes, seal: Seal) -> None: ...

    def tail_seal(self, feed: bytes) -> Seal | None: ...

    def set_folded(self, feed: bytes, seq: int) -> None: ...

    def park(self, segment: ParkedSegment) -> bool:
        """Keep a segment of another branch beside the feed; of two with the same end the one that
        reaches further back. Returns whether it is new.
        """
        ...

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments of a feed, or of all, by feed, last and chain."""
        ...

    def folded_branches(self) -> dict[bytes, FoldedBranches]:
        """By feed: the branches as they are in the rows."""
        ...

    def set_folded_branches(self, feed: bytes, branches: FoldedBranches) -> None: ...

    def erasing(self) -> AbstractContextManager[None]:
        """While bodies are taken out: what they leave free is overwritten where that can be had."""
        ...

    def erase_in_tail(self, feed: bytes, seqs: Sequence[int]) -> None:
        """The bodies of these entries of the tail are gone; their headers stay."""
        ...

    def replace_segment(self, feed: bytes, last: int, packed: bytes) -> None:
        """The closed segment that ends there, with the same headers and fewer bodies."""
        ...

    def rewrite_beside(self, rewrite: Callable[[bytes], bytes | None]) -> None:
        """Pass every packed segment that is kept beside the feeds through `rewrite`; None leaves it."""
        ...


def crypto_of_feed(storage: JournalStorage, feed: bytes) -> Crypto:
    """The crypto of a feed's own suite; of a feed that is not known, the storage's own."""
    state = storage.feed(feed)
    return storage.crypto if state is None else storage.crypto.of(state.descriptor.suite)


class QuarantinedEntry(msgspec.Struct, frozen=True):
    """An entry that could not be folded: kept, shown, tried again after an upgrade."""

    feed: bytes
    seq: int
    kind: str
    entity: str
    problem: str
    code_version: int


class FoldStorage(Protocol):
    """The rows that entries fold into, keyed by village and id, and what the fold remembers."""

    def register(self, village_code: str, entity: str) -> bytes | None: ...

    def put_register(self, village_code: str, entity: str, kind: str, content: bytes) -> None: ...

    def note_write(self, kind: str, entity: str, dot: Dot) -> None:
        """Remember which entries wrote an entity's fields, where someone may ask for its history."""
        ...

    def put_row(self, record: Record) -> None: ...

    def row(self, record_type: type[Any], village_code: str, row_id: str) -> Any | None: ...

    def steps(self, step_type: type[Any], village_code: str, entity: str) -> list[Event]: ...

    def put_conflicts(
        self, village_code: str, entity: str, kind: str, fields: Iterable[str]
    ) -> None: ...

    def quarantine(self, entry: QuarantinedEntry) -> None: ...

    def release(self, feed: bytes, seq: int) -> None:
        """The entry was folded after all."""
        ...

    def is_quarantined(self, feed: bytes, seq: int) -> bool: ...

    def quarantined(self) -> list[QuarantinedEntry]: ...

    def erased(self, village_code: str) -> frozenset[str]:
        """The entities that the village's erasures name."""
        ...

    def forget_entities(self, village_code: str, entities: Collection[str]) -> None:
        """Forget rows, registers and conflicts of these entities, as far as kinds may be erased."""
        ...

    def clear(self) -> None:
        """Forget every row, register, conflict and quarantine: before a rebuild."""
        ...

    def refilling(self) -> AbstractContextManager[None]:
        """While all rows are put anew after `clear`: what only readers need can be made at its end.
        When it fails, the transaction around it has to be undone.
        """
        ...

    def clear_village(self, village_code: str, feeds: Sequence[bytes]) -> None:
        """The same for one village, whose feeds and branches these are; a storage that keeps one
        village only may forget everything.
        """
        ...
