"""Villagers."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Person
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class PersonRepository:
    """Reads persons."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._persons = RecordTable(Person, "persons")

    def by_id(self, person_id: str) -> Person:
        """One person, also when deleted. Raises OperationRefused `person_unknown`."""
        found = self._persons.record(
            self._db.conn.execute("SELECT * FROM persons WHERE id = ?", (person_id,))
        )
        if found is None:
            raise OperationRefused("person_unknown")
        return found

    def by_id_number(self, id_number: str) -> list[Person]:
        """Who bears this identity number; more than one only by mistake."""
        return self._persons.records(
            self._db.conn.execute(
                """SELECT * FROM persons
                   WHERE id_number = ? AND id_number <> '' AND is_deleted = 0 ORDER BY id""",
                (id_number,),
            )
        )

    def doubtful(self, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS) -> list[Person]:
        """Persons with something to be verified, by (household_id, id)."""
        return self._persons.records(
            self._db.conn.execute(
                """SELECT * FROM persons
                   WHERE is_deleted = 0 AND doubt <> '' AND (household_id, id) > (?, ?)
                   ORDER BY household_id, id LIMIT ?""",
                (*key, limit),
            )
        )

    def count(self) -> int:
        """How many persons there are."""
        row = self._db.conn.execute("SELECT count(*) FROM persons WHERE is_deleted = 0")
        return int(row.fetchone()[0])

    def doubtful_count(self) -> int:
        """How many of them have something to be verified."""
        row = self._db.conn.execute(
            "SELECT count(*) FROM persons WHERE is_deleted = 0 AND doubt <> ''"
        )
        return int(row.fetchone()[0])
