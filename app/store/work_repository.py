"""The records of what somebody did in some days, each query by an index of its own."""

from collections.abc import Collection

import msgspec
from sqlite_utils import Database

from app.models.records import Case
from app.store.record_table import RecordTable


class WorkRepository:
    """Reads cases and cards by whose they are; visits reads the `VisitorRepository`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cases = RecordTable(Case, "cases")

    def cases(self, since: str, until: str) -> list[Case]:
        """Cases that the station received at one moment or later and before another."""
        return self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases WHERE station_received_at >= ? AND station_received_at < ?
                       AND is_deleted = 0 ORDER BY station_received_at, id""",
                (since, until),
            )
        )

    def holding_cards(self, household_ids: Collection[str]) -> set[str]:
        """Those households that hold a valid card."""
        rows = self._db.conn.execute(
            """SELECT DISTINCT household_id FROM cards
               WHERE household_id IN (SELECT value FROM json_each(?))
                   AND is_valid = 1 AND is_deleted = 0""",
            (msgspec.json.encode(list(household_ids)).decode(),),
        )
        return {row[0] for row in rows}
