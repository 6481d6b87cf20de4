"""Sessions of public appraisal, their sheets, and the letters that people have signed."""

from sqlite_utils import Database

from app.models.duty_records import Appraisal, AppraisalEvent, ResponsibilityLetter
from app.models.errors import OperationRefused
from app.store.record_table import RecordTable


class AppraisalRepository:
    """Reads appraisals (评议) and responsibility letters (目标责任书), a few a year."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._appraisals = RecordTable(Appraisal, "appraisals")
        self._events = RecordTable(AppraisalEvent, "appraisal_events")
        self._letters = RecordTable(ResponsibilityLetter, "responsibility_letters")

    def by_id(self, appraisal_id: str) -> Appraisal:
        """One session. Raises OperationRefused `appraisal_unknown`."""
        found = self._appraisals.record(
            self._db.conn.execute(
                "SELECT * FROM appraisals WHERE id = ? AND is_deleted = 0", (appraisal_id,)
            )
        )
        if found is None:
            raise OperationRefused("appraisal_unknown")
        return found

    def all(self) -> list[Appraisal]:
        """All sessions, the latest first."""
        return self._appraisals.records(
            self._db.conn.execute(
                "SELECT * FROM appraisals WHERE is_deleted = 0 ORDER BY held_on DESC, id DESC"
            )
        )

    def events(self, appraisal_id: str) -> list[AppraisalEvent]:
        """Sheets and words of a session, by clock; `in_causal_order` is the caller's."""
        return self._events.records(
            self._db.conn.execute(
                "SELECT * FROM appraisal_events WHERE entity_id = ? ORDER BY hlc, id",
                (appraisal_id,),
            )
        )

    def letter(self, letter_id: str) -> ResponsibilityLetter:
        """One letter. Raises OperationRefused `letter_unknown`."""
        found = self._letters.record(
            self._db.conn.execute(
                "SELECT * FROM responsibility_letters WHERE id = ? AND is_deleted = 0",
                (letter_id,),
            )
        )
        if found is None:
            raise OperationRefused("letter_unknown")
        return found

    def letters(self) -> list[ResponsibilityLetter]:
        """All letters, the latest year first."""
        return self._letters.records(
            self._db.conn.execute(
                """SELECT * FROM responsibility_letters WHERE is_deleted = 0
                   ORDER BY year DESC, person_name, id"""
            )
        )
