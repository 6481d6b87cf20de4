"""What the place's own rules ask for: the basic ledger, scores, conclusions of reviews, default assignees."""

from sqlite_utils import Database

from app.models.place_records import (
    AssigneeRule,
    LedgerCell,
    LedgerSnapshot,
    ReviewConclusion,
    ScoreMark,
)
from app.store.record_table import RecordTable


class PlaceRepository:
    """Reads them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cells = RecordTable(LedgerCell, "ledger_cells")
        self._snapshots = RecordTable(LedgerSnapshot, "ledger_snapshots")
        self._marks = RecordTable(ScoreMark, "score_marks")
        self._conclusions = RecordTable(ReviewConclusion, "review_conclusions")
        self._assignees = RecordTable(AssigneeRule, "assignee_rules")

    def cells(self, grid_id: str) -> list[LedgerCell]:
        """The basic ledger of a grid or, without one, of the village."""
        return self._cells.records(
            self._db.conn.execute(
                "SELECT * FROM ledger_cells WHERE grid_id = ? AND is_deleted = 0", (grid_id,)
            )
        )

    def snapshots(self, year: int) -> list[LedgerSnapshot]:
        """What was kept for a year, the first kept first."""
        return self._snapshots.records(
            self._db.conn.execute(
                "SELECT * FROM ledger_snapshots WHERE year = ? ORDER BY year, grid_id, hlc, id",
                (year,),
            )
        )

    def snapshot_years(self) -> list[int]:
        """The years for which something was kept, the latest first."""
        rows = self._db.conn.execute(
            "SELECT year, count(*) FROM ledger_snapshots GROUP BY year ORDER BY year DESC"
        )
        return [row[0] for row in rows]

    def marks(self, period: str, cadre_id: str) -> list[ScoreMark]:
        """The points that people gave on one scorecard."""
        return self._marks.records(
            self._db.conn.execute(
                """SELECT * FROM score_marks
                   WHERE period = ? AND cadre_id = ? AND is_deleted = 0""",
                (period, cadre_id),
            )
        )

    def conclusion_of(self, appraisal_id: str) -> ReviewConclusion | None:
        """What a review came to, if it is written."""
        return self._conclusions.record(
            self._db.conn.execute(
                """SELECT * FROM review_conclusions WHERE appraisal_id = ? AND is_deleted = 0
                   ORDER BY id LIMIT 1""",
                (appraisal_id,),
            )
        )

    def assignee_rules(self) -> list[AssigneeRule]:
        """Every rule for a default assignee."""
        return self._assignees.records(
            self._db.conn.execute("SELECT * FROM assignee_rules WHERE is_deleted = 0 ORDER BY id")
        )

    def has_assignee_rule(self, entity: str) -> bool:
        """Whether there ever was a rule of that id, also one that was taken away."""
        row = self._db.conn.execute("SELECT 1 FROM assignee_rules WHERE id = ?", (entity,))
        return row.fetchone() is not None
