"""When which entries came in, by which carrier; and every exchange, kept as it happened."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, literal, select, union_all

from app.journal.entry import Dot
from app.town.ledger.bulk import BulkWriter
from app.town.ledger.numbering import next_number
from app.town.ledger.schema import EXCHANGES, RECEIPTS

HTTP, COURIER = "http", "courier"
ADOPTED = "held"
"""No carrier: it lay in town already, held, until an administrator took it in."""
HANDED_IN = ("bundle_in", "bundle_refused")


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One exchange with a device. `problem` is the key of a refusal, else empty."""

    village_code: str
    device_id: str
    at: str
    carrier: str
    act: str
    entries: int = 0
    byte_count: int = 0
    problem: str = ""


_RECEIPT_COLUMNS = ("town_code", "feed", "first_seq", "last_seq", "received_at", "carrier")


class ExchangeLog:
    """The log inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def note(self, exchange: Exchange) -> int:
        """Keep one line; returns its number."""
        number = next_number(self._connection, EXCHANGES, self._town_code)
        whose = {"town_code": self._town_code, "number": number}
        self._connection.execute(insert(EXCHANGES), whose | msgspec.structs.asdict(exchange))
        return number

    def exchange(self, number: int) -> Exchange | None:
        """One line."""
        names = Exchange.__struct_fields__
        query = select(*(EXCHANGES.c[name] for name in names)).where(
            EXCHANGES.c.town_code == self._town_code, EXCHANGES.c.number == number
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Exchange(**dict(zip(names, row, strict=True)))

    def was_adopted(self, feeds: Collection[bytes]) -> bool:
        """Whether any entry of these feeds was taken in after it had been held."""
        query = select(RECEIPTS.c.feed).where(
            RECEIPTS.c.town_code == self._town_code,
            RECEIPTS.c.feed.in_(feeds),
            RECEIPTS.c.carrier == ADOPTED,
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def note_receipt(self, feed: bytes, first: int, last: int, at: str, carrier: str) -> None:
        """Entries `first` to `last` of a feed are stored: the town's own clock, beside their claim."""
        values = {
            "town_code": self._town_code,
            "feed": feed,
            "first_seq": first,
            "last_seq": last,
            "received_at": at,
            "carrier": carrier,
        }
        self._connection.execute(insert(RECEIPTS), values)

    def note_all(
        self, exchanges: Sequence[Exchange], receipts: Sequence[tuple[bytes, int, int]]
    ) -> None:
        """Many lines, and what came in by them: each feed with its first and last new entry."""
        bulk, names = BulkWriter(self._connection), Exchange.__struct_fields__
        first = next_number(self._connection, EXCHANGES, self._town_code)
        lines = [
            (self._town_code, number, *msgspec.structs.astuple(each))
            for number, each in enumerate(exchanges, first)
        ]
        bulk.insert(EXCHANGES, ("town_code", "number", *names), lines)
        at, carrier = exchanges[0].at, exchanges[0].carrier
        rows = [(self._town_code, *receipt, at, carrier) for receipt in receipts]
        bulk.insert(RECEIPTS, _RECEIPT_COLUMNS, rows)

    def received(self, dots: Collection[Dot]) -> dict[Dot, str]:
        """When these entries came in, by the town's clock; what the town wrote itself is left out."""
        if not dots:
            return {}
        whose, asked = RECEIPTS.c.town_code == self._town_code, list(dots)
        each_first = (
            select(literal(number), RECEIPTS.c.received_at)
            .where(whose, RECEIPTS.c.feed == feed)
            .where(RECEIPTS.c.last_seq >= seq, RECEIPTS.c.first_seq <= seq)
            .order_by(RECEIPTS.c.last_seq)
            .limit(1)
            .subquery()
            .select()
            for number, (feed, seq) in enumerate(asked)
        )
        found = self._connection.execute(union_all(*each_first))
        return {asked[number]: received_at for number, received_at in found}

    def sticks(
        self, villages: Collection[str], before: int | None, limit: int
    ) -> list[tuple[int, Exchange]]:
        """Bundles that were handed in, taken or not, the newest first, each with its number; of these
        villages, or without any of all. `before` is the number with which the page before ended.
        """
        names = Exchange.__struct_fields__
        columns = (EXCHANGES.c.number, *(EXCHANGES.c[name] for name in names))
        query = select(*columns).where(
            EXCHANGES.c.town_code == self._town_code, EXCHANGES.c.act.in_(HANDED_IN)
        )
        if villages:
            query = query.where(EXCHANGES.c.village_code.in_(sorted(villages)))
        if before is not None:
            query = query.where(EXCHANGES.c.number < before)
        found = self._connection.execute(query.order_by(EXCHANGES.c.number.desc()).limit(limit))
        return [(row[0], Exchange(**dict(zip(names, row[1:], strict=True)))) for row in found]

    def latest(self, village_code: str | None = None, limit: int = 50) -> list[Exchange]:
        """The newest lines, of the whole town or of one village."""
        names = Exchange.__struct_fields__
        query: Any = select(*(EXCHANGES.c[name] for name in names)).where(
            EXCHANGES.c.town_code == self._town_code
        )
        if village_code is not None:
            query = query.where(EXCHANGES.c.village_code == village_code)
        query = query.order_by(EXCHANGES.c.number.desc()).limit(limit)
        found = self._connection.execute(query)
        return [Exchange(**dict(zip(names, row, strict=True))) for row in found]
