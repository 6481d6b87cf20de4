"""The records of what somebody did in some days, each query by an index of its own."""

from collections.abc import Collection

import msgspec
from sqlite_utils import Database

from app.models.records import Case, Visit
from app.store.record_table import RecordTable
from app.store.visit_repository import VisitRepository


class WorkRepository:
    """Reads visits and cases by who did them and when."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._visits = VisitRepository(db)
        self._cases = RecordTable(Case, "cases")

    def visits(self, visitor_name: str, first: str, last: str) -> list[Visit]:
        """Visits from one day to another, the earliest first; of everybody without a name."""
        if not visitor_name:
            return self._visits.read(
                self._db.conn.execute(
                    """SELECT * FROM visits WHERE visited_on BETWEEN ? AND ?
                           AND is_deleted = 0 AND is_superseded = 0 ORDER BY visited_on, id""",
                    (first, last),
                )
            )
        return self._visits.read(
            self._db.conn.execute(
                """SELECT * FROM visits WHERE visitor_name = ? AND visited_on BETWEEN ? AND ?
                       AND is_deleted = 0 AND is_superseded = 0 ORDER BY visited_on, id""",
                (visitor_name, first, last),
            )
        )

    def cases(self, since: str, until: str, receivers: Collection[str] | None) -> list[Case]:
        """Cases that the station received at one moment or later and before another, by those first
        receivers; by anybody where there is None.
        """
        found = self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases WHERE station_received_at >= ? AND station_received_at < ?
                       AND is_deleted = 0 ORDER BY station_received_at, id""",
                (since, until),
            )
        )
        if receivers is None:
            return found
        return [case for case in found if case.first_receiver_id in receivers]

    def holding_cards(self, household_ids: Collection[str]) -> set[str]:
        """Those households that hold a valid card."""
        rows = self._db.conn.execute(
            """SELECT DISTINCT household_id FROM cards
               WHERE household_id IN (SELECT value FROM json_each(?))
                   AND is_valid = 1 AND is_deleted = 0""",
            (msgspec.json.encode(list(household_ids)).decode(),),
        )
        return {row[0] for row in rows}
