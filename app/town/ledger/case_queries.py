"""What the clerks' pages ask of the ledger about cases and appeals."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    false,
    func,
    not_,
    or_,
    select,
    tuple_,
)

from app.models.case_states import TOWNSHIP
from app.models.deadlines import (
    CLOCKS,
    CONCLUDE,
    LATE_LEVELS,
    OVERDUE,
    RUNNING,
    DueSpan,
    Vantage,
    due_ranges,
)
from app.models.records import Appeal, AppealStep, Case, CaseStep, Material, Person, Record
from app.models.supervision import last_level
from app.town.ledger.bulk import pairs_asked
from app.town.ledger.schema import INDEX_KEY, RECORD_TABLES, id_number_fields
from app.town.ledger.statements import RecordStatements, record_columns, record_of


class PageKey(msgspec.Struct, frozen=True):
    """Where a page ended: the sorted value of its last row, and the row's id."""

    value: str
    id: str


class ListFilter(msgspec.Struct, frozen=True):
    """Which rows, and in which order. `sort` is a column that the caller chose, never a visitor.

    `spans` are the days of some levels: only for cases, of which `due_field` is the one that binds.
    """

    states: tuple[str, ...] = ()
    village_code: str = ""
    words: str = ""
    sort: str = "updated_at"
    is_descending: bool = True
    spans: tuple[DueSpan, ...] | None = None


