"""Which cases and appeals somebody has to press for: supervised, long pending, repeated. All are keyset
pages.
"""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    tuple_,
)

from app.models.appeal_figures import REPEATS_WATCHED
from app.models.appeal_stages import CONCLUDED
from app.models.case_states import CLOSED_STATES, SUPERVISE, TOWNSHIP, states_in_town
from app.models.records import Appeal, AppealStep, Case, CaseStep, Record
from app.town.ledger.schema import INDEX_KEY, RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

COUNTED_MOST = 1000
End = Sequence[str]
"""Where a page ended: the values that its last row is ordered by."""


class Supervised(msgspec.Struct, frozen=True):
    """A case or an appeal with the last word of supervision on it."""

    record: Case | Appeal
    step: CaseStep | AppealStep

    @property
    def end(self) -> End:
        """Where a page ends whose last row this is."""
        return (str(self.step.hlc), self.step.id)


class Repeated(msgspec.Struct, frozen=True):
    """A case of one applicant for one item that came more than once, or was done over again; an appeal
    that was raised more than once.
    """

    record: Case | Appeal
    times: int

    @property
    def end(self) -> End:
        """Where a page ends whose last row this is."""
        return (str(self.times), _day_of(self.record), self.record.id)


class Pending(msgspec.Struct, frozen=True):
    """A case or an appeal that has waited long."""

    record: Case | Appeal

    @property
    def end(self) -> End:
        """Where a page ends whose last row this is."""
        return (_day_of(self.record), self.record.id)


