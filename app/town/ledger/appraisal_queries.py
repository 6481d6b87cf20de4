"""What the clerks' pages ask of the ledger about public appraisals (评议)."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, tuple_

from app.models.duty_records import Appraisal, AppraisalEvent
from app.models.place_records import ReviewConclusion
from app.models.records import Record
from app.town.ledger.case_queries import PageKey
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of


class AppraisalQueries:
    """Sessions, their sheets and conclusions inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def page(self, villages: Collection[str], after: PageKey | None, limit: int) -> list[Appraisal]:
        """Sessions of these villages, or without any of all, the latest first."""
        table = RECORD_TABLES[Appraisal]
        query = record_columns(Appraisal).where(
            table.c.town_code == self._town_code, table.c.is_deleted.is_(False)
        )
        if villages:
            query = query.where(table.c.village_code.in_(sorted(villages)))
        if after is not None:
            query = query.where(tuple_(table.c.held_on, table.c.id) < (after.value, after.id))
        query = query.order_by(table.c.held_on.desc(), table.c.id.desc()).limit(limit)
        return [record_of(Appraisal, row) for row in self._connection.execute(query)]

    def one(self, village_code: str, appraisal_id: str) -> Appraisal | None:
        """One session."""
        found: list[Appraisal] = self._of(Appraisal, village_code, "id", appraisal_id)
        return next((each for each in found if not each.is_deleted), None)

    def events(self, village_code: str, appraisal_id: str) -> list[AppraisalEvent]:
        """Its sheets and words, in no order."""
        return self._of(AppraisalEvent, village_code, "entity_id", appraisal_id)

    def conclusion(self, village_code: str, appraisal_id: str) -> ReviewConclusion | None:
        """What it came to, if that is written."""
        found: list[ReviewConclusion] = self._of(
            ReviewConclusion, village_code, "appraisal_id", appraisal_id
        )
        written = (each for each in found if not each.is_deleted)
        return min(written, key=lambda each: each.id, default=None)

    def _of(self, record_type: type[Record], village_code: str, column: str, value: str) -> Any:
        table = RECORD_TABLES[record_type]
        query = record_columns(record_type).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c[column] == value,
        )
        return [record_of(record_type, row) for row in self._connection.execute(query)]
