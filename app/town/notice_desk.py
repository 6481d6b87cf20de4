"""What the township tells all its stations: notices, forms to fill in, and the holidays to count by."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from app.models.editions import Edition
from app.models.errors import OperationRefused
from app.models.holiday_editions import holiday_fields, published_years, years_in
from app.models.holiday_years import HolidayYear, years_of
from app.models.notice_records import HolidayPart, NoticePart, NoticeReading
from app.models.notices import Notice, NoticeDraft, file_of, notice_fields, withdrawal_fields
from app.models.town_roles import PUBLISH, check_may
from app.town.clerk_acts import Clerk
from app.town.clerk_writing import clean_text, note_act
from app.town.ledger.edition_queries import EditionQueries, StationReceipt
from app.town.ledger.notice_queries import NoticeQueries
from app.town.office import Office
from app.town.publisher import Publisher

NOTICE_PART, HOLIDAY_PART = "notice_part", "holiday_part"


class NoticeView(msgspec.Struct, frozen=True):
    """A notice, which PC has it, and who at which station read it first."""

    notice: Notice
    receipts: list[StationReceipt]
    readings: dict[str, NoticeReading]


class NoticeDesk:
    """Each call is one transaction. Entries go into the township's feed for everyone."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._publisher = Publisher(office)
        self.take_days_from_ledger()

    # -- notices

    def notices(self, after: str, limit: int) -> list[Notice]:
        """A page of notices, the newest first, behind the one named; without their files."""
        with self._office.ledger.read() as connection:
            found = self._notices(connection).notices()
        ids = [notice.id for notice in found]
        first = ids.index(after) + 1 if after in ids else 0
        return found[first : first + limit]

    def publish(self, draft: NoticeDraft, clerk: Clerk) -> str:
        """Tell all stations; returns the notice's id. Raises OperationRefused
        `clerk_not_administrator`, and what `notice_fields` raises.
        """
        check_may(clerk.role, PUBLISH)
        ready = msgspec.structs.replace(
            draft,
            title=clean_text(draft.title),
            body=clean_text(draft.body),
            effective_on=draft.effective_on.strip() or self._office.surroundings.today(),
            until_on=draft.until_on.strip(),
            file_name=clean_text(draft.file_name),
        )
        fields = notice_fields(ready, self._office.surroundings.now())
        with self._office.ledger.write() as connection:
            made = self._publisher.publish(connection, NOTICE_PART, fields, clerk)
            self._note(connection, clerk, "notice_published", ready.title)
        return made

    def withdraw(self, notice_id: str, clerk: Clerk) -> None:
        """撤下: stations show it no longer once they hear of it; what was said stays in the journal.

        Raises OperationRefused `clerk_not_administrator`, `notice_unknown`.
        """
        check_may(clerk.role, PUBLISH)
        with self._office.ledger.write() as connection:
            notice = self._known(connection, notice_id)
            if not notice.is_withdrawn:
                fields = withdrawal_fields(notice, self._office.surroundings.now())
                self._publisher.publish(connection, NOTICE_PART, [fields], clerk)
                self._note(connection, clerk, "notice_withdrawn", notice.title)

    def view(self, notice_id: str) -> NoticeView:
        """One notice. Raises OperationRefused `notice_unknown`."""
        with self._office.ledger.read() as connection:
            notice = self._known(connection, notice_id)
            queries = EditionQueries(connection, self._office.ledger.town_code, NoticePart)
            edition = queries.edition(notice_id)
            receipts = queries.receipts(edition) if edition else []
            return NoticeView(notice, receipts, self._notices(connection).readings(notice_id))

    def file(self, notice_id: str) -> tuple[Notice, bytes]:
        """The file of a notice. Raises OperationRefused `notice_unknown`, `notice_file_damaged`."""
        with self._office.ledger.read() as connection:
            notice = self._known(connection, notice_id)
            return notice, file_of(self._notices(connection).parts(notice_id))

    # -- holidays

    def years(self) -> tuple[HolidayYear, ...]:
        """The years that were published."""
        return self._office.surroundings.published.years

    def tables(self) -> list[Edition]:
        """The tables that were published, the newest first."""
        with self._office.ledger.read() as connection:
            return EditionQueries(connection, self._office.ledger.town_code, HolidayPart).editions()

    def days_of(self, edition_id: str) -> list[HolidayYear]:
        """The years of a table as it was published."""
        with self._office.ledger.read() as connection:
            return years_in(self._notices(connection).holiday_parts(), edition_id)

    def receipts(self, edition_id: str) -> tuple[Edition, list[StationReceipt]]:
        """A table, and which PC has it. Raises OperationRefused `holiday_table_unknown`."""
        with self._office.ledger.read() as connection:
            queries = EditionQueries(connection, self._office.ledger.town_code, HolidayPart)
            edition = queries.edition(edition_id)
            if edition is None:
                raise OperationRefused("holiday_table_unknown")
            return edition, queries.receipts(edition)

    def publish_days(self, name: str, content: bytes, clerk: Clerk) -> list[HolidayYear]:
        """Read a table of days off and let every station and the township count by it.

        A year that is published again takes the place of the one before. Raises OperationRefused
        `clerk_not_administrator`, `holidays_already_published`, what reading a table and `years_of`
        raise.
        """
        check_may(clerk.role, PUBLISH)
        around = self._office.surroundings
        if around.read_holidays is None:
            raise RuntimeError("this township was put together without a reader of holidays")
        years = years_of(around.read_holidays(name, content), clean_text(name), around.now())
        with self._office.ledger.write() as connection:
            known = {year.year: year for year in self._published(connection)}
            if all(y.year in known and known[y.year].says_the_same_as(y) for y in years):
                raise OperationRefused("holidays_already_published")
            version = f"{'、'.join(str(year.year) for year in years)}年假日表"
            fields = holiday_fields(years, version[:40], around.today(), around.now())
            self._publisher.publish(connection, HOLIDAY_PART, fields, clerk)
            self._note(connection, clerk, "holidays_published", version)
        self.take_days_from_ledger()
        return years

    def take_days_from_ledger(self) -> None:
        """Count by what was published: at the start, and after every table."""
        with self._office.ledger.read() as connection:
            self._office.surroundings.published.years = self._published(connection)

    # -- inside

    def _published(self, connection: Connection) -> tuple[HolidayYear, ...]:
        parts: Iterable[HolidayPart] = self._notices(connection).holiday_parts()
        return published_years(parts)

    def _known(self, connection: Connection, notice_id: str) -> Notice:
        for notice in self._notices(connection).notices():
            if notice.id == notice_id:
                return notice
        raise OperationRefused("notice_unknown")

    def _notices(self, connection: Connection) -> NoticeQueries:
        return NoticeQueries(connection, self._office.ledger.town_code)

    def _note(self, connection: Connection, clerk: Clerk, act: str, subject: str) -> None:
        town_code, now = self._office.ledger.town_code, self._office.surroundings.now()
        note_act(connection, town_code, now, clerk, act, subject)
