"""Which cases and appeals somebody has to press for: supervised, long pending, repeated; and how the
villages compare.
"""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.models.appeal_stages import CONCLUDED
from app.models.case_states import CLOSED_STATES, SUPERVISE, TOWNSHIP, states_in_town
from app.models.records import Appeal, AppealStep, Case, CaseStep
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

SHOWN = 200


class Supervised(msgspec.Struct, frozen=True):
    """A case with the last word of supervision on it."""

    case: Case
    level: str
    note: str
    answer_by: str
    at: str


class Repeated(msgspec.Struct, frozen=True):
    """Cases of one applicant for one item, or one that was done over again."""

    case: Case
    times: int


class SupervisionQueries:
    """The lists inside one transaction; of these villages, or of all."""

    def __init__(
        self, connection: Connection, town_code: str, villages: Collection[str] = ()
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._villages = sorted(villages)

    def supervised(self) -> list[Supervised]:
        """Cases still open that were supervised, the last word first."""
        steps, cases = RECORD_TABLES[CaseStep], RECORD_TABLES[Case]
        query = (
            record_columns(CaseStep)
            .where(*self._in(steps), steps.c.action == SUPERVISE, steps.c.side == TOWNSHIP)
            .where(
                select(cases.c.id)
                .where(
                    cases.c.town_code == steps.c.town_code,
                    cases.c.village_code == steps.c.village_code,
                    cases.c.id == steps.c.entity_id,
                    cases.c.is_deleted.is_(False),
                    cases.c.status.not_in(sorted(CLOSED_STATES)),
                )
                .exists()
            )
            .order_by(steps.c.hlc.desc(), steps.c.id.desc())
        )
        last: dict[tuple[str, str], CaseStep] = {}
        for row in self._connection.execute(query):
            step = record_of(CaseStep, row)
            last.setdefault((step.village_code, step.entity_id), step)
        chosen = list(last.values())[:SHOWN]
        found = self._cases([step.entity_id for step in chosen])
        return [
            Supervised(found[key], step.method, step.note, step.due_on, step.at)
            for step in chosen
            if (key := (step.village_code, step.entity_id)) in found
        ]

    def long_pending(self, received_before: str) -> list[Case]:
        """Cases in the township's hands that the station received before that moment, oldest first."""
        table = RECORD_TABLES[Case]
        query = (
            record_columns(Case)
            .where(*self._in(table), table.c.is_deleted.is_(False))
            .where(table.c.status.in_(states_in_town()), table.c.station_received_at != "")
            .where(table.c.station_received_at < received_before)
            .order_by(table.c.station_received_at, table.c.id)
            .limit(SHOWN)
        )
        return [record_of(Case, row) for row in self._connection.execute(query)]

    def repeated(self) -> list[Repeated]:
        """One applicant with the same item twice or more while one is open, and cases done over."""
        table = RECORD_TABLES[Case]
        live = [*self._in(table), table.c.is_deleted.is_(False)]
        same = (
            select(table.c.village_code, table.c.applicant_name, table.c.item_name, func.count())
            .where(*live, table.c.applicant_name != "")
            .group_by(table.c.village_code, table.c.applicant_name, table.c.item_name)
            .having(func.count() > 1)
            .limit(SHOWN)
        )
        times = {tuple(row[:3]): int(row[3]) for row in self._connection.execute(same)}
        open_cases = (
            record_columns(Case)
            .where(*live, table.c.status.in_(states_in_town()))
            .order_by(table.c.station_received_at, table.c.id)
        )
        found = []
        for row in self._connection.execute(open_cases):
            case = record_of(Case, row)
            count = times.get((case.village_code, case.applicant_name, case.item_name), 1)
            if count > 1 or case.round > 1:
                found.append(Repeated(case, max(count, case.round)))
        return sorted(found, key=lambda each: -each.times)[:SHOWN]

    def repeated_appeals(self, *, sees_hidden: bool) -> list[Appeal]:
        """Appeals that were raised more than once, most often first."""
        table = RECORD_TABLES[Appeal]
        query = (
            record_columns(Appeal)
            .where(*self._in(table), table.c.is_deleted.is_(False), table.c.times_raised > 1)
            .where(table.c.is_hidden_in_town.is_(sees_hidden))
            .order_by(table.c.times_raised.desc(), table.c.raised_on, table.c.id)
            .limit(SHOWN)
        )
        return [record_of(Appeal, row) for row in self._connection.execute(query)]

    def supervised_appeals(self, *, sees_hidden: bool) -> list[tuple[Appeal, AppealStep]]:
        """Appeals not answered yet that were supervised, each with the last word, the last first."""
        steps, table = RECORD_TABLES[AppealStep], RECORD_TABLES[Appeal]
        said = (
            record_columns(AppealStep)
            .where(*self._in(steps), steps.c.action == SUPERVISE, steps.c.side == TOWNSHIP)
            .order_by(steps.c.hlc.desc(), steps.c.id.desc())
            .limit(SHOWN)
        )
        last: dict[tuple[str, str], AppealStep] = {}
        for row in self._connection.execute(said):
            step = record_of(AppealStep, row)
            last.setdefault((step.village_code, step.entity_id), step)
        query = record_columns(Appeal).where(
            *self._in(table),
            table.c.is_deleted.is_(False),
            table.c.is_hidden_in_town.is_(sees_hidden),
            table.c.status != CONCLUDED,
            table.c.id.in_([entity for _, entity in last]),
        )
        appeals = (record_of(Appeal, row) for row in self._connection.execute(query))
        found = {(appeal.village_code, appeal.id): appeal for appeal in appeals}
        return [(found[key], step) for key, step in last.items() if key in found]

    def _cases(self, ids: Sequence[str]) -> dict[tuple[str, str], Case]:
        table = RECORD_TABLES[Case]
        query = record_columns(Case).where(*self._in(table), table.c.id.in_(ids))
        cases = (record_of(Case, row) for row in self._connection.execute(query))
        return {(case.village_code, case.id): case for case in cases}

    def _in(self, table: object) -> list[ColumnElement[bool]]:
        columns = table.c  # type: ignore[attr-defined]
        whose = [columns.town_code == self._town_code]
        if self._villages:
            whose.append(columns.village_code.in_(self._villages))
        return [and_(*whose)]
