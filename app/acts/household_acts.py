"""What happens to households: moving, splitting (分户), merging (并户), leaving, a new head or cadre."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.acts.change_writing import ChangeUndo, ChangeWriter
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Household, Person
from app.models.register_changes import (
    ASSIGN_CADRE,
    CHANGE_HEAD,
    DISSOLVED,
    HEAD,
    HOUSEHOLD_LEFT,
    HOUSEHOLD_RETURNED,
    LEFT,
    MERGE_HOUSEHOLDS,
    MOVE_HOUSEHOLD,
    SPLIT,
    Happening,
    NewHousehold,
    check_birth,
    check_happening,
)


class AssignedCadre(msgspec.Struct, frozen=True):
    """What an assignment did. `households` are the cadre's now; `at_most` is the county's soft bound."""

    changed: int
    households: int
    at_most: int
    change_id: str = ""

    @property
    def is_too_many(self) -> bool:
        """Whether to warn."""
        return 0 < self.at_most < self.households


class HouseholdActs:
    """The acts on households. Each is one transaction, told with day and reason, and can be undone."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._undo = ChangeUndo(workplace)

    def add_household(
        self, actor: Actor, household: Household, head: Person, draft_key: str = ""
    ) -> str:
        """Keep a new household with its head; returns the household's id. The draft goes with it.

        Raises OperationRefused `household_number_missing_here`, `household_number_taken`,
        `person_name_missing`, `person_born_in_future`, `grid_unknown`, `grid_closed`.
        """
        if not head.name.strip():
            raise OperationRefused("person_name_missing")
        check_birth(head.born_on, self._workplace.today())
        self._check_number(household.number, "")
        self._check_grid(household.grid_id)
        with self._workplace.pen.act(actor, "edit_register") as act:
            kept = {f: getattr(household, f) for f in ("number", "grid_id", "address", "note")}
            kept["cadre_id"] = household.cadre_id
            household_id = act.create("household", {**kept, "head_name": head.name.strip()})
            fields = msgspec.structs.asdict(head)
            for derived in ("id", "village_code", "is_deleted", "updated_at"):
                fields.pop(derived)
            fields |= {"household_id": household_id, "head_relation": HEAD}
            person_id = act.create("person", fields)
            act.change("household", household_id, {"head_person_id": person_id})
            self._store.drafts.drop(draft_key)
        return household_id

    def change_household(
        self, actor: Actor, household_id: str, fields: dict[str, object], draft_key: str = ""
    ) -> None:
        """Correct number, address, note and so on; only what differs, or was disputed, is written.

        Raises OperationRefused `household_unknown`, `household_number_missing_here`,
        `household_number_taken`.
        """
        known = self._store.households.by_id(household_id)
        disputed = self._store.registers.disputed_fields([household_id]).get(household_id, [])
        changed = {
            f: value for f, value in fields.items() if getattr(known, f) != value or f in disputed
        }
        if "number" in changed:
            self._check_number(str(changed["number"]), household_id)
        with self._workplace.pen.act(actor, "edit_register") as act:
            if changed:
                act.change("household", household_id, changed)
            self._store.drafts.drop(draft_key)

    def move_households(
        self, actor: Actor, household_ids: Sequence[str], grid_id: str, when: Happening
    ) -> str:
        """To another grid; returns the change's id, or nothing when all were there already.

        Raises OperationRefused `household_unknown`, `grid_unknown`, `grid_closed` and those of
        `check_happening`.
        """
        self._check_grid(grid_id)
        households = self._store.households.all_of(household_ids)
        return self._write_all(actor, MOVE_HOUSEHOLD, when, households, grid_id=grid_id)

    def assign_cadre(
        self, actor: Actor, household_ids: Sequence[str], cadre_id: str, when: Happening
    ) -> AssignedCadre:
        """Make one cadre the liaison of these households; an empty id takes the cadre away.

        Raises OperationRefused `household_unknown`, `cadre_unknown` and those of `check_happening`;
        no reason is needed.
        """
        if cadre_id and self._store.stations.cadre(cadre_id) is None:
            raise OperationRefused("cadre_unknown")
        check_happening(when, self._workplace.today(), needs_reason=False)
        households = self._store.households.all_of(household_ids)
        change_id, changed = "", [h for h in households if h.cadre_id != cadre_id]
        with self._workplace.pen.act(actor, "edit_register") as act:
            if changed:
                writer = ChangeWriter(self._workplace, act, ASSIGN_CADRE, when)
                for household in changed:
                    writer.change(household, cadre_id=cadre_id)
                change_id = writer.tell([], [h.id for h in changed])
        load = self._store.households.counts_by_cadre().get(cadre_id, 0) if cadre_id else 0
        at_most = self._workplace.profile.households_per_cadre
        return AssignedCadre(len(changed), load, at_most, change_id)

    def leave(self, actor: Actor, household_id: str, when: Happening) -> str:
        """The whole household leaves the village (整户迁出), and everyone who is still in it.

        Raises OperationRefused `household_unknown`, `household_not_active`.
        """
        household = self._active(household_id)
        gone = {"standing": LEFT, "standing_on": when.on, "standing_reason": when.reason.strip()}
        people = [p for p in self._store.households.everyone_of(household_id) if not p.standing]
        return self._write_all(actor, HOUSEHOLD_LEFT, when, [household, *people], **gone)

    def come_back(self, actor: Actor, household_id: str, when: Happening) -> str:
        """A household that had left, or was dissolved, is one again, with those who left with it.

        Raises OperationRefused `household_unknown`, `household_active_already`,
        `household_number_taken`.
        """
        household = self._store.households.by_id(household_id)
        if not household.standing:
            raise OperationRefused("household_active_already")
        self._check_number(household.number, household_id)
        people = [
            person
            for person in self._store.households.everyone_of(household_id)
            if (person.standing, person.standing_on) == (LEFT, household.standing_on)
        ]
        here = {"standing": "", "standing_on": "", "standing_reason": ""}
        return self._write_all(actor, HOUSEHOLD_RETURNED, when, [household, *people], **here)

    def split(
        self,
        actor: Actor,
        household_id: str,
        person_ids: Sequence[str],
        new: NewHousehold,
        when: Happening,
    ) -> str:
        """Some of a household become one of their own (分户); returns the new household's id.

        Raises OperationRefused `household_unknown`, `household_not_active`, `split_without_people`,
        `split_of_everyone`, `split_without_head`, `split_takes_head`, `household_number_taken`,
        `household_number_missing_here`, `grid_unknown`, `grid_closed`.
        """
        old = self._active(household_id)
        members = {p.id: p for p in self._store.households.everyone_of(household_id)}
        chosen = [members[each] for each in dict.fromkeys(person_ids) if each in members]
        _check_split(old, members, chosen, new)
        self._check_number(new.number, "")
        self._check_grid(new.grid_id)
        check_happening(when, self._workplace.today())
        head = members[new.head_person_id]
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, SPLIT, when)
            household = writer.create_household(
                {
                    "number": new.number.strip(),
                    "grid_id": new.grid_id or old.grid_id,
                    "cadre_id": old.cadre_id,
                    "address": new.address.strip() or old.address,
                    "head_person_id": head.id,
                    "head_name": head.name,
                }
            )
            for person in chosen:
                relation = HEAD if person.id == head.id else ""
                writer.change(person, household_id=household, head_relation=relation)
            writer.tell([person.id for person in chosen], [household_id, household])
        return household

    def merge_households(self, actor: Actor, kept_id: str, other_id: str, when: Happening) -> str:
        """Two households become one (并户) with number, address, head and cadre of the kept one.

        Returns the id under which both are shown. Raises OperationRefused `household_unknown`,
        `household_not_active`, `household_merged_with_itself`.
        """
        kept, other = self._active(kept_id), self._active(other_id)
        if kept.id == other.id:
            raise OperationRefused("household_merged_with_itself")
        check_happening(when, self._workplace.today())
        stays, goes = (kept, other) if kept.id < other.id else (other, kept)
        moved = self._store.households.everyone_of(goes.id)
        came = self._store.households.everyone_of(other.id)
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, MERGE_HOUSEHOLDS, when)
            shown = {f: getattr(kept, f) for f in _SHOWN_OF_KEPT}
            writer.change(stays, **shown)
            writer.change(goes, merged_into=stays.id)
            # What they were to their own head, they are not to this one.
            relations = {person.id: "" for person in came}
            for person in moved:
                relation = relations.pop(person.id, person.head_relation)
                writer.change(person, household_id=stays.id, head_relation=relation)
            for person in (each for each in came if each.id in relations):
                writer.change(person, head_relation="")
            writer.tell([person.id for person in moved], [stays.id, goes.id])
        return stays.id

    def change_head(
        self,
        actor: Actor,
        household_id: str,
        person_id: str,
        relations: Mapping[str, str],
        when: Happening,
    ) -> str:
        """Someone else of the household becomes its head; `relations` are the others' to them, by id.

        Raises OperationRefused `household_unknown`, `person_not_of_household`.
        """
        household = self._active(household_id)
        members = {p.id: p for p in self._store.households.everyone_of(household_id)}
        head = members.get(person_id)
        if head is None or head.standing:
            raise OperationRefused("person_not_of_household")
        check_happening(when, self._workplace.today())
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, CHANGE_HEAD, when)
            writer.change(household, head_person_id=head.id, head_name=head.name)
            for person in members.values():
                if person.id == head.id:
                    relation = HEAD
                else:
                    kept = "" if person.head_relation == HEAD else person.head_relation
                    relation = relations.get(person.id, kept)
                writer.change(person, head_relation=relation)
            return writer.tell([head.id], [household.id])

    def undo(self, actor: Actor, change_id: str, when: Happening) -> int:
        """Take a change back; see `ChangeUndo.undo` for what it returns and raises."""
        return self._undo.undo(actor, change_id, when)

    def _write_all(
        self,
        actor: Actor,
        action: str,
        when: Happening,
        records: Sequence[Household | Person],
        **fields: Any,
    ) -> str:
        check_happening(when, self._workplace.today())
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, action, when)
            for record in records:
                writer.change(record, **fields)
            if not writer.has_changed:
                return ""
            people = [record.id for record in records if isinstance(record, Person)]
            return writer.tell(people, [r.id for r in records if isinstance(r, Household)])

    def _active(self, household_id: str) -> Household:
        shown = self._store.households.shown_id(household_id)
        household = self._store.households.by_id(shown)
        if household.standing or household.is_deleted:
            raise OperationRefused("household_not_active")
        return household

    def _check_number(self, number: str, household_id: str) -> None:
        if not number.strip():
            raise OperationRefused("household_number_missing_here")
        known = self._store.households.by_number(number.strip())
        # One that a split made and its undoing dissolved has given its number back.
        if known is not None and known.id != household_id and known.standing != DISSOLVED:
            raise OperationRefused("household_number_taken", number=number, name=known.head_name)

    def _check_grid(self, grid_id: str) -> None:
        if not grid_id:
            return
        grid = self._store.stations.grid(grid_id)
        if grid is None or grid.is_deleted:
            raise OperationRefused("grid_unknown")
        if grid.closed_on:
            raise OperationRefused("grid_closed", name=grid.name)


_SHOWN_OF_KEPT = ("number", "grid_id", "cadre_id", "address", "head_person_id", "head_name", "note")


def _check_split(
    old: Household, members: Mapping[str, Person], chosen: Sequence[Person], new: NewHousehold
) -> None:
    present = {person.id for person in members.values() if not person.standing}
    if not chosen:
        raise OperationRefused("split_without_people")
    if present <= {person.id for person in chosen}:
        raise OperationRefused("split_of_everyone")
    if new.head_person_id not in {person.id for person in chosen}:
        raise OperationRefused("split_without_head")
    if old.head_person_id in {person.id for person in chosen}:
        raise OperationRefused("split_takes_head")
