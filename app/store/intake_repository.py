"""What an intake keeps beside its case: powers of attorney, commitments, money passed through."""

from sqlite_utils import Database

from app.models.intake_records import Commitment, MoneyStep, PowerOfAttorney
from app.store.record_table import RecordTable


class IntakeRepository:
    """Reads what belongs to cases; an index answers each question."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._powers = RecordTable(PowerOfAttorney, "powers_of_attorney")
        self._commitments = RecordTable(Commitment, "commitments")
        self._money = RecordTable(MoneyStep, "money_steps")

    def power_of_attorney(self, case_id: str) -> PowerOfAttorney | None:
        """The newest one of a case."""
        powers = self._powers.records(
            self._db.conn.execute(
                """SELECT * FROM powers_of_attorney WHERE case_id = ? AND is_deleted = 0
                   ORDER BY updated_at, id""",
                (case_id,),
            )
        )
        return powers[-1] if powers else None

    def commitments(self, case_id: str) -> list[Commitment]:
        """Those of a case, oldest first."""
        return self._commitments.records(
            self._db.conn.execute(
                """SELECT * FROM commitments WHERE case_id = ? AND is_deleted = 0
                   ORDER BY made_on, updated_at, id""",
                (case_id,),
            )
        )

    def overdue_commitments(self, before: str) -> list[Commitment]:
        """Those due before the date `before` with a paper that is still missing, oldest first."""
        return self._commitments.records(
            self._db.conn.execute(
                f"""SELECT * FROM commitments WHERE is_deleted = 0 AND due_on < ? AND {_IS_OWED}
                    ORDER BY due_on, id""",  # noqa: S608 - our own words
                (before,),
            )
        )

    def has_broken_commitment(self, applicant_id: str, before: str) -> bool:
        """Whether an applicant has one that was due before the date `before` and was not kept."""
        row = self._db.conn.execute(
            f"""SELECT 1 FROM cases CROSS JOIN commitments ON commitments.case_id = cases.id
                WHERE cases.applicant_id = ? AND cases.applicant_id <> ''
                    AND cases.is_deleted = 0 AND commitments.is_deleted = 0
                    AND commitments.due_on < ? AND {_IS_OWED}
                LIMIT 1""",  # noqa: S608 - our own words
            (applicant_id, before),
        ).fetchone()
        return row is not None

    def money_steps(self, case_id: str) -> list[MoneyStep]:
        """Every step of a case's money, voided ones too, oldest first."""
        return self._money.records(
            self._db.conn.execute(
                "SELECT * FROM money_steps WHERE entity_id = ? ORDER BY at, hlc, id", (case_id,)
            )
        )


_IS_OWED = """EXISTS (
    SELECT 1 FROM materials
    WHERE materials.case_id = commitments.case_id AND materials.is_deleted = 0
        AND materials.received_at = ''
        AND materials.id IN (SELECT value FROM json_each(commitments.material_ids))
)"""
