"""The devices that speak for villages, and the invitations that new ones answer."""

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Update,
    bindparam,
    insert,
    select,
    update,
)

from app.journal.revocations import Revocation
from app.journal.vector import Have
from app.town.ledger.dialects import upsert
from app.town.ledger.schema import DEVICES, INVITATIONS, REVOKED_FEEDS

NOTHING_SAID: Mapping[str, Any] = MappingProxyType({})


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A station's PC. `vector` is what it last said it has, as signed; empty before its first hello.

    `drift_seconds` is how far its clock was ahead of the town's when it last spoke over the line;
    `program` the version that it runs, `free_bytes` the room on its disk, as it last said them.
    """

    device_id: str
    village_code: str
    letter: str
    name: str
    public_key: bytes
    age_recipient: str
    certificate: bytes
    issued_at: str
    revoked_at: str = ""
    last_contact_at: str = ""
    last_carrier: str = ""
    vector: bytes = b""
    exports: int = 0
    drift_seconds: int = 0
    program: str = ""
    free_bytes: int = 0


class OpenInvitation(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation as the township keeps it; its text and its typed code are sealed.

    `is_in_person`: who invites sets the PC up, so no digits are compared on the telephone.
    `code_name` and `code_box` are what its typed code finds at the server; empty without one.
    """

    id: str
    village_code: str
    letter: str
    name: str
    sealed_text: bytes
    created_at: str
    expires_on: str
    voided_at: str = ""
    used_at: str = ""
    device_id: str = ""
    is_in_person: bool = False
    code_name: str = ""
    code_box: bytes = b""
    sealed_code: bytes = b""


# Made once: to build a statement anew costs more than to run it.
_DEVICES = (
    select(*(DEVICES.c[name] for name in Device.__struct_fields__))
    .where(DEVICES.c.town_code == bindparam("of_town"))
    .order_by(DEVICES.c.village_code, DEVICES.c.letter, DEVICES.c.device_id)
)
_DEVICE = _DEVICES.where(DEVICES.c.device_id == bindparam("of_device"))
_DEVICES_OF_VILLAGE = _DEVICES.where(DEVICES.c.village_code == bindparam("of_village"))
_REVOKED_OF_VILLAGE = _DEVICES_OF_VILLAGE.where(DEVICES.c.revoked_at != "")
_DEVICES_OF_VILLAGES = _DEVICES.where(
    DEVICES.c.village_code.in_(bindparam("of_villages", expanding=True))
)
_REVOKED_FEEDS = (
    select(REVOKED_FEEDS)
    .where(REVOKED_FEEDS.c.town_code == bindparam("of_town"))
    .where(REVOKED_FEEDS.c.village_code == bindparam("of_village"))
    .order_by(REVOKED_FEEDS.c.feed)
)
_AMONG = DEVICES.c.device_id.in_(bindparam("of_devices", expanding=True))
_DEVICES_AMONG = _DEVICES.where(_AMONG)
_REVOKED_IDS = (
    select(DEVICES.c.device_id)
    .where(DEVICES.c.town_code == bindparam("of_town"), DEVICES.c.revoked_at != "")
    .where(DEVICES.c.village_code.in_(bindparam("of_villages", expanding=True)))
)
_NOTE_CONTACTS = (
    update(DEVICES)
    .where(DEVICES.c.town_code == bindparam("of_town"), _AMONG)
    .values({name: bindparam(name) for name in ("last_contact_at", "last_carrier")})
)
_HEARD_OF = (
    update(DEVICES)
    .where(DEVICES.c.town_code == bindparam("of_town"))
    .where(DEVICES.c.device_id == bindparam("of_device"))
)


@cache
def _note_of(names: tuple[str, ...]) -> Update:
    return _HEARD_OF.values({name: bindparam(name) for name in names})


