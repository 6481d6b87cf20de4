"""What staff do with the register: set up the station, keep households and people, name the cadres."""

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Cadre, Person, Station


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
        changed = 0
        with self._workplace.pen.act(actor, "edit_register") as act:
            for household in self._store.households.of_grid(grid_id):
                if household.cadre_id != cadre_id:
                    act.change("household", household.id, {"cadre_id": cadre_id})
                    changed += 1
        return changed

    def add_person(self, actor: Actor, person: Person) -> str:
        """Keep one villager; returns the id.

        Raises OperationRefused `person_name_missing`, `household_unknown`.
        """
        if not person.name.strip():
            raise OperationRefused("person_name_missing")
        if person.household_id:
            self._store.households.by_id(person.household_id)
        with self._workplace.pen.act(actor, "edit_register") as act:
            return act.create("person", _own_fields(person))

    def change_person(self, actor: Actor, person_id: str, fields: dict[str, object]) -> None:
        """Correct a villager's particulars.

        Raises OperationRefused `person_unknown`, `person_name_missing`.
        """
        self._store.persons.by_id(person_id)
        if not str(fields.get("name", "-")).strip():
            raise OperationRefused("person_name_missing")
        with self._workplace.pen.act(actor, "edit_register") as act:
            act.change("person", person_id, fields)

    def _refuse_unknown_cadre(self, cadre_id: str) -> None:
        if self._store.stations.cadre(cadre_id) is None:
            raise OperationRefused("cadre_unknown")


def _own_fields(record: Station | Cadre | Person) -> dict[str, object]:
    fields = msgspec.structs.asdict(record)
    for derived in ("id", "village_code", "is_deleted", "updated_at"):
        fields.pop(derived)
    return fields


def _staff_fields(actor: Actor, title: str) -> dict[str, object]:
    return {"name": actor.name, "role": actor.role, "phone": actor.phone, "title": title}
