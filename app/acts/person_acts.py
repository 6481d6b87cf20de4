"""What happens to people: moving house, leaving, going away, coming back, dying; and duplicates."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.acts.change_writing import ChangeWriter
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.register_changes import (
    AWAY,
    DEAD,
    DIED,
    LEFT,
    MERGE_PERSONS,
    MOVE_PERSON,
    PERSON_AWAY,
    PERSON_LEFT,
    PERSON_RETURNED,
    RESIDENT,
    TOLD_APART,
    Happening,
    check_happening,
    joined_person,
)


class PersonActs:
    """The acts on people. Each is one transaction, told with day and reason, and can be undone."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def move(
        self, actor: Actor, person_id: str, household_id: str, relation: str, when: Happening
    ) -> str:
        """To another household, with the relation to its head; returns the change's id.

        Raises OperationRefused `person_unknown`, `household_unknown`, `household_not_active`,
        `person_there_already`, `head_must_change_first`.
        """
        person = self._shown(person_id)
        target = self._store.households.by_id(self._store.households.shown_id(household_id))
        if target.standing or target.is_deleted:
            raise OperationRefused("household_not_active")
        home_id = self._store.households.shown_id(person.household_id)
        if home_id == target.id and not self._is_disputed(person, "household_id"):
            raise OperationRefused("person_there_already")
        self._check_not_head_of_others(person, home_id)
        return self._write(
            actor, MOVE_PERSON, person, when,
            {"household_id": target.id, "head_relation": relation}, (home_id, target.id),
        )  # fmt: skip

    def die(self, actor: Actor, person_id: str, when: Happening) -> str:
        """The day is that of the death. Raises OperationRefused `person_gone_already`."""
        person = self._present(person_id)
        return self._write(actor, DIED, person, when, _stands(DEAD, when))

    def leave(self, actor: Actor, person_id: str, when: Happening) -> str:
        """For good (迁出). Raises OperationRefused `person_gone_already`."""
        person = self._present(person_id)
        return self._write(actor, PERSON_LEFT, person, when, _stands(LEFT, when))

    def go_away(self, actor: Actor, person_id: str, workplace: str, when: Happening) -> str:
        """For a time (外出), perhaps to a place of work. Raises `person_gone_already`."""
        person = self._present(person_id)
        fields = {"residence": AWAY} | ({"workplace": workplace} if workplace.strip() else {})
        return self._write(actor, PERSON_AWAY, person, when, fields)

    def come_back(self, actor: Actor, person_id: str, when: Happening) -> str:
        """From wherever (返回). Raises OperationRefused `person_dead`, `person_here_already`."""
        person = self._shown(person_id)
        is_disputed = self._is_disputed(person, "standing")
        if person.standing == DEAD and not is_disputed:
            raise OperationRefused("person_dead")
        if not person.standing and person.residence != AWAY and not is_disputed:
            raise OperationRefused("person_here_already")
        fields = {"residence": RESIDENT, "standing": "", "standing_on": "", "standing_reason": ""}
        return self._write(actor, PERSON_RETURNED, person, when, fields)

    def merge(
        self,
        actor: Actor,
        kept_id: str,
        other_id: str,
        from_other: Iterable[str],
        when: Happening,
    ) -> str:
        """Two records are of one person; returns the id under which both are shown.

        The kept one's particulars are shown, but those named in `from_other`, and whatever it
        lacks, come from the other. Cases, visits, cards and attachments stay where they are and
        are shown under the one; undone, both are as they were. Raises OperationRefused
        `person_unknown`, `person_merged_with_itself`.
        """
        kept, other = self._shown(kept_id), self._shown(other_id)
        if kept.id == other.id:
            raise OperationRefused("person_merged_with_itself")
        check_happening(when, self._workplace.today(), needs_reason=False)
        stays, goes = (kept, other) if kept.id < other.id else (other, kept)
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, MERGE_PERSONS, when)
            fields = joined_person(kept, other, from_other)
            writer.change(stays, **fields)
            writer.change(goes, merged_into=stays.id)
            homes = [self._store.households.by_id(each)
                     for each in dict.fromkeys([kept.household_id, other.household_id]) if each]  # fmt: skip
            for home in homes:
                if home.head_person_id in (stays.id, goes.id) and home.id == fields["household_id"]:
                    writer.change(home, head_person_id=stays.id, head_name=fields["name"])
            writer.tell([stays.id, goes.id], [home.id for home in homes])
        return stays.id

    def tell_apart(self, actor: Actor, one_id: str, other_id: str) -> str:
        """Two who look alike are two people: they are not proposed again, until that is undone."""
        one, other = self._shown(one_id), self._shown(other_id)
        when = Happening(self._workplace.today().isoformat())
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, TOLD_APART, when)
            return writer.tell(sorted([one.id, other.id]), [])

    def _write(
        self,
        actor: Actor,
        action: str,
        person: Person,
        when: Happening,
        fields: Mapping[str, Any],
        household_ids: tuple[str, ...] = (),
    ) -> str:
        check_happening(when, self._workplace.today())
        homes = household_ids or (self._store.households.shown_id(person.household_id),)
        with self._workplace.pen.act(actor, "edit_register") as act:
            writer = ChangeWriter(self._workplace, act, action, when)
            writer.change(person, **fields)
            return writer.tell([person.id], homes)

    def _shown(self, person_id: str) -> Person:
        return self._store.persons.whole(self._store.persons.shown_id(person_id))

    def _present(self, person_id: str) -> Person:
        person = self._shown(person_id)
        if person.standing and not self._is_disputed(person, "standing"):
            raise OperationRefused("person_gone_already")
        return person

    def _is_disputed(self, person: Person, field: str) -> bool:
        """Whether two PCs disagree about it: then saying it once more settles it."""
        disputed = self._store.registers.disputed_fields([person.id]).get(person.id, [])
        return any(each.startswith(field) for each in disputed)  # the day and the reason too

    def _check_not_head_of_others(self, person: Person, home_id: str) -> None:
        if not home_id:
            return
        home = self._store.households.by_id(home_id)
        others = [p for p in self._store.households.persons(home_id) if p.id != person.id]
        if home.head_person_id == person.id and others:
            raise OperationRefused("head_must_change_first")


def _stands(standing: str, when: Happening) -> dict[str, str]:
    return {"standing": standing, "standing_on": when.on, "standing_reason": when.reason.strip()}
