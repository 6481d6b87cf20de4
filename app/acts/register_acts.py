"""What staff do with the register: set up the station, keep households and people, name the cadres."""

from typing import cast

import msgspec

from app.acts.household_acts import HouseholdActs
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Cadre, Person, Staff, Station
from app.models.register_changes import Happening, check_birth, checked_groups
from app.models.roles import ADMIN, FEWEST_ADMINISTRATORS, ROLES, has_permission


class RegisterActs:
    """The acts on the station itself, its grids, cadres, households and people."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def set_up_station(self, actor: Actor, station: Station, title: str = "") -> None:
        """Keep the station's own particulars and its first account, in one act.

        Raises OperationRefused `station_name_missing`.
        """
        if not station.name.strip():
            raise OperationRefused("station_name_missing")
        fields = _own_fields(station)
        with self._workplace.pen.act(actor, "manage_station") as act:
            known = self._store.stations.station()
            if known is None:
                act.create("station", fields)
                act.create("staff", _staff_fields(actor, title), entity=actor.id)
            # Only what changed: another PC may be correcting another field.
            elif changed := {f: v for f, v in fields.items() if getattr(known, f) != v}:
                act.change("station", known.id, changed)

    def add_staff(self, actor: Actor, new: Actor, title: str = "") -> None:
        """Keep another account's name and role; its password stands in the vault alone."""
        with self._workplace.pen.act(actor, "manage_station") as act:
            act.create("staff", _staff_fields(new, title), entity=new.id)

    def close_account(self, actor: Actor, staff_id: str) -> None:
        """Let somebody in no longer (停用账号); their name stays on what they did.

        Raises OperationRefused `account_unknown`, `account_own`, `administrators_too_few`.
        """
        if staff_id == actor.id:
            raise OperationRefused("account_own")
        self._refuse_too_few_administrators(staff_id)
        with self._workplace.pen.act(actor, "manage_station") as act:
            act.change("staff", staff_id, {"is_active": False})

    def change_role(self, actor: Actor, staff_id: str, role: str) -> None:
        """Let somebody do more, or less, from their next login on (改角色).

        Raises OperationRefused `account_unknown`, `account_own_role`, `role_unknown`,
        `administrators_too_few`.
        """
        if role not in ROLES:
            raise OperationRefused("role_unknown")
        if staff_id == actor.id:
            raise OperationRefused("account_own_role")
        if role == ADMIN:
            self._account(staff_id)
        else:
            self._refuse_too_few_administrators(staff_id)
        with self._workplace.pen.act(actor, "manage_station") as act:
            act.change("staff", staff_id, {"role": role})

    def _account(self, staff_id: str) -> Staff:
        for member in self._store.stations.staff():
            if member.id == staff_id and member.is_active:
                return member
        raise OperationRefused("account_unknown")

    def _refuse_too_few_administrators(self, staff_id: str) -> None:
        """With one administrator alone, a forgotten password would shut the station."""
        if self._account(staff_id).role != ADMIN:
            return
        staff = self._store.stations.staff()
        left = [m for m in staff if m.is_active and m.role == ADMIN and m.id != staff_id]
        if len(left) < FEWEST_ADMINISTRATORS:
            raise OperationRefused("administrators_too_few")

    def add_cadre(self, actor: Actor, cadre: Cadre) -> str:
        """Keep a liaison cadre; returns the id. Raises OperationRefused `cadre_name_missing`."""
        if not cadre.name.strip():
            raise OperationRefused("cadre_name_missing")
        with self._workplace.pen.act(actor, "edit_register") as act:
            return act.create("cadre", _own_fields(cadre))

    def change_cadre(self, actor: Actor, cadre_id: str, fields: dict[str, object]) -> None:
        """Correct a cadre's particulars; cards that bear the old ones are stale from then on.

        Raises OperationRefused `cadre_unknown`, `cadre_name_missing`.
        """
        self._refuse_unknown_cadre(cadre_id)
        if not str(fields.get("name", "-")).strip():
            raise OperationRefused("cadre_name_missing")
        with self._workplace.pen.act(actor, "edit_register") as act:
            act.change("cadre", cadre_id, fields)

    def assign_cadre(self, actor: Actor, grid_id: str, cadre_id: str) -> int:
        """Make one cadre the liaison of every household of a grid; returns how many changed.

        Raises OperationRefused `grid_unknown`, `cadre_unknown`.
        """
        if self._store.stations.grid(grid_id) is None:
            raise OperationRefused("grid_unknown")
        self._refuse_unknown_cadre(cadre_id)
        households = [household.id for household in self._store.households.of_grid(grid_id)]
        when = Happening(self._workplace.today().isoformat())
        assigned = HouseholdActs(self._workplace).assign_cadre(actor, households, cadre_id, when)
        return assigned.changed

    def add_person(self, actor: Actor, person: Person, draft_key: str = "") -> str:
        """Keep one villager; returns the id. The form's draft goes with it.

        Raises OperationRefused `person_name_missing`, `person_born_in_future`, `household_unknown`.
        """
        if not person.name.strip():
            raise OperationRefused("person_name_missing")
        check_birth(person.born_on, self._workplace.today())
        if person.household_id:
            self._store.households.by_id(person.household_id)
        fields = _own_fields(person)
        fields["groups"] = _groups(actor, [], person.groups)
        with self._workplace.pen.act(actor, "edit_register") as act:
            self._store.drafts.drop(draft_key)
            return act.create("person", fields)

    def change_person(
        self, actor: Actor, person_id: str, fields: dict[str, object], draft_key: str = ""
    ) -> None:
        """Correct a villager's particulars.

        A head's new name is the household's too. Who may not see 社区矫正, 安置帮教 and 精神障碍
        leaves them as they are. Raises OperationRefused `person_unknown`, `person_name_missing`,
        `person_born_in_future`, `restricted_group_not_permitted`.
        """
        person = self._store.persons.whole(person_id)
        if not str(fields.get("name", "-")).strip():
            raise OperationRefused("person_name_missing")
        check_birth(str(fields.get("born_on", "")), self._workplace.today())
        if "groups" in fields:
            typed = [str(group) for group in cast("list[str]", fields["groups"])]
            fields = {**fields, "groups": _groups(actor, person.groups, typed)}
        with self._workplace.pen.act(actor, "edit_register") as act:
            if fields:
                act.change("person", person_id, fields)
            self._store.drafts.drop(draft_key)
            self._name_head(act, person, str(fields.get("name", person.name)))

    def _name_head(self, act: Act, person: Person, name: str) -> None:
        if name == person.name or not person.household_id:
            return
        home_id = self._store.households.shown_id(person.household_id)
        if self._store.households.by_id(home_id).head_person_id == person.id:
            act.change("household", home_id, {"head_name": name})

    def _refuse_unknown_cadre(self, cadre_id: str) -> None:
        if self._store.stations.cadre(cadre_id) is None:
            raise OperationRefused("cadre_unknown")


def _own_fields(record: Station | Cadre | Person) -> dict[str, object]:
    fields = msgspec.structs.asdict(record)
    for derived in ("id", "village_code", "is_deleted", "updated_at"):
        fields.pop(derived)
    return fields


def _groups(actor: Actor, known: list[str], typed: list[str]) -> list[str]:
    may_see = has_permission(actor.role, "read_restricted_groups")
    return checked_groups(known, typed, may_see=may_see)


def _staff_fields(actor: Actor, title: str) -> dict[str, object]:
    return {"name": actor.name, "role": actor.role, "phone": actor.phone, "title": title}
