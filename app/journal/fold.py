"""The fold: entries become rows, the same rows on every machine that has the same entries.

It never reads the time and never depends on the order of arrival. What cannot be folded is set
aside (quarantined) and delays no other entity.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec

from app.journal.clock import unix_milliseconds_of
from app.journal.entry import Dot, Entry, dot_text
from app.journal.register import LiveWrite, read_registers
from app.journal.storage import FoldStorage, JournalStorage, QuarantinedEntry
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor
from app.models.kinds import KINDS, Kind
from app.models.records import Record

FOLD_VERSION = 4
"""Raised whenever the same entry may fold differently: rows are then rebuilt, quarantine retried."""


class Fold:
    """Turns the entries of a journal into rows of a fold storage."""

    def __init__(self, journal: JournalStorage, rows: FoldStorage) -> None:
        self._journal = journal
        self._rows = rows
        self._folded: dict[bytes, int] = {}

    def fold_pending(self, limit: int = 1_000_000) -> int:
        """Fold what was stored but not folded yet; returns how many entries that was."""
        self._folded.clear()  # a transaction that was undone may have moved the marks back
        done = 0
        for state in self._journal.feeds():
            if state.folded >= state.have or done >= limit:
                continue
            last = min(state.have, state.folded + limit - done)
            entries = self._journal.entries(state.feed, state.folded + 1, last)
            done += self.fold_entries(entries, state.descriptor)
            self._journal.set_folded(state.feed, last)
        return done

    def fold_entries(self, entries: Iterable[Entry], descriptor: FeedDescriptor) -> int:
        """Fold entries of one feed in their order; the caller then advances the folded mark."""
        count = 0
        for entry in entries:
            self._fold_or_quarantine(entry, descriptor)
            self._folded[entry.feed] = entry.seq
            count += 1
        return count

    def rebuild(self) -> int:
        """Forget all rows and fold every stored entry again."""
        self._rows.clear()
        self._folded.clear()
        for state in self._journal.feeds():
            self._journal.set_folded(state.feed, 0)
        return self.fold_pending()

    def retry_quarantined(self) -> int:
        """Try again what an older program could not fold; returns how many went through."""
        released = 0
        for waiting in self._rows.quarantined():
            state = self._journal.feed(waiting.feed)
            if state is None or waiting.code_version >= FOLD_VERSION:
                continue
            for entry in self._journal.entries(waiting.feed, waiting.seq, waiting.seq):
                if self._fold_or_quarantine(entry, state.descriptor):
                    self._rows.release(entry.feed, entry.seq)
                    released += 1
        return released

    def _fold_or_quarantine(self, entry: Entry, descriptor: FeedDescriptor) -> bool:
        try:
            self._fold(entry, descriptor)
        except (OperationRefused, msgspec.ValidationError) as problem:
            key = problem.key if isinstance(problem, OperationRefused) else "entry_fields_unknown"
            self._rows.quarantine(
                QuarantinedEntry(
                    entry.feed, entry.seq, entry.header.kind, entry.entity, key, FOLD_VERSION
                )
            )
            return False
        return True

    def _fold(self, entry: Entry, descriptor: FeedDescriptor) -> None:
        kind = KINDS.get(entry.header.kind)
        if kind is None:
            raise OperationRefused("entry_kind_unknown")
        if kind.owner not in ("both", descriptor.side):
            raise OperationRefused("entry_written_by_wrong_side")
        fields = entry.fields()
        if kind.policy == "event_set":
            self._fold_event(entry, descriptor, kind, fields)
        else:
            self._fold_write(entry, descriptor, kind, fields)

    def _fold_event(
        self, entry: Entry, descriptor: FeedDescriptor, kind: Kind, fields: dict[str, Any]
    ) -> None:
        event = to_record(
            kind,
            fields,
            id=dot_text(entry.dot),
            entity_id=entry.entity,
            village_code=descriptor.village_code,
            hlc=entry.header.hlc,
            side=descriptor.side,
            actor_id=entry.header.actor.hex(),
            bases=[dot_text(base) for base in entry.header.bases],
            updated_at=claimed_time(entry.header.hlc),
        )
        self._rows.put_row(event)
        if kind.parent:
            parent = KINDS[kind.parent]
            row = self._rows.row(parent.record, descriptor.village_code, entry.entity)
            if row is not None:
                self._put_derived(parent, row)

    def _fold_write(
        self, entry: Entry, descriptor: FeedDescriptor, kind: Kind, fields: dict[str, Any]
    ) -> None:
        if kind.derived_fields & fields.keys():
            raise OperationRefused("entry_writes_derived_field")
        if entry.header.bases and kind.fixed_fields & fields.keys():
            raise OperationRefused("entry_changes_fixed_field")
        village, entity = descriptor.village_code, entry.entity
        registers = read_registers(self._rows.register(village, entity))
        # By itself, whatever it is shown beside: a field of a wrong type that another write happens
        # to outshine would otherwise be refused or kept according to which came first.
        to_record(kind, fields, id=entity)
        header = entry.header
        write = LiveWrite(entry.feed, entry.seq, header.hlc, header.actor.hex(), fields)
        merged = registers.of(kind.name).write(write, header.bases, self._has_folded)
        values = merged.values()
        names = field_names(kind.record)
        known = {f: value for f, value in values.items() if f in names}
        record = to_record(
            kind,
            known,
            id=entity,
            village_code=village,
            updated_at=claimed_time(merged.newest_hlc()),
        )
        joined = registers.having(merged)
        self._rows.put_register(village, entity, joined.kind, joined.encode())
        self._put_derived(kind, record)
        conflicts = joined.conflicts()
        if conflicts or registers.conflicts():
            self._rows.put_conflicts(village, entity, joined.kind, conflicts)

    def _put_derived(self, kind: Kind, record: Record) -> None:
        if kind.derive is not None and kind.steps is not None:
            steps = self._rows.steps(kind.steps, record.village_code, record.id)
            record = kind.derive(record, steps)
        self._rows.put_row(record)

    def _has_folded(self, dot: Dot) -> bool:
        feed, seq = dot
        if feed not in self._folded:
            state = self._journal.feed(feed)
            self._folded[feed] = state.folded if state else 0
        return seq <= self._folded[feed] and not self._rows.is_quarantined(feed, seq)


def to_record(kind: Kind, fields: dict[str, Any], **own: Any) -> Any:
    """A record of the kind's type, its field types checked; `own` fields are not the author's to set."""
    names = field_names(kind.record)
    known = {f: v for f, v in fields.items() if f in names}
    return msgspec.convert(known | own, kind.record)


@cache
def field_names(record_type: type[Record]) -> frozenset[str]:
    """The fields of a record type, for asking quickly."""
    return frozenset(record_type.__struct_fields__)


def claimed_time(hlc: int) -> str:
    """The author's claim of when, as UTC text."""
    moment = datetime.fromtimestamp(unix_milliseconds_of(hlc) / 1000, UTC)
    return moment.isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
