"""Who in town has a case in hand, and which extensions wait for a leader."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, tuple_

from app.models.records import Case
from app.town.ledger.desk_schema import CASE_HOLDERS, EXTENSION_REQUESTS
from app.town.ledger.dialects import upsert

BEING_WORKED_ON = ("accepted", "in_progress")
"""The states in which a case's day can be moved."""


class Holder(msgspec.Struct, frozen=True):
    """A window, and the clerk there once one has taken it."""

    department: str = ""
    clerk_id: str = ""
    clerk_name: str = ""

    @property
    def words(self) -> str:
        """`民政窗口 刘芳`."""
        return f"{self.department} {self.clerk_name}".strip()


class ExtensionRequest(msgspec.Struct, frozen=True):
    """A later day that a clerk asks a leader for (延期)."""

    village_code: str
    case_id: str
    due_on: str
    reason: str
    told_on: str
    clerk_id: str
    clerk_name: str
    at: str

    def can_be_approved(self, case: Case) -> bool:
        """Whether the case is being worked on, and ends earlier than is asked for."""
        return case.status in BEING_WORKED_ON and self.due_on > case.due_on


class CaseHolders:
    """Both, inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def of(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Holder]:
        """By village and case: who has these; those that nobody has are left out."""
        table, wanted = CASE_HOLDERS, list(keys)
        if not wanted:
            return {}
        query = select(table).where(
            table.c.town_code == self._town_code,
            tuple_(table.c.village_code, table.c.case_id).in_(wanted),
        )
        return {
            (row.village_code, row.case_id): Holder(row.department, row.clerk_id, row.clerk_name)
            for row in self._connection.execute(query)
        }

    def put(self, key: tuple[str, str], holder: Holder | None, at: str) -> None:
        """It is theirs now, or nobody's."""
        if holder is None:
            self._drop(CASE_HOLDERS, *key)
            return
        row = {**self._key(*key), **msgspec.structs.asdict(holder), "at": at}
        self._connection.execute(upsert(CASE_HOLDERS, self._connection.dialect.name), row)

    def put_request(self, asked: ExtensionRequest) -> None:
        """Keep a request in place of an older one of the same case."""
        row = {"town_code": self._town_code, **msgspec.structs.asdict(asked)}
        self._connection.execute(upsert(EXTENSION_REQUESTS, self._connection.dialect.name), row)

    def request(self, village_code: str, case_id: str) -> ExtensionRequest | None:
        """What is asked for one case."""
        found = self._requests(EXTENSION_REQUESTS.c.case_id == case_id)
        return next((each for each in found if each.village_code == village_code), None)

    def requests(self, villages: Sequence[str]) -> list[ExtensionRequest]:
        """What is asked, the oldest first; of these villages, or of all."""
        if villages:
            return self._requests(EXTENSION_REQUESTS.c.village_code.in_(list(villages)))
        return self._requests()

    def drop_request(self, village_code: str, case_id: str) -> None:
        """It was decided."""
        self._drop(EXTENSION_REQUESTS, village_code, case_id)

    def _requests(self, *conditions: Any) -> list[ExtensionRequest]:
        table = EXTENSION_REQUESTS
        query = (
            select(*(table.c[name] for name in ExtensionRequest.__struct_fields__))
            .where(table.c.town_code == self._town_code, *conditions)
            .order_by(table.c.at, table.c.case_id)
        )
        return [ExtensionRequest(*row) for row in self._connection.execute(query)]

    def _drop(self, table: Any, village_code: str, case_id: str) -> None:
        self._connection.execute(
            delete(table).where(
                table.c.town_code == self._town_code,
                table.c.village_code == village_code,
                table.c.case_id == case_id,
            )
        )

    def _key(self, village_code: str, case_id: str) -> dict[str, str]:
        return {"town_code": self._town_code, "village_code": village_code, "case_id": case_id}
