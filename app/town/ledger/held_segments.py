"""Segments that came after the last entry that counts of a feed, kept until a person has decided."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, func, select, update

from app.town.ledger.desk_schema import HELD_SEGMENTS as HELD
from app.town.ledger.dialects import upsert

HELD_MAX = 4_096
"""Of one village: a million entries, more than a village writes in forty years."""


class HeldSegment(msgspec.Struct, frozen=True, kw_only=True):
    """A validly sealed segment that nothing was folded of. `problem` says why; once it was declined
    it stays, and nobody is asked any more, also when it is handed in again.
    """

    feed: bytes
    first_seq: int
    last_seq: int
    chain: bytes
    village_code: str
    device_id: str
    held_at: str
    problem: str
    packed: bytes
    declined_at: str = ""


def undecided_in(town_code: str) -> Select[Any]:
    """Villages of which something waits for a decision, each with how many devices brought it."""
    devices = func.count(HELD.c.device_id.distinct())
    waiting = (HELD.c.town_code == town_code, HELD.c.declined_at == "")
    return select(HELD.c.village_code, devices).where(*waiting).group_by(HELD.c.village_code)


class HeldSegments:
    """What is held, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def keep(self, segment: HeldSegment) -> bool:
        """Hold a segment. Returns whether it is new; False too when the village has no more room."""
        known = {(each.last_seq, each.chain) for each in self.of_feed(segment.feed)}
        if (segment.last_seq, segment.chain) in known:
            return False
        count = select(func.count()).where(
            HELD.c.town_code == self._town_code, HELD.c.village_code == segment.village_code
        )
        if self._connection.execute(count).scalar_one() >= HELD_MAX:
            return False
        values = {"town_code": self._town_code, **msgspec.structs.asdict(segment)}
        self._connection.execute(upsert(HELD, self._connection.dialect.name), values)
        return True

    def of_feed(self, feed: bytes) -> list[HeldSegment]:
        """What is held of a feed, by its end."""
        return [each for each in self.all() if each.feed == feed]

    def all(self, village_code: str | None = None) -> list[HeldSegment]:
        """All that is held, or what is of one village, by feed and end."""
        names = HeldSegment.__struct_fields__
        query = (
            select(*(HELD.c[name] for name in names))
            .where(HELD.c.town_code == self._town_code)
            .order_by(HELD.c.feed, HELD.c.last_seq, HELD.c.chain)
        )
        if village_code is not None:
            query = query.where(HELD.c.village_code == village_code)
        rows = self._connection.execute(query)
        return [HeldSegment(**dict(zip(names, row, strict=True))) for row in rows]

    def decline(self, device_id: str, at: str) -> int:
        """All that waits of a device is declined; returns how many segments that were."""
        waiting = (HELD.c.town_code == self._town_code, HELD.c.declined_at == "")
        mine = update(HELD).where(*waiting, HELD.c.device_id == device_id).values(declined_at=at)
        return self._connection.execute(mine).rowcount

    def drop(self, feed: bytes, last: int) -> None:
        """They stand in the journal now, up to this entry."""
        self._connection.execute(
            delete(HELD).where(
                HELD.c.town_code == self._town_code, HELD.c.feed == feed, HELD.c.last_seq <= last
            )
        )

    def rewrite(self, village_code: str | None, stripped: Callable[[bytes], bytes | None]) -> None:
        """Pass every segment through `stripped`; None leaves it."""
        for each in self.all(village_code):
            if (fewer := stripped(each.packed)) is not None:
                self._connection.execute(
                    update(HELD)
                    .where(HELD.c.town_code == self._town_code, HELD.c.feed == each.feed)
                    .where(HELD.c.last_seq == each.last_seq, HELD.c.chain == each.chain)
                    .values(packed=fewer)
                )
