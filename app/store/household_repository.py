"""Households and who lives in them."""

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Household, Person
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class HouseholdRepository:
    """Reads households; lists go by household number."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._households = RecordTable(Household, "households")
        self._persons = RecordTable(Person, "persons")

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

    def by_number(self, number: str) -> Household | None:
        """The household of that number; the first of two that were numbered alike."""
        return self._households.record(
            self._db.conn.execute(
                """SELECT * FROM households WHERE number = ? AND is_deleted = 0
                   ORDER BY id LIMIT 1""",
                (number,),
            )
        )

    def page_after(self, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS) -> list[Household]:
        """By (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM households
                   WHERE is_deleted = 0 AND (number, id) > (?, ?)
                   ORDER BY number, id LIMIT ?""",
                (*key, limit),
            )
        )

    def of_grid(self, grid_id: str) -> list[Household]:
        """All households of a grid, by (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM households WHERE grid_id = ? AND is_deleted = 0
                   ORDER BY number, id""",
                (grid_id,),
            )
        )

    def page_of_grid(
        self, grid_id: str, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS
    ) -> list[Household]:
        """A grid's households by (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM households
                   WHERE grid_id = ? AND is_deleted = 0 AND (number, id) > (?, ?)
                   ORDER BY number, id LIMIT ?""",
                (grid_id, *key, limit),
            )
        )

    def page_of_cadre(
        self, cadre_id: str, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS
    ) -> list[Household]:
        """A cadre's households by (number, id)."""
        return self._households.records(
            self._db.conn.execute(
                """SELECT * FROM households
                   WHERE cadre_id = ? AND is_deleted = 0 AND (number, id) > (?, ?)
                   ORDER BY number, id LIMIT ?""",
                (cadre_id, *key, limit),
            )
        )

    def persons(self, household_id: str) -> list[Person]:
        """Who belongs to the household: the head first, then by date of birth."""
        persons = self._persons.records(
            self._db.conn.execute(
                """SELECT * FROM persons WHERE household_id = ? AND is_deleted = 0
                   ORDER BY born_on, id""",
                (household_id,),
            )
        )
        head = self._db.conn.execute(
            "SELECT head_person_id FROM households WHERE id = ?", (household_id,)
        ).fetchone()
        return sorted(persons, key=lambda person: (person.id,) != head)

    def count(self) -> int:
        """How many households there are."""
        row = self._db.conn.execute("SELECT count(*) FROM households WHERE is_deleted = 0")
        return int(row.fetchone()[0])

    def counts_by_grid(self) -> dict[str, int]:
        """How many households each grid has."""
        return dict(
            self._db.conn.execute(
                """SELECT grid_id, count(*) FROM households WHERE is_deleted = 0
                   GROUP BY grid_id ORDER BY grid_id"""
            ).fetchall()
        )

    def counts_by_cadre(self) -> dict[str, int]:
        """How many households each cadre has."""
        return dict(
            self._db.conn.execute(
                """SELECT cadre_id, count(*) FROM households WHERE is_deleted = 0
                   GROUP BY cadre_id ORDER BY cadre_id"""
            ).fetchall()
        )
