"""Which cases changed their state since others were last told: marked while entries fold, compared
later. So it does not matter in how many pieces a history came in, nor how often rows are made anew.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, literal, select, update

from app.models.records import Case
from app.town.ledger.dialects import put_missing, upsert
from app.town.ledger.door_schema import CASES_TOLD, CASES_TOUCHED
from app.town.ledger.schema import META, RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

WANTED = "case_changes_wanted"


class CaseChange(msgspec.Struct, frozen=True):
    """A case as it is now, and the state that others were told of; empty for a new one."""

    case: Case
    before: str


class CaseChanges:
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def is_wanted(self) -> bool:
        """Whether anybody wants to be told."""
        found = self._connection.execute(select(META.c.value).where(META.c.name == WANTED))
        return found.scalar_one_or_none() == "1"

    def want(self, *, is_wanted: bool, now: str) -> None:
        """Begin with the cases as they are, or forget it all."""
        if is_wanted == self.is_wanted():
            return
        for table in (CASES_TOUCHED, CASES_TOLD):
            self._connection.execute(delete(table).where(table.c.town_code == self._town_code))
        if is_wanted:
            cases, names = RECORD_TABLES[Case], [column.name for column in CASES_TOLD.columns]
            as_they_are = select(
                cases.c.town_code, cases.c.village_code, cases.c.id, cases.c.status,
                cases.c.round, literal(now), literal(True),
            ).where(cases.c.town_code == self._town_code)  # fmt: skip
            self._connection.execute(insert(CASES_TOLD).from_select(names, as_they_are))
        fact = {"name": WANTED, "value": "1" if is_wanted else "0"}
        self._connection.execute(upsert(META, self._dialect), fact)

    def touch(self, keys: Iterable[tuple[str, str]]) -> None:
        """These cases' rows (village and id) were written."""
        values = [
            {"town_code": self._town_code, "village_code": village, "case_id": case_id}
            for village, case_id in keys
        ]
        if values and self.is_wanted():
            self._connection.execute(put_missing(CASES_TOUCHED, self._dialect), values)

    def is_waiting(self) -> bool:
        """Whether any case was touched."""
        query = select(CASES_TOUCHED.c.case_id).where(CASES_TOUCHED.c.town_code == self._town_code)
        return self._connection.execute(query.limit(1)).first() is not None

    def take(self, limit: int, now: str) -> list[CaseChange]:
        """What changed among the cases touched, which counts as told from now on."""
        touched, changes = CASES_TOUCHED, []
        query = select(touched.c.village_code, touched.c.case_id).where(
            touched.c.town_code == self._town_code
        )
        for village, case_id in self._connection.execute(query.limit(limit)).all():
            mine = (touched.c.village_code == village, touched.c.case_id == case_id)
            whose = touched.c.town_code == self._town_code
            self._connection.execute(delete(touched).where(whose, *mine))
            case = self.case(village, case_id)
            if case is not None and not case.is_deleted:
                before = self._told(village, case_id)
                if before != (case.status, case.round):
                    changes.append(CaseChange(case, before[0]))
                    self._tell(case, now)
        return changes

    def to_remind(self, states: Iterable[str], until: str, limit: int) -> list[Case]:
        """Cases that have stood in these states since that moment; each is named once."""
        told = CASES_TOLD
        query = (
            select(told.c.village_code, told.c.case_id)
            .where(told.c.town_code == self._town_code, told.c.status.in_(sorted(states)))
            .where(told.c.at <= until, told.c.is_reminded.is_(False))
            .order_by(told.c.at, told.c.case_id)
            .limit(limit)
        )
        found = []
        for village, case_id in self._connection.execute(query).all():
            self._connection.execute(
                update(told)
                .where(told.c.town_code == self._town_code, told.c.village_code == village)
                .where(told.c.case_id == case_id)
                .values(is_reminded=True)
            )
            case = self.case(village, case_id)
            if case is not None and not case.is_deleted and case.status in states:
                found.append(case)
        return found

    def case(self, village_code: str, case_id: str) -> Case | None:
        """One case, whoever asks."""
        table = RECORD_TABLES[Case]
        row = self._connection.execute(
            record_columns(Case).where(
                table.c.town_code == self._town_code,
                table.c.village_code == village_code,
                table.c.id == case_id,
            )
        ).one_or_none()
        return None if row is None else record_of(Case, row)

    def _told(self, village_code: str, case_id: str) -> tuple[str, int]:
        query = select(CASES_TOLD.c.status, CASES_TOLD.c.round).where(
            CASES_TOLD.c.town_code == self._town_code,
            CASES_TOLD.c.village_code == village_code,
            CASES_TOLD.c.case_id == case_id,
        )
        row: Any = self._connection.execute(query).one_or_none()
        return ("", 0) if row is None else (row.status, row.round)

    def _tell(self, case: Case, now: str) -> None:
        values = {
            "town_code": self._town_code,
            "village_code": case.village_code,
            "case_id": case.id,
            "status": case.status,
            "round": case.round,
            "at": now,
            "is_reminded": False,
        }
        self._connection.execute(upsert(CASES_TOLD, self._dialect), values)

    @property
    def _dialect(self) -> str:
        return self._connection.dialect.name