class DeviceRegister:
    """Devices and invitations inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def device(self, device_id: str) -> Device | None:
        """One device."""
        found = self._devices(_DEVICE, of_device=device_id)
        return found[0] if found else None

    def devices(self, village_code: str | None = None) -> list[Device]:
        """All devices, or those of one village, by village and letter."""
        if village_code is None:
            return self._devices(_DEVICES)
        return self._devices(_DEVICES_OF_VILLAGE, of_village=village_code)

    def devices_of(self, village_codes: Collection[str] | None) -> list[Device]:
        """Those of some villages; of all with None."""
        if village_codes is None:
            return self._devices(_DEVICES)
        return self._devices(_DEVICES_OF_VILLAGES, of_villages=sorted(village_codes))

    def put_device(self, device: Device) -> None:
        """Keep a device, new or changed."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(device)}
        self._connection.execute(upsert(DEVICES, self._connection.dialect.name), values)

    def note_contact(
        self, device_id: str, at: str, carrier: str, said: Mapping[str, Any] = NOTHING_SAID
    ) -> None:
        """It was heard of, and has `said` this of itself: by column."""
        values = {"last_contact_at": at, "last_carrier": carrier, **said}
        whose = {"of_town": self._town_code, "of_device": device_id}
        self._connection.execute(_note_of(tuple(values)), {**whose, **values})

    def of_ids(self, device_ids: Collection[str]) -> dict[str, Device]:
        """These devices, by id."""
        found = self._devices(_DEVICES_AMONG, of_devices=sorted(device_ids))
        return {device.device_id: device for device in found}

    def revoked_in(self, villages: Collection[str]) -> set[str]:
        """Ids of the revoked devices of these villages."""
        asked = {"of_town": self._town_code, "of_villages": sorted(villages)}
        return set(self._connection.execute(_REVOKED_IDS, asked).scalars())

    def note_contacts(self, device_ids: Collection[str], at: str, carrier: str) -> None:
        """These were heard of, all at the same moment."""
        asked = {"of_town": self._town_code, "of_devices": sorted(device_ids)}
        values = {"last_contact_at": at, "last_carrier": carrier}
        self._connection.execute(_NOTE_CONTACTS, {**asked, **values})

    def next_export(self, device_id: str) -> int:
        """Count one more bundle for this device; returns its number, from 1."""
        self._update_device(device_id, {"exports": DEVICES.c.exports + 1})
        query = select(DEVICES.c.exports).where(
            DEVICES.c.town_code == self._town_code, DEVICES.c.device_id == device_id
        )
        return int(self._connection.execute(query).scalar_one())

    def revoke(self, device: Device, at: str, feeds: Mapping[bytes, Have]) -> None:
        """Nothing more is taken from this device than these entries of its feeds."""
        self._update_device(device.device_id, {"revoked_at": at})
        rows = [
            {
                "town_code": self._town_code,
                "feed": feed,
                "device_id": device.device_id,
                "village_code": device.village_code,
                "seq": last.seq,
                "chain": last.chain,
            }
            for feed, last in feeds.items()
        ]
        if rows:
            self._connection.execute(upsert(REVOKED_FEEDS, self._connection.dialect.name), rows)

    def revocations(self, village_code: str) -> list[Revocation]:
        """The revoked devices of a village, by letter, with the last good entry of each feed."""
        revoked = self._devices(_REVOKED_OF_VILLAGE, of_village=village_code)
        good: dict[str, list[tuple[bytes, Have]]] = {device.device_id: [] for device in revoked}
        whose = {"of_town": self._town_code, "of_village": village_code}
        for row in self._connection.execute(_REVOKED_FEEDS, whose) if revoked else ():
            good.setdefault(row.device_id, []).append((row.feed, Have(row.seq, row.chain)))
        return [Revocation(d.device_id, tuple(good[d.device_id])) for d in revoked]

    def invitations(self, village_code: str) -> list[OpenInvitation]:
        """All invitations ever made for a village, oldest first."""
        return self._invitations(INVITATIONS.c.village_code == village_code)

    def invitation_of_code(self, code_name: str) -> OpenInvitation | None:
        """The invitation that a typed code names."""
        found = self._invitations(INVITATIONS.c.code_name == code_name) if code_name else []
        return found[0] if found else None

    def _invitations(self, condition: ColumnElement[bool]) -> list[OpenInvitation]:
        names = OpenInvitation.__struct_fields__
        query = (
            select(*(INVITATIONS.c[name] for name in names))
            .where(INVITATIONS.c.town_code == self._town_code, condition)
            .order_by(INVITATIONS.c.created_at, INVITATIONS.c.id)
        )
        return [
            OpenInvitation(**dict(zip(names, row, strict=True)))
            for row in self._connection.execute(query)
        ]

    def add_invitation(self, invitation: OpenInvitation) -> None:
        """Keep a new invitation; earlier unused ones for the same letter no longer count."""
        self._connection.execute(
            update(INVITATIONS)
            .where(INVITATIONS.c.town_code == self._town_code)
            .where(INVITATIONS.c.village_code == invitation.village_code)
            .where(INVITATIONS.c.letter == invitation.letter)
            .where(INVITATIONS.c.used_at == "", INVITATIONS.c.voided_at == "")
            .values(voided_at=invitation.created_at)
        )
        values = {"town_code": self._town_code, **msgspec.structs.asdict(invitation)}
        self._connection.execute(insert(INVITATIONS), values)

    def use_invitation(self, invitation_id: str, device_id: str, at: str) -> None:
        """It has served."""
        self._connection.execute(
            update(INVITATIONS)
            .where(INVITATIONS.c.town_code == self._town_code, INVITATIONS.c.id == invitation_id)
            .values(used_at=at, device_id=device_id)
        )

    def _devices(self, statement: Select[Any], **whose: str | list[str]) -> list[Device]:
        names = Device.__struct_fields__
        found = self._connection.execute(statement, {"of_town": self._town_code, **whose})
        return [Device(**dict(zip(names, row, strict=True))) for row in found]

    def _update_device(self, device_id: str, values: dict[str, Any]) -> None:
        self._connection.execute(
            update(DEVICES)
            .where(DEVICES.c.town_code == self._town_code, DEVICES.c.device_id == device_id)
            .values(values)
        )
