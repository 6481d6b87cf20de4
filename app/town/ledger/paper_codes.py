"""The sheet of paper codes (备用码) that a clerk has: keyed digests, and which were used when."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from app.town.ledger.desk_schema import PAPER_CODES


class PaperSheet(msgspec.Struct, frozen=True):
    """How many codes are left of a sheet, and when it was made; without a sheet there are none."""

    left: int = 0
    made_at: str = ""


class PaperCodes:
    """The sheets inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def replace(self, clerk_id: str, digests: Sequence[bytes], at: str) -> None:
        """A new sheet in place of the one before; nothing but an end to that one without digests."""
        self._connection.execute(delete(PAPER_CODES).where(*self._of(clerk_id)))
        own = {"town_code": self._town_code, "clerk_id": clerk_id, "made_at": at, "used_at": ""}
        rows = [{**own, "digest": digest} for digest in digests]
        if rows:
            self._connection.execute(insert(PAPER_CODES), rows)

    def is_unused(self, clerk_id: str, digest: bytes) -> bool:
        """Whether such a code stands on the sheet and was not used."""
        query = select(PAPER_CODES.c.digest).where(*self._of(clerk_id), *_unused(digest))
        return self._connection.execute(query).one_or_none() is not None

    def use(self, clerk_id: str, digest: bytes, at: str) -> bool:
        """Use a code up; returns whether nobody has before."""
        used = self._connection.execute(
            update(PAPER_CODES).where(*self._of(clerk_id), *_unused(digest)).values(used_at=at)
        )
        return used.rowcount == 1

    def sheet(self, clerk_id: str) -> PaperSheet:
        """How the clerk's sheet stands."""
        query = select(PAPER_CODES.c.made_at, PAPER_CODES.c.used_at).where(*self._of(clerk_id))
        rows = self._connection.execute(query).all()
        if not rows:
            return PaperSheet()
        return PaperSheet(sum(not row.used_at for row in rows), str(rows[0].made_at))

    def _of(self, clerk_id: str) -> tuple[Any, ...]:
        return (PAPER_CODES.c.town_code == self._town_code, PAPER_CODES.c.clerk_id == clerk_id)


def _unused(digest: bytes) -> tuple[Any, ...]:
    return (PAPER_CODES.c.digest == digest, PAPER_CODES.c.used_at == "")
