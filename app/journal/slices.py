"""The proof that rows are what their entries say, a slice of the entities at a time.

`fold_afresh` holds everything: of a million entries that is more than an old PC has. What stands on one entry
alone is folded as it is read; the rest is parted by entity, waits packed, and is folded part by part.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
import zstandard

from app.journal.branches import Branches, read_branches
from app.journal.entry import Entry, Header, encode
from app.journal.fold import Fold, attested_heads
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.storage import FeedState, JournalStorage
from app.models.feeds import FeedDescriptor
from app.models.kinds import KINDS
from app.models.records import Attestation, Record
from app.models.rights_records import Erasure

SLICE_ENTRIES = 20_000
ROWS_AT_ONCE = 512
_PACKED_TOGETHER = 128
_COMPRESSION_LEVEL = 1
_ALONE = frozenset(
    kind.name
    for kind in KINDS.values()
    if kind.policy == "event_set"
    and not kind.parent
    and not kind.is_erasable
    and kind.record not in (Attestation, Erasure)
)
"""Kinds whose entry makes one row by itself, whatever else is there."""

Key = tuple[str, str]
"""Village and id of a row."""
Compare = Callable[[type[Record], Mapping[Key, Record]], tuple[int, int]]
"""How many of these rows are kept, and how many of those as they were made."""


class _Waiting(msgspec.Struct, frozen=True, array_like=True):
    """An entry that waits for its part, and whose it is: its place among the names."""

    name: int
    header: bytes
    body: bytes | None


class _Part:
    """Entries of some entities in their order, packed while they wait."""

    def __init__(self) -> None:
        self._open: list[_Waiting] = []
        self._packed: list[bytes] = []

    def add(self, waiting: _Waiting) -> None:
        self._open.append(waiting)
        if len(self._open) >= _PACKED_TOGETHER:
            content = msgspec.msgpack.encode(self._open)
            compressor = zstandard.ZstdCompressor(level=_COMPRESSION_LEVEL)
            self._packed.append(compressor.compress(content))
            self._open.clear()

    def entries(self) -> Iterator[_Waiting]:
        for packed in self._packed:
            content = zstandard.ZstdDecompressor().decompress(packed)
            yield from msgspec.msgpack.decode(content, type=list[_Waiting])
        yield from self._open


class FreshSlices:
    """The rows that the entries of these feeds fold into, made anew, each in one of the slices.

    Attributes:
        conflicts: the fields in conflict by village and entity, complete after the last slice.
    """

    def __init__(
        self,
        storage: JournalStorage,
        states: Collection[FeedState],
        slice_entries: int = SLICE_ENTRIES,
        read: Callable[[bytes], Iterable[Entry]] | None = None,
    ) -> None:
        """`read` gives all entries of a feed, for one who proves its chain on the way."""
        self.conflicts: dict[tuple[str, str], tuple[str, list[str]]] = {}
        self._storage = storage
        self._read = read
        self._states = sorted(states, key=lambda state: state.feed)
        self._slice_entries = slice_entries
        entries = sum(state.have for state in states)
        self._parts = [_Part() for _ in range(entries // slice_entries + 1)]
        self._names: dict[bytes, int] = {}
        self._owners: list[tuple[bytes, FeedDescriptor]] = []

    def __iter__(self) -> Iterator[MemoryRows]:
        """Each slice's rows. Of erasures every part needs all, and shows those of its own entities."""
        yield from self._alone()
        for place in range(len(self._parts)):
            rows = MemoryRows()
            fold = self._fold(rows)
            part, self._parts[place] = self._parts[place], _Part()
            for waiting in part.entries():
                name, descriptor = self._owners[waiting.name]
                header = msgspec.msgpack.decode(waiting.header, type=Header)
                entry = Entry(name, waiting.header, header, waiting.body)
                fold.fold_entries([entry], descriptor)
            erasures = rows.rows.get(Erasure, {})
            for key, row in list(erasures.items()):
                if self._place_of(bytes.fromhex(getattr(row, "entity_id", ""))) != place:
                    del erasures[key]
            self.conflicts |= rows.conflicts
            yield rows

    def _alone(self) -> Iterator[MemoryRows]:
        """What stands on one entry alone, while the rest is put into its parts."""
        rows, count = MemoryRows(), 0
        fold = self._fold(rows)
        for entry, descriptor in self._restated():
            if entry.header.kind not in _ALONE:
                self._put_aside(entry, descriptor)
                continue
            fold.fold_entries([entry], descriptor)
            count += 1
            if count % self._slice_entries == 0:
                yield rows
                rows = MemoryRows()
                fold = self._fold(rows)
        yield rows

    def _put_aside(self, entry: Entry, descriptor: FeedDescriptor) -> None:
        kind = KINDS.get(entry.header.kind)
        if entry.feed not in self._names:
            self._names[entry.feed] = len(self._owners)
            self._owners.append((entry.feed, descriptor))
        waiting = _Waiting(self._names[entry.feed], encode(entry.header), entry.body)
        if kind is not None and kind.record is Erasure:
            for part in self._parts:
                part.add(waiting)
        else:
            self._parts[self._place_of(entry.header.entity)].add(waiting)

    def _place_of(self, entity: bytes) -> int:
        return int.from_bytes(entity[-8:], "big") % len(self._parts)

    def _fold(self, rows: MemoryRows) -> Fold:
        """Folds entries that are called by their final names: it sees no branches."""
        return Fold(MemoryJournalStorage(self._storage.crypto), rows)

    def _restated(self) -> Iterator[tuple[Entry, FeedDescriptor]]:
        """In the order of a fold, each called as the fold calls it."""
        branches = self._branches()
        for state in self._states:
            for entry in self._entries(state):
                yield branches.restated(entry), state.descriptor
            forked = branches.by_feed.get(state.feed)
            for name, entry in forked.parked if forked else ():
                yield branches.restated(entry, name), state.descriptor

    def _entries(self, state: FeedState) -> Iterable[Entry]:
        if self._read is not None:
            return self._read(state.feed)
        return self._storage.entries(state.feed, 1, state.have)

    def _branches(self) -> Branches:
        """As a fold ends up with them: once attestations say which branch others have seen."""
        branches = read_branches(self._storage, lambda state: [], self._states)
        if not branches:
            return branches
        rows = MemoryRows()
        fold = self._fold(rows)
        for state in self._states:
            for entry in self._storage.entries(state.feed, 1, state.have):
                kind = KINDS.get(entry.header.kind)
                if kind is not None and kind.record is Attestation:
                    fold.fold_entries([branches.restated(entry)], state.descriptor)
        return read_branches(self._storage, lambda state: attested_heads(rows, state), self._states)


def differing_rows(fresh: FreshSlices, count: int, compare: Compare) -> int:
    """How many rows are missing, different or, of `count` that are kept, left over."""
    met = differing = 0
    for part in fresh:
        for record_type, made in part.rows.items():
            keys = [*made]
            for first in range(0, len(keys), ROWS_AT_ONCE):
                some = {key: made[key] for key in keys[first : first + ROWS_AT_ONCE]}
                kept, alike = compare(record_type, some)
                met += kept
                differing += len(some) - alike
    return differing + count - met


def by_reading(among: Callable[[type[Record], Sequence[Key]], Iterable[Record]]) -> Compare:
    """Compares with rows that are read as records."""

    def compare(record_type: type[Record], made: Mapping[Key, Record]) -> tuple[int, int]:
        kept = {(row.village_code, row.id): row for row in among(record_type, [*made])}
        met = made.keys() & kept.keys()
        return len(met), sum(kept[key] == made[key] for key in met)

    return compare
