"""Tokens for other systems: made and revoked by administrators, shown once, kept as a digest only."""

import msgspec
from sqlalchemy import Connection

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.moments import is_date
from app.models.town_roles import MANAGE, check_may, check_villages
from app.town.clerk_writing import Clerk, clean_text, note_act
from app.town.ledger.api_tokens import ApiToken, ApiTokens
from app.town.ledger.audit_log import AuditLine, AuditLog
from app.town.ledger.database import Ledger
from app.town.surroundings import Surroundings

CASES, APPEALS, STATIONS = "cases", "appeals", "stations"
SCOPES = (CASES, APPEALS, STATIONS)
PREFIX, SECRET_BYTES = "lxt_", 32
LONGEST_DAYS = 3 * 366
_LONGEST_NAME = 60


class TokenFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an administrator says of a token; without villages the whole town is meant."""

    name: str
    scopes: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    expires_on: str = ""


class MadeToken(msgspec.Struct, frozen=True):
    """A new token and its text, which nobody can see again."""

    token: ApiToken
    text: str


class TokenDesk:
    """Each call is one transaction."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def make(self, facts: TokenFacts, by: Clerk) -> MadeToken:
        """A new token. Raises OperationRefused `clerk_not_administrator`, `token_name_missing`,
        `token_scope_missing`, `token_expiry_wrong`, `village_not_of_this_township`.
        """
        check_may(by.role, MANAGE)
        around, facts = self._surroundings, self._checked(facts)
        text = PREFIX + around.randomness(SECRET_BYTES).hex()
        token = ApiToken(
            id=new_id(around.randomness),
            name=facts.name,
            scopes=list(facts.scopes),
            villages=list(facts.villages),
            created_at=around.now(),
            created_by=by.name,
            expires_on=facts.expires_on,
        )
        with self._ledger.write() as connection:
            self._tokens(connection).add(token, self._digest(text))
            said = f"{' '.join(token.scopes)} {token.expires_on}"
            self._note(connection, by, "token_made", token.name, said)
        return MadeToken(token, text)

    def revoke(self, token_id: str, by: Clerk) -> None:
        """作废, at once and for good. Raises OperationRefused `clerk_not_administrator`, `token_unknown`."""
        check_may(by.role, MANAGE)
        with self._ledger.write() as connection:
            tokens = self._tokens(connection)
            token = tokens.by_id(token_id)
            if token is None:
                raise OperationRefused("token_unknown")
            if not token.revoked_at:
                tokens.revoke(token_id, self._surroundings.now())
                self._note(connection, by, "token_revoked", token.name)

    def page(self, by: Clerk, after: str, limit: int) -> list[ApiToken]:
        """A page of tokens, the newest first. Raises OperationRefused `clerk_not_administrator`."""
        check_may(by.role, MANAGE)
        with self._ledger.read() as connection:
            return self._tokens(connection).page(after, limit)

    def holder_of(self, text: str) -> ApiToken | None:
        """The token of that text, if it still opens anything."""
        with self._ledger.read() as connection:
            token = self._tokens(connection).by_digest(self._digest(text))
        is_good = token is not None and token.holds_on(self._surroundings.today())
        return token if is_good else None

    def note_use(self, token: ApiToken, target: str, address: str) -> None:
        """Every use is kept: who, what, from where."""
        now = self._surroundings.now()
        with self._ledger.write() as connection:
            self._tokens(connection).note_use(token.id, now, address)
            line = AuditLine(
                at=now, act="api_read", clerk_name=token.name, note=target[:200], address=address
            )
            AuditLog(connection, self._ledger.town_code).note(line)

    def _checked(self, facts: TokenFacts) -> TokenFacts:
        name, today = clean_text(facts.name), self._surroundings.today()
        if not name or len(name) > _LONGEST_NAME:
            raise OperationRefused("token_name_missing", most=_LONGEST_NAME)
        scopes = tuple(scope for scope in SCOPES if scope in facts.scopes)
        if not scopes:
            raise OperationRefused("token_scope_missing")
        day = facts.expires_on.strip()
        if not is_date(day) or not today <= day <= self._surroundings.day_after(LONGEST_DAYS):
            raise OperationRefused("token_expiry_wrong")
        check_villages(self._ledger.town_code, facts.villages)
        villages = tuple(sorted(set(facts.villages)))
        return TokenFacts(name=name, scopes=scopes, villages=villages, expires_on=day)

    def _note(
        self, connection: Connection, by: Clerk, act: str, subject: str, said: str = ""
    ) -> None:
        town_code, now = self._ledger.town_code, self._surroundings.now()
        note_act(connection, town_code, now, by, act, subject, said)

    def _tokens(self, connection: Connection) -> ApiTokens:
        return ApiTokens(connection, self._ledger.town_code)

    def _digest(self, text: str) -> bytes:
        return self._surroundings.crypto.hash(text.encode())
