"""What several sheets would do one after the other: each is compared with the register as those before
it would leave it. They are written by the same code as an import, but only into memory.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from app.acts.pen import plain_fields
from app.acts.register_in_memory import RegisterInMemory
from app.acts.roster_import import RosterWriting
from app.acts.roster_plan import RosterPlan, plan_roster
from app.journal.fold import to_record
from app.models.kinds import KINDS
from app.models.records import Grid, Household, Person
from app.models.roster import RosterPreview

ComingIds = Callable[[int, int], list[str]]
"""The ids that so many writes would begin, after so many others."""


def tried(
    register: RegisterInMemory, previews: Sequence[RosterPreview], coming_ids: ComingIds
) -> list[RosterPlan]:
    """What each sheet would do after those before it."""
    act, import_id, plans = TriedAct(register, coming_ids), "", list[RosterPlan]()
    for preview in previews:
        plan = plan_roster(act.register(), preview)
        plans.append(plan)
        if len(plans) < len(previews):
            writing = RosterWriting(act, plan, act.grids, import_id)
            import_id = writing.write(preview, "", None).import_id or import_id
    return plans


class TriedAct:
    """Takes what an import writes, and keeps the rows that would come of it. The ids are those that
    the import would give, so that what is told apart by nothing else stands in the same order.
    """

    def __init__(self, register: RegisterInMemory, coming_ids: ComingIds) -> None:
        self._first: RegisterInMemory | None = register
        self._merged_numbers = register.merged_numbers
        self._rows: dict[str, dict[str, Any]] = {
            "household": {each.id: each for each in register.households},
            "person": {each.id: each for each in register.people},
        }
        self.grids = dict(register.grids)
        self._coming_ids = coming_ids
        self._written = 0

    def register(self) -> RegisterInMemory:
        """The register as it would stand now."""
        if self._first is not None:
            first, self._first = self._first, None
            return first
        households: list[Household] = [*self._rows["household"].values()]
        people: list[Person] = [*self._rows["person"].values()]
        households.sort(key=lambda each: (each.number, each.id))
        people.sort(key=lambda each: (each.born_on, each.id))
        return RegisterInMemory(self.grids, households, people, self._merged_numbers)

    def coming_ids(self, count: int) -> list[str]:
        """As an act has them."""
        return self._coming_ids(count, self._written)

    def event(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """That something is imported changes no row."""
        return self._begin(entity)

    def create(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """A row that would be new."""
        entity = self._begin(entity)
        record = to_record(KINDS[kind], plain_fields(fields), id=entity)
        if isinstance(record, Grid):
            self.grids[record.name] = entity
        else:
            self._rows[kind][entity] = record
        return entity

    def change(self, kind: str, entity: str, fields: dict[str, Any]) -> None:
        """A row that would say something else."""
        self._begin(entity)
        rows = self._rows[kind]
        rows[entity] = msgspec.structs.replace(rows[entity], **plain_fields(fields))

    def _begin(self, entity: str) -> str:
        entity = entity or self.coming_ids(1)[0]
        self._written += 1
        return entity
