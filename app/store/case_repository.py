"""Cases, their steps and materials."""

from collections.abc import Sequence

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep, Material
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

_OF_HOUSEHOLD = "household_id = ? AND household_id <> '' AND"


class CaseRepository:
    """Reads cases; the newest change comes first."""

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
        self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS, *, household_id: str = ""
    ) -> list[Case]:
        """By (updated_at, id), newest first: all, or those of a household; see also CaseLists."""
        where, asked = (_OF_HOUSEHOLD, (household_id,)) if household_id else ("", ())
        return self._cases.records(
            self._db.conn.execute(
                f"""SELECT * FROM cases
                    WHERE {where} is_deleted = 0 AND (updated_at, id) < (?, ?)
                    ORDER BY updated_at DESC, id DESC LIMIT ?""",  # noqa: S608 - our own
                (*asked, *key, limit),
            )
        )

    def of_households(
        self, household_ids: Sequence[str], person_ids: Sequence[str], limit: int
    ) -> list[Case]:
        """The newest cases of these households, and of these people wherever they lived then."""
        found = self._cases.records(
            self._db.conn.execute(
                """SELECT * FROM cases WHERE is_deleted = 0 AND id IN (
                       SELECT id FROM cases
                       WHERE household_id IN (SELECT value FROM json_each(?))
                           AND household_id <> '' AND is_deleted = 0
                       UNION
                       SELECT id FROM cases
                       WHERE applicant_id IN (SELECT value FROM json_each(?)) AND is_deleted = 0)""",
                (_json(household_ids), _json(person_ids)),
            )
        )
        found.sort(key=lambda case: (case.updated_at, case.id), reverse=True)
        return found[:limit]

    def turned_away(self) -> list[str]:
        """The cases that the township has sent back or refused, and that nobody here has gone on with."""
        rows = self._db.conn.execute(
            """SELECT id FROM cases WHERE is_deleted = 0 AND status IN ('returned', 'declined')
                   AND EXISTS (SELECT 1 FROM case_steps AS step WHERE step.entity_id = cases.id
                       AND side = 'township' AND action IN ('send_back', 'refuse'))"""
        )
        return [case_id for (case_id,) in rows]

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


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