class SupervisionQueries:
    """The lists inside one transaction; of these villages, or of all. With `sees_hidden` the appeals are
    those on routes that bypass the township's staff, and without it all others. An appeal that was raised
    `repeats_watched` times counts as repeated.
    """

    def __init__(
        self,
        connection: Connection,
        town_code: str,
        villages: Collection[str] = (),
        *,
        sees_hidden: bool = False,
        repeats_watched: int = REPEATS_WATCHED,
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._villages = sorted(villages)
        self._sees_hidden = sees_hidden
        self._repeats_watched = repeats_watched

    def supervised(self, of: type[Record], after: End, limit: int) -> list[Supervised]:
        """Those still open that were supervised, the last word first."""
        steps, step_type = self._last_words(of)
        if len(after) == 2 and after[0].isdecimal():
            ended = tuple_(int(after[0][:_DIGITS]), after[1])
            steps = steps.where(tuple_(*_order_of(step_type)) < ended)
        steps = steps.order_by(*(column.desc() for column in _order_of(step_type))).limit(limit)
        said = [record_of(step_type, row) for row in self._connection.execute(steps)]
        found = self._by_key(of, [(step.village_code, step.entity_id) for step in said])
        return [
            Supervised(found[key], step)
            for step in said
            if (key := (step.village_code, step.entity_id)) in found
        ]

    def pending(self, of: type[Record], before: str, after: End, limit: int) -> list[Pending]:
        """Cases in the township's hands that the station received before that moment; appeals without
        an answer that were raised before that day. The oldest first.
        """
        began, query = self._pending(of, before)
        order = (began, RECORD_TABLES[of].c.id)
        if len(after) == len(order):
            query = query.where(tuple_(*order) > tuple_(*after))
        rows = self._connection.execute(query.order_by(*order).limit(limit))
        return [Pending(record_of(of, row)) for row in rows]

    def repeated(self, of: type[Record], after: End, limit: int) -> list[Repeated]:
        """The most often first, then the oldest."""
        times, query = self._repeated(of)
        began, row_id = RECORD_TABLES[of].c[_BEGAN[of]], RECORD_TABLES[of].c.id
        if len(after) == 3 and after[0].isdecimal():
            ended = int(after[0][:_DIGITS])
            later = and_(times == ended, tuple_(began, row_id) > tuple_(*after[1:]))
            query = query.where(or_(times < ended, later))
        query = query.add_columns(times).order_by(times.desc(), began, row_id).limit(limit)
        rows = self._connection.execute(query)
        return [Repeated(record_of(of, row[:-1]), int(row[-1])) for row in rows]

    def count_supervised(self, of: type[Record]) -> int:
        """How many there are, up to `COUNTED_MOST`."""
        return self._count(self._last_words(of)[0])

    def count_pending(self, of: type[Record], before: str) -> int:
        """How many there are, up to `COUNTED_MOST`."""
        return self._count(self._pending(of, before)[1])

    def count_repeated(self, of: type[Record]) -> int:
        """How many there are, up to `COUNTED_MOST`."""
        return self._count(self._repeated(of)[1])

    # -- inside

    def _last_words(self, of: type[Record]) -> tuple[Select[Any], type[Record]]:
        step_type: type[Record] = CaseStep if of is Case else AppealStep
        steps, table = RECORD_TABLES[step_type], RECORD_TABLES[of]
        later = steps.alias()
        is_superseded = (
            select(later.c.id)
            .where(
                later.c.town_code == steps.c.town_code,
                later.c.village_code == steps.c.village_code,
                later.c.entity_id == steps.c.entity_id,
                later.c.action == SUPERVISE,
                later.c.side == TOWNSHIP,
                tuple_(later.c.hlc, later.c.id) > tuple_(steps.c.hlc, steps.c.id),
            )
            .exists()
        )
        is_open = (
            select(table.c.id)
            .where(
                table.c.town_code == steps.c.town_code,
                table.c.village_code == steps.c.village_code,
                table.c.id == steps.c.entity_id,
                *self._open(of),
            )
            .exists()
        )
        query = (
            record_columns(step_type)
            .where(self._in(steps), steps.c.action == SUPERVISE, steps.c.side == TOWNSHIP)
            .where(is_open, ~is_superseded)
        )
        return query, step_type

    def _open(self, of: type[Record]) -> list[ColumnElement[bool]]:
        table = RECORD_TABLES[of]
        live = table.c.is_deleted.is_(False)
        if of is Case:
            return [live, table.c.status.not_in(sorted(CLOSED_STATES))]
        return [live, table.c.status != CONCLUDED, self._in_sight()]

    def _pending(self, of: type[Record], before: str) -> tuple[Any, Select[Any]]:
        table = RECORD_TABLES[of]
        began = table.c[_BEGAN[of]]
        query = record_columns(of).where(self._in(table), *self._open(of))
        query = query.where(began != "", began < before)
        if of is Case:
            query = query.where(table.c.status.in_(states_in_town()))
        return began, query

    def _repeated(self, of: type[Record]) -> tuple[Any, Select[Any]]:
        if of is Case:
            return self._repeated_cases()
        table = RECORD_TABLES[Appeal]
        query = record_columns(Appeal).where(
            self._in(table), table.c.is_deleted.is_(False), self._in_sight()
        )
        return table.c.times_raised, query.where(table.c.times_raised >= self._repeats_watched)

    def _repeated_cases(self) -> tuple[Any, Select[Any]]:
        """Open ones that have others of the same applicant for the same item beside them. The applicant
        is known by the ID number where one was taken down, else by the name.
        """
        table = RECORD_TABLES[Case]
        # Named inside, grouped outside: some databases take no bound value in GROUP BY.
        named = (
            select(table.c.village_code, _applicant(table).label("who"), table.c.item_name)
            .where(self._in(table), table.c.is_deleted.is_(False))
            .where(table.c.applicant_name != "", table.c.item_name != "")
            .subquery()
        )
        columns = (named.c.village_code, named.c.who, named.c.item_name)
        alike = (
            select(*columns, func.count().label("times"))
            .group_by(*columns)
            .having(func.count() > 1)
            .subquery()
        )
        others = func.coalesce(alike.c.times, 1)
        times = case((others > table.c.round, others), else_=table.c.round)
        joined = table.outerjoin(
            alike,
            and_(
                alike.c.village_code == table.c.village_code,
                alike.c.who == _applicant(table),
                alike.c.item_name == table.c.item_name,
            ),
        )
        query = (
            record_columns(Case)
            .select_from(joined)
            .where(self._in(table), table.c.is_deleted.is_(False))
            .where(table.c.status.in_(states_in_town()), times > 1)
        )
        return times, query

    def _in_sight(self) -> ColumnElement[bool]:
        return RECORD_TABLES[Appeal].c.is_hidden_in_town.is_(self._sees_hidden)

    def _count(self, query: Select[Any]) -> int:
        some = query.limit(COUNTED_MOST).subquery()
        return int(self._connection.execute(select(func.count()).select_from(some)).scalar_one())

    def _by_key(self, of: type[Record], keys: Sequence[tuple[str, str]]) -> dict[Any, Any]:
        table = RECORD_TABLES[of]
        if not keys:
            return {}
        query = record_columns(of).where(
            table.c.town_code == self._town_code,
            tuple_(table.c.village_code, table.c.id).in_(keys),
        )
        records = (record_of(of, row) for row in self._connection.execute(query))
        return {(each.village_code, each.id): each for each in records}

    def _in(self, table: Any) -> ColumnElement[bool]:
        whose = [table.c.town_code == self._town_code]
        if self._villages:
            whose.append(table.c.village_code.in_(self._villages))
        return and_(*whose)


_DIGITS = 18
"""Of a number from an address: more does not fit a database's integer."""
_BEGAN: dict[type[Record], str] = {Case: "station_received_at", Appeal: "raised_on"}


def _day_of(record: Case | Appeal) -> str:
    return str(getattr(record, _BEGAN[type(record)]))


def _order_of(step_type: type[Record]) -> tuple[Any, Any]:
    table = RECORD_TABLES[step_type]
    return table.c.hlc, table.c.id


def _applicant(table: Any) -> ColumnElement[str]:
    key = table.c[f"applicant_id_number{INDEX_KEY}"]
    return case((key != "", key), else_=table.c.applicant_name)
