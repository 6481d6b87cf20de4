"""Requests for a way in that came over the line, and what clerks made of them."""

import msgspec
from sqlalchemy import Connection, delete, select

from app.town.ledger.dialects import upsert
from app.town.ledger.schema import GRANT_REQUESTS

WAITING_MAX = 3
"""So many may wait of one PC: somebody with a copy of its files crowds nobody out for long."""


class GrantAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A request as it came. `decided_at` is empty while it waits, `answer` unless it was granted and
    still holds; `fetched_at` is when the station first had the answer.
    """

    id: str
    village_code: str
    device_id: str
    station_name: str
    staff_name: str
    content: bytes
    asked_at: str
    decided_at: str = ""
    decided_by: str = ""
    answer: bytes = b""
    fetched_at: str = ""


class GrantRequests:
    """Who asks, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def request(self, request_id: str) -> GrantAsked | None:
        """One that came, whatever was decided."""
        return next((each for each in self._all() if each.id == request_id), None)

    def undecided(self, since: str, village_code: str | None = None) -> list[GrantAsked]:
        """Those that came at that moment or later and wait, who asked first in front."""
        return [
            each
            for each in self._all()
            if not each.decided_at
            and each.asked_at >= since
            and village_code in (None, each.village_code)
        ]

    def put(self, asked: GrantAsked) -> None:
        """Keep it as it is now."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(asked)}
        self._connection.execute(upsert(GRANT_REQUESTS, self._connection.dialect.name), values)

    def make_room(self, device_id: str, before: str) -> None:
        """Let go what came before that moment, and of one PC's the oldest that wait, so that there
        is room for another.
        """
        waiting = [e for e in self._all() if e.device_id == device_id and not e.decided_at]
        crowded = [each.id for each in waiting[: max(len(waiting) - WAITING_MAX + 1, 0)]]
        found = GRANT_REQUESTS.c
        self._connection.execute(
            delete(GRANT_REQUESTS)
            .where(found.town_code == self._town_code)
            .where((found.asked_at < before) | found.id.in_(crowded))
        )

    def _all(self) -> list[GrantAsked]:
        names = GrantAsked.__struct_fields__
        query = (
            select(*(GRANT_REQUESTS.c[name] for name in names))
            .where(GRANT_REQUESTS.c.town_code == self._town_code)
            .order_by(GRANT_REQUESTS.c.asked_at, GRANT_REQUESTS.c.id)
        )
        return [
            GrantAsked(**dict(zip(names, row, strict=True)))
            for row in self._connection.execute(query)
        ]
