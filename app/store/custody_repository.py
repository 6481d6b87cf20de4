"""Where papers are, what happened to them, and the batches they travelled in."""

import msgspec
from sqlite_utils import Database

from app.models.custody import TO_STATION, held_by
from app.models.custody_records import CustodyEvent, Handover
from app.models.errors import OperationRefused
from app.models.records import Case, Material
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class CustodyRepository:
    """Reads custody events, hand-over lists, and the originals that must still come back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cases = RecordTable(Case, "cases")
        self._events = RecordTable(CustodyEvent, "custody_events")
        self._handovers = RecordTable(Handover, "handovers")
        self._materials = RecordTable(Material, "materials")

    def events(self, material_id: str) -> list[CustodyEvent]:
        """What happened to one paper, ordered by clock; `in_causal_order` is the caller's."""
        return self._events.records(
            self._db.conn.execute(
                "SELECT * FROM custody_events WHERE entity_id = ? ORDER BY hlc, id", (material_id,)
            )
        )

    def events_of_case(self, case_id: str) -> list[CustodyEvent]:
        """What happened to the papers of a case, ordered by clock."""
        return self._events.records(
            self._db.conn.execute(
                "SELECT * FROM custody_events WHERE case_id = ? ORDER BY hlc, id", (case_id,)
            )
        )

    def events_of_batch(self, batch_id: str) -> list[CustodyEvent]:
        """What was said of the papers of a batch, ordered by clock."""
        return self._events.records(
            self._db.conn.execute(
                """SELECT * FROM custody_events WHERE batch_id = ? AND batch_id <> ''
                   ORDER BY hlc, id""",
                (batch_id,),
            )
        )

    def handover(self, batch_id: str) -> Handover:
        """One batch. Raises OperationRefused `handover_unknown`."""
        found = self._handovers.record(
            self._db.conn.execute(
                "SELECT * FROM handovers WHERE entity_id = ? ORDER BY hlc, id LIMIT 1", (batch_id,)
            )
        )
        if found is None:
            raise OperationRefused("handover_unknown")
        return found

    def handovers_after(
        self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Handover]:
        """Batches by (at, id), newest first."""
        return self._handovers.records(
            self._db.conn.execute(
                """SELECT * FROM handovers WHERE is_deleted = 0 AND (at, id) < (?, ?)
                   ORDER BY at DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def materials(self, material_ids: list[str]) -> list[Material]:
        """These papers, by case and place."""
        return self._materials.records(
            self._db.conn.execute(
                """SELECT * FROM materials WHERE id IN (SELECT value FROM json_each(?))
                   ORDER BY case_id, position, id""",
                (msgspec.json.encode(material_ids).decode(),),
            )
        )

    def open_originals(
        self, holder: str = "", last: Material | None = None, limit: int = PAGE_ROWS
    ) -> list[Material]:
        """Originals that this holder has, or anybody, and the applicant must get back: a page after
        `last`, by holder, batch and case.
        """
        first = (
            (held_by(last), last.batch_id, last.case_id, last.id) if last else (holder, *[""] * 3)
        )
        return self._materials.records(
            self._db.conn.execute(
                """SELECT * FROM materials
                   WHERE held_by <> '' AND held_by <= ?
                     AND (held_by, batch_id, case_id, id) > (?, ?, ?, ?)
                   ORDER BY held_by, batch_id, case_id, id LIMIT ?""",
                (holder or FIRST_DOWNWARDS.order, *first, limit),
            )
        )

    def batches_coming_back(self, limit: int = PAGE_ROWS) -> list[Handover]:
        """Batches from the township of which a paper is still on its way, oldest first."""
        return self._handovers.records(
            self._db.conn.execute(
                """SELECT * FROM handovers
                   WHERE is_deleted = 0 AND entity_id IN (
                       SELECT batch_id FROM materials
                       WHERE batch_id <> '' AND custody = ? AND is_deleted = 0)
                   ORDER BY at, id LIMIT ?""",
                (TO_STATION, limit),
            )
        )

    def handovers(self, batch_ids: list[str]) -> dict[str, Handover]:
        """These batches by id; unknown ones are missing."""
        cursor = self._db.conn.execute(
            "SELECT * FROM handovers WHERE entity_id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(batch_ids).decode(),),
        )
        return {batch.entity_id: batch for batch in self._handovers.records(cursor)}

    def counts_by_holder(self) -> dict[str, int]:
        """How many originals each holder has; holders without any are missing."""
        return dict(
            self._db.conn.execute(
                """SELECT held_by, count(*) FROM materials WHERE held_by <> ''
                   GROUP BY held_by ORDER BY held_by"""
            ).fetchall()
        )

    def cases(self, case_ids: list[str]) -> dict[str, Case]:
        """These cases by id; unknown ones are missing."""
        cursor = self._db.conn.execute(
            "SELECT * FROM cases WHERE id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(case_ids).decode(),),
        )
        return {case.id: case for case in self._cases.records(cursor)}
