"""A journal and its rows in memory: the second opinion that `check` compares a file with."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec

from app.journal.chain import Seal
from app.journal.entry import Dot, Entry
from app.journal.keys import Crypto
from app.journal.register import read_registers
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, FoldedBranches, ParkedSegment, QuarantinedEntry
from app.models.feeds import FeedEnvelope
from app.models.kinds import ERASABLE, KINDS
from app.models.records import Event, Record
from app.models.rights_records import Erasure


class MemoryJournalStorage:
    """Keeps everything in dictionaries; closed segments are kept beside their entries."""

    def __init__(self, crypto: Crypto) -> None:
        self.crypto = crypto
        self._folded_branches: dict[bytes, FoldedBranches] = {}
        self._feeds: dict[bytes, FeedState] = {}
        self._entries: dict[bytes, list[Entry]] = {}
        self._segments: dict[bytes, list[tuple[int, int, bytes]]] = {}
        self._seals: dict[bytes, Seal] = {}
        self._parked: dict[tuple[bytes, int, bytes], ParkedSegment] = {}

    def feed(self, feed: bytes) -> FeedState | None:
        """The feed's state, if it is known."""
        return self._feeds.get(feed)

    def feeds(self) -> list[FeedState]:
        """All feeds, ordered by id."""
        return [self._feeds[feed] for feed in sorted(self._feeds)]

    def add_feed(self, state: FeedState) -> None:
        """Know a new feed."""
        self._feeds[state.feed] = state
        self._entries[state.feed] = []
        self._segments[state.feed] = []

    def replace_envelope(self, feed: bytes, envelope: FeedEnvelope) -> None:
        """A certificate has joined the descriptor."""
        self._feeds[feed] = msgspec.structs.replace(self._feeds[feed], envelope=envelope)

    def append(self, state: FeedState, entries: Sequence[Entry]) -> None:
        """Add entries and advance."""
        self._entries[state.feed].extend(entries)
        self._keep(state)

    def entries(self, feed: bytes, first: int, last: int) -> Iterator[Entry]:
        """Entries in order."""
        return iter(self._entries[feed][max(first, 1) - 1 : last])

    def close_segment(self, state: FeedState, first: int, packed: bytes) -> None:
        """Keep a closed segment."""
        self._segments[state.feed].append((first, state.closed, packed))
        self._seals.pop(state.feed, None)
        self._keep(state)

    def add_segment(self, state: FeedState, entries: Sequence[Entry], packed: bytes) -> None:
        """Keep a segment that came whole."""
        self._entries[state.feed].extend(entries)
        self.close_segment(state, entries[0].seq, packed)

    def closed_segment_at(self, feed: bytes, seq: int) -> bytes | None:
        """The closed segment that holds `seq`."""
        for first, last, packed in self._segments[feed]:
            if first <= seq <= last:
                return packed
        return None

    def tail_bytes(self, feed: bytes) -> int:
        """Bytes of the bodies in the tail."""
        tail = self._entries[feed][self._feeds[feed].closed :]
        return sum(len(entry.body or b"") for entry in tail)

    def put_tail_seal(self, feed: bytes, seal: Seal) -> None:
        """Keep the newest tail seal only."""
        self._seals[feed] = seal

    def tail_seal(self, feed: bytes) -> Seal | None:
        """The newest tail seal."""
        return self._seals.get(feed)

    def set_folded(self, feed: bytes, seq: int) -> None:
        """Entries up to `seq` are in the rows."""
        self._feeds[feed] = msgspec.structs.replace(self._feeds[feed], folded=seq)

    def park(self, segment: ParkedSegment) -> bool:
        """Keep a segment of another branch."""
        key = (segment.feed, segment.last, segment.chain)
        known = self._parked.get(key)
        if known is not None and known.first <= segment.first:
            return False
        self._parked[key] = segment
        return True

    def parked(self, feed: bytes | None = None) -> list[ParkedSegment]:
        """The parked segments, ordered."""
        found = (self._parked[key] for key in sorted(self._parked))
        return [segment for segment in found if feed in (None, segment.feed)]

    def folded_branches(self) -> dict[bytes, FoldedBranches]:
        """By feed: the branches as they are in the rows."""
        return dict(self._folded_branches)

    def set_folded_branches(self, feed: bytes, branches: FoldedBranches) -> None:
        """These are in the rows now."""
        self._folded_branches[feed] = branches

    def erasing(self) -> AbstractContextManager[None]:
        """A memory has no disk."""
        return nullcontext()

    def erase_in_tail(self, feed: bytes, seqs: Sequence[int]) -> None:
        """These bodies are gone."""
        for seq in seqs:
            entry = self._entries[feed][seq - 1]
            self._entries[feed][seq - 1] = msgspec.structs.replace(entry, body=None)

    def replace_segment(self, feed: bytes, last: int, packed: bytes) -> None:
        """With fewer bodies; the entries are kept beside it."""
        segment = unpack_segment(self.crypto, packed)
        kept = [each for each in self._segments[feed] if each[1] != last]
        self._segments[feed] = sorted([*kept, (segment.first, last, packed)])
        self._entries[feed][segment.first - 1 : last] = segment.entries

    def rewrite_beside(self, rewrite: Callable[[bytes], bytes | None]) -> None:
        """Parked segments."""
        for key, segment in self._parked.items():
            if (packed := rewrite(segment.packed)) is not None:
                self._parked[key] = msgspec.structs.replace(segment, packed=packed)

    def _keep(self, state: FeedState) -> None:
        # `folded` is moved by the fold alone; a caller's copy of the state may be older.
        folded = self._feeds[state.feed].folded
        self._feeds[state.feed] = msgspec.structs.replace(state, folded=folded)


