"""What staff do with the register: set up the station, import the roster, name the cadres."""

from collections.abc import Callable, Iterable

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.id_number import read_id_number
from app.models.records import Cadre, Grid, Household, Person, Station
from app.models.roster import RosterPreview, RosterRow


class ImportReport(msgspec.Struct, frozen=True):
    """What an import did."""

    households_new: int
    people_new: int
    people_changed: int
    unchanged: int
    doubtful: int


class RegisterActs:
    """The acts on the station itself, its grids, cadres, households and people."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def set_up_station(self, actor: Actor, station: Station, title: str = "") -> None:
        """Keep the station's own particulars and its first account, in one act."""
        fields = _own_fields(station)
        with self._workplace.pen.act(actor, "manage_station") as act:
            if self._store.stations.station() is None:
                act.create("station", fields)
                act.create("staff", _staff_fields(actor, title), entity=actor.id)
            else:
                act.change("station", self._station_id(), fields)

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

    def assign_cadre(self, actor: Actor, grid_id: str, cadre_id: str) -> int:
        """Make one cadre the liaison of every household of a grid; returns how many changed."""
        changed = 0
        with self._workplace.pen.act(actor, "edit_register") as act:
            for household in self._store.households.of_grid(grid_id):
                if household.cadre_id != cadre_id:
                    act.change("household", household.id, {"cadre_id": cadre_id})
                    changed += 1
        return changed

    def add_person(self, actor: Actor, person: Person) -> str:
        """Keep one villager; returns the id. Raises OperationRefused `person_name_missing`."""
        if not person.name.strip():
            raise OperationRefused("person_name_missing")
        with self._workplace.pen.act(actor, "edit_register") as act:
            return act.create("person", _own_fields(person))

    def change_person(self, actor: Actor, person_id: str, fields: dict[str, object]) -> None:
        """Correct a villager's particulars."""
        with self._workplace.pen.act(actor, "edit_register") as act:
            act.change("person", person_id, fields)

    def import_roster(
        self,
        actor: Actor,
        preview: RosterPreview,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> ImportReport:
        """Keep a previewed roster as a whole. Doubtful rows are kept as 待核.

        A household is known by its number, a person by ID number or else by name within the
        household, so a second import of the same sheet changes nothing.
        """
        doubts: dict[int, list[str]] = {}
        for doubt in preview.doubtful:
            doubts.setdefault(doubt.row, []).append(doubt.column)
        counts = {"households_new": 0, "people_new": 0, "people_changed": 0, "unchanged": 0}
        with self._workplace.pen.act(actor, "import_roster") as act:
            grids = {grid.name: grid.id for grid in self._store.stations.grids()}
            for done, rows in enumerate(_by_household(preview.rows), start=1):
                self._import_household(act, rows, grids, doubts, counts)
                if on_progress:
                    on_progress(done, preview.households)
        return ImportReport(
            doubtful=len({d.row for d in preview.doubtful} & {r.row for r in preview.rows}),
            **counts,
        )

    def _import_household(
        self,
        act: Act,
        rows: list[RosterRow],
        grids: dict[str, str],
        doubts: dict[int, list[str]],
        counts: dict[str, int],
    ) -> None:
        first = rows[0]
        grid_id = self._grid(act, grids, first.group)
        household = self._store.households.by_number(first.household_number)
        if household is None:
            fields = {"number": first.household_number, "grid_id": grid_id}
            household_id = act.create("household", fields)
            members: list[Person] = []
            counts["households_new"] += 1
        else:
            household_id = household.id
            members = self._store.households.persons(household_id)
        head_id = ""
        for row in rows:
            person_id = self._import_person(act, row, household_id, members, doubts, counts)
            if row.head_relation == "户主" or (row.name == first.head_name and not head_id):
                head_id = person_id
        head_name = first.head_name or first.name
        if household is None or (household.head_person_id, household.head_name) != (
            head_id,
            head_name,
        ):
            head = {"head_person_id": head_id, "head_name": head_name}
            act.change("household", household_id, head)

    def _import_person(
        self,
        act: Act,
        row: RosterRow,
        household_id: str,
        members: list[Person],
        doubts: dict[int, list[str]],
        counts: dict[str, int],
    ) -> str:
        fields = _person_fields(row, household_id, doubts.get(row.row, []))
        known = _taken_match(row, members)
        if known is None:
            counts["people_new"] += 1
            return act.create("person", fields)
        # An empty cell says nothing; it never wipes out what is known.
        told = {f: v for f, v in fields.items() if v or f == "doubt"}
        changed = {f: v for f, v in told.items() if getattr(known, f) != v}
        counts["people_changed" if changed else "unchanged"] += 1
        if changed:
            act.change("person", known.id, changed)
        return known.id

    def _grid(self, act: Act, grids: dict[str, str], group: str) -> str:
        name = group or "未分组"
        if name not in grids:
            grids[name] = act.create("grid", {"name": name, "kind": "village_group"})
        return grids[name]

    def _station_id(self) -> str:
        station = self._store.stations.station()
        if station is None:
            raise OperationRefused("station_not_set_up")
        return station.id


def _own_fields(record: Station | Cadre | Grid | Household | Person) -> dict[str, object]:
    fields = msgspec.structs.asdict(record)
    for derived in ("id", "village_code", "is_deleted", "updated_at"):
        fields.pop(derived)
    return fields


def _staff_fields(actor: Actor, title: str) -> dict[str, object]:
    return {"name": actor.name, "role": actor.role, "phone": actor.phone, "title": title}


def _by_household(rows: Iterable[RosterRow]) -> list[list[RosterRow]]:
    grouped: dict[str, list[RosterRow]] = {}
    for row in rows:
        grouped.setdefault(row.household_number, []).append(row)
    return list(grouped.values())


def _taken_match(row: RosterRow, members: list[Person]) -> Person | None:
    """Whom of the household a row means, taken out of `members` so that no one is meant twice.

    The ID number decides; without one the name does, best with the same birth date.
    """

    def likeness(person: Person) -> int:
        if row.id_number and row.id_number == person.id_number:
            return 3
        if row.name != person.name:
            return 0
        return 2 if row.born_on == person.born_on else 1

    best = max(members, key=likeness, default=None)
    if best is None or not likeness(best):
        return None
    members.remove(best)
    return best


def _person_fields(row: RosterRow, household_id: str, doubts: list[str]) -> dict[str, object]:
    number = read_id_number(row.id_number) if row.id_number else None
    return {
        "household_id": household_id,
        "name": row.name,
        "head_relation": row.head_relation,
        "sex": row.sex if row.sex != "0" or number is None else number.sex,
        "ethnicity": row.ethnicity,
        "born_on": row.born_on or (number.born_on.isoformat() if number and number.born_on else ""),
        "id_number": row.id_number,
        "phones": list(row.phones),
        "political_status": row.political_status,
        "education": row.education,
        "marital_status": row.marital_status,
        "registration_type": row.registration_type,
        "residence": row.residence,
        "workplace": row.workplace,
        "groups": list(row.groups),
        "note": row.note,
        "doubt": "、".join(doubts) + "待核" if doubts else "",
    }
