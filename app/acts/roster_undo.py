"""Undoing a roster import through the journal: what it made goes, what it changed goes back.

What somebody has changed or used since stays, each with a sentence of its own.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec

from app.acts.pen import Act
from app.acts.roster_import import Progress
from app.journal.entry import Dot, Entry, dot_of_text
from app.journal.header_columns import derived_id
from app.journal.register import Register, read_register
from app.journal.storage import crypto_of_feed
from app.models.errors import OperationRefused
from app.models.kinds import KINDS
from app.models.records import Household, Person
from app.models.roster_records import RosterImported
from app.store.store import Store

BLOCK = 256  # as many entries as a closed segment has: read together, they are unpacked once

TOGETHER = 4096
"""How many of one kind are looked up and taken back together."""


class RosterLeft(msgspec.Struct, frozen=True):
    """Something that was not undone, and why: a problem key with what its sentence names."""

    problem: str
    name: str
    household: str
    field: str = ""
    uses: tuple[str, ...] = ()  # the kinds of records that name it


class RosterUndoReport(msgspec.Struct, frozen=True):
    """What undoing an import did."""

    people_removed: int
    households_removed: int
    people_restored: int
    left: tuple[RosterLeft, ...] = ()


class _Written(msgspec.Struct):
    """What the import wrote of one entity: by field the last and the first of its entries that did,
    which are two where several sheets name the same person.
    """

    kind: str
    entity: str
    is_made: bool
    fields: dict[str, Entry]
    firsts: dict[str, Entry]


class RosterUndo:
    """One undoing inside one act."""

    def __init__(self, act: Act, store: Store) -> None:
        self._act = act
        self._store = store
        self._blocks: dict[Dot, list[Entry]] = {}
        self._records: dict[str, Any] = {}
        self._registers: dict[str, Register] = {}
        self._left: list[RosterLeft] = []
        self._removed = {"person": 0, "household": 0, "grid": 0}
        self._restored = 0
        self._uses = {kind: store.roster_imports.uses(kind) for kind in self._removed}

    def undo(self, imported: RosterImported, progress: Progress | None) -> RosterUndoReport:
        """Take back what can be taken back: people first, then their households and grids.

        Raises OperationRefused `roster_import_not_here` when its entries are not in this journal.
        """
        written, done = self._written(imported), 0
        # Who moved goes home before the households of the import are looked at.
        for is_made, kind in product((False, True), ("person", "household", "grid")):
            alike = [each for each in written if (each.is_made, each.kind) == (is_made, kind)]
            for some in (alike[n : n + TOGETHER] for n in range(0, len(alike), TOGETHER)):
                with self._act.gathering():
                    self._look_up(imported.village_code, kind, some)
                    for done, each in enumerate(some, start=done + 1):  # noqa: B020
                        self._take_back(each)
                        if progress:
                            progress(done, len(written))
        return RosterUndoReport(
            people_removed=self._removed["person"],
            households_removed=self._removed["household"],
            people_restored=self._restored,
            left=tuple(self._left),
        )

    # -- what the import wrote

    def _written(self, imported: RosterImported) -> list[_Written]:
        found: dict[str, _Written] = {}
        crypto = crypto_of_feed(self._store.journal_storage, dot_of_text(imported.id)[0])
        for entry in self._entries_of(imported):
            if entry.header.kind == "roster_import":
                continue
            own_id = derived_id(crypto, entry.feed, entry.seq).hex()
            new = _Written(entry.header.kind, entry.entity, own_id == entry.entity, {}, {})
            each = found.setdefault(entry.entity, new)
            wrote = dict.fromkeys(entry.fields(), entry)
            each.fields |= wrote
            each.firsts = wrote | each.firsts
        return list(found.values())

    def _entries_of(self, imported: RosterImported) -> Iterator[Entry]:
        feed, first = dot_of_text(imported.id)
        storage = self._store.journal_storage
        state = storage.feed(feed)
        if state is None or state.have < first:
            raise OperationRefused("roster_import_not_here")
        for entry in storage.entries(feed, first, state.have):
            if entry.seq > first and entry.header.op.hex() != imported.entity_id:
                return
            yield entry

    # -- taking it back

    def _look_up(self, village_code: str, kind: str, some: list[_Written]) -> None:
        """As they are now; none of these is changed by what is done to another of them."""
        ids = [each.entity for each in some]
        self._records = self._store.roster_imports.written(kind, ids)
        self._store.rows.expect(village_code, ids)
        held = ((own, self._store.rows.register(village_code, own)) for own in ids)
        self._registers = {own: read_register(content, kind) for own, content in held}

    def _take_back(self, each: _Written) -> None:
        if self._records[each.entity].is_deleted:
            return
        if each.is_made:
            self._remove(each)
        else:
            self._restore(each)

    def _remove(self, made: _Written) -> None:
        live = self._registers[made.entity].writes
        own = {(entry.feed, entry.seq) for entry in made.fields.values()}
        is_changed = any((write.feed, write.seq) not in own for write in live)
        problem = self._problem_of(made, is_changed=is_changed)
        is_taken_up = is_changed or self._uses_of(made)
        if made.kind == "grid" and (is_taken_up or self._store.households.of_grid(made.entity)):
            return  # a grid that somebody has taken up is no loss
        if problem:
            self._leave(made, problem=problem)
            return
        self._act.change(made.kind, made.entity, {"is_deleted": True})
        self._removed[made.kind] += 1

    def _restore(self, changed: _Written) -> None:
        register = self._registers[changed.entity]
        fields: dict[str, Any] = {}
        for field, entry in changed.fields.items():
            heads = [(head.feed, head.seq) for head in register.heads(field)]
            if heads != [(entry.feed, entry.seq)]:
                self._leave(changed, field, problem="roster_undo_field_changed")
                continue
            is_known, value = self._before(changed.kind, field, changed.firsts[field])
            if not is_known or (field == "household_id" and self._is_gone(value)):
                self._leave(changed, field, problem="roster_undo_value_gone")
            else:
                fields[field] = value
        if fields:
            self._act.change(changed.kind, changed.entity, fields)
            self._restored += changed.kind == "person"

    def _before(self, kind: str, field: str, entry: Entry) -> tuple[bool, Any]:
        """Whether the journal tells what a field said before this write, and what that was."""
        held = [self._entry_at(base) for base in entry.header.bases]
        if None in held:
            return False, None
        bases = [base for base in held if base is not None and field in base.fields()]
        if bases:
            shown = max(bases, key=lambda base: (base.header.hlc, base.feed, base.seq))
            return True, shown.fields()[field]
        defaults = KINDS[kind].record(id="")
        return True, getattr(defaults, field)

    def _entry_at(self, dot: Dot) -> Entry | None:
        feed, seq = dot
        block = (seq - 1) // BLOCK
        if (feed, block) not in self._blocks:
            first = block * BLOCK + 1
            entries = self._store.journal_storage.entries(feed, first, first + BLOCK - 1)
            self._blocks[feed, block] = list(entries)
        return next((e for e in self._blocks[feed, block] if e.seq == seq), None)

    # -- what stands in the way

    def _problem_of(self, made: _Written, *, is_changed: bool) -> str:
        """Why the entity cannot go; empty when it can."""
        if made.kind == "person":
            if is_changed:
                return "roster_undo_person_changed"
            return "roster_undo_person_in_use" if self._uses_of(made) else ""
        if made.kind == "grid":
            return ""
        if is_changed:
            return "roster_undo_household_changed"
        if self._uses_of(made):
            return "roster_undo_household_in_use"
        return "roster_undo_household_peopled" if self._members(made.entity) else ""

    def _uses_of(self, made: _Written) -> tuple[str, ...]:
        return tuple(self._uses[made.kind].get(made.entity, ()))

    def _members(self, household_id: str) -> list[Person]:
        return self._store.households.everyone_of(household_id)

    def _is_gone(self, household_id: str) -> bool:
        return bool(household_id) and self._store.households.by_id(household_id).is_deleted

    def _leave(self, each: _Written, field: str = "", *, problem: str) -> None:
        record = self._records[each.entity]
        household = record
        if isinstance(record, Person):
            homes = self._store.households.by_ids([record.household_id])
            household = homes.get(record.household_id)
        name = record.name if isinstance(record, Person) else getattr(record, "head_name", "")
        number = household.number if isinstance(household, Household) else ""
        uses = self._uses_of(each) if problem.endswith("_in_use") else ()
        self._left.append(RosterLeft(problem, name, number, field, uses))
