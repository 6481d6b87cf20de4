"""The register as it stands at one moment, held in memory to be compared with a whole roster."""

from collections.abc import Sequence

from app.models.records import Household, Person
from app.store.store import Store

EVERYTHING = 10_000_000


class RegisterInMemory:
    """Grids, households and people, looked up the way a roster names them.

    Attributes:
        grids: the id of each grid by its name.
        households: all of them, by number.
        people: all of them, by date of birth.
        merged_numbers: of merged records, each with the id of the person who is shown for it.
    """

    def __init__(
        self,
        grids: dict[str, str],
        households: list[Household],
        people: list[Person],
        merged_numbers: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.grids = grids
        self.households = households
        self.people = people
        self.merged_numbers = merged_numbers
        self._by_number: dict[str, Household] = {}
        self._members: dict[str, list[Person]] = {}
        self._bearers: dict[str, list[Person]] = {}
        self._namesakes: dict[str, list[Person]] = {}
        for household in sorted(households, key=lambda each: bool(each.standing)):
            self._by_number.setdefault(household.number, household)
        for person in people:
            self._members.setdefault(person.household_id, []).append(person)
            self._namesakes.setdefault(person.name, []).append(person)
            if person.id_number:
                self._bearers.setdefault(person.id_number, []).append(person)
        self._know_merged_numbers()
        heads = {household.id: household.head_person_id for household in households}
        for household_id, members in self._members.items():
            head = heads.get(household_id, "")
            members.sort(key=lambda person: person.id != head)

    @classmethod
    def of(cls, store: Store) -> "RegisterInMemory":
        """What the station's file says now, with every group: for acts only."""
        return cls(
            {grid.name: grid.id for grid in store.stations.grids()},
            store.households.page_after(limit=EVERYTHING),
            store.persons.everyone(),
            store.persons.merged_numbers(),
        )

    def _know_merged_numbers(self) -> None:
        shown = {person.id: person for person in self.people} if self.merged_numbers else {}
        for number, person_id in self.merged_numbers:
            bearers = self._bearers.setdefault(number, [])
            if person_id in shown and shown[person_id] not in bearers:
                bearers.append(shown[person_id])

    def household(self, number: str) -> Household | None:
        """The household of that number; the first of two that were numbered alike."""
        return self._by_number.get(number)

    def members(self, household_id: str) -> list[Person]:
        """Who belongs to it: the head first, then by date of birth."""
        return list(self._members.get(household_id, ()))

    def bearers(self, id_number: str) -> list[Person]:
        """Who bears this identity number."""
        return self._bearers.get(id_number, [])

    def namesakes(self, name: str) -> list[Person]:
        """Who bears this name."""
        return self._namesakes.get(name, [])

    def move(self, person: Person, household_id: str) -> None:
        """From here on the person belongs to that household."""
        self._members[person.household_id].remove(person)
        if household_id:
            self._members.setdefault(household_id, []).append(person)
