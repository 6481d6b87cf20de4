"""Keeping a previewed roster: who of it is new, who is known already, and who has moved house."""

from collections import Counter
from collections.abc import Iterable
from itertools import count

import msgspec

from app.acts.pen import Act
from app.models.id_number import read_id_number
from app.models.records import Household, Person
from app.models.roster import SELF_NUMBERED, RosterPreview, RosterRow
from app.store.page_key import PageKey
from app.store.store import Store

NO_GROUP = "未分组"
HEAD = "户主"


class ImportReport(msgspec.Struct, frozen=True):
    """What an import did."""

    households_new: int
    people_new: int
    people_changed: int
    unchanged: int
    doubtful: int


class RosterImport:
    """One import inside one act.

    A household is known by its number, or by grid and head where the number was made up; a person
    by ID number within the household, then by name within it, then by both elsewhere.
    """

    def __init__(self, act: Act, store: Store, preview: RosterPreview) -> None:
        self._act = act
        self._store = store
        self._grids = {grid.name: grid.id for grid in store.stations.grids()}
        self._doubts: dict[int, list[str]] = {}
        for doubt in preview.doubtful:
            self._doubts.setdefault(doubt.row, []).append(doubt.column)
        numbers = Counter(row.id_number for row in preview.rows if row.id_number)
        self._unique_numbers = {number for number, times in numbers.items() if times == 1}
        self._made_up = _MadeUpNumbers(store)
        self._households_new = self._people_new = self._people_changed = self._unchanged = 0
        self._doubtful = len(self._doubts.keys() & {row.row for row in preview.rows})

    def keep_household(self, rows: list[RosterRow]) -> None:
        """Keep the rows of one household."""
        first = rows[0]
        number = first.household_number
        if number.startswith(SELF_NUMBERED):
            grid_id = self._grids.get(first.group or NO_GROUP, "")
            household, number = self._made_up.settle(rows, grid_id)
        else:
            household = self._store.households.by_number(number)
        members: list[Person] = []
        if household is None:
            self._households_new += 1
            fields = {"number": number, "grid_id": self._grid(first.group)}
            household_id = self._act.create("household", fields)
        else:
            household_id = household.id
            members = self._store.households.everyone_of(household_id)
            if first.group and household.grid_id != self._grid(first.group):
                self._act.change("household", household_id, {"grid_id": self._grid(first.group)})
        known = matched(rows, members)
        ids = [self._keep_person(row, household_id, known.get(row.row)) for row in rows]
        self._keep_head(household, household_id, rows, ids, members)

    def report(self) -> ImportReport:
        """What was done so far."""
        return ImportReport(
            households_new=self._households_new,
            people_new=self._people_new,
            people_changed=self._people_changed,
            unchanged=self._unchanged,
            doubtful=self._doubtful,
        )

    def _keep_person(self, row: RosterRow, household_id: str, known: Person | None) -> str:
        known = known or self._elsewhere(row)
        fields = _person_fields(row, household_id, self._doubts.get(row.row, []))
        if known is None:
            self._people_new += 1
            return self._act.create("person", fields)
        # An empty cell says nothing; it never wipes out what is known.
        told = {f: v for f, v in fields.items() if v or f == "doubt"}
        changed = {f: v for f, v in told.items() if getattr(known, f) != v}
        if changed:
            self._people_changed += 1
            self._act.change("person", known.id, changed)
        else:
            self._unchanged += 1
        return known.id

    def _elsewhere(self, row: RosterRow) -> Person | None:
        """Who has moved here from another household; a number that stands twice proves nothing."""
        if row.id_number not in self._unique_numbers:
            return None
        bearers = self._store.persons.by_id_number(row.id_number)
        if [p.name for p in bearers] != [row.name]:
            return None
        return self._store.persons.whole(bearers[0].id)

    def _keep_head(
        self,
        household: Household | None,
        household_id: str,
        rows: list[RosterRow],
        ids: list[str],
        members: list[Person],
    ) -> None:
        head_name = rows[0].head_name or rows[0].name
        candidates = [
            *(i for i, row in zip(ids, rows, strict=True) if row.head_relation == HEAD),
            *(i for i, row in zip(ids, rows, strict=True) if row.name == head_name),
            *(member.id for member in members if member.name == head_name),
            "",
        ]
        head = {"head_person_id": candidates[0], "head_name": head_name}
        if household is None or any(getattr(household, f) != v for f, v in head.items()):
            self._act.change("household", household_id, head)

    def _grid(self, group: str) -> str:
        name = group or NO_GROUP
        if name not in self._grids:
            fields = {"name": name, "kind": "village_group"}
            self._grids[name] = self._act.create("grid", fields)
        return self._grids[name]


class _MadeUpNumbers:
    """Households whose sheet had no numbers. Two such sheets both begin with 自编0001, so the number
    alone says nothing: the people do, or else grid and head.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: set[str] = set()
        self._by_head: dict[tuple[str, str], list[Household]] = {}
        page = store.households.page_after(PageKey(SELF_NUMBERED, ""))
        while page and page[0].number.startswith(SELF_NUMBERED):
            for household in page:
                self._taken.add(household.number)
                key = (household.grid_id, household.head_name)
                self._by_head.setdefault(key, []).append(household)
            page = store.households.page_after(PageKey(page[-1].number, page[-1].id))

    def settle(self, rows: list[RosterRow], grid_id: str) -> tuple[Household | None, str]:
        """The household that these rows mean, and its number; None and a free number for a new one."""
        number, head_name = rows[0].household_number, rows[0].head_name or rows[0].name
        same = self._store.households.by_number(number)
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
        members = self._store.households.everyone_of(household.id)
        return any(_likeness(row, p) >= 2 and row.born_on for row in rows for p in members)


def by_household(rows: Iterable[RosterRow]) -> list[list[RosterRow]]:
    """Rows of one household together, households in the order of the sheet."""
    grouped: dict[str, list[RosterRow]] = {}
    for row in rows:
        grouped.setdefault(row.household_number, []).append(row)
    return list(grouped.values())


def matched(rows: list[RosterRow], members: Iterable[Person]) -> dict[int, Person]:
    """Whom of the household each row means; the surest likeness first, and no one meant twice."""
    free, found = list(members), dict[int, Person]()
    for wanted in (4, 3, 2, 1):
        for row in rows:
            if row.row in found:
                continue
            person = next((p for p in free if _likeness(row, p) == wanted), None)
            if person is not None:
                found[row.row] = person
                free.remove(person)
    return found


def _likeness(row: RosterRow, person: Person) -> int:
    """The ID number decides; without one the name does, best with the same birth date."""
    if row.id_number and row.id_number == person.id_number:
        return 4 if row.name == person.name else 3
    if row.name != person.name:
        return 0
    return 2 if row.born_on == person.born_on else 1


def _person_fields(row: RosterRow, household_id: str, doubts: list[str]) -> dict[str, object]:
    number = read_id_number(row.id_number) if row.id_number else None
    # A number that cannot be right says nothing about birth or sex either.
    known = number if number and not number.problem else None
    return {
        "household_id": household_id,
        "name": row.name,
        "head_relation": row.head_relation,
        "sex": row.sex if row.sex != "0" or known is None else known.sex,
        "ethnicity": row.ethnicity,
        "born_on": row.born_on or (known.born_on.isoformat() if known and known.born_on else ""),
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
        "doubt": "、".join(dict.fromkeys(doubts)) + "待核" if doubts else "",
    }
