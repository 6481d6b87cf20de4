"""The township's people: who has an account, in which role, for which villages and which window."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.town_roles import (
    ADMIN,
    MANAGE,
    OFFICER,
    READ_LOG,
    TOWN_ROLES,
    check_may,
    check_villages,
)
from app.town.clerk_writing import Clerk, clean_text, note_act
from app.town.ledger.accounts import Account, AccountRegister
from app.town.ledger.audit_log import AuditLine, AuditLog, AuditWanted
from app.town.ledger.database import Ledger
from app.town.ledger.paper_codes import PaperCodes, PaperSheet
from app.town.sign_in import TOTP_PURPOSE, SignIn, clerk_of_account
from app.town.surroundings import Surroundings
from app.vault.one_time_codes import SECRET_BYTES, step_of_code
from app.vault.paper_codes import new_paper_codes
from app.vault.passwords import SALT_BYTES, check_new_password, stretch_password

AUDIT_PAGE = 100


class ClerkFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an administrator says of a clerk; without villages the whole town is meant."""

    name: str
    role: str = OFFICER
    department: str = ""
    villages: tuple[str, ...] = ()


class People:
    """Each call is one transaction. `by` is who does it; None for the command line.

    Attributes:
        roles: those that an account may have.
    """

    def __init__(
        self,
        ledger: Ledger,
        surroundings: Surroundings,
        sign_in: SignIn,
        secrets_key: bytes,
        roles: tuple[str, ...] = TOWN_ROLES,
    ) -> None:
        self.roles = roles
        self._ledger = ledger
        self._surroundings = surroundings
        self._sign_in = sign_in
        self._secrets_key = secrets_key

    def accounts(self) -> list[Account]:
        """All accounts, also those that are closed, by name."""
        with self._ledger.read() as connection:
            return self._register(connection).accounts()

    def clerks(self) -> list[Clerk]:
        """All clerks that may sign in, by name."""
        return [clerk_of_account(account) for account in self.accounts() if account.is_active]

    def departments(self) -> list[str]:
        """The windows that clerks sit at, each once."""
        return sorted({a.department for a in self.accounts() if a.department and a.is_active})

    def add(self, facts: ClerkFacts, password: str, by: Clerk | None = None) -> Clerk:
        """A new account; who did not choose the password is asked to change it.

        Raises OperationRefused `clerk_name_missing`, `clerk_name_taken`, `clerk_role_unknown`,
        `village_not_of_this_township`, `password_too_weak` (reason).
        """
        _check_manager(by)
        facts = self._checked(facts)
        check_new_password(password)
        account = Account(
            id=new_id(self._surroundings.randomness),
            name=facts.name,
            role=facts.role,
            department=facts.department,
            villages=list(facts.villages),
            created_at=self._surroundings.now(),
            is_password_given=by is not None,
            **self._stretched(password),
        )
        with self._ledger.write() as connection:
            if self._register(connection).by_name(facts.name):
                raise OperationRefused("clerk_name_taken")
            self._register(connection).add(account)
            self._note(connection, by, "clerk_added", account.name, account.role)
        return clerk_of_account(account)

    def change(self, clerk_id: str, facts: ClerkFacts, by: Clerk) -> Clerk:
        """Name, role, window and villages; the last administrator stays one.

        Raises OperationRefused what `add` raises, `clerk_unknown`, `clerk_last_administrator`.
        """
        _check_manager(by)
        facts = self._checked(facts)
        with self._ledger.write() as connection:
            register = self._register(connection)
            account = self._account(register, clerk_id)
            named = register.by_name(facts.name)
            if named is not None and named.id != clerk_id:
                raise OperationRefused("clerk_name_taken")
            changed = msgspec.structs.replace(
                account,
                name=facts.name,
                role=facts.role,
                department=facts.department,
                villages=list(facts.villages),
            )
            register.replace(changed)
            _keep_an_administrator(register)
            said = f"{facts.role} {facts.department} {' '.join(facts.villages)}".strip()
            self._note(connection, by, "clerk_changed", changed.name, said)
        return clerk_of_account(changed)

    def set_active(self, clerk_id: str, is_active: bool, by: Clerk) -> None:
        """停用 or 恢复 an account; who is stopped is signed out everywhere at once."""
        _check_manager(by)
        with self._ledger.write() as connection:
            register = self._register(connection)
            account = self._account(register, clerk_id)
            taken = register.by_name(account.name)
            if is_active and taken is not None and taken.id != clerk_id:
                raise OperationRefused("clerk_name_taken")
            register.replace(msgspec.structs.replace(account, is_active=is_active))
            _keep_an_administrator(register)
            register.end_sessions_of(clerk_id)
            act = "clerk_restored" if is_active else "clerk_stopped"
            self._note(connection, by, act, account.name)

    def give_password(
        self, clerk_id: str, password: str, by: Clerk | None, *, is_code_dropped: bool = False
    ) -> None:
        """A new password for somebody who forgot it, and no code any more when the phone is gone too."""
        _check_manager(by)
        check_new_password(password)
        with self._ledger.write() as connection:
            register = self._register(connection)
            account = self._account(register, clerk_id)
            changes = {**self._stretched(password), "is_password_given": True}
            if is_code_dropped:
                changes |= {"totp_secret": b"", "totp_step": 0}
                PaperCodes(connection, self._ledger.town_code).replace(clerk_id, (), "")
            register.replace(msgspec.structs.replace(account, **changes))
            register.end_sessions_of(clerk_id)
            note = "code_dropped" if is_code_dropped else ""
            self._note(connection, by, "password_given", account.name, note)

    # -- what a clerk does with the own account

    def change_own_password(self, clerk: Clerk, old: str, new: str, token: bytes) -> None:
        """Raises OperationRefused `password_old_wrong`, `password_too_weak`."""
        if not self._sign_in.is_password_of(clerk.id, old):
            raise OperationRefused("password_old_wrong")
        check_new_password(new)
        with self._ledger.write() as connection:
            register = self._register(connection)
            account = self._account(register, clerk.id)
            changes = {**self._stretched(new), "is_password_given": False}
            register.replace(msgspec.structs.replace(account, **changes))
            register.end_sessions_of(clerk.id, self._sign_in.digest_of(token))
            self._note(connection, clerk, "password_changed", clerk.name)

    def new_code_secret(self) -> bytes:
        """A secret for a phone that is about to be joined."""
        return self._surroundings.randomness(SECRET_BYTES)

    def join_phone(self, clerk: Clerk, secret: bytes, code: str) -> None:
        """启用动态口令, once the phone shows what it should. Raises OperationRefused `code_wrong`."""
        is_ours = len(secret) == SECRET_BYTES
        step = step_of_code(secret, code, self._surroundings.clock(), 0) if is_ours else None
        if step is None:
            raise OperationRefused("code_wrong")
        sealed = self._surroundings.crypto.seal(
            self._secrets_key, secret, TOTP_PURPOSE, self._surroundings.randomness
        )
        with self._ledger.write() as connection:
            register = self._register(connection)
            account = self._account(register, clerk.id)
            register.replace(msgspec.structs.replace(account, totp_secret=sealed, totp_step=step))
            self._note(connection, clerk, "code_joined", clerk.name)

    def make_paper_codes(self, clerk: Clerk) -> list[str]:
        """备用码: a new sheet in place of the one before, to be shown once; of the codes only keyed
        digests are kept. Raises OperationRefused `paper_codes_without_phone`.
        """
        if not clerk.has_code:
            raise OperationRefused("paper_codes_without_phone")
        codes = new_paper_codes(self._surroundings.randomness)
        digests = [self._sign_in.paper_digest(clerk.id, code) for code in codes]
        now = self._surroundings.now()
        with self._ledger.write() as connection:
            PaperCodes(connection, self._ledger.town_code).replace(clerk.id, digests, now)
            self._note(connection, clerk, "paper_codes_made", clerk.name)
        return codes

    def paper_sheet(self, clerk: Clerk) -> PaperSheet:
        """How many of the clerk's codes on paper are left."""
        with self._ledger.read() as connection:
            return PaperCodes(connection, self._ledger.town_code).sheet(clerk.id)

    # -- the log

    def note(
        self, clerk: Clerk, act: str, subject: str = "", note: str = "", village: str = ""
    ) -> None:
        """Keep that a clerk did something that no entry tells of."""
        with self._ledger.write() as connection:
            self._note(connection, clerk, act, subject, note, village)

    def audit(self, wanted: AuditWanted, by: Clerk) -> list[AuditLine]:
        """The newest lines that are wanted. Raises OperationRefused `clerk_not_permitted`."""
        check_may(by.role, READ_LOG)
        with self._ledger.read() as connection:
            return AuditLog(connection, self._ledger.town_code).lines(wanted, AUDIT_PAGE + 1)

    # -- inside

    def _checked(self, facts: ClerkFacts) -> ClerkFacts:
        name = clean_text(facts.name)
        if not name:
            raise OperationRefused("clerk_name_missing")
        if facts.role not in self.roles:
            raise OperationRefused("clerk_role_unknown")
        check_villages(self._ledger.town_code, facts.villages)
        return msgspec.structs.replace(
            facts,
            name=name,
            department=clean_text(facts.department),
            villages=tuple(sorted(set(facts.villages))),
        )

    def _stretched(self, password: str) -> dict[str, Any]:
        cost, salt = self._surroundings.password_cost, self._surroundings.randomness(SALT_BYTES)
        digest = stretch_password(password, salt, cost)
        return {
            "salt": salt,
            "password": digest,
            "m_kib": cost.m_kib,
            "passes": cost.t,
            "lanes": cost.p,
        }

    def _register(self, connection: Connection) -> AccountRegister:
        return AccountRegister(connection, self._ledger.town_code)

    def _account(self, register: AccountRegister, clerk_id: str) -> Account:
        found = [account for account in register.accounts() if account.id == clerk_id]
        if not found:
            raise OperationRefused("clerk_unknown")
        return found[0]

    def _note(
        self,
        connection: Connection,
        clerk: Clerk | None,
        act: str,
        subject: str = "",
        note: str = "",
        village: str = "",
    ) -> None:
        town_code, now = self._ledger.town_code, self._surroundings.now()
        note_act(connection, town_code, now, clerk, act, subject, note, village)


def _check_manager(by: Clerk | None) -> None:
    if by is not None:
        check_may(by.role, MANAGE)


def _keep_an_administrator(register: AccountRegister) -> None:
    accounts: Iterable[Account] = register.accounts()
    if not any(account.is_active and account.role == ADMIN for account in accounts):
        raise OperationRefused("clerk_last_administrator")
