"""Households and who lives in them.

A household is *active* while it is neither deleted nor merged into another (并户), nor has left or
been dissolved: the denominator of every coverage figure. In SQL that is the view
`active_households`; the view `household_roots` (household_id, root_id) says under which household
what belongs to a merged one is shown and counted.
"""

from collections.abc import Sequence

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Household, Person
from app.store.active_households import ActiveHouseholds
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.person_repository import all_open
from app.store.record_table import RecordTable


class HouseholdRepository:
    """Reads households; lists go by household number.

    Attributes:
        active: the active households, for coverage and counts.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._households = RecordTable(Household, "households")
        self._persons = RecordTable(Person, "persons")
        self.active = ActiveHouseholds(db)

    def by_id(self, household_id: str) -> Household:
        """One household, also when deleted. Raises OperationRefused `household_unknown`."""
        found = self._households.record(
            self._db.conn.execute("SELECT * FROM households WHERE id = ?", (household_id,))
        )
        if found is None:
            raise OperationRefused("household_unknown")
        return found

    def by_ids(self, household_ids: list[str]) -> dict[str, Household]:
        """Several at once, by id; unknown ones are missing."""
        found = self._households.records(
            self._db.conn.execute(
                "SELECT * FROM households WHERE id IN (SELECT value FROM json_each(?))",
                (msgspec.json.encode(household_ids).decode(),),
            )
        )
        return {household.id: household for household in found}

    def all_of(self, household_ids: Sequence[str]) -> list[Household]:
        """Each of these, in their order. Raises OperationRefused `household_unknown`."""
        known = self.by_ids(list(household_ids))
        if not known.keys() >= set(household_ids):
            raise OperationRefused("household_unknown")
        return [known[each] for each in household_ids]

    def by_number(self, number: str) -> Household | None:
        """The household of that number; of two that were numbered alike an active one, the first."""
        return self._households.record(
            self._db.conn.execute(
                """SELECT * FROM households
                   WHERE number = ? AND is_deleted = 0 AND shown_under = ''
                   ORDER BY standing <> '', id LIMIT 1""",
                (number,),
            )
        )

    def shown_id(self, household_id: str) -> str:
        """Under which id this household is shown: another one's once the two were merged."""
        row = self._db.conn.execute(
            """WITH RECURSIVE up (id, above) AS (
                   SELECT id, shown_under FROM households WHERE id = ?
                   UNION
                   SELECT households.id, households.shown_under
                   FROM up JOIN households ON households.id = up.above)
               SELECT id FROM up WHERE above = ''""",
            (household_id,),
        ).fetchone()
        return row[0] if row else household_id

    def record_ids(self, household_id: str) -> list[str]:
        """The household and all that were merged into it: what belongs to any belongs to it."""
        rows = self._db.conn.execute(
            """WITH RECURSIVE mine (id) AS (
                   VALUES (?)
                   UNION
                   SELECT households.id FROM mine JOIN households
                       ON households.shown_under = mine.id WHERE households.shown_under <> '')
               SELECT id FROM mine""",
            (household_id,),
        )
        return [row[0] for row in rows]

    def page_after(self, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS) -> list[Household]:
        """All that were not merged, those that left or were dissolved too, by (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM households
                   WHERE is_deleted = 0 AND shown_under = '' AND (number, id) > (?, ?)
                   ORDER BY number, id LIMIT ?""",
                (*key, limit),
            )
        )

    def of_grid(self, grid_id: str) -> list[Household]:
        """All active households of a grid, by (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM active_households WHERE grid_id = ?
                   ORDER BY number, id""",
                (grid_id,),
            )
        )

    def persons(self, household_id: str) -> list[Person]:
        """Who belongs to the household now: the head first, then by date of birth."""
        present = [p for p in self.everyone_of(household_id) if not p.standing]
        return all_open(present)

    def former_persons(self, household_id: str) -> list[Person]:
        """Who belonged to it and has left or died, by date of birth."""
        return all_open([p for p in self.everyone_of(household_id) if p.standing])

    def everyone_of(self, household_id: str) -> list[Person]:
        """Present and former people with every group, for acts only; the head first."""
        found = self._persons.records(
            self._db.conn.execute(
                """SELECT persons.* FROM json_each(?) AS mine
                   JOIN persons ON persons.household_id = mine.value
                   WHERE persons.is_deleted = 0 AND persons.shown_under = ''
                   ORDER BY persons.born_on, persons.id""",
                (msgspec.json.encode(self.record_ids(household_id)).decode(),),
            )
        )
        head = self._db.conn.execute(
            "SELECT head_person_id FROM households WHERE id = ?", (household_id,)
        ).fetchone()
        return sorted(found, key=lambda person: (person.id,) != head)

    def numbers(self) -> list[str]:
        """Every number that some household has, or had before it was merged."""
        rows = self._db.conn.execute(
            "SELECT number FROM households WHERE is_deleted = 0 ORDER BY number, id"
        )
        return [row[0] for row in rows]

    def count(self) -> int:
        """How many active households there are."""
        return self.active.count()

    def counts_by_grid(self) -> dict[str, int]:
        """How many active households each grid has."""
        return self.active.counts_by_grid()

    def counts_by_cadre(self) -> dict[str, int]:
        """How many active households each cadre has."""
        return self.active.counts_by_cadre()
