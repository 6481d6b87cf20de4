"""Which rosters were imported, and which of those imports were undone."""

from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.roster_records import RosterImported
from app.store.page_key import PAGE_ROWS
from app.store.record_table import RecordTable


class RosterImportRepository:
    """Reads imports of rosters."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._imports = RecordTable(RosterImported, "roster_imports")

    def by_id(self, import_id: str) -> RosterImported:
        """One import. Raises OperationRefused `roster_import_unknown`."""
        found = self._imports.record(
            self._db.conn.execute(
                "SELECT * FROM roster_imports WHERE entity_id = ? AND action = 'import' LIMIT 1",
                (import_id,),
            )
        )
        if found is None:
            raise OperationRefused("roster_import_unknown")
        return found

    def newest(self, limit: int = PAGE_ROWS) -> list[RosterImported]:
        """The imports that stand, newest first; those that were undone are left out."""
        return self._imports.records(
            self._db.conn.execute(
                """SELECT * FROM roster_imports AS imported
                   WHERE action = 'import' AND NOT EXISTS (
                       SELECT 1 FROM roster_imports AS undone
                       WHERE undone.entity_id = imported.entity_id AND undone.action = 'undo')
                   ORDER BY at DESC, id DESC LIMIT ?""",
                (limit,),
            )
        )

    def is_undone(self, import_id: str) -> bool:
        """Whether somebody has undone it."""
        found = self._db.conn.execute(
            "SELECT 1 FROM roster_imports WHERE entity_id = ? AND action = 'undo' LIMIT 1",
            (import_id,),
        )
        return found.fetchone() is not None

    def is_person_in_use(self, person_id: str) -> bool:
        """Whether a case names the person as its applicant."""
        found = self._db.conn.execute(
            "SELECT 1 FROM cases WHERE applicant_id = ? AND applicant_id <> '' AND is_deleted = 0",
            (person_id,),
        )
        return found.fetchone() is not None

    def is_household_in_use(self, household_id: str) -> bool:
        """Whether a case, a visit, an appeal or a card names the household."""
        found = self._db.conn.execute(
            """SELECT EXISTS (SELECT 1 FROM cases WHERE household_id = ?1 AND is_deleted = 0)
                   OR EXISTS (SELECT 1 FROM visits WHERE household_id = ?1 AND is_deleted = 0)
                   OR EXISTS (SELECT 1 FROM appeals WHERE household_id = ?1 AND is_deleted = 0)
                   OR EXISTS (SELECT 1 FROM cards WHERE household_id = ?1 AND is_deleted = 0)""",
            (household_id,),
        )
        return bool(found.fetchone()[0])
