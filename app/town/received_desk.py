"""What was published to the stations (事项、规则、假日表、通知、表样), and which PC has received it."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from app.journal.vector import Vector
from app.models.editions import Edition, edition_in_force
from app.models.notice_records import HolidayPart, NoticePart
from app.models.records import CatalogPart, EditionPart, ProfilePart
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.edition_queries import EditionQueries, has_entries, said_by
from app.town.ledger.notice_queries import NoticeQueries
from app.town.surroundings import Surroundings

NOTICES_SHOWN, TABLES_SHOWN = 20, 3
Said = Mapping[str, Vector]
"""By PC, what it has by its own signed word."""


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

    def published(self, village_code: str) -> list[Published]:
        """The list and the rules in force and those to come, the newest tables, notices that are shown;
        who received them of this village's PCs.
        """
        with self._ledger.read() as connection:
            return self._published(connection, self._devices(connection, village_code))

    def computers(self) -> tuple[list[Published], list[Device]]:
        """The same of all villages, and the PCs that have to have it."""
        with self._ledger.read() as connection:
            devices = self._devices(connection)
            return self._published(connection, devices), devices

    def _devices(self, connection: Connection, village_code: str | None = None) -> list[Device]:
        found = DeviceRegister(connection, self._ledger.town_code).devices(village_code)
        return [device for device in found if not device.revoked_at]

    def _published(self, connection: Connection, devices: Sequence[Device]) -> list[Published]:
        said = {device.device_id: said_by(device) for device in devices}
        return [
            *self._in_force(connection, said, CatalogPart, "catalog", "/catalog/editions"),
            *self._in_force(connection, said, ProfilePart, "rules", "/rules/editions"),
            *self._tables(connection, said),
            *self._notices(connection, said),
        ]

    def _in_force(
        self, connection: Connection, said: Said, part_type: type[EditionPart], what: str, path: str
    ) -> Iterator[Published]:
        queries = EditionQueries(connection, self._ledger.town_code, part_type)
        today, editions = self._surroundings.today(), queries.editions()
        now, last = edition_in_force(editions, today), queries.last_entries()
        for edition in editions:
            if edition.is_complete and (edition.effective_on > today or edition == now):
                yield _published(said, last, edition, what, edition.version, path)

    def _tables(self, connection: Connection, said: Said) -> Iterator[Published]:
        queries = EditionQueries(connection, self._ledger.town_code, HolidayPart)
        last = queries.last_entries()
        for edition in queries.editions()[:TABLES_SHOWN]:
            yield _published(said, last, edition, "holidays", edition.version, "/notices/holidays")

    def _notices(self, connection: Connection, said: Said) -> Iterator[Published]:
        town_code, today = self._ledger.town_code, self._surroundings.today()
        queries = EditionQueries(connection, town_code, NoticePart)
        editions = {edition.id: edition for edition in queries.editions()}
        shown = [
            notice
            for notice in NoticeQueries(connection, town_code).notices()
            if not notice.is_withdrawn and (not notice.until_on or notice.until_on >= today)
        ]
        last = queries.last_entries()
        for notice in shown[:NOTICES_SHOWN]:
            if notice.id in editions:
                edition = editions[notice.id]
                title = notice.title
                yield _published(said, last, edition, notice.category, title, "/notices")


def _published(
    said: Said,
    last: Mapping[str, Mapping[bytes, int]],
    edition: Edition,
    what: str,
    name: str,
    path: str,
) -> Published:
    entries = last.get(edition.id, {})
    receivers = frozenset(
        device_id for device_id, vector in said.items() if has_entries(vector, entries)
    )
    return Published(what, name, f"{path}/{edition.id}", edition.published_at, receivers)
