"""Notices and holidays that the township has published, and who has read what, at a station."""

from sqlite_utils import Database

from app.models.holiday_editions import published_years
from app.models.holiday_years import HolidayYear
from app.models.notice_records import HolidayPart, NoticePart, NoticeReading
from app.models.notices import Notice, notices_in
from app.store.record_table import RecordTable

# Lists want every notice's first part, never the pieces of its file.
_HEADS = """
SELECT id, village_code, is_deleted, updated_at, entity_id, hlc, side, actor_id, actor_name, bases,
       version, effective_on, published_at, position, part_count,
       CASE WHEN position = 0 THEN items ELSE '[]' END AS items,
       category, file_name, until_on, withdraws
FROM notice_parts ORDER BY id
"""
_WHOLE = "SELECT * FROM notice_parts WHERE entity_id = ? ORDER BY position, id"
_READINGS = "SELECT * FROM notice_readings ORDER BY read_at, id"
_HOLIDAYS = "SELECT * FROM holiday_parts ORDER BY id"


class NoticeRepository:
    """Reads what came."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._parts = RecordTable(NoticePart, "notice_parts")
        self._readings = RecordTable(NoticeReading, "notice_readings")
        self._holidays = RecordTable(HolidayPart, "holiday_parts")

    def notices(self) -> list[Notice]:
        """All that are here whole, the newest first, without their files."""
        return notices_in(self._parts.records(self._db.conn.execute(_HEADS)))

    def parts(self, notice_id: str) -> list[NoticePart]:
        """The parts of one."""
        return self._parts.records(self._db.conn.execute(_WHOLE, (notice_id,)))

    def readings(self) -> dict[str, NoticeReading]:
        """Who was first to read each notice."""
        found: dict[str, NoticeReading] = {}
        for reading in self._readings.records(self._db.conn.execute(_READINGS)):
            found.setdefault(reading.entity_id, reading)
        return found

    def holiday_years(self) -> tuple[HolidayYear, ...]:
        """The years that the township has published."""
        return published_years(self._holidays.records(self._db.conn.execute(_HOLIDAYS)))
