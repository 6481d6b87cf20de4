"""Devices that have answered an invitation and wait until a clerk has compared their six digits."""

import msgspec
from sqlalchemy import Connection, select, update

from app.town.ledger.dialects import upsert
from app.town.ledger.schema import WAITING_DEVICES


class WaitingDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A device that asked to join, as it described itself. `decided_at` is empty while it waits."""

    device_id: str
    village_code: str
    invitation_id: str
    letter: str
    name: str
    public_key: bytes
    age_recipient: str
    asked_at: str
    carrier: str
    decided_at: str = ""
    decided_by: str = ""
    is_refused: bool = False


class WaitingDevices:
    """Who waits, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def device(self, device_id: str) -> WaitingDevice | None:
        """One that asked, whatever was decided."""
        return next((each for each in self._all() if each.device_id == device_id), None)

    def undecided(self, village_code: str | None = None) -> list[WaitingDevice]:
        """Those that wait, or those of one village, who asked first in front."""
        return [
            each
            for each in self._all()
            if not each.decided_at and village_code in (None, each.village_code)
        ]

    def refused_invitations(self, village_code: str) -> set[str]:
        """Invitations that were answered by a device whose digits did not agree."""
        return {
            each.invitation_id
            for each in self._all()
            if each.is_refused and each.village_code == village_code
        }

    def put(self, device: WaitingDevice) -> None:
        """Keep that it waits."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(device)}
        self._connection.execute(upsert(WAITING_DEVICES, self._connection.dialect.name), values)

    def decide(self, device_id: str, at: str, by: str, *, is_refused: bool) -> None:
        """A clerk has compared the digits."""
        self._connection.execute(
            update(WAITING_DEVICES)
            .where(WAITING_DEVICES.c.town_code == self._town_code)
            .where(WAITING_DEVICES.c.device_id == device_id)
            .values(decided_at=at, decided_by=by, is_refused=is_refused)
        )

    def _all(self) -> list[WaitingDevice]:
        names = WaitingDevice.__struct_fields__
        query = (
            select(*(WAITING_DEVICES.c[name] for name in names))
            .where(WAITING_DEVICES.c.town_code == self._town_code)
            .order_by(WAITING_DEVICES.c.asked_at, WAITING_DEVICES.c.device_id)
        )
        return [
            WaitingDevice(**dict(zip(names, row, strict=True)))
            for row in self._connection.execute(query)
        ]
