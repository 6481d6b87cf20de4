"""What keeping a roster would do, worked out against the register without writing any of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, Literal

import msgspec

from app.acts.register_in_memory import RegisterInMemory
from app.models.priority_groups import RESTRICTED_GROUPS
from app.models.records import Household, Person
from app.models.roster import SELF_NUMBERED, RosterDoubt, RosterPreview, RosterRow
from app.models.transfers import NO_GROUP

HEAD = "户主"
DOUBTED = "待核"
SEPARATOR = "、"
Outcome = Literal["new", "changed", "unchanged"]
_COLUMNS = {
    "name": "姓名",
    "id_number": "身份证号",
    "head_name": "户主",
    "household_number": "户号",
}


class PlannedPerson(msgspec.Struct, frozen=True):
    """What one row would do: `fields` are written, of a new person all, of a known one the changed."""

    row: RosterRow
    known: Person | None
    fields: dict[str, Any]

    @property
    def outcome(self) -> Outcome:
        """What becomes of the person."""
        if self.known is None:
            return "new"
        return "changed" if self.fields else "unchanged"


class PlannedHousehold(msgspec.Struct, frozen=True):
    """What the rows of one household would do.

    The head is the person at `head_place` of `people`, or else somebody known already.
    """

    number: str
    known: Household | None
    group: str  # empty: stays where it is
    people: tuple[PlannedPerson, ...]
    head_name: str
    head_place: int | None
    head_person_id: str
    address: str = ""  # empty: stays as it is


class RosterPlan(msgspec.Struct, frozen=True):
    """Everything that an import would do. `doubtful` and `refused` go by the sheet's rows."""

    households: tuple[PlannedHousehold, ...]
    doubtful: tuple[RosterDoubt, ...]
    refused: tuple[RosterDoubt, ...]

    @property
    def people(self) -> list[PlannedPerson]:
        """Row by row, household by household."""
        return [person for household in self.households for person in household.people]

    @property
    def households_new(self) -> int:
        """How many households the register does not have yet."""
        return sum(household.known is None for household in self.households)

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many people are new, changed, unchanged."""
        return Counter(person.outcome for person in self.people)

    @property
    def doubtful_rows(self) -> int:
        """How many rows would be kept to be verified (待核)."""
        rows = {person.row.row for person in self.people}
        return len(rows & {doubt.row for doubt in self.doubtful})


def plan_roster(register: RegisterInMemory, preview: RosterPreview) -> RosterPlan:
    """Compare a previewed roster with the register.

    A household is known by its number, or by grid and head where the number was made up; a person
    by ID number within the household, then by name within it, then by both elsewhere.
    """
    return _Planner(register, preview).plan()


class _Planner:
    """One comparison. The register follows what is planned: who moves, lives elsewhere for the rest."""

    def __init__(self, register: RegisterInMemory, preview: RosterPreview) -> None:
        self._register = register
        self._preview = preview
        self._made_up = _MadeUpNumbers(register)
        numbers = Counter(row.id_number for row in preview.rows if row.id_number)
        self._unique_numbers = {number for number, times in numbers.items() if times == 1}
        self._meant: set[str] = set()
        self._planned: list[PlannedHousehold] = []
        self._doubts: dict[tuple[int, int], list[RosterDoubt]] = {}
        for doubt in preview.doubtful:
            self._doubts.setdefault(doubt.at, []).append(doubt)

    def plan(self) -> RosterPlan:
        for rows in by_household(self._preview.rows):
            self._planned.append(self._household(rows))
        self._doubt_bearers_elsewhere()
        self._doubt_namesakes()
        doubtful = [doubt for at in sorted(self._doubts) for doubt in self._doubts[at]]
        return RosterPlan(
            households=tuple(self._with_doubts(household) for household in self._planned),
            doubtful=tuple(doubtful),
            refused=self._preview.refused,
        )

    def _household(self, rows: list[RosterRow]) -> PlannedHousehold:
        first = rows[0]
        number = first.household_number
        if number.startswith(SELF_NUMBERED):
            grid_id = self._register.grids.get(first.group or NO_GROUP, "")
            known, number = self._made_up.settle(rows, grid_id)
        else:
            known, number = self._numbered(rows)
        members = self._register.members(known.id) if known else []
        meant = matched(rows, [member for member in members if member.id not in self._meant])
        people = tuple(self._person(row, known, meant.get(row.at)) for row in rows)
        head_name = first.head_name or first.name
        place, head_id = _head_of(people, head_name, members)
        if place is None and not head_id:
            self._doubt(first, "head_name", head_name, problem="household_head_not_listed")
        return PlannedHousehold(
            number=number,
            known=known,
            group=first.group or ("" if known else NO_GROUP),
            people=people,
            head_name=head_name,
            head_place=place,
            head_person_id=head_id,
            address=next((row.address for row in rows if row.address), ""),
        )

    def _numbered(self, rows: list[RosterRow]) -> tuple[Household | None, str]:
        """The household of that number, and the number that it has here. Villages number anew in each
        group and keep a sheet for each, so the number of another group's family is not this one's.
        """
        first, number = rows[0], rows[0].household_number
        same = self._register.household(number)
        in_group = f"{first.group}-"
        bare = self._register.household(number.removeprefix(in_group)) if first.group else None
        if same is None:
            is_bare = bare and self._is_in(bare, first.group) and self._is_family(bare, rows)
            return (bare, bare.number) if bare and is_bare else (None, number)
        if self._is_family(same, rows):
            return same, number
        other = f"{number}（{first.head_name or first.name}）"
        if first.group and not self._is_in(same, first.group):
            other = f"{in_group}{number}"
        else:
            self._doubt(first, "household_number", number, problem="household_number_of_another")
        return self._register.household(other), other

    def _is_in(self, household: Household, group: str) -> bool:
        return household.grid_id == self._register.grids.get(group)

    def _is_family(self, household: Household, rows: list[RosterRow]) -> bool:
        """Whether somebody of these rows belongs to it; one of the same name alone does in its own group."""
        members = self._register.members(household.id)
        head_name, group = rows[0].head_name or rows[0].name, rows[0].group
        is_here = not group or self._is_in(household, group)
        if is_here and (not members or household.head_name == head_name):
            return True
        least = 1 if is_here else 2
        return any(_likeness(row, person) >= least for row in rows for person in members)

    def _person(
        self, row: RosterRow, household: Household | None, known: Person | None
    ) -> PlannedPerson:
        known = known or self._elsewhere(row)
        fields = _person_fields(row)
        if known is None:
            return PlannedPerson(row, None, fields)
        self._meant.add(known.id)
        fields["groups"] = _groups_with(fields["groups"], known)
        if row.name in known.aliases:
            del fields["name"]
        # An empty cell says nothing; it never wipes out what is known.
        changed = {f: v for f, v in fields.items() if v and getattr(known, f) != v}
        if household is None or known.household_id != household.id:
            changed["household_id"] = household.id if household else ""
            self._register.move(known, household.id if household else "")
        return PlannedPerson(row, known, changed)

    def _elsewhere(self, row: RosterRow) -> Person | None:
        """Who has moved here from another household; a number that stands twice proves nothing."""
        if row.id_number not in self._unique_numbers:
            return None
        bearers = self._register.bearers(row.id_number)
        names = [{person.name, *person.aliases} for person in bearers]
        if len(names) != 1 or row.name not in names[0] or bearers[0].id in self._meant:
            return None
        return bearers[0]

    # -- doubts that only the register can raise; the same after the import as before it

    def _doubt_bearers_elsewhere(self) -> None:
        for person in self._people():
            number = person.row.id_number
            own = person.known.id if person.known else ""
            others = [p for p in self._register.bearers(number) if p.id != own] if number else []
            if others and number in self._unique_numbers:
                self._doubt(person.row, "id_number", number, problem="id_number_borne_by_another")

    def _doubt_namesakes(self) -> None:
        """Two of one name in different households, one of them without number or birth date."""
        bare = [p for p in self._people() if not (p.row.id_number or p.row.born_on)]
        names = {person.row.name for person in bare}
        homes: dict[str, set[str]] = {}
        for household in self._planned:
            for person in household.people:
                if person.row.name in names:
                    homes.setdefault(person.row.name, set()).add(household.number)
        for person in bare:
            own = {person.known.id} if person.known else set()
            living = [p for p in self._register.namesakes(person.row.name) if p.id not in own]
            others = [p for p in living if p.id not in self._meant]
            is_known_well = bool(person.known and (person.known.id_number or person.known.born_on))
            if not is_known_well and (others or len(homes[person.row.name]) > 1):
                name = person.row.name
                self._doubt(person.row, "name", name, problem="person_name_not_unique")

    def _people(self) -> list[PlannedPerson]:
        return [person for household in self._planned for person in household.people]

    def _doubt(self, row: RosterRow, field: str, value: str, *, problem: str) -> None:
        column = self._preview.headings.get(row.heading_key(field)) or _COLUMNS[field]
        doubt = RosterDoubt(row.row, column, value, problem, row.member)
        self._doubts.setdefault(row.at, []).append(doubt)

    def _with_doubts(self, household: PlannedHousehold) -> PlannedHousehold:
        people = tuple(self._with_doubt(person) for person in household.people)
        return msgspec.structs.replace(household, people=people)

    def _with_doubt(self, person: PlannedPerson) -> PlannedPerson:
        columns = [doubt.column for doubt in self._doubts.get(person.row.at, ())]
        doubt = SEPARATOR.join(dict.fromkeys(columns)) + DOUBTED if columns else ""
        before = person.known.doubt if person.known else ""
        if doubt == before or not self._is_news(person, before, doubt):
            return person
        return msgspec.structs.replace(person, fields={**person.fields, "doubt": doubt})

    def _is_news(self, person: PlannedPerson, before: str, doubt: str) -> bool:
        """A sheet never doubts again what somebody has verified since, and puts away no doubt but
        one that came from such a sheet.
        """
        if doubt and person.fields:
            return True
        doubted = set(before.removesuffix(DOUBTED).split(SEPARATOR))
        still = set(doubt.removesuffix(DOUBTED).split(SEPARATOR)) if doubt else set()
        return doubted > still and doubted <= {*self._preview.headings.values(), *_COLUMNS.values()}


class _MadeUpNumbers:
    """Households whose sheet had no numbers. Two such sheets both begin with 自编0001, so the number
    alone says nothing: the people do, or else grid and head.
    """

    def __init__(self, register: RegisterInMemory) -> None:
        self._register = register
        self._taken: set[str] = set()
        self._by_head: dict[tuple[str, str], list[Household]] = {}
        for household in register.households:
            if household.number.startswith(SELF_NUMBERED):
                self._taken.add(household.number)
                key = (household.grid_id, household.head_name)
                self._by_head.setdefault(key, []).append(household)

    def settle(self, rows: list[RosterRow], grid_id: str) -> tuple[Household | None, str]:
        """The household that these rows mean, and its number; None and a free number for a new one."""
        number, head_name = rows[0].household_number, rows[0].head_name or rows[0].name
        same = self._register.household(number)
        alike = self._by_head.get((grid_id, head_name), [])
        if same is not None and (same in alike or self._shares_people(same, rows)):
            known: Household | None = same
        else:
            known = alike[0] if alike else None
        if known is not None:
            if known in alike:
                alike.remove(known)
            return known, known.number
        if number in self._taken:
            free = (f"{SELF_NUMBERED}{n:04d}" for n in count(1))
            number = next(text for text in free if text not in self._taken)
        self._taken.add(number)
        return None, number

    def _shares_people(self, household: Household, rows: list[RosterRow]) -> bool:
        members = self._register.members(household.id)
        return any(_likeness(row, p) >= 2 and row.born_on for row in rows for p in members)


def by_household(rows: Iterable[RosterRow]) -> list[list[RosterRow]]:
    """Rows of one household together, households in the order of the sheet."""
    grouped: dict[str, list[RosterRow]] = {}
    for row in rows:
        grouped.setdefault(row.household_number, []).append(row)
    return list(grouped.values())


def matched(rows: list[RosterRow], members: Iterable[Person]) -> dict[tuple[int, int], Person]:
    """Whom of the household each row means; the surest likeness first, and no one meant twice."""
    free, found = list(members), dict[tuple[int, int], Person]()
    for wanted in (4, 3, 2, 1):
        for row in rows:
            if row.at in found:
                continue
            person = next((p for p in free if _likeness(row, p) == wanted), None)
            if person is not None:
                found[row.at] = person
                free.remove(person)
    return found


def _likeness(row: RosterRow, person: Person) -> int:
    """The ID number decides; without one the name does, best with the same birth date."""
    if row.id_number and row.id_number == person.id_number:
        return 4 if row.name == person.name else 3
    if row.name != person.name and row.name not in person.aliases:
        return 0
    return 2 if row.born_on == person.born_on else 1


def _head_of(
    people: tuple[PlannedPerson, ...], head_name: str, members: list[Person]
) -> tuple[int | None, str]:
    """Who heads the household: the place among its rows, or the id of somebody known."""
    marked = (n for n, person in enumerate(people) if person.row.head_relation == HEAD)
    named = (n for n, person in enumerate(people) if person.row.name == head_name)
    place = next(marked, next(named, None))
    if place is not None:
        return place, ""
    return None, next((member.id for member in members if member.name == head_name), "")


def _person_fields(row: RosterRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "head_relation": row.head_relation,
        "sex": row.sex,
        "ethnicity": row.ethnicity,
        "born_on": row.born_on,
        "id_number": row.id_number,
        "phones": list(row.phones),
        "political_status": row.political_status,
        "education": row.education,
        "marital_status": row.marital_status,
        "registration_type": row.registration_type,
        "residence": row.residence,
        "workplace": row.workplace,
        "groups": list(row.groups),
        "skills": list(row.skills),
        "note": row.note,
    }


def _groups_with(groups: list[str], known: Person) -> list[str]:
    """A sheet that names groups rarely names the restricted ones, and must not take them away."""
    kept = [group for group in known.groups if group in RESTRICTED_GROUPS and group not in groups]
    return [*groups, *kept] if groups else []
