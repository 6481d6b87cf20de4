"""The clerks' accounts and their sessions on the web pages."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from app.town.ledger.schema import CLERKS, SESSIONS


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's account with what is kept of the password.

    `villages` are those that the clerk may see, all of the town when there are none; `totp_secret` is
    sealed, and empty without 动态口令; `is_password_given`: somebody else chose the password.
    """

    id: str
    name: str
    role: str
    salt: bytes
    password: bytes
    m_kib: int
    passes: int
    lanes: int
    is_active: bool = True
    created_at: str = ""
    department: str = ""
    villages: list[str] = []
    totp_secret: bytes = b""
    totp_step: int = 0
    is_password_given: bool = False


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in browser. Times are the town's milliseconds since 1970."""

    token_digest: bytes
    clerk_id: str
    started: int
    last_seen: int


class AccountRegister:
    """Accounts and sessions inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def add(self, account: Account) -> None:
        """Keep a new account."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(account)}
        self._connection.execute(insert(CLERKS), values)

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        return self._accounts()

    def by_name(self, name: str) -> Account | None:
        """The active account of that name."""
        found = self._accounts(CLERKS.c.name == name, CLERKS.c.is_active)
        return found[0] if found else None

    def by_id(self, clerk_id: str) -> Account | None:
        """The active account with that id."""
        found = self._accounts(CLERKS.c.id == clerk_id, CLERKS.c.is_active)
        return found[0] if found else None

    def replace(self, account: Account) -> None:
        """Keep an account as it is now."""
        values = msgspec.structs.asdict(account)
        self._connection.execute(
            update(CLERKS)
            .where(CLERKS.c.town_code == self._town_code, CLERKS.c.id == values.pop("id"))
            .values(values)
        )

    def use_code(self, clerk_id: str, step: int) -> bool:
        """A code of that step was typed; returns whether it is later than every one before."""
        used = self._connection.execute(
            update(CLERKS)
            .where(CLERKS.c.town_code == self._town_code, CLERKS.c.id == clerk_id)
            .where(CLERKS.c.totp_step < step)
            .values(totp_step=step)
        )
        return used.rowcount == 1

    def end_sessions_of(self, clerk_id: str, but: bytes = b"") -> None:
        """Sign a clerk out everywhere, but for the session with that digest."""
        self._connection.execute(
            delete(SESSIONS)
            .where(SESSIONS.c.town_code == self._town_code, SESSIONS.c.clerk_id == clerk_id)
            .where(SESSIONS.c.token_digest != but)
        )

    def start_session(self, session: Session) -> None:
        """Keep a new session."""
        values = {"town_code": self._town_code, **msgspec.structs.asdict(session)}
        self._connection.execute(insert(SESSIONS), values)

    def session(self, token_digest: bytes) -> Session | None:
        """The session of a token."""
        names = Session.__struct_fields__
        query = select(*(SESSIONS.c[name] for name in names)).where(
            SESSIONS.c.town_code == self._town_code, SESSIONS.c.token_digest == token_digest
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Session(**dict(zip(names, row, strict=True)))

    def see_session(self, token_digest: bytes, now: int) -> None:
        """It was used."""
        self._connection.execute(
            update(SESSIONS)
            .where(SESSIONS.c.town_code == self._town_code)
            .where(SESSIONS.c.token_digest == token_digest)
            .values(last_seen=now)
        )

    def end_session(self, token_digest: bytes) -> None:
        """Forget a session."""
        self._connection.execute(
            delete(SESSIONS)
            .where(SESSIONS.c.town_code == self._town_code)
            .where(SESSIONS.c.token_digest == token_digest)
        )

    def end_sessions_before(self, started: int, last_seen: int) -> None:
        """Forget sessions that began, or were last used, before these moments."""
        self._connection.execute(
            delete(SESSIONS)
            .where(SESSIONS.c.town_code == self._town_code)
            .where(or_(SESSIONS.c.started < started, SESSIONS.c.last_seen < last_seen))
        )

    def _accounts(self, *conditions: Any) -> list[Account]:
        names = Account.__struct_fields__
        query = (
            select(*(CLERKS.c[name] for name in names))
            .where(CLERKS.c.town_code == self._town_code, *conditions)
            .order_by(CLERKS.c.name, CLERKS.c.id)
        )
        found = self._connection.execute(query)
        return [Account(**dict(zip(names, row, strict=True))) for row in found]
