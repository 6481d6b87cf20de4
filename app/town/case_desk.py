"""How the township shares its cases out among its own people: who has one in hand, what is asked of a
leader, and which are shown when somebody has to be pressed. No station sees any of it.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from app.models.case_states import states_in_town
from app.models.errors import OperationRefused, Problem
from app.models.records import Case
from app.models.town_roles import ACT_ON_CASE, APPROVE, check_may, check_scope
from app.town.clerk_acts import ClerkActs
from app.town.clerk_writing import Clerk, clean_text, note_act
from app.town.ledger.case_holders import CaseHolders, ExtensionRequest, Holder
from app.town.ledger.case_queries import CaseQueries
from app.town.ledger.database import Ledger
from app.town.surroundings import Surroundings

CaseKey = tuple[str, str]
"""A case's village and id."""
AT_ONCE = 200


class BulkOutcome(msgspec.Struct, frozen=True):
    """What came of an act on many cases: how many were done, and why the others were not."""

    done: int
    refused: tuple[tuple[CaseKey, Problem], ...] = ()


class CaseDesk:
    """Each call is one transaction; acts on many cases are one transaction a case."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, acts: ClerkActs) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._acts = acts

    def holders(self, keys: Iterable[CaseKey]) -> dict[CaseKey, Holder]:
        """Who has these cases in hand."""
        with self._ledger.read() as connection:
            return self._holders(connection).of(keys)

    def claim(self, key: CaseKey, clerk: Clerk) -> None:
        """领件: into one's own hands. Raises OperationRefused `case_taken` (name) when somebody else
        has it; `case_not_in_town`, `case_unknown`.
        """
        self._hold(key, clerk, Holder(clerk.department, clerk.id, clerk.name), "case_claimed")

    def assign(self, key: CaseKey, clerk: Clerk, department: str) -> None:
        """分派 to a window, whoever had it before. Raises OperationRefused `department_missing`,
        `case_not_in_town`, `case_unknown`.
        """
        name = clean_text(department)
        if not name:
            raise OperationRefused("department_missing")
        self._hold(key, clerk, Holder(name), "case_assigned", is_taking_over=True)

    def release(self, key: CaseKey, clerk: Clerk) -> None:
        """放回: nobody's again."""
        self._hold(key, clerk, None, "case_released", is_taking_over=True)

    def in_bulk(self, keys: Sequence[CaseKey], act: Callable[[CaseKey], object]) -> BulkOutcome:
        """Do the same to many cases, each by itself; what is refused for one does not stop the rest.

        Raises OperationRefused `cases_not_chosen`, `cases_too_many` (limit).
        """
        chosen = list(dict.fromkeys(keys))
        if not chosen:
            raise OperationRefused("cases_not_chosen")
        if len(chosen) > AT_ONCE:
            raise OperationRefused("cases_too_many", limit=AT_ONCE)
        refused = []
        for key in chosen:
            try:
                act(key)
            except Problem as problem:
                refused.append((key, problem))
        return BulkOutcome(len(chosen) - len(refused), tuple(refused))

    # -- 延期 with approval

    def ask_extension(
        self, key: CaseKey, clerk: Clerk, due_on: str, reason: str, told_on: str
    ) -> None:
        """Ask a leader for a later day; a newer request of the same case replaces the older one.

        Raises OperationRefused `case_note_missing`, and what `ClerkActs.check_extension` raises.
        """
        check_may(clerk.role, ACT_ON_CASE)
        check_scope(clerk.villages, key[0])
        day = self._acts.check_extension(*key, due_on)
        words = clean_text(reason)
        if not words:
            raise OperationRefused("case_note_missing")
        asked = ExtensionRequest(
            *key, due_on=day, reason=words, told_on=told_on.strip(), clerk_id=clerk.id,
            clerk_name=clerk.name, at=self._surroundings.now(),
        )  # fmt: skip
        with self._ledger.write() as connection:
            self._holders(connection).put_request(asked)
            self._note(connection, clerk, "extension_asked", key, words)

    def requests(self, villages: Sequence[str]) -> list[ExtensionRequest]:
        """What waits for a leader, the oldest first."""
        with self._ledger.read() as connection:
            return self._holders(connection).requests(villages)

    def decide_extension(self, key: CaseKey, clerk: Clerk, *, is_approved: bool) -> None:
        """批准 or 不批准. Raises OperationRefused `extension_not_asked`, and what `extend_case` raises."""
        check_may(clerk.role, APPROVE)
        check_scope(clerk.villages, key[0])
        with self._ledger.read() as connection:
            asked = self._holders(connection).request(*key)
        if asked is None:
            raise OperationRefused("extension_not_asked")
        if is_approved:
            self._acts.extend_case(
                key[1],
                key[0],
                clerk,
                due_on=asked.due_on,
                reason=asked.reason,
                approver_name=clerk.name,
                told_on=asked.told_on,
            )
        with self._ledger.write() as connection:
            self._holders(connection).drop_request(*key)
            act = "extension_approved" if is_approved else "extension_declined"
            self._note(connection, clerk, act, key, asked.reason)

    # -- inside

    def _hold(
        self,
        key: CaseKey,
        clerk: Clerk,
        holder: Holder | None,
        act: str,
        *,
        is_taking_over: bool = False,
    ) -> None:
        check_may(clerk.role, ACT_ON_CASE)
        check_scope(clerk.villages, key[0])
        with self._ledger.write() as connection:
            statements = self._ledger.statements
            case: Case | None = CaseQueries(connection, self._ledger.town_code, statements).case(
                *key
            )
            if case is None:
                raise OperationRefused("case_unknown")
            if holder and case.status not in states_in_town():
                raise OperationRefused("case_not_in_town")
            holders = self._holders(connection)
            known = holders.of([key]).get(key)
            is_of_another = known and known.clerk_id and known.clerk_id != clerk.id
            if known and is_of_another and not is_taking_over:
                raise OperationRefused("case_taken", name=known.clerk_name)
            holders.put(key, holder, self._surroundings.now())
            words = holder.words if holder else ""
            self._note(connection, clerk, act, key, words)

    def _holders(self, connection: Connection) -> CaseHolders:
        return CaseHolders(connection, self._ledger.town_code)

    def _note(
        self, connection: Connection, clerk: Clerk, act: str, key: CaseKey, words: str
    ) -> None:
        town_code, now = self._ledger.town_code, self._surroundings.now()
        note_act(connection, town_code, now, clerk, act, key[1], words, key[0])
