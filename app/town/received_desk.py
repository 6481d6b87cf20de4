"""What was published to the stations (事项、规则、假日表、通知、表样), and which PC has received it."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from app.models.editions import Edition, edition_in_force
from app.models.notice_records import HolidayPart, NoticePart
from app.models.records import CatalogPart, EditionPart, ProfilePart
from app.town.ledger.database import Ledger
from app.town.ledger.edition_queries import EditionQueries, PartT
from app.town.ledger.notice_queries import NoticeQueries
from app.town.surroundings import Surroundings

NOTICES_SHOWN, TABLES_SHOWN = 20, 3


class Published(msgspec.Struct, frozen=True):
    """One thing that holds now or soon: what it is, its name, its page, and the PCs that have it, by id."""

    what: str
    name: str
    path: str
    published_at: str
    receivers: frozenset[str]


class ReceivedDesk:
    """Each call reads one consistent view."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def published(self) -> list[Published]:
        """The list and the rules in force and those to come, the newest tables, notices that are shown."""
        with self._ledger.read() as connection:
            return [
                *self._in_force(connection, CatalogPart, "catalog", "/catalog/editions"),
                *self._in_force(connection, ProfilePart, "rules", "/rules/editions"),
                *self._tables(connection),
                *self._notices(connection),
            ]

    def _in_force(
        self, connection: Connection, part_type: type[EditionPart], what: str, path: str
    ) -> Iterator[Published]:
        queries = EditionQueries(connection, self._ledger.town_code, part_type)
        today, editions = self._surroundings.today(), queries.editions()
        now = edition_in_force(editions, today)
        for edition in editions:
            if edition.is_complete and (edition.effective_on > today or edition == now):
                yield _published(queries, edition, what, edition.version, path)

    def _tables(self, connection: Connection) -> Iterator[Published]:
        queries = EditionQueries(connection, self._ledger.town_code, HolidayPart)
        for edition in queries.editions()[:TABLES_SHOWN]:
            yield _published(queries, edition, "holidays", edition.version, "/notices/holidays")

    def _notices(self, connection: Connection) -> Iterator[Published]:
        town_code, today = self._ledger.town_code, self._surroundings.today()
        queries = EditionQueries(connection, town_code, NoticePart)
        editions = {edition.id: edition for edition in queries.editions()}
        shown = [
            notice
            for notice in NoticeQueries(connection, town_code).notices()
            if not notice.is_withdrawn and (not notice.until_on or notice.until_on >= today)
        ]
        for notice in shown[:NOTICES_SHOWN]:
            if notice.id in editions:
                edition = editions[notice.id]
                yield _published(queries, edition, notice.category, notice.title, "/notices")


def _published(
    queries: EditionQueries[PartT], edition: Edition, what: str, name: str, path: str
) -> Published:
    receivers = frozenset(each.device_id for each in queries.receipts(edition) if each.has_it)
    return Published(what, name, f"{path}/{edition.id}", edition.published_at, receivers)
