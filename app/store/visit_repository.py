"""Household visits. A corrected visit has several versions; lists and figures take the newest."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Visit
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class VisitRepository:
    """Reads visits; lists go from the newest visit backwards."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._visits = RecordTable(Visit, "visits")

    def by_id(self, visit_id: str) -> Visit:
        """One version of a visit, by its dot. Raises OperationRefused `visit_unknown`."""
        found = self._visits.record(
            self._db.conn.execute("SELECT * FROM visits WHERE id = ?", (visit_id,))
        )
        if found is None:
            raise OperationRefused("visit_unknown")
        return found

    def by_entity(self, entity_id: str) -> Visit:
        """The newest version of a visit, also when it takes the visit back.

        Raises OperationRefused `visit_unknown`.
        """
        versions = self.versions(entity_id)
        if not versions:
            raise OperationRefused("visit_unknown")
        return versions[-1]

    def versions(self, entity_id: str) -> list[Visit]:
        """A visit as it was recorded, then its corrections."""
        return self._visits.records(
            self._db.conn.execute(
                "SELECT * FROM visits WHERE entity_id = ? ORDER BY hlc, id", (entity_id,)
            )
        )

    def page_after(self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS) -> list[Visit]:
        """By (visited_on, id), newest first."""
        return self._visits.records(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE is_deleted = 0 AND (visited_on, id) < (?, ?)
                       AND NOT EXISTS (
                           SELECT 1 FROM visits AS later
                           WHERE later.entity_id = visits.entity_id
                               AND (later.hlc, later.id) > (visits.hlc, visits.id))
                   ORDER BY visited_on DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def page_of_household(
        self, household_id: str, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Visit]:
        """A household's visits by (visited_on, id), newest first."""
        return self._visits.records(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE household_id = ? AND is_deleted = 0 AND (visited_on, id) < (?, ?)
                       AND NOT EXISTS (
                           SELECT 1 FROM visits AS later
                           WHERE later.entity_id = visits.entity_id
                               AND (later.hlc, later.id) > (visits.hlc, visits.id))
                   ORDER BY visited_on DESC, id DESC LIMIT ?""",
                (household_id, *key, limit),
            )
        )

    def households_visited_at_home(self, since: str) -> int:
        """How many active households had a home visit on that date or later.

        What was said by phone or message does not count (domain.md 1.1).
        """
        row = self._db.conn.execute(
            """SELECT count(DISTINCT visits.household_id) FROM visits
               JOIN households ON households.id = visits.household_id
                   AND households.is_deleted = 0
               WHERE visits.is_deleted = 0 AND visits.visited_on >= ? AND visits.channel = 'home'
                   AND NOT EXISTS (
                       SELECT 1 FROM visits AS later
                       WHERE later.entity_id = visits.entity_id
                           AND (later.hlc, later.id) > (visits.hlc, visits.id))""",
            (since,),
        ).fetchone()
        return int(row[0])

    def counts_by_channel(self, since: str = "") -> dict[str, int]:
        """How many visits were made through each channel, on the date `since` or later."""
        return dict(
            self._db.conn.execute(
                """SELECT channel, count(*) FROM visits
                   WHERE is_deleted = 0 AND visited_on >= ?
                       AND NOT EXISTS (
                           SELECT 1 FROM visits AS later
                           WHERE later.entity_id = visits.entity_id
                               AND (later.hlc, later.id) > (visits.hlc, visits.id))
                   GROUP BY channel ORDER BY channel""",
                (since,),
            ).fetchall()
        )
