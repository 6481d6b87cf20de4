"""Cases, their steps and materials."""

from collections.abc import Iterable
from heapq import merge
from itertools import islice

import msgspec
from sqlite_utils import Database

from app.models.case_states import CLOSED_STATES, STATES
from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep, Material
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

OPEN_STATES = tuple(state for state in STATES if state not in CLOSED_STATES)


class DueCounts(msgspec.Struct, frozen=True):
    """How many open cases should be done already, and how many on the day itself."""

    overdue: int
    due_today: int


class CaseRepository:
    """Reads cases; lists go from the newest change backwards."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cases = RecordTable(Case, "cases")
        self._steps = RecordTable(CaseStep, "case_steps")
        self._materials = RecordTable(Material, "materials")

    def by_id(self, case_id: str) -> Case:
        """One case, also when deleted. Raises OperationRefused `case_unknown`."""
        found = self._cases.record(
            self._db.conn.execute("SELECT * FROM cases WHERE id = ?", (case_id,))
        )
        if found is None:
            raise OperationRefused("case_unknown")
        return found

    def by_number(self, number: str) -> Case | None:
        """The case of that number, also when deleted."""
        return self._cases.record(
            self._db.conn.execute(
                "SELECT * FROM cases WHERE number = ? ORDER BY is_deleted, id LIMIT 1", (number,)
            )
        )

    def page_after(
        self,
        key: PageKey = FIRST_DOWNWARDS,
        limit: int = PAGE_ROWS,
        *,
        statuses: Iterable[str] = (),
        is_open_only: bool = False,
        household_id: str = "",
        due_before: str = "",
    ) -> list[Case]:
        """By (updated_at, id), newest first; every filter given must hold.

        `due_before` is a date: cases that should have been done before it, see `due_until`.
        """
        wanted = set(statuses) or set(STATES)
        if is_open_only or due_before:
            wanted -= CLOSED_STATES
        if household_id:
            return self._page_of_household(household_id, key, limit, wanted, due_before)
        if wanted == set(STATES):
            return self._page_of_all(key, limit)
        pages = [
            self._keys_of_status(status, key, limit, due_before)
            for status in STATES
            if status in wanted
        ]
        newest = islice(merge(*pages, reverse=True), limit)
        return self._by_keys([PageKey(*each) for each in newest])

    def due_until(
        self, on: str, key: PageKey = FIRST_UPWARDS, limit: int = PAGE_ROWS
    ) -> list[tuple[str, Case]]:
        """Open cases to be done by the date `on`, overdue ones included: (due date, case).

        By (due date, id), longest overdue first. The date is the one that binds whoever has the
        case in hand: `station_due_on` until it is submitted, then `expected_by` until the
        township has accepted it, then `due_on`. A suspended case has none.
        """
        rows = self._db.conn.execute(
            """SELECT binding_due_on, id FROM cases
               WHERE is_deleted = 0 AND binding_due_on <> ''
                   AND (binding_due_on, id) > (?, ?) AND binding_due_on <= ?
               ORDER BY binding_due_on, id LIMIT ?""",
            (*key, on, limit),
        ).fetchall()
        cases = {case.id: case for case in self._of_ids([row[1] for row in rows])}
        return [(row[0], cases[row[1]]) for row in rows]

    def due_counts(self, on: str) -> DueCounts:
        """As of the date `on`."""
        row = self._db.conn.execute(
            """SELECT count(*) FILTER (WHERE binding_due_on < ?),
                      count(*) FILTER (WHERE binding_due_on = ?)
               FROM cases
               WHERE is_deleted = 0 AND binding_due_on <> '' AND binding_due_on <= ?""",
            (on, on, on),
        ).fetchone()
        return DueCounts(*row)

    def counts_by_status(self) -> dict[str, int]:
        """How many cases stand in each status; statuses without any are missing."""
        return dict(
            self._db.conn.execute(
                """SELECT status, count(*) FROM cases WHERE is_deleted = 0
                   GROUP BY status ORDER BY status"""
            ).fetchall()
        )

    def steps(self, case_id: str) -> list[CaseStep]:
        """All steps of a case, ordered by clock; `in_causal_order` is the caller's."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM case_steps WHERE entity_id = ? ORDER BY hlc, id", (case_id,)
            )
        )

    def materials(self, case_id: str) -> list[Material]:
        """The papers that a case needs, in their places."""
        return self._materials.records(
            self._db.conn.execute(
                """SELECT * FROM materials WHERE case_id = ? AND is_deleted = 0
                   ORDER BY position, id""",
                (case_id,),
            )
        )

    # -- inside

    def _page_of_all(self, key: PageKey, limit: int) -> list[Case]:
        return self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases
                   WHERE is_deleted = 0 AND (updated_at, id) < (?, ?)
                   ORDER BY updated_at DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def _page_of_household(
        self, household_id: str, key: PageKey, limit: int, statuses: set[str], due_before: str
    ) -> list[Case]:
        return self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases
                   WHERE household_id = ? AND is_deleted = 0 AND (updated_at, id) < (?, ?)
                       AND status IN (SELECT value FROM json_each(?))
                       AND (? = '' OR (binding_due_on <> '' AND binding_due_on < ?))
                   ORDER BY updated_at DESC, id DESC LIMIT ?""",
                (household_id, *key, _json(sorted(statuses)), due_before, due_before, limit),
            )
        )

    def _keys_of_status(
        self, status: str, key: PageKey, limit: int, due_before: str
    ) -> list[tuple[str, str]]:
        """Answered from one index, without touching a row."""
        return self._db.conn.execute(
            """SELECT updated_at, id FROM cases
               WHERE status = ? AND is_deleted = 0 AND (updated_at, id) < (?, ?)
                   AND (? = '' OR (binding_due_on <> '' AND binding_due_on < ?))
               ORDER BY updated_at DESC, id DESC LIMIT ?""",
            (status, *key, due_before, due_before, limit),
        ).fetchall()

    def _by_keys(self, keys: list[PageKey]) -> list[Case]:
        cases = {case.id: case for case in self._of_ids([key.id for key in keys])}
        return [cases[key.id] for key in keys]

    def _of_ids(self, case_ids: list[str]) -> list[Case]:
        return self._cases.records(
            self._db.conn.execute(
                "SELECT * FROM cases WHERE id IN (SELECT value FROM json_each(?))",
                (_json(case_ids),),
            )
        )


def _json(texts: list[str]) -> str:
    return msgspec.json.encode(texts).decode()
