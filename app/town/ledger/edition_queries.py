"""What was published to everyone in editions, in the ledger: one class for each kind's table."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Connection, select

from app.journal.entry import dot_of_text
from app.journal.vector import Vector
from app.models.editions import Edition, editions_in
from app.models.records import EditionPart
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

FOR_EVERYONE = ""
"""The village code of the feed that goes to all stations."""
PartT = TypeVar("PartT", bound=EditionPart)


class StationReceipt(msgspec.Struct, frozen=True):
    """Whether a PC has an edition, by its own signed word at its last contact."""

    village_code: str
    letter: str
    name: str
    last_contact_at: str
    has_it: bool
    device_id: str = ""


class EditionQueries(Generic[PartT]):
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str, part_type: type[PartT]) -> None:
        self._connection = connection
        self._town_code = town_code
        self._part_type = part_type

    def editions(self) -> list[Edition]:
        """Every edition that was published, the newest first."""
        return editions_in(self._parts())

    def edition(self, edition_id: str) -> Edition | None:
        """One of them."""
        return next((each for each in self.editions() if each.id == edition_id), None)

    def parts(self, edition: Edition) -> list[PartT]:
        """The parts of one edition."""
        return [part for part in self._parts() if part.entity_id == edition.id]

    def receipts(self, edition: Edition) -> list[StationReceipt]:
        """Which PC has an edition; those that were revoked are left out."""
        last = last_entries(self.outlines()).get(edition.id, {})
        return [
            StationReceipt(
                village_code=device.village_code,
                letter=device.letter,
                name=device.name,
                last_contact_at=device.last_contact_at,
                has_it=has_entries(said_by(device), last),
                device_id=device.device_id,
            )
            for device in DeviceRegister(self._connection, self._town_code).devices()
            if not device.revoked_at
        ]

    def outlines(self) -> list[PartT]:
        """All parts without their items, which may be long."""
        table = RECORD_TABLES[self._part_type]
        names = [name for name in self._part_type.__struct_fields__ if name != "items"]
        query = select(*(table.c[name] for name in names)).where(
            table.c.town_code == self._town_code, table.c.village_code == FOR_EVERYONE
        )
        rows = self._connection.execute(query)
        return [self._part_type(**dict(zip(names, row, strict=True))) for row in rows]

    def _parts(self) -> list[PartT]:
        table = RECORD_TABLES[self._part_type]
        query: Any = record_columns(self._part_type).where(
            table.c.town_code == self._town_code, table.c.village_code == FOR_EVERYONE
        )
        return [record_of(self._part_type, row) for row in self._connection.execute(query)]


def last_entries(parts: Iterable[EditionPart]) -> dict[str, dict[bytes, int]]:
    """By edition, whoever has which entries has all of it: the last of each feed."""
    found: dict[str, dict[bytes, int]] = {}
    for part in parts:
        feed, seq = dot_of_text(part.id)
        last = found.setdefault(part.entity_id, {})
        last[feed] = max(last.get(feed, 0), seq)
    return found


def said_by(device: Device) -> Vector:
    """What a PC has by its last signed word."""
    return msgspec.msgpack.decode(device.vector, type=Vector) if device.vector else {}


def has_entries(vector: Vector, last: Mapping[bytes, int]) -> bool:
    """Whether whoever said this has a whole edition."""
    return bool(vector) and all(
        feed in vector and vector[feed].seq >= seq for feed, seq in last.items()
    )
