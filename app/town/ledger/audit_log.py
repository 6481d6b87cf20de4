"""Who did what at the township: every sign-in, act, look at a hidden number, export and print."""

from typing import Any

import msgspec
from sqlalchemy import Connection, insert, or_, select

from app.town.ledger.desk_schema import CLERK_AUDIT
from app.town.ledger.numbering import next_number


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `subject` is the id or name of what it was done to, `note` what was said about it."""

    at: str
    act: str
    clerk_id: str = ""
    clerk_name: str = ""
    village_code: str = ""
    subject: str = ""
    note: str = ""
    address: str = ""
    number: int = 0


class AuditWanted(msgspec.Struct, frozen=True):
    """Which lines: `words` in the name, subject or note; days by the town's date, both included."""

    act: str = ""
    village_code: str = ""
    words: str = ""
    since: str = ""
    until: str = ""
    before: int = 0


_NAMES = tuple(name for name in AuditLine.__struct_fields__ if name != "number")


class AuditLog:
    """The log inside one transaction. Lines are only ever added."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def note(self, line: AuditLine) -> None:
        """Keep one line."""
        values = {name: getattr(line, name) for name in _NAMES}
        number = next_number(self._connection, CLERK_AUDIT, self._town_code)
        whose = {"town_code": self._town_code, "number": number}
        self._connection.execute(insert(CLERK_AUDIT), {**whose, **values})

    def lines(self, wanted: AuditWanted, limit: int) -> list[AuditLine]:
        """The newest lines that are wanted."""
        table = CLERK_AUDIT
        query: Any = select(*(table.c[name] for name in AuditLine.__struct_fields__)).where(
            table.c.town_code == self._town_code
        )
        for column, value in (
            (table.c.act, wanted.act),
            (table.c.village_code, wanted.village_code),
        ):
            if value:
                query = query.where(column == value)
        if wanted.since:
            query = query.where(table.c.at >= wanted.since)
        if wanted.until:
            query = query.where(table.c.at < wanted.until)
        if wanted.before:
            query = query.where(table.c.number < wanted.before)
        if wanted.words:
            places = (table.c.clerk_name, table.c.subject, table.c.note, table.c.address)
            query = query.where(or_(*(c.contains(wanted.words, autoescape=True) for c in places)))
        rows = self._connection.execute(query.order_by(table.c.number.desc()).limit(limit))
        names = AuditLine.__struct_fields__
        return [AuditLine(**dict(zip(names, row, strict=True))) for row in rows]
