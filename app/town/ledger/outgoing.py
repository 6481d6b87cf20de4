"""What waits to go out of the township: deliveries to webhooks and texts to villagers."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from app.town.ledger.door_schema import DELIVERIES, TEXTS, WEBHOOKS
from app.town.ledger.numbering import next_number

WAITING, DONE, FAILED = "waiting", "done", "failed"
LEAVING = "leaving"
"""A text that has its batch; the batch's file may or may not stand in the folder already."""


class Webhook(msgspec.Struct, frozen=True, kw_only=True):
    """An address that is told of changes; its key for signing is sealed."""

    id: str
    name: str
    url: str
    sealed_secret: bytes
    villages: list[str] = []
    created_at: str = ""
    created_by: str = ""
    stopped_at: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A change on its way to one address. `due_at` is in milliseconds since 1970; `status` is what was
    answered last, 0 when nobody answered.
    """

    hook_id: str
    village_code: str
    case_id: str
    body: bytes
    made_at: str
    number: int = 0
    state: str = WAITING
    tries: int = 0
    due_at: int = 0
    status: int = 0
    problem: str = ""
    done_at: str = ""


class TextMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A text to the applicant of a case."""

    village_code: str
    case_id: str
    occasion: str
    words: str
    made_at: str
    number: int = 0
    state: str = WAITING
    batch: str = ""
    problem: str = ""
    done_at: str = ""


_Queued = TypeVar("_Queued", Delivery, TextMessage)
_TABLES: Mapping[type[Any], Table] = {Delivery: DELIVERIES, TextMessage: TEXTS}


class Outgoing:
    """The queues inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def add(self, queued: Sequence[Delivery | TextMessage]) -> None:
        """Put these at the end."""
        for each in queued:
            table, values = _TABLES[type(each)], msgspec.structs.asdict(each)
            values["number"] = next_number(self._connection, table, self._town_code)
            self._connection.execute(insert(table), {"town_code": self._town_code, **values})

    def waiting(self, kind: type[_Queued], state: str, limit: int) -> list[_Queued]:
        """The first of a queue that stand in a state."""
        table = _TABLES[kind]
        query = self._chosen(kind).where(table.c.state == state).order_by(table.c.number)
        return self._found(kind, query.limit(limit))

    def page(self, kind: type[_Queued], state: str, before: int, limit: int) -> list[_Queued]:
        """A page of a queue, the newest first; of all states when none is named."""
        table, query = _TABLES[kind], self._chosen(kind)
        if state:
            query = query.where(table.c.state == state)
        if before:
            query = query.where(table.c.number < before)
        return self._found(kind, query.order_by(table.c.number.desc()).limit(limit))

    def one(self, kind: type[_Queued], number: int) -> _Queued | None:
        """One of a queue."""
        found = self._found(kind, self._chosen(kind).where(_TABLES[kind].c.number == number))
        return found[0] if found else None

    def change(self, kind: type[Any], number: int, **values: Any) -> None:
        """What has become of it."""
        table = _TABLES[kind]
        self._connection.execute(
            update(table)
            .where(table.c.town_code == self._town_code, table.c.number == number)
            .values(values)
        )

    def change_all(self, kind: type[Any], of_state: str, **values: Any) -> None:
        """The same for all that stand in a state."""
        table = _TABLES[kind]
        self._connection.execute(
            update(table)
            .where(table.c.town_code == self._town_code, table.c.state == of_state)
            .values(values)
        )

    # -- addresses

    def add_hook(self, hook: Webhook) -> None:
        """Keep a new address."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(hook)}
        self._connection.execute(insert(WEBHOOKS), values)

    def hooks(self) -> list[Webhook]:
        """All addresses, the newest first; they are few."""
        names = Webhook.__struct_fields__
        query = (
            select(*(WEBHOOKS.c[name] for name in names))
            .where(WEBHOOKS.c.town_code == self._town_code)
            .order_by(WEBHOOKS.c.created_at.desc(), WEBHOOKS.c.id)
        )
        rows = self._connection.execute(query)
        return [Webhook(**dict(zip(names, row, strict=True))) for row in rows]

    def active_hooks(self) -> list[Webhook]:
        """Those that are told of changes."""
        return [hook for hook in self.hooks() if not hook.stopped_at]

    def stop_hook(self, hook_id: str, at: str) -> None:
        """Tell it nothing more; what waits for it is given up."""
        whose = WEBHOOKS.c.town_code == self._town_code
        self._connection.execute(
            update(WEBHOOKS).where(whose, WEBHOOKS.c.id == hook_id).values(stopped_at=at)
        )
        self._connection.execute(
            update(DELIVERIES)
            .where(DELIVERIES.c.town_code == self._town_code, DELIVERIES.c.hook_id == hook_id)
            .where(DELIVERIES.c.state == WAITING)
            .values(state=FAILED, problem="hook_stopped", done_at=at)
        )

    def _chosen(self, kind: type[Any]) -> Any:
        table = _TABLES[kind]
        columns = (table.c[name] for name in kind.__struct_fields__)
        return select(*columns).where(table.c.town_code == self._town_code)

    def _found(self, kind: type[_Queued], query: Any) -> list[_Queued]:
        names, rows = kind.__struct_fields__, self._connection.execute(query)
        return [kind(**dict(zip(names, row, strict=True))) for row in rows]
