"""Bad ratings that are being put right, and their steps."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.rectification_records import Rectification, RectificationStep
from app.store.record_table import RecordTable


class RectificationRepository:
    """Reads rectifications (差评整改)."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rectifications = RecordTable(Rectification, "rectifications")
        self._steps = RecordTable(RectificationStep, "rectification_steps")

    def by_id(self, rectification_id: str) -> Rectification:
        """One of them. Raises OperationRefused `rectification_unknown`."""
        found = self._rectifications.record(
            self._db.conn.execute("SELECT * FROM rectifications WHERE id = ?", (rectification_id,))
        )
        if found is None:
            raise OperationRefused("rectification_unknown")
        return found

    def of_case(self, case_id: str) -> list[Rectification]:
        """All of one case, the earliest first."""
        return self._rectifications.records(
            self._db.conn.execute(
                """SELECT * FROM rectifications WHERE case_id = ? AND is_deleted = 0
                   ORDER BY opened_at, id""",
                (case_id,),
            )
        )

    def unsettled(self) -> list[Rectification]:
        """Those that still run, the earliest due first."""
        return self._rectifications.records(
            self._db.conn.execute(
                """SELECT * FROM rectifications
                   WHERE is_deleted = 0 AND stage IN ('open', 'verified', 'rectified', 'appealed')
                   ORDER BY due_on, id"""
            )
        )

    def steps(self, rectification_id: str) -> list[RectificationStep]:
        """Its steps, ordered by clock; `in_causal_order` is the caller's."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM rectification_steps WHERE entity_id = ? ORDER BY hlc, id",
                (rectification_id,),
            )
        )
