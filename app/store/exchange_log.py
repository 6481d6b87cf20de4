"""What was exchanged with whom, by which carrier, and how it ended."""

from typing import Any

import msgspec
from sqlite_utils import Database

from app.store.page_key import PAGE_ROWS
from app.store.transaction import write_transaction

DONE = "done"
TO_TOWN = ("http", "bundle")  # carriers that lead to the township
_AFTER_EVERYTHING = 2**62


class ExchangeEvent(msgspec.Struct, frozen=True):
    """One exchange. `number` counts upwards.

    `at` is UTC text; `carrier` is http, bundle or lan; `direction` out, in or both; `result` is
    `done` or a problem key, with its `facts`; `sent` and `received` count entries.
    """

    number: int
    at: str
    carrier: str
    direction: str
    peer: str
    result: str
    facts: dict[str, Any]
    sent: int
    received: int


class ExchangeLog:
    """Exchanges, kept for the people at the desk; not part of the journal."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(
        self,
        *,
        at: str,
        carrier: str,
        direction: str,
        result: str = DONE,
        peer: str = "",
        facts: dict[str, Any] | None = None,
        sent: int = 0,
        received: int = 0,
    ) -> None:
        """Keep one exchange; see `ExchangeEvent`. Joins a transaction that is open."""
        with write_transaction(self._db):
            self._db.conn.execute(
                """INSERT INTO exchange_log
                       (at, carrier, direction, peer, result, facts, sent, received)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    at,
                    carrier,
                    direction,
                    peer,
                    result,
                    msgspec.json.encode(facts or {}).decode(),
                    sent,
                    received,
                ),
            )

    def page_before(
        self, number: int = _AFTER_EVERYTHING, limit: int = PAGE_ROWS
    ) -> list[ExchangeEvent]:
        """Newest first, from before the event of that number."""
        rows = self._db.conn.execute(
            """SELECT number, at, carrier, direction, peer, result, facts, sent, received
               FROM exchange_log WHERE number < ? ORDER BY number DESC LIMIT ?""",
            (number, limit),
        ).fetchall()
        return [_event_of(row) for row in rows]

    def latest(self) -> ExchangeEvent | None:
        """The newest exchange, however it ended."""
        newest = self.page_before(limit=1)
        return newest[0] if newest else None

    def latest_done(self, *carriers: str) -> ExchangeEvent | None:
        """The newest exchange that went through, with the township unless carriers are named."""
        row = self._db.conn.execute(
            """SELECT number, at, carrier, direction, peer, result, facts, sent, received
               FROM exchange_log
               WHERE result = 'done' AND carrier IN (SELECT value FROM json_each(?))
               ORDER BY number DESC LIMIT 1""",
            (msgspec.json.encode(carriers or TO_TOWN).decode(),),
        ).fetchone()
        return _event_of(row) if row else None

    def latest_by_line(self) -> str:
        """When both sides last had the same over a line; UTC text or empty."""
        row = self._db.conn.execute(
            """SELECT at FROM exchange_log WHERE result = 'done' AND carrier = 'http'
               ORDER BY number DESC LIMIT 1"""
        ).fetchone()
        return row[0] if row else ""


def _event_of(row: tuple[Any, ...]) -> ExchangeEvent:
    number, at, carrier, direction, peer, result, facts, sent, received = row
    return ExchangeEvent(
        number=number,
        at=at,
        carrier=carrier,
        direction=direction,
        peer=peer,
        result=result,
        facts=msgspec.json.decode(facts),
        sent=sent,
        received=received,
    )