class MemoryRows:
    """Folded rows in dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[type[Record], dict[tuple[str, str], Record]] = {}
        self.conflicts: dict[tuple[str, str], tuple[str, list[str]]] = {}
        self._registers: dict[tuple[str, str], bytes] = {}
        self._quarantine: dict[tuple[bytes, int], QuarantinedEntry] = {}
        self._steps: dict[tuple[type[Record], str, str], dict[str, Event]] = {}

    def register(self, village_code: str, entity: str) -> bytes | None:
        """What the fold remembers of an entity."""
        return self._registers.get((village_code, entity))

    def put_register(self, village_code: str, entity: str, kind: str, content: bytes) -> None:
        """Remember it."""
        self._registers[village_code, entity] = content

    def note_write(self, kind: str, entity: str, dot: Dot) -> None:
        """Nobody asks a memory for histories."""

    def put_row(self, record: Record) -> None:
        """Insert or replace a row."""
        table = self.rows.setdefault(type(record), {})
        table[record.village_code, record.id] = record
        if isinstance(record, Event):
            key = (type(record), record.village_code, record.entity_id)
            self._steps.setdefault(key, {})[record.id] = record

    def row(self, record_type: type[Any], village_code: str, row_id: str) -> Any | None:
        """One row."""
        return self.rows.get(record_type, {}).get((village_code, row_id))

    def steps(self, step_type: type[Any], village_code: str, entity: str) -> list[Event]:
        """All events of one entity."""
        return list(self._steps.get((step_type, village_code, entity), {}).values())

    def put_conflicts(
        self, village_code: str, entity: str, kind: str, fields: Iterable[str]
    ) -> None:
        """Replace the entity's list of conflicting fields."""
        found = list(fields)
        if found:
            self.conflicts[village_code, entity] = (kind, found)
        else:
            self.conflicts.pop((village_code, entity), None)

    def quarantine(self, entry: QuarantinedEntry) -> None:
        """Set an entry aside."""
        self._quarantine[entry.feed, entry.seq] = entry

    def release(self, feed: bytes, seq: int) -> None:
        """It was folded after all."""
        self._quarantine.pop((feed, seq), None)

    def is_quarantined(self, feed: bytes, seq: int) -> bool:
        """Whether it is set aside."""
        return (feed, seq) in self._quarantine

    def quarantined(self) -> list[QuarantinedEntry]:
        """All that is set aside."""
        return [self._quarantine[key] for key in sorted(self._quarantine)]

    def refilling(self) -> AbstractContextManager[None]:
        """Nothing is put aside."""
        return nullcontext()

    def erased(self, village_code: str) -> frozenset[str]:
        """What the village's erasures name."""
        found: dict[tuple[str, str], Any] = self.rows.get(Erasure, {})
        return frozenset(
            entity
            for (village, _), row in found.items()
            if village == village_code
            for entity in row.entities
        )

    def forget_entities(self, village_code: str, entities: Collection[str]) -> None:
        """Forget what erasable kinds have put of these."""
        for kind in (KINDS[name] for name in ERASABLE):
            table = self.rows.get(kind.record, {})
            for key, row in list(table.items()):
                owner = row.entity_id if isinstance(row, Event) else row.id
                if key[0] == village_code and owner in entities:
                    del table[key]
            for entity in entities:
                self._steps.pop((kind.record, village_code, entity), None)
        for entity in entities:
            key = (village_code, entity)
            left = read_registers(self._registers.pop(key, None)).without(ERASABLE)
            self.conflicts.pop(key, None)
            if left.by_kind:
                self._registers[key] = left.encode()
                self.put_conflicts(village_code, entity, left.kind, left.conflicts())

    def clear(self) -> None:
        """Forget everything."""
        for table in (self.rows, self.conflicts, self._registers, self._quarantine, self._steps):
            table.clear()

    def clear_village(self, village_code: str, feeds: Sequence[bytes]) -> None:
        """Forget what was folded of one village."""
        for table in self.rows.values():
            for key in [key for key in table if key[0] == village_code]:
                del table[key]
        for kept in (self.conflicts, self._registers):
            for key in [key for key in kept if key[0] == village_code]:
                del kept[key]
        for steps in [key for key in self._steps if key[1] == village_code]:
            del self._steps[steps]
        for dot in [dot for dot in self._quarantine if dot[0] in feeds]:
            del self._quarantine[dot]
