"""What folding some entries will ask of the ledger, so that it can be asked for all at once."""

from collections.abc import Iterable

import msgspec

from app.journal.entry import Entry
from app.models.kinds import KINDS, Kind
from app.models.records import Event, Record
from app.town.ledger.bulk import Pair


class Wanted(msgspec.Struct, frozen=True):
    """Villages and ids: of entities' registers, of rows, and of entities whose steps are wanted."""

    registers: set[Pair] = msgspec.field(default_factory=set)
    rows: dict[type[Record], set[Pair]] = msgspec.field(default_factory=dict)
    steps: dict[type[Event], set[Pair]] = msgspec.field(default_factory=dict)

    def add_steps(self, kind: Kind, pair: Pair) -> None:
        """What a register's row is derived from."""
        if kind.derive is not None and kind.steps is not None:
            self.steps.setdefault(kind.steps, set()).add(pair)


def wanted_by(entries: Iterable[tuple[str, Entry]]) -> Wanted:
    """What the fold of these entries, each with its village, looks up."""
    wanted = Wanted()
    for village_code, entry in entries:
        kind = KINDS.get(entry.header.kind)
        if kind is None or not (kind.parent or kind.policy == "field_register"):
            continue
        pair = (village_code, entry.entity)
        if kind.policy == "field_register":
            wanted.registers.add(pair)
            wanted.add_steps(kind, pair)
        else:
            parent = KINDS[kind.parent]
            wanted.rows.setdefault(parent.record, set()).add(pair)
            wanted.add_steps(parent, pair)
    return wanted
