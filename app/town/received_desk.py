"""What was published to the stations (事项、规则、假日表、通知、表样), and which PC has received it."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from sqlalchemy import Connection

from app.journal.vector import Vector
from app.models.editions import Edition, edition_in_force, editions_in
from app.models.notice_records import HolidayPart, NoticePart
from app.models.notices import notices_in
from app.models.records import CatalogPart, EditionPart, ProfilePart
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.edition_queries import (
    EditionQueries,
    PartT,
    has_entries,
    last_entries,
    said_by,
)
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

    def published(self, devices: Iterable[Device]) -> list[Published]:
        """The list and the rules in force and those to come, the newest tables, notices that are shown;
        who received them of these PCs.
        """
        said = {each.device_id: said_by(each) for each in devices if not each.revoked_at}
        with self._ledger.read() as connection:
            return [
                *self._in_force(connection, said, CatalogPart, "catalog", "/catalog/editions"),
                *self._in_force(connection, said, ProfilePart, "rules", "/rules/editions"),
                *self._tables(connection, said),
                *self._notices(connection, said),
            ]

    def computers(self) -> list[Device]:
        """The PCs of all villages that have to have it."""
        with self._ledger.read() as connection:
            found = DeviceRegister(connection, self._ledger.town_code).devices()
        return [device for device in found if not device.revoked_at]

    def _in_force(
        self, connection: Connection, said: Said, part_type: type[EditionPart], what: str, path: str
    ) -> Iterator[Published]:
        parts, today = self._outlines(connection, part_type), self._surroundings.today()
        editions, last = editions_in(parts), last_entries(parts)
        now = edition_in_force(editions, today)
        for edition in editions:
            if edition.is_complete and (edition.effective_on > today or edition == now):
                yield _published(said, last, edition, what, edition.version, path)

    def _tables(self, connection: Connection, said: Said) -> Iterator[Published]:
        parts = self._outlines(connection, HolidayPart)
        last = last_entries(parts)
        for edition in editions_in(parts)[:TABLES_SHOWN]:
            yield _published(said, last, edition, "holidays", edition.version, "/notices/holidays")

    def _notices(self, connection: Connection, said: Said) -> Iterator[Published]:
        parts, today = self._outlines(connection, NoticePart), self._surroundings.today()
        editions, last = {each.id: each for each in editions_in(parts)}, last_entries(parts)
        shown = [
            notice
            for notice in notices_in(parts)
            if not notice.is_withdrawn and (not notice.until_on or notice.until_on >= today)
        ]
        for notice in shown[:NOTICES_SHOWN]:
            edition, title = editions[notice.id], notice.title
            yield _published(said, last, edition, notice.category, title, "/notices")

    def _outlines(self, connection: Connection, part_type: type[PartT]) -> list[PartT]:
        return EditionQueries(connection, self._ledger.town_code, part_type).outlines()


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
