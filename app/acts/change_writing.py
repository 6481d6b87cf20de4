"""Writing a change of the register: fields and the event that tells of it, in one act."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Household, Person
from app.models.register_changes import (
    ASSIGN_CADRE,
    DISSOLVED,
    MERGE_HOUSEHOLDS,
    MERGE_PERSONS,
    MOVE_HOUSEHOLD,
    SPLIT,
    FieldStep,
    Happening,
    check_happening,
    read_steps,
    undone_ids,
    written_steps,
)
from app.models.register_records import UNDO, RegisterChange

HOUSEHOLDS_AN_EVENT = 200
"""More would not fit into one entry."""
EACH_BY_ITSELF = frozenset({MOVE_HOUSEHOLD, ASSIGN_CADRE})
"""Changes of many households that have nothing to do with each other."""
RECORDS: Mapping[str, type[Household | Person]] = {"household": Household, "person": Person}
MERGES = frozenset({MERGE_HOUSEHOLDS, MERGE_PERSONS})


class ChangeWriter:
    """Collects what one act changes; `tell` writes the event once all is written."""

    def __init__(self, workplace: Workplace, act: Act, action: str, when: Happening) -> None:
        self._workplace = workplace
        self._act = act
        self._action = action
        self._when = when
        self._steps: list[FieldStep] = []

    def change(self, record: Household | Person, **wanted: Any) -> None:
        """Write those fields of a household or person that differ, and those about which two PCs
        disagree, which settles them; the record must be whole.
        """
        kind = "household" if isinstance(record, Household) else "person"
        store = self._workplace.store
        disputed = store.registers.disputed_fields([record.id]).get(record.id, [])
        changed = {
            f: value for f, value in wanted.items() if getattr(record, f) != value or f in disputed
        }
        if changed:
            self._act.change(kind, record.id, changed)
        self._steps += [
            FieldStep(kind, record.id, f, getattr(record, f), value) for f, value in changed.items()
        ]

    def create_household(self, fields: dict[str, Any]) -> str:
        """A new household; taken back, it is dissolved again, for something may name it by then."""
        household_id = self._act.create("household", fields)
        self._steps.append(FieldStep("household", household_id, "standing", DISSOLVED, ""))
        return household_id

    @property
    def has_changed(self) -> bool:
        """Whether anything was written."""
        return bool(self._steps)

    def tell(self, person_ids: Sequence[str], household_ids: Sequence[str]) -> str:
        """Write the event; returns the id of the change, by which it can be undone.

        Of very many households several events tell, each of some; they are one change.
        """
        homes = list(dict.fromkeys(filter(None, household_ids)))
        parts = [homes[n : n + HOUSEHOLDS_AN_EVENT]
                 for n in range(0, len(homes), HOUSEHOLDS_AN_EVENT)] or [[]]  # fmt: skip
        elsewhere = {home for part in parts[1:] for home in part}
        change_id = self._event(
            "",
            list(dict.fromkeys(filter(None, person_ids))),
            parts[0],
            [step for step in self._steps if step.entity_id not in elsewhere],
        )
        for part in parts[1:]:
            here = set(part)
            steps = [step for step in self._steps if step.entity_id in here]
            self._event(change_id, [], part, steps)
        return change_id

    def _event(
        self, change_id: str, people: list[str], homes: list[str], steps: Sequence[FieldStep]
    ) -> str:
        fields = {
            "action": self._action,
            "happened_on": self._when.on,
            "reason": self._when.reason.strip(),
            "person_ids": people,
            "household_ids": homes,
            "steps": written_steps(steps),
        }
        return self._act.event("register_change", fields, change_id)


class ChangeUndo:
    """Takes a change of the register back: every field as it was, if nobody has changed it since.

    A merge is taken back also when someone has worked on with the record that stayed: what was
    written later than the merge is kept. So is one of many households that were moved to a grid or
    given to a cadre together, where it has been moved or given again.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def undo(self, actor: Actor, change_id: str, when: Happening) -> int:
        """Take a change back; returns how many households stay as they are now.

        Raises OperationRefused `change_unknown`, `change_undone_already`, `change_overtaken`,
        `change_disputed`, `household_not_empty` and those of `check_happening`.
        """
        check_happening(when, self._workplace.today())
        with self._workplace.pen.act(actor, "edit_register") as act:
            events = self._standing(change_id)
            change, all_steps = events[0], [step for each in events for step in read_steps(each)]
            steps = all_steps
            if change.action in EACH_BY_ITSELF:
                steps = [step for step in steps if not self._problem(step)] or steps
            if change.action in MERGES:
                steps = [s for s in steps if s.field == "merged_into" or not self._problem(s)]
            for step in steps:
                if problem := self._problem(step):
                    raise OperationRefused(problem)
            if change.action == SPLIT:
                self._check_left_alone(change, steps)
            before: dict[tuple[str, str], dict[str, Any]] = {}
            for step in steps:
                before.setdefault((step.kind, step.entity_id), {})[step.field] = step.before
            for (kind, entity_id), fields in before.items():
                act.change(kind, entity_id, fields)
            for each in events:
                told = {
                    "action": UNDO,
                    "happened_on": when.on,
                    "reason": when.reason.strip(),
                    "person_ids": each.person_ids,
                    "household_ids": each.household_ids,
                }
                act.event("register_change", told, change_id)
        return len({step.entity_id for step in all_steps} - {step.entity_id for step in steps})

    def _standing(self, change_id: str) -> list[RegisterChange]:
        events = self._store.register_changes.of_change(change_id)
        changes = [event for event in events if event.action != UNDO]
        if not changes:
            raise OperationRefused("change_unknown")
        if undone_ids(events):
            raise OperationRefused("change_undone_already")
        return changes

    def _problem(self, step: FieldStep) -> str:
        """The problem key that forbids taking this field back, or nothing."""
        record_type = RECORDS.get(step.kind)
        if record_type is None or step.field not in record_type.__struct_fields__:
            return "change_unknown"
        register = self._store.registers.register_of(step.kind, step.entity_id)
        if step.field in register.conflicts():
            return "change_disputed"
        village = self._workplace.own.village_code
        row = self._store.rows.row(record_type, village, step.entity_id)
        if row is None or getattr(row, step.field) != step.after:
            return "change_overtaken"
        return ""

    def _check_left_alone(self, change: RegisterChange, steps: list[FieldStep]) -> None:
        """Nobody but those who were split off lives in the new household."""
        made = [step.entity_id for step in steps if step.before == DISSOLVED]
        for household_id in made:
            people = self._store.households.everyone_of(household_id)
            if {person.id for person in people} - set(change.person_ids):
                raise OperationRefused("household_not_empty")
