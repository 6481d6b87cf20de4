"""What the clerks' pages ask of the ledger about notices and holidays."""

from typing import Any

import msgspec
from sqlalchemy import Connection

from app.models.notice_records import HolidayPart, NoticePart, NoticeReading
from app.models.notices import Notice, notices_in
from app.town.ledger.edition_queries import FOR_EVERYONE
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of


class NoticeQueries:
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def notices(self) -> list[Notice]:
        """All that were published, the newest first, without their files."""
        table = RECORD_TABLES[NoticePart]
        heads = self._of_everyone(NoticePart, table.c.position == 0)
        # The township wrote every notice whole: its first part stands for it.
        return notices_in([msgspec.structs.replace(part, part_count=1) for part in heads])

    def parts(self, notice_id: str) -> list[NoticePart]:
        """The parts of one."""
        return self._of_everyone(NoticePart, RECORD_TABLES[NoticePart].c.entity_id == notice_id)

    def holiday_parts(self) -> list[HolidayPart]:
        """The parts of all tables of holidays."""
        return self._of_everyone(HolidayPart)

    def readings(self, notice_id: str) -> dict[str, NoticeReading]:
        """Who read a notice first, by village."""
        table = RECORD_TABLES[NoticeReading]
        query = (
            record_columns(NoticeReading)
            .where(table.c.town_code == self._town_code, table.c.entity_id == notice_id)
            .order_by(table.c.read_at, table.c.id)
        )
        found: dict[str, NoticeReading] = {}
        for row in self._connection.execute(query):
            reading: NoticeReading = record_of(NoticeReading, row)
            found.setdefault(reading.village_code, reading)
        return found

    def _of_everyone(self, part_type: type[Any], *conditions: Any) -> list[Any]:
        table = RECORD_TABLES[part_type]
        query = record_columns(part_type).where(
            table.c.town_code == self._town_code,
            table.c.village_code == FOR_EVERYONE,
            *conditions,
        )
        return [record_of(part_type, row) for row in self._connection.execute(query)]
