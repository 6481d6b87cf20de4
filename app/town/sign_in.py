"""The clerks' accounts: adding one, signing in with a password, and how long a session lasts."""

import hmac

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.roles import DISCIPLINE
from app.town.clerk_acts import Clerk
from app.town.ledger.accounts import Account, AccountRegister, Session
from app.town.ledger.database import Ledger
from app.town.surroundings import Surroundings
from app.vault.passwords import (
    SALT_BYTES,
    PasswordCost,
    check_new_password,
    stretch_password,
)

OFFICER, ADMIN = "officer", "admin"
TOWN_ROLES = (OFFICER, ADMIN, DISCIPLINE)
TOKEN_BYTES = 32
IDLE_MILLISECONDS = 30 * 60 * 1000
LONGEST_MILLISECONDS = 12 * 3600 * 1000
_SEEN_EVERY_MILLISECONDS = 60 * 1000


class SignIn:
    """Accounts and sessions of one township."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def add_clerk(self, name: str, password: str, role: str = OFFICER) -> Clerk:
        """A new account.

        Raises OperationRefused `clerk_name_missing`, `clerk_name_taken`, `clerk_role_unknown`,
        `password_too_weak` (reason).
        """
        name = name.strip()
        if not name:
            raise OperationRefused("clerk_name_missing")
        if role not in TOWN_ROLES:
            raise OperationRefused("clerk_role_unknown")
        check_new_password(password)
        cost, salt = self._surroundings.password_cost, self._surroundings.randomness(SALT_BYTES)
        account = Account(
            id=new_id(self._surroundings.randomness),
            name=name,
            role=role,
            salt=salt,
            password=stretch_password(password, salt, cost),
            m_kib=cost.m_kib,
            passes=cost.t,
            lanes=cost.p,
            created_at=self._surroundings.now(),
        )
        with self._ledger.write() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            if register.by_name(name):
                raise OperationRefused("clerk_name_taken")
            register.add(account)
        return _clerk(account)

    def clerks(self) -> list[Clerk]:
        """All clerks that may sign in, by name."""
        with self._ledger.read() as connection:
            accounts = AccountRegister(connection, self._ledger.town_code).accounts()
        return [_clerk(account) for account in accounts if account.is_active]

    def sign_in(self, name: str, password: str) -> bytes:
        """Start a session; returns its token, of which only the digest is kept.

        An unknown name takes as long as a wrong password. Raises OperationRefused
        `sign_in_refused`.
        """
        with self._ledger.read() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            account = register.by_name(name.strip())
        if account is None:
            stretch_password(password, bytes(SALT_BYTES), self._surroundings.password_cost)
            raise OperationRefused("sign_in_refused")
        cost = PasswordCost(account.m_kib, account.passes, account.lanes)
        offered = stretch_password(password, account.salt, cost)
        if not hmac.compare_digest(offered, account.password):
            raise OperationRefused("sign_in_refused")
        return self._start_session(account)

    def clerk_of(self, token: bytes) -> Clerk | None:
        """Who is signed in with this token, if the session still holds."""
        digest, now = self._digest(token), self._surroundings.clock()
        with self._ledger.read() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            session = register.session(digest)
            account = register.by_id(session.clerk_id) if session else None
        if session is None or account is None or _is_over(session, now):
            return None
        if now - session.last_seen >= _SEEN_EVERY_MILLISECONDS:
            with self._ledger.write() as connection:
                AccountRegister(connection, self._ledger.town_code).see_session(digest, now)
        return _clerk(account)

    def sign_out(self, token: bytes) -> None:
        """End a session."""
        with self._ledger.write() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            register.end_session(self._digest(token))

    def _start_session(self, account: Account) -> bytes:
        token, now = self._surroundings.randomness(TOKEN_BYTES), self._surroundings.clock()
        session = Session(
            token_digest=self._digest(token), clerk_id=account.id, started=now, last_seen=now
        )
        with self._ledger.write() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            register.end_sessions_before(now - LONGEST_MILLISECONDS, now - IDLE_MILLISECONDS)
            register.start_session(session)
        return token

    def _digest(self, token: bytes) -> bytes:
        return self._surroundings.crypto.hash(token)


def _clerk(account: Account) -> Clerk:
    return Clerk(account.id, account.name, account.role)


def _is_over(session: Session, now: int) -> bool:
    # A town clock that was put back must not lengthen a session either.
    is_idle = abs(now - session.last_seen) >= IDLE_MILLISECONDS
    return is_idle or now - session.started >= LONGEST_MILLISECONDS
