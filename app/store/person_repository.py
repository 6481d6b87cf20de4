"""Villagers.

What is read here never names a restricted group (社区矫正, 安置帮教, 精神障碍); `whole` and
`everyone_of` do, and belong to acts that check the permission or only pass the groups on.
"""

from collections.abc import Iterable, Sequence

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.priority_groups import open_groups
from app.models.records import Person
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class PersonRepository:
    """Reads persons. A record that was merged with another is shown as that one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._persons = RecordTable(Person, "persons")

    def by_id(self, person_id: str) -> Person:
        """One person, also when deleted. Raises OperationRefused `person_unknown`."""
        return as_open(self.whole(person_id))

    def whole(self, person_id: str) -> Person:
        """One person with every group. Raises OperationRefused `person_unknown`."""
        found = self._persons.record(
            self._db.conn.execute("SELECT * FROM persons WHERE id = ?", (person_id,))
        )
        if found is None:
            raise OperationRefused("person_unknown")
        return found

    def shown_id(self, person_id: str) -> str:
        """Under which id this person is shown: another one's once the two were merged."""
        row = self._db.conn.execute(
            """WITH RECURSIVE up (id, above) AS (
                   SELECT id, shown_under FROM persons WHERE id = ?
                   UNION
                   SELECT persons.id, persons.shown_under
                   FROM up JOIN persons ON persons.id = up.above)
               SELECT id FROM up WHERE above = ''""",
            (person_id,),
        ).fetchone()
        return row[0] if row else person_id

    def record_ids(self, person_ids: Sequence[str]) -> list[str]:
        """These and every record that was merged into one of them."""
        rows = self._db.conn.execute(
            """WITH RECURSIVE mine (id) AS (
                   SELECT value FROM json_each(?)
                   UNION
                   SELECT persons.id FROM mine JOIN persons ON persons.shown_under = mine.id
                   WHERE persons.shown_under <> '')
               SELECT id FROM mine""",
            (msgspec.json.encode(list(person_ids)).decode(),),
        )
        return [row[0] for row in rows]

    def by_id_number(self, id_number: str) -> list[Person]:
        """Who bears this identity number, as they are shown; more than one only by mistake."""
        rows = self._db.conn.execute(
            """SELECT id FROM persons
               WHERE id_number = ? AND id_number <> '' AND is_deleted = 0 ORDER BY id""",
            (id_number,),
        ).fetchall()
        shown = dict.fromkeys(self.shown_id(row[0]) for row in rows)
        return [self.by_id(person_id) for person_id in shown]

    def everyone(self) -> list[Person]:
        """All persons with every group, also those who left or died, under the household where they
        are shown, by date of birth. For comparing a whole roster in an act.
        """
        return self._persons.records(
            self._db.conn.execute(
                """SELECT persons.*, coalesce(root_id, persons.household_id) AS household_id
                   FROM persons LEFT JOIN household_roots
                       ON household_roots.household_id = persons.household_id
                   WHERE persons.is_deleted = 0 AND persons.shown_under = ''
                   ORDER BY persons.born_on, persons.id"""
            )
        )

    def merged_numbers(self) -> list[tuple[str, str]]:
        """ID numbers of merged records, each with the id of the person who is shown for it."""
        return self._db.conn.execute(
            """SELECT persons.id_number, person_roots.root_id
               FROM persons JOIN person_roots ON person_roots.person_id = persons.id
               WHERE persons.shown_under <> '' AND persons.id_number <> ''
                   AND persons.is_deleted = 0
               ORDER BY persons.id"""
        ).fetchall()

    def doubtful(self, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS) -> list[Person]:
        """Persons with something to be verified, by (household_id, id)."""
        found = self._persons.records(
            self._db.conn.execute(
                """SELECT * FROM persons
                   WHERE is_deleted = 0 AND doubt <> '' AND shown_under = '' AND standing = ''
                       AND (household_id, id) > (?, ?)
                   ORDER BY household_id, id LIMIT ?""",
                (*key, limit),
            )
        )
        return [as_open(person) for person in found]

    def count(self) -> int:
        """How many persons there are, without those who left or died."""
        row = self._db.conn.execute(
            """SELECT count(*) FROM persons
               WHERE is_deleted = 0 AND shown_under = '' AND standing = ''"""
        )
        return int(row.fetchone()[0])

    def doubtful_count(self) -> int:
        """How many of them have something to be verified."""
        row = self._db.conn.execute(
            """SELECT count(*) FROM persons
               WHERE is_deleted = 0 AND doubt <> '' AND shown_under = '' AND standing = ''"""
        )
        return int(row.fetchone()[0])


def as_open(person: Person) -> Person:
    """The person as anyone at the station may see them."""
    seen = open_groups(person.groups)
    return person if seen == person.groups else msgspec.structs.replace(person, groups=seen)


def all_open(persons: Iterable[Person]) -> list[Person]:
    """Several at once."""
    return [as_open(person) for person in persons]
