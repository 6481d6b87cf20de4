"""The clerks' sign-in: a password, a code from the phone or from paper for those who have one, and how long
it lasts.
"""

import hmac

import msgspec
from sqlalchemy import Connection

from app.models.errors import OperationRefused
from app.models.moments import utc_text
from app.models.roles import ADMIN
from app.models.town_roles import CODE_ROLES, OFFICER, TOWN_ROLES
from app.town.clerk_writing import Clerk
from app.town.ledger.accounts import Account, AccountRegister, Session
from app.town.ledger.audit_log import AuditLine, AuditLog
from app.town.ledger.database import Ledger
from app.town.ledger.paper_codes import PaperCodes
from app.town.ledger.sign_in_tries import SignInTries
from app.town.surroundings import Surroundings
from app.vault.one_time_codes import step_of_code
from app.vault.paper_codes import paper_code_in
from app.vault.passwords import SALT_BYTES, PasswordCost, stretch_password

__all__ = ["ADMIN", "OFFICER", "TOWN_ROLES", "SignIn"]

TOKEN_BYTES = 32
IDLE_MILLISECONDS = 30 * 60 * 1000
LONGEST_MILLISECONDS = 12 * 3600 * 1000
_SEEN_EVERY_MILLISECONDS = 60 * 1000
CODE_GRACE_MILLISECONDS = 7 * 24 * 3600 * 1000
"""How long an account that needs 动态口令 may go without after it was made."""
TOTP_PURPOSE = b"clerk-one-time-codes"


class _SecondFactor(msgspec.Struct, frozen=True):
    """What was typed beside the password: the phone's code of this step, or a code from paper."""

    step: int = 0
    paper: bytes = b""


