"""Household visits. A corrected visit has several versions; lists and figures take the newest."""

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Visit
from app.models.visit_records import DiaryComment, without_finding
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable
from app.store.sqlite_driver import sqlite


class VisitRepository:
    """Reads visits; lists go from the newest visit backwards. A finding whose appeal bypasses the
    village stays in the journal and is not shown.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._visits = RecordTable(Visit, "visits")
        self._comments = RecordTable(DiaryComment, "diary_comments")

    def by_entity(self, entity_id: str) -> Visit:
        """The newest version of a visit, also when it takes the visit back.

        Raises OperationRefused `visit_unknown`.
        """
        return self._newest(self.versions(entity_id))

    def written(self, entity_id: str) -> Visit:
        """The same with a finding that is hidden at the station: a version after it must not lose that.

        Raises OperationRefused `visit_unknown`.
        """
        return self._newest(self._visits.records(self._versions(entity_id)))

    def versions(self, entity_id: str) -> list[Visit]:
        """A visit as it was recorded, then its corrections."""
        return self.read(self._versions(entity_id))

    @staticmethod
    def _newest(versions: list[Visit]) -> Visit:
        if not versions:
            raise OperationRefused("visit_unknown")
        return versions[-1]

    def _versions(self, entity_id: str) -> sqlite.Cursor:
        return self._db.conn.execute(
            "SELECT * FROM visits WHERE entity_id = ? ORDER BY hlc, id", (entity_id,)
        )

    def page_after(self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS) -> list[Visit]:
        """By (visited_on, id), newest first."""
        return self.read(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE is_deleted = 0 AND is_superseded = 0 AND (visited_on, id) < (?, ?)
                   ORDER BY visited_on DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def page_of_household(
        self, household_id: str, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Visit]:
        """A household's visits by (visited_on, id), newest first."""
        return self.read(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE household_id = ? AND is_deleted = 0 AND is_superseded = 0
                       AND (visited_on, id) < (?, ?)
                   ORDER BY visited_on DESC, id DESC LIMIT ?""",
                (household_id, *key, limit),
            )
        )

    def between(self, first: str, last: str) -> list[Visit]:
        """Everybody's visits from one day to another, both included, the earliest first."""
        return self.read(
            self._db.conn.execute(
                """SELECT * FROM visits WHERE visited_on BETWEEN ? AND ?
                       AND is_deleted = 0 AND is_superseded = 0 ORDER BY visited_on, id""",
                (first, last),
            )
        )

    def outing_of(self, visit: Visit) -> list[Visit]:
        """The visits of one walk, in the order in which they were written down."""
        first = visit.outing_id or visit.entity_id
        return self.read(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE (entity_id = ? OR (outing_id = ? AND outing_id <> ''))
                       AND is_deleted = 0 AND is_superseded = 0
                   ORDER BY number, id""",
                (first, first),
            )
        )

    def comments_on(self, visit_id: str) -> list[DiaryComment]:
        """What the township's leaders said to a visit, in the order in which they said it."""
        return self._comments.records(
            self._db.conn.execute(
                "SELECT * FROM diary_comments WHERE entity_id = ? ORDER BY hlc, id", (visit_id,)
            )
        )

    def comments_of(self, visit_ids: list[str]) -> dict[str, list[DiaryComment]]:
        """The comments on several visits, by the visit."""
        found: dict[str, list[DiaryComment]] = {}
        for comment in self._comments.records(
            self._db.conn.execute(
                """SELECT * FROM diary_comments
                   WHERE entity_id IN (SELECT value FROM json_each(?)) ORDER BY hlc, id""",
                (msgspec.json.encode(visit_ids).decode(),),
            )
        ):
            found.setdefault(comment.entity_id, []).append(comment)
        return found

    def comments_between(self, since: str, until: str) -> list[DiaryComment]:
        """What was said from one day to another, both included, the newest first."""
        return self._comments.records(
            self._db.conn.execute(
                """SELECT * FROM diary_comments WHERE date(at, '+8 hours') BETWEEN ? AND ?
                   ORDER BY at DESC, id DESC""",
                (since, until),
            )
        )

    def by_entities(self, entity_ids: list[str]) -> dict[str, Visit]:
        """The newest version of several visits, by their id."""
        found = self.read(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE entity_id IN (SELECT value FROM json_each(?)) AND is_superseded = 0""",
                (msgspec.json.encode(entity_ids).decode(),),
            )
        )
        return {visit.entity_id: visit for visit in found}

    def counts_by_channel(self, since: str = "") -> dict[str, int]:
        """How many visits were made through each channel, on the date `since` or later."""
        return dict(
            self._db.conn.execute(
                """SELECT channel, count(*) FROM visits
                   WHERE is_deleted = 0 AND is_superseded = 0 AND visited_on >= ?
                   GROUP BY channel ORDER BY channel""",
                (since,),
            ).fetchall()
        )

    def read(self, cursor: sqlite.Cursor) -> list[Visit]:
        """The visits of a query. What led to an appeal that is hidden at the station is hidden too."""
        visits = self._visits.records(cursor)
        named = [visit.appeal_id for visit in visits if visit.appeal_id]
        if not named:
            return visits
        rows = self._db.conn.execute(
            """SELECT id FROM appeals
               WHERE id IN (SELECT value FROM json_each(?)) AND is_hidden_at_station = 1""",
            (msgspec.json.encode(named).decode(),),
        )
        hidden = {row[0] for row in rows}
        return [without_finding(v) if v.appeal_id in hidden else v for v in visits]
