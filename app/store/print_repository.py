"""What was printed for whom."""

from sqlite_utils import Database

from app.models.records import PrintRecord
from app.store.record_table import RecordTable


class PrintRepository:
    """Reads print records."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._prints = RecordTable(PrintRecord, "print_records")

    def of_subject(self, entity_id: str) -> list[PrintRecord]:
        """Everything that was printed for a case, a household and so on, oldest first."""
        return self._prints.records(
            self._db.conn.execute(
                "SELECT * FROM print_records WHERE entity_id = ? ORDER BY printed_at, id",
                (entity_id,),
            )
        )

    def pages(self, entity_id: str, paper: str, content_digest: str = "") -> list[str]:
        """The pages of each printing of a paper for a subject; with a digest, saying just that."""
        rows = self._db.conn.execute(
            "SELECT pages FROM print_records WHERE entity_id = ? AND paper = ?"
            " AND (? = '' OR content_digest = ?)",
            (entity_id, paper, content_digest, content_digest),
        )
        return [pages for (pages,) in rows]