class SignIn:
    """Sessions of one township. `secrets_key` seals the secrets of the clerks' phones."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, secrets_key: bytes) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._secrets_key = secrets_key

    def sign_in(self, name: str, password: str, code: str = "", address: str = "") -> bytes:
        """Start a session; returns its token, of which only the digest is kept.

        An unknown name takes as long as a wrong password. Raises OperationRefused
        `sign_in_refused`, `sign_in_code_wanted`, `sign_in_barred` (minutes).
        """
        name, now = name.strip(), self._surroundings.clock()
        with self._ledger.read() as connection:
            SignInTries(connection, self._ledger.town_code, now, name, address).check()
            account = AccountRegister(connection, self._ledger.town_code).by_name(name)
        try:
            if not self._is_password(account, password) or account is None:
                raise OperationRefused("sign_in_refused")
            second = self._second_factor_of(account, code, now)
        except OperationRefused as refusal:
            self._note_failure(name, address, refusal.key)
            raise
        return self._start_session(account, second, address)

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
        grace_ends = utc_text(now - CODE_GRACE_MILLISECONDS)
        is_bare = account.role in CODE_ROLES and not account.totp_secret
        return msgspec.structs.replace(
            clerk_of_account(account), must_join_phone=is_bare and account.created_at < grace_ends
        )

    def sign_out(self, token: bytes) -> None:
        """End a session."""
        with self._ledger.write() as connection:
            register = AccountRegister(connection, self._ledger.town_code)
            register.end_session(self._digest(token))

    def digest_of(self, token: bytes) -> bytes:
        """What is kept of a session's token."""
        return self._digest(token)

    def confirm(self, clerk: Clerk, password: str) -> None:
        """再输一次密码: who is signed in is at the keyboard. Wrong ones count as wrong sign-ins do.

        Raises OperationRefused `password_again_wrong`, `password_again_barred` (minutes).
        """
        now, town_code = self._surroundings.clock(), self._ledger.town_code
        with self._ledger.read() as connection:
            try:
                SignInTries(connection, town_code, now, clerk.name, clerk.address).check()
            except OperationRefused as refusal:
                raise OperationRefused("password_again_barred", **refusal.facts) from None
        if not self.is_password_of(clerk.id, password):
            self._note_failure(clerk.name, clerk.address, "password_again_wrong")
            raise OperationRefused("password_again_wrong")
        with self._ledger.write() as connection:
            SignInTries(connection, town_code, now, clerk.name, clerk.address).note_success()

    def is_password_of(self, clerk_id: str, password: str) -> bool:
        """Whether this is the clerk's password now."""
        with self._ledger.read() as connection:
            account = AccountRegister(connection, self._ledger.town_code).by_id(clerk_id)
        return self._is_password(account, password)

    def _is_password(self, account: Account | None, password: str) -> bool:
        if account is None:
            stretch_password(password, bytes(SALT_BYTES), self._surroundings.password_cost)
            return False
        cost = PasswordCost(account.m_kib, account.passes, account.lanes)
        offered = stretch_password(password, account.salt, cost)
        return hmac.compare_digest(offered, account.password)

    def paper_digest(self, clerk_id: str, code: str) -> bytes:
        """What is kept of a code on paper: its ten digits could be tried through without the key."""
        crypto = self._surroundings.crypto
        key = crypto.derive_key(self._secrets_key, "paper-codes")
        return crypto.mac(key, f"{clerk_id} {paper_code_in(code)}".encode())

    def _second_factor_of(self, account: Account, code: str, now: int) -> _SecondFactor:
        if not account.totp_secret:
            return _SecondFactor()
        if not code.strip():
            raise OperationRefused("sign_in_code_wanted")
        if paper_code_in(code):
            digest = self.paper_digest(account.id, code)
            with self._ledger.read() as connection:
                codes = PaperCodes(connection, self._ledger.town_code)
                if not codes.is_unused(account.id, digest):
                    raise OperationRefused("sign_in_refused")
            return _SecondFactor(paper=digest)
        secret = self._surroundings.crypto.open(
            self._secrets_key, account.totp_secret, TOTP_PURPOSE
        )
        step = step_of_code(secret, code, now, account.totp_step)
        if step is None:
            raise OperationRefused("sign_in_refused")
        return _SecondFactor(step=step)

    def _note_failure(self, name: str, address: str, key: str) -> None:
        now = self._surroundings.clock()
        with self._ledger.write() as connection:
            if key in ("sign_in_refused", "password_again_wrong"):
                tries = SignInTries(connection, self._ledger.town_code, now, name, address)
                tries.note_failure()
                line = AuditLine(
                    at=self._surroundings.now(),
                    act=key,
                    clerk_name=name[:60],
                    address=address,
                )
                AuditLog(connection, self._ledger.town_code).note(line)

    def _start_session(self, account: Account, second: _SecondFactor, address: str) -> bytes:
        token, now = self._surroundings.randomness(TOKEN_BYTES), self._surroundings.clock()
        session = Session(
            token_digest=self._digest(token), clerk_id=account.id, started=now, last_seen=now
        )
        town_code = self._ledger.town_code
        with self._ledger.write() as connection:
            register = AccountRegister(connection, town_code)
            if second.step and not register.use_code(account.id, second.step):
                raise OperationRefused("sign_in_refused")  # two browsers typed one code
            if second.paper:
                self._use_up(connection, account, second.paper, address)
            register.end_sessions_before(now - LONGEST_MILLISECONDS, now - IDLE_MILLISECONDS)
            register.start_session(session)
            SignInTries(connection, town_code, now, account.name, address).note_success()
            AuditLog(connection, town_code).note(
                AuditLine(
                    at=self._surroundings.now(),
                    act="sign_in",
                    clerk_id=account.id,
                    clerk_name=account.name,
                    address=address,
                )
            )
        return token

    def _use_up(self, connection: Connection, account: Account, paper: bytes, address: str) -> None:
        town_code, now = self._ledger.town_code, self._surroundings.now()
        codes = PaperCodes(connection, town_code)
        if not codes.use(account.id, paper, now):
            raise OperationRefused("sign_in_refused")  # two browsers typed one code
        line = AuditLine(
            at=now,
            act="paper_code_used",
            clerk_id=account.id,
            clerk_name=account.name,
            note=str(codes.sheet(account.id).left),
            address=address,
        )
        AuditLog(connection, town_code).note(line)

    def _digest(self, token: bytes) -> bytes:
        return self._surroundings.crypto.hash(token)


def clerk_of_account(account: Account) -> Clerk:
    """Who acts, as entries and pages have it."""
    return Clerk(
        account.id,
        account.name,
        account.role,
        department=account.department,
        villages=tuple(account.villages),
        has_code=bool(account.totp_secret),
        is_password_given=account.is_password_given,
    )


def _is_over(session: Session, now: int) -> bool:
    # A town clock that was put back must not lengthen a session either.
    is_idle = abs(now - session.last_seen) >= IDLE_MILLISECONDS
    return is_idle or now - session.started >= LONGEST_MILLISECONDS
