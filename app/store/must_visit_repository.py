"""Must-visit tasks (五必到), and the visits that open cases ask for by themselves."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Case
from app.models.visit_records import MustVisit, MustVisitStep
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

MOST_CASES = 500


class MustVisitRepository:
    """Reads must-visit tasks; lists go by the day by which somebody must have been there."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._tasks = RecordTable(MustVisit, "must_visits")
        self._steps = RecordTable(MustVisitStep, "must_visit_steps")
        self._cases = RecordTable(Case, "cases")

    def by_id(self, task_id: str) -> MustVisit:
        """One task. Raises OperationRefused `must_visit_unknown`."""
        found = self._tasks.record(
            self._db.conn.execute("SELECT * FROM must_visits WHERE id = ?", (task_id,))
        )
        if found is None:
            raise OperationRefused("must_visit_unknown")
        return found

    def steps(self, task_id: str) -> list[MustVisitStep]:
        """What was done about it, in the order of the clocks."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM must_visit_steps WHERE entity_id = ? ORDER BY hlc, id", (task_id,)
            )
        )

    def page_of(
        self, status: str, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS
    ) -> list[MustVisit]:
        """Tasks of one status by (due_on, id)."""
        return self._tasks.records(
            self._db.conn.execute(
                """SELECT * FROM must_visits
                   WHERE status = ? AND is_deleted = 0 AND (due_on, id) > (?, ?)
                   ORDER BY due_on, id LIMIT ?""",
                (status, *key, limit),
            )
        )

    def open_of(self, household_id: str) -> list[MustVisit]:
        """What waits at one household, the most urgent first."""
        return self._tasks.records(
            self._db.conn.execute(
                """SELECT * FROM must_visits
                   WHERE household_id = ? AND is_deleted = 0 AND status = 'open'
                   ORDER BY due_on, id""",
                (household_id,),
            )
        )

    def cases_to_visit(self, since: str, limit: int = MOST_CASES) -> list[Case]:
        """Open cases received on that date or later at whose household nobody has been since."""
        return self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases
                   WHERE is_deleted = 0 AND household_id <> '' AND station_received_at >= ?
                       AND status NOT IN
                           ('draft', 'written_off', 'archived', 'declined', 'withdrawn')
                       AND NOT EXISTS (
                           SELECT 1 FROM visits
                           WHERE visits.household_id = cases.household_id
                               AND visits.channel IN ('home', 'field')
                               AND visits.visited_on
                                   >= date(cases.station_received_at, '+8 hours')
                               AND visits.is_deleted = 0 AND visits.is_superseded = 0)
                   ORDER BY station_received_at, id LIMIT ?""",
                (since, limit),
            )
        )
