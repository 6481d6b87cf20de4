"""放行 over the line: a locked station asks, a clerk compares six digits on the telephone, and the answer
waits until the station asks again.
"""

from collections.abc import Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.moments import utc_text
from app.models.town_roles import MANAGE, check_may
from app.town.clerk_writing import Clerk
from app.town.grant_desk import GrantDesk
from app.town.ledger.database import Ledger
from app.town.ledger.grant_requests import GrantAsked, GrantRequests
from app.town.surroundings import Surroundings
from app.vault.grants import GRANT_BYTES_MAX

ASKED_DAYS, ANSWER_HOURS, KEPT_DAYS = 7, 24, 30
"""How long a request waits for a clerk, an answer for its station, and either is kept at all; by the
town's clock."""
_HOUR_MILLISECONDS = 3_600_000
NAME_CHARACTERS_MAX = 60


class GrantLine:
    """What came over the line, and what became of it. A station cannot sign while it is locked: who
    asks only shows that they have the key that the PC keeps sealed to the township.
    """

    def __init__(self, ledger: Ledger, grants: GrantDesk, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._grants = grants
        self._surroundings = surroundings

    def ask(self, content: bytes) -> bytes:
        """The answer to a request that a clerk has granted; one that is new waits. It may be asked for
        again as long as it holds: the first answer may have been lost, and only the PC that made the
        request can open it, once.

        Raises OperationRefused `grant_waiting`, `grant_refused`, `grant_expired`, and what
        `GrantDesk.grant` raises but for the digits.
        """
        if len(content) > GRANT_BYTES_MAX:
            raise OperationRefused("grant_request_damaged")
        given = self._grants.answered(content)
        request_id = self._surroundings.crypto.hash(content).hex()
        with self._ledger.write() as connection:
            books = GrantRequests(connection, self._ledger.town_code)
            asked = books.request(request_id)
            if asked is not None and asked.answer and not self._is_over(asked):
                if not asked.fetched_at:
                    fetched = msgspec.structs.replace(asked, fetched_at=self._surroundings.now())
                    books.put(fetched)
                return asked.answer
            if asked is None:
                books.make_room(given.device_id, self._ago(KEPT_DAYS * 24))
                books.put(
                    GrantAsked(
                        id=request_id,
                        village_code=given.village_code,
                        device_id=given.device_id,
                        station_name=given.station_name[:NAME_CHARACTERS_MAX],
                        staff_name=given.staff_name[:NAME_CHARACTERS_MAX],
                        content=content,
                        asked_at=self._surroundings.now(),
                    )
                )
        if asked is None or not (asked.decided_at or self._is_over(asked)):
            raise OperationRefused("grant_waiting")  # that it waits is committed
        is_refused = bool(asked.decided_at) and not asked.answer
        raise OperationRefused("grant_refused" if is_refused else "grant_expired")

    def waiting(self, village_code: str | None = None) -> list[GrantAsked]:
        """The requests that a clerk may still grant, the oldest first."""
        with self._ledger.read() as connection:
            books = GrantRequests(connection, self._ledger.town_code)
            return books.undecided(self._ago(ASKED_DAYS * 24), village_code)

    def grant(self, village_code: str, request_id: str, digits: str, by: Clerk) -> GrantAsked:
        """放行: `digits` are what was heard on the telephone; the station has the answer when it asks
        again within a day.

        Raises OperationRefused `clerk_not_administrator`, `grant_not_waiting`, and what
        `GrantDesk.grant` raises.
        """
        check_may(by.role, MANAGE)
        asked = _chosen(self.waiting(village_code), request_id)
        given = self._grants.grant(asked.content, digits)
        return self._decide(village_code, request_id, by, given.content)

    def refuse(self, village_code: str, request_id: str, by: Clerk) -> GrantAsked:
        """不放行. Raises OperationRefused `clerk_not_administrator`, `grant_not_waiting`."""
        check_may(by.role, MANAGE)
        return self._decide(village_code, request_id, by, b"")

    def _decide(self, village_code: str, request_id: str, by: Clerk, answer: bytes) -> GrantAsked:
        with self._ledger.write() as connection:
            books = GrantRequests(connection, self._ledger.town_code)
            waiting = books.undecided(self._ago(ASKED_DAYS * 24), village_code)
            asked = _chosen(waiting, request_id)
            decided = msgspec.structs.replace(
                asked, decided_at=self._surroundings.now(), decided_by=by.name, answer=answer
            )
            books.put(decided)
        return decided

    def _is_over(self, asked: GrantAsked) -> bool:
        if asked.decided_at:
            return asked.decided_at < self._ago(ANSWER_HOURS)
        return asked.asked_at < self._ago(ASKED_DAYS * 24)

    def _ago(self, hours: int) -> str:
        return utc_text(self._surroundings.clock() - hours * _HOUR_MILLISECONDS)


def _chosen(waiting: Sequence[GrantAsked], request_id: str) -> GrantAsked:
    for asked in waiting:
        if asked.id == request_id:
            return asked
    raise OperationRefused("grant_not_waiting")
