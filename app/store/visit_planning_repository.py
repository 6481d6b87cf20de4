"""What visiting is planned by: rounds, visit plans, household plans, outreach."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.visit_records import HouseholdPlan, Outreach, VisitPlan, VisitRound
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class VisitPlanningRepository:
    """Reads rounds, plans and outreach."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rounds = RecordTable(VisitRound, "visit_rounds")
        self._plans = RecordTable(VisitPlan, "visit_plans")
        self._household_plans = RecordTable(HouseholdPlan, "household_plans")
        self._outreaches = RecordTable(Outreach, "outreaches")

    def rounds(self) -> list[VisitRound]:
        """All rounds that were set here, by their first day."""
        return self._rounds.records(
            self._db.conn.execute(
                "SELECT * FROM visit_rounds WHERE is_deleted = 0 ORDER BY starts_on, id"
            )
        )

    def plan(self, plan_id: str) -> VisitPlan:
        """One visit plan. Raises OperationRefused `visit_plan_unknown`."""
        found = self._plans.record(
            self._db.conn.execute(
                "SELECT * FROM visit_plans WHERE id = ? AND is_deleted = 0", (plan_id,)
            )
        )
        if found is None:
            raise OperationRefused("visit_plan_unknown")
        return found

    def household_plan(self, household_id: str) -> HouseholdPlan | None:
        """A household's own plan, if it has one."""
        return self._household_plans.record(
            self._db.conn.execute(
                """SELECT * FROM household_plans WHERE household_id = ? AND is_deleted = 0
                   ORDER BY id LIMIT 1""",
                (household_id,),
            )
        )

    def household_plans(self, limit: int = PAGE_ROWS) -> list[HouseholdPlan]:
        """Households' own plans, those first that are to be looked at again soonest; then those
        without such a day.
        """
        return self._household_plans.records(
            self._db.conn.execute(
                """SELECT * FROM household_plans WHERE is_deleted = 0
                   ORDER BY review_on = '', review_on, id LIMIT ?""",
                (limit,),
            )
        )

    def outreach(self, outreach_id: str) -> Outreach:
        """One outreach. Raises OperationRefused `outreach_unknown`."""
        found = self._outreaches.record(
            self._db.conn.execute(
                "SELECT * FROM outreaches WHERE id = ? AND is_deleted = 0", (outreach_id,)
            )
        )
        if found is None:
            raise OperationRefused("outreach_unknown")
        return found

    def page_of_outreaches(
        self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Outreach]:
        """What is carried to households, by (starts_on, id), the latest first."""
        return self._outreaches.records(
            self._db.conn.execute(
                """SELECT * FROM outreaches WHERE is_deleted = 0 AND (starts_on, id) < (?, ?)
                   ORDER BY starts_on DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def reached_by(self, outreach_id: str) -> dict[str, str]:
        """The households that an outreach has reached, with the day; the newest tick counts."""
        rows = self._db.conn.execute(
            """SELECT household_id, delivered_on, action FROM outreach_deliveries AS tick
               WHERE outreach_id = ? AND NOT EXISTS (
                   SELECT 1 FROM outreach_deliveries AS later
                   WHERE later.entity_id = tick.entity_id
                       AND (later.hlc, later.id) > (tick.hlc, tick.id))""",
            (outreach_id,),
        )
        return {household: day for household, day, action in rows if action == "deliver"}
