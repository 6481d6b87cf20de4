"""The fold: entries become rows, the same rows on every machine that has the same entries.

It never reads the time and never depends on the order of arrival. What cannot be folded is set
aside (quarantined) and delays no other entity.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec

from app.journal.branches import Branches, read_branches
from app.journal.clock import unix_milliseconds_of
from app.journal.entry import Dot, Entry, dot_text
from app.journal.erasing import Erasing
from app.journal.register import LiveWrite, read_registers
from app.journal.storage import (
    FeedState,
    FoldedBranches,
    FoldStorage,
    JournalStorage,
    QuarantinedEntry,
)
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor
from app.models.kinds import KINDS, Kind
from app.models.long_work import TOLD_EACH, Tell, untold
from app.models.records import Attestation, Record
from app.models.rights_records import Erasure

FOLD_VERSION = 20
"""Raised whenever the same entry may fold differently: rows are then rebuilt, quarantine retried."""


class Fold:
    """Turns the entries of a journal into rows of a fold storage.

    `tell` hears how many of the stored entries are folded; what it raises ends the folding.
    """

    def __init__(self, journal: JournalStorage, rows: FoldStorage, tell: Tell = untold) -> None:
        self._journal = journal
        self._rows = rows
        self._tell = tell
        self._folded: dict[bytes, int] = {}
        self._branches: Branches | None = None
        self._erasing = Erasing(journal, rows)

    def fold_pending(self) -> int:
        """Fold what was stored but not folded yet; returns how many entries that was.

        What another branch of a feed has brought changes what its entries are called: then the
        rows of its village are made anew.
        """
        self._folded.clear()  # a transaction that was undone may have moved the marks back
        self._erasing.forget()
        self._branches = self._read_branches()
        self._start_over_where_branches_changed()
        done = self._fold_stored()
        if self._branches:
            # Attestations that came with these entries may say which branch others have seen.
            self._branches = self._read_branches()
            if self._start_over_where_branches_changed():
                done = self._fold_stored()
        self._erasing.finish(self._known_branches())
        return done

    def _fold_stored(self) -> int:
        done = 0
        waiting = [state for state in self._journal.feeds() if state.folded < state.have]
        total = sum(state.have - state.folded for state in waiting)
        for state in waiting:
            entries = self._journal.entries(state.feed, state.folded + 1, state.have)
            done += self.fold_entries(self._telling(entries, done, total), state.descriptor)
            self._journal.set_folded(state.feed, state.have)
            done += self._fold_branches(state)
        return done

    def fold_entries(self, entries: Iterable[Entry], descriptor: FeedDescriptor) -> int:
        """Fold entries of one feed in their order; the caller then advances the folded mark."""
        known, count = self._known_branches(), 0
        for entry in entries:
            self._fold_one(known.restated(entry), descriptor)
            count += 1
        return count

    def fold_segment(self, entries: Iterable[Entry], descriptor: FeedDescriptor) -> None:
        """The same for a segment that is not in the journal yet; what it erases goes at once."""
        self.fold_entries(entries, descriptor)
        self._erasing.finish(self._known_branches())

    def _telling(self, entries: Iterable[Entry], before: int, total: int) -> Iterator[Entry]:
        for number, entry in enumerate(entries, start=before):
            if number % TOLD_EACH == 0:
                self._tell(min(number, total), total)
            yield entry

    def fold_made(self, entries: Iterable[Entry], descriptor: FeedDescriptor) -> bool:
        """The same for entries that were just made here; returns whether all are in the rows, none in
        quarantine.
        """
        known = self._known_branches()
        are_in_rows = [
            self._fold_one(known.restated(entry), descriptor, is_made=True) for entry in entries
        ]
        self._erasing.finish(self._known_branches())
        return all(are_in_rows)

    def _fold_one(self, entry: Entry, descriptor: FeedDescriptor, *, is_made: bool = False) -> bool:
        is_in_rows = self._fold_or_quarantine(entry, descriptor, is_made=is_made)
        self._folded[entry.feed] = entry.seq
        return is_in_rows

    def _known_branches(self) -> Branches:
        if self._branches is None:
            self._branches = self._read_branches()
        return self._branches

    def _read_branches(self) -> Branches:
        """None while rows stand of which the entries are still to come: what those are called can
        only be changed once they are here.
        """
        if are_rows_ahead(self._journal):
            return Branches()
        return read_branches(self._journal, lambda state: attested_heads(self._rows, state))

    def _start_over_where_branches_changed(self) -> bool:
        """Forget the rows of villages whose branches are others than those in the rows."""
        known, folded = self._known_branches(), self._journal.folded_branches()
        changed = {
            state.descriptor.village_code
            for state in self._journal.feeds()
            if (forked := known.by_feed.get(state.feed)) is not None
            and (state.feed not in folded or folded[state.feed].digest != forked.digest)
        }
        if not changed:
            return False
        changed.add("")  # a station's rows are forgotten as a whole
        self._forget(changed)
        return True

    def start_over(self, village_code: str | None = None) -> None:
        """Forget the rows of one village, or all, so that every entry waits to be folded again."""
        if village_code is not None:
            self._forget({village_code})
            return
        self._rows.clear()
        self._fold_again(self._journal.feeds())

    def _forget(self, villages: set[str]) -> None:
        folded = self._journal.folded_branches()
        states = self._journal.feeds()
        mine = [state for state in states if state.descriptor.village_code in villages]
        names = {name for s in mine for name in (folded[s.feed].names if s.feed in folded else ())}
        for village in sorted(villages):
            self._rows.clear_village(village, sorted(names | {s.feed for s in mine}))
        self._fold_again(mine)

    def _fold_again(self, mine: list[FeedState]) -> None:
        folded = self._journal.folded_branches()
        self._folded.clear()
        for state in mine:
            self._journal.set_folded(state.feed, 0)
            if state.feed in folded:
                beside = FoldedBranches(b"", folded[state.feed].names)
                self._journal.set_folded_branches(state.feed, beside)
        if self._branches:
            self._folded |= dict.fromkeys(self._branches.names(), 0)

    def _fold_branches(self, state: FeedState) -> int:
        """After the feed itself, and only when all of its village is folded anew."""
        known = self._known_branches()
        forked = known.by_feed.get(state.feed)
        if forked is None:
            return 0
        for name, entry in forked.parked:
            self._fold_one(known.restated(entry, name), state.descriptor)
        names = tuple(forked.branches)
        self._journal.set_folded_branches(state.feed, FoldedBranches(forked.digest, names))
        return len(forked.parked)

    def rebuild(self) -> int:
        """Forget all rows and fold every stored entry again.

        Raises OperationRefused `rows_ahead_of_journal` where rows stand of which the entries are
        not here: they could not be made again.
        """
        if are_rows_ahead(self._journal):
            raise OperationRefused("rows_ahead_of_journal")
        self.start_over()
        with self._rows.refilling():
            count = self.fold_pending()
            self._tell(count, count)  # the lists' indexes are still to be made
            return count

    def _fold_or_quarantine(
        self, entry: Entry, descriptor: FeedDescriptor, *, is_made: bool = False
    ) -> bool:
        try:
            self._fold(entry, descriptor, is_made=is_made)
        except (OperationRefused, msgspec.ValidationError) as problem:
            key = problem.key if isinstance(problem, OperationRefused) else "entry_fields_unknown"
            self._rows.quarantine(
                QuarantinedEntry(
                    entry.feed, entry.seq, entry.header.kind, entry.entity, key, FOLD_VERSION
                )
            )
            return False
        return True

    def _fold(self, entry: Entry, descriptor: FeedDescriptor, *, is_made: bool) -> None:
        kind = KINDS.get(entry.header.kind)
        if kind is None:
            raise OperationRefused("entry_kind_unknown")
        if self._erasing.names(descriptor.village_code, kind.name, entry.entity):
            self._erasing.pass_over(descriptor.village_code, entry)
            return
        if kind.owner not in ("both", descriptor.side):
            raise OperationRefused("entry_written_by_wrong_side")
        fields = entry.made_fields() if is_made else entry.fields()
        if fields.get("village_code", descriptor.village_code) != descriptor.village_code:
            raise OperationRefused("entry_of_another_village")
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
        if isinstance(event, Erasure):
            self._erasing.begin(descriptor.village_code, event.entities)
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
        if registers.by_kind:
            # By itself, whatever it is shown beside: a field of a wrong type that another write happens
            # to outshine would otherwise be refused or kept according to which came first.
            to_record(kind, fields, id=entity)
        header = entry.header
        write = LiveWrite(entry.feed, entry.seq, header.hlc, header.actor.hex(), fields)
        merged = registers.of(kind.name).write(write, header.bases, self._has_folded)
        record = to_record(
            kind,
            merged.values(),
            id=entity,
            village_code=village,
            updated_at=claimed_time(merged.newest_hlc()),
        )
        joined = registers.having(merged)
        self._rows.put_register(village, entity, joined.kind, joined.encode())
        self._rows.note_write(kind.name, entity, entry.dot)
        self._put_derived(kind, record)
        conflicts = joined.conflicts()
        if conflicts or (registers.by_kind and registers.conflicts()):
            self._rows.put_conflicts(village, entity, joined.kind, conflicts)

    def _put_derived(self, kind: Kind, record: Record) -> None:
        if kind.derive is not None and kind.steps is not None:
            steps = self._rows.steps(kind.steps, record.village_code, record.id)
            record = kind.derive(record, steps)
        self._rows.put_row(record)

    def _has_folded(self, dot: Dot) -> bool:
        feed, seq = dot
        if feed not in self._folded:
            last = self._known_branches().last_of(feed)
            if last is None:
                state = self._journal.feed(feed)
                last = state.folded if state else 0
            self._folded[feed] = last
        return seq <= self._folded[feed] and not self._rows.is_quarantined(feed, seq)


def attested_heads(rows: FoldStorage, state: FeedState) -> list[Have]:
    """How far the township has said that it has a feed, its first word first."""
    village, feed = state.descriptor.village_code, state.feed.hex()
    found: list[Any] = list(rows.steps(Attestation, village, feed))
    heads = sorted((each.hlc, each.last_seq, each.chain) for each in found)
    return [Have(seq, bytes.fromhex(chain)) for _, seq, chain in heads]


def are_rows_ahead(journal: JournalStorage) -> bool:
    """Whether rows came with a snapshot whose entries are not all here yet."""
    return any(state.folded > state.have for state in journal.feeds())


def to_record(kind: Kind, fields: dict[str, Any], **own: Any) -> Any:
    """A record of the kind's type, its field types checked; `own` fields are not the author's to set."""
    return msgspec.convert(fields | own, kind.record)  # what the type has no field for is left out


def claimed_time(hlc: int) -> str:
    """The author's claim of when, as UTC text."""
    minutes, seconds = divmod(unix_milliseconds_of(hlc) // 1000, 60)
    return f"{_minute_text(minutes)}:{seconds:02d}Z"


@lru_cache(maxsize=1024)
def _minute_text(minutes: int) -> str:
    return datetime.fromtimestamp(minutes * 60, UTC).strftime("%Y-%m-%dT%H:%M")