class CaseQueries:
    """Cases and appeals inside one transaction. Lists are keyset pages.

    With `sees_hidden` the appeals are those whose route bypasses the township's staff, and without
    it all others: nothing here ever shows both. With `villages` nothing of any other is told.
    """

    def __init__(
        self,
        connection: Connection,
        town_code: str,
        statements: RecordStatements,
        *,
        sees_hidden: bool = False,
        villages: Collection[str] = (),
    ) -> None:
        self._villages = sorted(villages)
        self._sees_hidden = sees_hidden
        self._connection = connection
        self._town_code = town_code
        self._statements = statements

    def cases(self, wanted: ListFilter, after: PageKey | None, limit: int) -> list[Case]:
        """A page of cases."""
        return self._page(Case, "status", ("number", "applicant_name"), wanted, after, limit)

    def appeals(self, wanted: ListFilter, after: PageKey | None, limit: int) -> list[Appeal]:
        """A page of appeals."""
        return self._page(
            Appeal, "stage", ("number", "raised_by"), wanted, after, limit, self._in_sight()
        )

    def case_counts(self, village_code: str = "") -> dict[str, int]:
        """How many cases stand in each status."""
        return self._counts(RECORD_TABLES[Case], "status", village_code)

    def level_counts(
        self, states: tuple[str, ...], vantage: Vantage, village_code: str = ""
    ) -> dict[str, int]:
        """How many cases that the township has to act upon have each level; none: those of all states."""
        table, counts = RECORD_TABLES[Case], dict[str, int]()
        for field in sorted({c.due_field for c in CLOCKS.values() if c.side == TOWNSHIP}):
            own = [s for s, c in CLOCKS.items() if c.side == TOWNSHIP and c.due_field == field]
            asked = [state for state in own if not states or state in states]
            if not asked:
                continue
            day = table.c[field]
            steps = [(day <= each.last, each.level) for each in due_ranges(TOWNSHIP, vantage)]
            if field == CONCLUDE.due_field and vantage.now:
                steps.insert(_LATE_STEPS, (_has_run_out(table, vantage.now), OVERDUE))
            cases = (
                select(case(*steps, else_=RUNNING).label("level"))
                .where(table.c.town_code == self._town_code, table.c.is_deleted.is_(False))
                .where(table.c.status.in_(asked), day != "", *self._scope(table))
            )
            if village_code:
                cases = cases.where(table.c.village_code == village_code)
            # Named inside, grouped outside: some databases take no bound value in GROUP BY.
            named = cases.subquery()
            query = select(named.c.level, func.count()).group_by(named.c.level)
            for found, number in self._connection.execute(query):
                counts[found] = counts.get(found, 0) + int(number)
        return counts

    def appeal_counts(self, village_code: str = "") -> dict[str, int]:
        """How many appeals stand in each stage."""
        return self._counts(RECORD_TABLES[Appeal], "stage", village_code, self._in_sight())

    def case(self, village_code: str, case_id: str) -> Case | None:
        """One case."""
        return self._row(Case, village_code, case_id)

    def case_of_number(self, village_code: str, number: str) -> Case | None:
        """The case of a village that bears a number; the oldest where two bear one."""
        if not self._is_in_scope(village_code):
            return None
        table = RECORD_TABLES[Case]
        query = (
            record_columns(Case)
            .where(table.c.town_code == self._town_code, table.c.village_code == village_code)
            .where(table.c.number == number, table.c.is_deleted.is_(False))
            .order_by(table.c.station_received_at, table.c.id)
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else record_of(Case, row)

    def appeal(self, village_code: str, appeal_id: str) -> Appeal | None:
        """One appeal, if it may be seen."""
        found: Appeal | None = self._row(Appeal, village_code, appeal_id)
        is_seen = found is not None and found.is_hidden_in_town == self._sees_hidden
        return found if is_seen else None

    def person(self, village_code: str, person_id: str) -> Person | None:
        """One villager."""
        return self._row(Person, village_code, person_id)

    def case_steps(self, village_code: str, case_id: str) -> list[CaseStep]:
        """All steps of a case, in no order."""
        return self._steps(CaseStep, village_code, case_id)

    def appeal_steps(self, village_code: str, appeal_id: str) -> list[AppealStep]:
        """All steps of an appeal, in no order; none of one that may not be seen."""
        if self.appeal(village_code, appeal_id) is None:
            return []
        return self._steps(AppealStep, village_code, appeal_id)

    def last_pressed(self, rows: Sequence[Case | Appeal]) -> dict[str, str]:
        """How each of these was pressed for last, by id; those that never were are left out."""
        return {
            row_id: level for row_id, s in self.steps_of(rows).items() if (level := last_level(s))
        }

    def steps_of(self, rows: Sequence[Case | Appeal]) -> dict[str, list[Any]]:
        """The steps of several cases, or appeals, by id, in no order: one question for a whole list."""
        if not rows:
            return {}
        step_type: type[Record] = CaseStep if isinstance(rows[0], Case) else AppealStep
        pairs = pairs_asked([(r.village_code, r.id) for r in rows], self._connection.dialect.name)
        asked = {"town_code": self._town_code, **pairs}
        steps: dict[str, list[Any]] = {}
        for row in self._connection.execute(self._statements.steps_among[step_type], asked):
            step = record_of(step_type, row)
            steps.setdefault(step.entity_id, []).append(step)
        return steps

    def materials(self, village_code: str, case_id: str) -> list[Material]:
        """The papers of a case, in their order."""
        if not self._is_in_scope(village_code):
            return []
        table = RECORD_TABLES[Material]
        query = (
            record_columns(Material)
            .where(table.c.town_code == self._town_code, table.c.village_code == village_code)
            .where(table.c.case_id == case_id, table.c.is_deleted.is_(False))
            .order_by(table.c.position, table.c.id)
        )
        return [record_of(Material, row) for row in self._connection.execute(query)]

    def _page(
        self,
        record_type: type[Any],
        state_column: str,
        word_columns: tuple[str, ...],
        wanted: ListFilter,
        after: PageKey | None,
        limit: int,
        *conditions: ColumnElement[bool],
    ) -> list[Any]:
        table = RECORD_TABLES[record_type]
        query: Select[Any] = record_columns(record_type).where(
            table.c.town_code == self._town_code,
            table.c.is_deleted.is_(False),
            *self._scope(table),
            *conditions,
        )
        if wanted.states:
            query = query.where(table.c[state_column].in_(wanted.states))
        if wanted.spans is not None:
            query = query.where(or_(false(), *(_within(table, each) for each in wanted.spans)))
        if wanted.village_code:
            query = query.where(table.c.village_code == wanted.village_code)
        if wanted.words:
            keys = (f"{name}{INDEX_KEY}" for name in id_number_fields(record_type))
            is_found = [table.c[key] == wanted.words for key in keys]
            is_found += [table.c[c].contains(wanted.words, autoescape=True) for c in word_columns]
            query = query.where(or_(*is_found))
        key = tuple_(table.c[wanted.sort], table.c.id)
        if after is not None:
            ended = tuple_(after.value, after.id)
            query = query.where(key < ended if wanted.is_descending else key > ended)
        order = [table.c[wanted.sort], table.c.id]
        query = query.order_by(*(c.desc() if wanted.is_descending else c for c in order))
        return [record_of(record_type, row) for row in self._connection.execute(query.limit(limit))]

    def _scope(self, table: Table) -> list[ColumnElement[bool]]:
        return [table.c.village_code.in_(self._villages)] if self._villages else []

    def _is_in_scope(self, village_code: str) -> bool:
        return not self._villages or village_code in self._villages

    def _in_sight(self) -> ColumnElement[bool]:
        return RECORD_TABLES[Appeal].c.is_hidden_in_town.is_(self._sees_hidden)

    def _counts(
        self, table: Table, column: str, village_code: str, *conditions: ColumnElement[bool]
    ) -> dict[str, int]:
        condition = and_(
            table.c.town_code == self._town_code,
            table.c.is_deleted.is_(False),
            *self._scope(table),
            *conditions,
        )
        if village_code:
            condition = and_(condition, table.c.village_code == village_code)
        query = select(table.c[column], func.count()).where(condition).group_by(table.c[column])
        return {state: int(count) for state, count in self._connection.execute(query)}

    def _row(self, record_type: type[Record], village_code: str, row_id: str) -> Any:
        if not self._is_in_scope(village_code):
            return None
        values = {"town_code": self._town_code, "village_code": village_code, "id": row_id}
        found = self._connection.execute(self._statements.rows[record_type], values).one_or_none()
        return None if found is None else record_of(record_type, found)

    def _steps(self, step_type: type[Record], village_code: str, entity: str) -> list[Any]:
        if not self._is_in_scope(village_code):
            return []
        values = {
            "town_code": self._town_code,
            "village_code": village_code,
            "entity_id": entity,
        }
        found = self._connection.execute(self._statements.steps[step_type], values)
        return [record_of(step_type, row) for row in found]


def _within(table: Table, span: DueSpan) -> ColumnElement[bool]:
    """Whether the day that binds a case lies in the span."""
    fields = sorted({CLOCKS[state].due_field for state in span.statuses})
    return or_(
        *(
            and_(
                table.c.status.in_([s for s in span.statuses if CLOCKS[s].due_field == field]),
                table.c[field].between(span.first, span.last),
                table.c[field] != "",
                *_hours(table, span, field),
            )
            for field in fields
        )
    )


_LATE_STEPS = len(LATE_LEVELS)
"""`due_ranges` begins with the days that are past; after them comes the last day itself."""


def _has_run_out(table: Table, moment: str) -> ColumnElement[bool]:
    """Whether a limit in hours has run out by a moment."""
    return and_(table.c.due_at != "", table.c.due_at < moment)


def _hours(table: Table, span: DueSpan, field: str) -> list[ColumnElement[bool]]:
    if span.hours == "all" or field != CONCLUDE.due_field:
        return []
    past = _has_run_out(table, span.moment)
    return [past if span.hours == "past" else not_(past)]
