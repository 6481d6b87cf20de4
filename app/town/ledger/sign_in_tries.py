"""How often signing in has failed, by account and by address, and how long the next try has to wait.

Nobody can bar somebody else for ever: waiting ends after a quarter of an hour at most, tries made
while one has to wait count for nothing, and an address from which a clerk has signed in before waits
for its own mistakes only.
"""

import msgspec
from sqlalchemy import Connection, delete, select

from app.models.errors import OperationRefused
from app.town.ledger.desk_schema import SIGN_IN_TRIES
from app.town.ledger.dialects import upsert

FREE_TRIES, FREE_TRIES_OF_ACCOUNT, FREE_TRIES_OF_ADDRESS = 5, 20, 40
FIRST_WAIT_MILLISECONDS = 30 * 1000
LONGEST_WAIT_MILLISECONDS = 15 * 60 * 1000
FORGOTTEN_MILLISECONDS = 24 * 3600 * 1000
_KNOWN_FOR_MILLISECONDS = 60 * 24 * 3600 * 1000


class _Asker(msgspec.Struct, frozen=True):
    key: str
    free: int


class SignInTries:
    """The counts inside one transaction. `name` and `address` are of whoever tries."""

    def __init__(
        self, connection: Connection, town_code: str, now: int, name: str, address: str
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._now = now
        self._pair = _Asker(f"both {address} {name}", FREE_TRIES)
        self._account = _Asker(f"name {name}", FREE_TRIES_OF_ACCOUNT)
        self._address = _Asker(f"from {address}", FREE_TRIES_OF_ADDRESS)
        self._known = f"known {address} {name}"

    def check(self) -> None:
        """Raises OperationRefused `sign_in_barred` (minutes) while this try has to wait."""
        wait = max((self._wait_of(asker) for asker in self._askers()), default=0)
        if wait > 0:
            raise OperationRefused("sign_in_barred", minutes=-(-wait // 60_000))

    def note_failure(self) -> None:
        """One more that failed."""
        for asker in (self._pair, self._account, self._address):
            self._put(asker.key, self._failures(asker.key)[0] + 1)

    def note_success(self) -> None:
        """Begin anew, and know the address from now on."""
        keys = (self._pair.key, self._account.key, self._address.key)
        table = SIGN_IN_TRIES
        whose = table.c.town_code == self._town_code
        self._connection.execute(delete(table).where(whose, table.c.asker.in_(keys)))
        is_old = table.c.last_at < self._now - _KNOWN_FOR_MILLISECONDS
        self._connection.execute(delete(table).where(whose, is_old))
        self._put(self._known, 0)

    def _askers(self) -> tuple[_Asker, ...]:
        if self._last_at(self._known) is not None:
            return (self._pair,)
        return (self._pair, self._account, self._address)

    def _wait_of(self, asker: _Asker) -> int:
        failures, last_at = self._failures(asker.key)
        if failures < asker.free:
            return 0
        wait = FIRST_WAIT_MILLISECONDS << min(failures - asker.free, 10)
        # A clock that was put back must not make anyone wait longer.
        passed = abs(self._now - last_at)
        return min(wait, LONGEST_WAIT_MILLISECONDS) - passed

    def _failures(self, key: str) -> tuple[int, int]:
        table = SIGN_IN_TRIES
        row = self._connection.execute(
            select(table.c.failures, table.c.last_at).where(
                table.c.town_code == self._town_code, table.c.asker == key
            )
        ).one_or_none()
        if row is None or abs(self._now - row.last_at) >= FORGOTTEN_MILLISECONDS:
            return 0, self._now
        return row.failures, row.last_at

    def _last_at(self, key: str) -> int | None:
        table = SIGN_IN_TRIES
        return self._connection.execute(
            select(table.c.last_at).where(
                table.c.town_code == self._town_code, table.c.asker == key
            )
        ).scalar_one_or_none()

    def _put(self, key: str, failures: int) -> None:
        row = {
            "town_code": self._town_code,
            "asker": key,
            "failures": failures,
            "last_at": self._now,
        }
        statement = upsert(SIGN_IN_TRIES, self._connection.dialect.name)
        self._connection.execute(statement, row)
