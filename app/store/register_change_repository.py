"""What happened to households and people, newest first."""

from sqlite_utils import Database

from app.models.register_records import RegisterChange
from app.store.record_table import RecordTable


class RegisterChangeRepository:
    """Reads changes of the register with the words that took some of them back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._changes = RecordTable(RegisterChange, "register_changes")

    def of_change(self, change_id: str) -> list[RegisterChange]:
        """A change and its undoing, by clock."""
        return self._changes.records(
            self._db.conn.execute(
                "SELECT * FROM register_changes WHERE entity_id = ? ORDER BY hlc, id", (change_id,)
            )
        )

    def of_household(self, household_id: str) -> list[RegisterChange]:
        """Everything that names the household."""
        return self._naming("household_ids", household_id)

    def of_person(self, person_id: str) -> list[RegisterChange]:
        """Everything that names the person."""
        return self._naming("person_ids", person_id)

    def of_action(self, action: str) -> list[RegisterChange]:
        """All of one kind that stand, by clock."""
        return self._changes.records(
            self._db.conn.execute(
                """SELECT * FROM register_changes AS told
                   WHERE action = ? AND NOT EXISTS (
                       SELECT 1 FROM register_changes AS undoing
                       WHERE undoing.entity_id = told.entity_id AND undoing.action = 'undo')
                   ORDER BY hlc, id""",
                (action,),
            )
        )

    def _naming(self, column: str, entity_id: str) -> list[RegisterChange]:
        # Ids are 32 hex digits, so one is found in the list's text as it stands.
        return self._changes.records(
            self._db.conn.execute(
                f"""SELECT * FROM register_changes INDEXED BY register_changes_hlc
                    WHERE instr({column}, ?) > 0 ORDER BY hlc DESC, id DESC""",  # noqa: S608
                (entity_id,),
            )
        )
