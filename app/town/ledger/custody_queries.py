"""What the clerks' pages ask of the ledger about papers on their way."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from app.models.custody_records import CustodyEvent, Handover
from app.models.records import Case, Material, Record
from app.models.rectification_records import Rectification
from app.town.ledger.case_queries import PageKey
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of


class CustodyQueries:
    """Batches, their papers, and ratings that are being put right, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def batches(
        self,
        villages: Collection[str] = (),
        number: str = "",
        after: PageKey | None = None,
        limit: int = 100,
    ) -> list[Handover]:
        """The newest batches first, of these villages or of all; `number` is the end of a number, as
        people say it.
        """
        table = RECORD_TABLES[Handover]
        query = record_columns(Handover).where(
            table.c.town_code == self._town_code, table.c.is_deleted.is_(False)
        )
        if villages:
            query = query.where(table.c.village_code.in_(sorted(villages)))
        if number:
            query = query.where(table.c.number.endswith(number, autoescape=True))
        if after is not None:
            query = query.where(tuple_(table.c.at, table.c.id) < (after.value, after.id))
        query = query.order_by(table.c.at.desc(), table.c.id.desc()).limit(limit)
        return self._records(Handover, query)

    def batch(self, village_code: str, batch_id: str) -> Handover | None:
        """One batch."""
        table = RECORD_TABLES[Handover]
        query = self._of(Handover, village_code).where(table.c.entity_id == batch_id)
        found = self._records(Handover, query.order_by(table.c.hlc, table.c.id).limit(1))
        return found[0] if found else None

    def batches_numbered(self, village_code: str, start: str) -> int:
        """How many batches of a village have a number that begins so."""
        table = RECORD_TABLES[Handover]
        query = select(func.count()).where(
            table.c.town_code == self._town_code,
            table.c.village_code == village_code,
            table.c.number.startswith(start, autoescape=True),
        )
        return int(self._connection.execute(query).scalar_one())

    def events_of_batches(self, village_code: str, batch_ids: list[str]) -> list[CustodyEvent]:
        """What was said of the papers of these batches."""
        table = RECORD_TABLES[CustodyEvent]
        query = self._of(CustodyEvent, village_code).where(table.c.batch_id.in_(batch_ids))
        return self._records(CustodyEvent, query.order_by(table.c.hlc, table.c.id))

    def events_of_case(self, village_code: str, case_id: str) -> list[CustodyEvent]:
        """What happened to the papers of a case."""
        table = RECORD_TABLES[CustodyEvent]
        query = self._of(CustodyEvent, village_code).where(table.c.case_id == case_id)
        return self._records(CustodyEvent, query.order_by(table.c.hlc, table.c.id))

    def papers(self, village_code: str, material_ids: list[str]) -> list[Material]:
        """These papers, by case and place."""
        table = RECORD_TABLES[Material]
        query = self._of(Material, village_code).where(table.c.id.in_(material_ids))
        order = (table.c.case_id, table.c.position, table.c.id)
        return self._records(Material, query.order_by(*order))

    def cases(self, village_code: str, case_ids: list[str]) -> dict[str, Case]:
        """These cases by id."""
        table = RECORD_TABLES[Case]
        query = self._of(Case, village_code).where(table.c.id.in_(case_ids))
        return {case.id: case for case in self._records(Case, query)}

    def rectifications(self, village_code: str, case_id: str) -> list[Rectification]:
        """Bad ratings of a case that were or are being put right."""
        table = RECORD_TABLES[Rectification]
        query = self._of(Rectification, village_code).where(table.c.case_id == case_id)
        return self._records(Rectification, query.order_by(table.c.opened_at, table.c.id))

    def _of(self, record_type: type[Record], village_code: str) -> Any:
        table = RECORD_TABLES[record_type]
        return record_columns(record_type).where(
            table.c.town_code == self._town_code, table.c.village_code == village_code
        )

    def _records(self, record_type: type[Any], query: Any) -> list[Any]:
        return [record_of(record_type, row) for row in self._connection.execute(query)]
