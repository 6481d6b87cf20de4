"""The tokens by which other systems read: who holds one, for what, and when it was used last."""

from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from app.town.ledger.door_schema import API_TOKENS


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token without its secret. `villages` are those in sight, all of the town when there are none;
    it holds up to and including the day `expires_on`.
    """

    id: str
    name: str
    scopes: list[str]
    villages: list[str] = []
    created_at: str = ""
    created_by: str = ""
    expires_on: str = ""
    revoked_at: str = ""
    last_used_at: str = ""
    last_address: str = ""
    uses: int = 0

    def holds_on(self, day: str) -> bool:
        """Whether it opens anything on that day."""
        return not self.revoked_at and day <= self.expires_on


_NAMES = ApiToken.__struct_fields__


class ApiTokens:
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def add(self, token: ApiToken, digest: bytes) -> None:
        """Keep a new one."""
        values = {"town_code": self._town_code, "digest": digest, **msgspec.structs.asdict(token)}
        self._connection.execute(insert(API_TOKENS), values)

    def page(self, after: str, limit: int) -> list[ApiToken]:
        """A page of all that were ever made, the newest first; `after` is the last one's key."""
        table = API_TOKENS
        query = self._chosen().order_by(table.c.created_at.desc(), table.c.id.desc()).limit(limit)
        if after:
            created_at, _, token_id = after.partition("~")
            is_older = table.c.created_at < created_at
            is_behind = (table.c.created_at == created_at) & (table.c.id < token_id)
            query = query.where(is_older | is_behind)
        return [_token_of(row) for row in self._connection.execute(query)]

    def by_id(self, token_id: str) -> ApiToken | None:
        """One of them."""
        return self._one(API_TOKENS.c.id == token_id)

    def by_digest(self, digest: bytes) -> ApiToken | None:
        """The one whose secret has that digest."""
        return self._one(API_TOKENS.c.digest == digest)

    def revoke(self, token_id: str, at: str) -> None:
        """It opens nothing any more."""
        self._change(token_id, revoked_at=at)

    def note_use(self, token_id: str, at: str, address: str) -> None:
        """It was used."""
        uses: Any = API_TOKENS.c.uses + 1
        self._change(token_id, last_used_at=at, last_address=address, uses=uses)

    def _chosen(self) -> Any:
        columns = (API_TOKENS.c[name] for name in _NAMES)
        return select(*columns).where(API_TOKENS.c.town_code == self._town_code)

    def _one(self, condition: Any) -> ApiToken | None:
        row = self._connection.execute(self._chosen().where(condition)).one_or_none()
        return None if row is None else _token_of(row)

    def _change(self, token_id: str, **values: Any) -> None:
        self._connection.execute(
            update(API_TOKENS)
            .where(API_TOKENS.c.town_code == self._town_code, API_TOKENS.c.id == token_id)
            .values(values)
        )


def _token_of(row: Any) -> ApiToken:
    return ApiToken(**dict(zip(_NAMES, row, strict=True)))
