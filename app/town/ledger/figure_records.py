"""The records behind the township's figures: looked for on the days that the figures name, and each taken
only if it counts by the rule that made the figure, so that a list is as long as its figure says.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select, tuple_

from app.models.moments import china_date_of, midnight_of
from app.models.records import Appeal, Case, CaseStep, Event, Household, Record, Visit
from app.models.town_figures import (
    ACCEPTED,
    ACCEPTED_CONCLUDED,
    ALL_CONTACTS,
    ANSWERED,
    CONCLUDED,
    CONTACT,
    CONTACTS,
    IN_TIME,
    RAISED,
    RATED,
    RATED_SATISFIED,
    RECEIVED,
    Counts,
    appeal_counts,
    case_counts,
    counted_visit,
    standing_visit,
)
from app.models.visit_statistics import Period
from app.town.ledger.bulk import Pair, pairs_asked
from app.town.ledger.case_queries import PageKey
from app.town.ledger.desk_schema import VISITED_HOUSEHOLDS
from app.town.ledger.diary_queries import as_seen_in_town
from app.town.ledger.figure_keeper import FigureKeeper
from app.town.ledger.figure_queries import FigureQueries
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import RecordStatements, record_columns, record_of

PART_OF: Mapping[str, str] = MappingProxyType(
    {ACCEPTED: ACCEPTED_CONCLUDED, CONCLUDED: IN_TIME, RATED: RATED_SATISFIED}
)
"""Of which rate's whole a list marks the part."""
ACTION_OF: Mapping[str, str] = MappingProxyType(
    {
        ACCEPTED: "accept",
        ACCEPTED_CONCLUDED: "accept",
        CONCLUDED: "conclude",
        IN_TIME: "conclude",
        RATED: "rate",
        RATED_SATISFIED: "rate",
    }
)
"""By which step a case counts."""
ON_DAYS = frozenset({ALL_CONTACTS, *CONTACTS, RECEIVED, *ACTION_OF, RAISED, ANSWERED})
"""The measures whose records have a day."""


class CountedRecord(NamedTuple):
    """A record with the day on which it counts, whether it is of the rate's part too, and where the
    page that ends with it goes on.
    """

    record: Any
    day: str
    is_part: bool
    key: PageKey


class Source(NamedTuple):
    """Where the records of a measure are looked for: in which rows, by which column."""

    record_type: type[Record]
    column: str
    conditions: tuple[ColumnElement[bool], ...]

    @property
    def is_moment(self) -> bool:
        """Whether the column holds moments, not days."""
        return self.column.endswith("at")


class FigureRecords:
    """Inside one transaction; with `villages` only theirs. Lists are keyset pages, the latest first."""

    def __init__(
        self,
        connection: Connection,
        town_code: str,
        statements: RecordStatements,
        villages: Sequence[str] = (),
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._statements = statements
        self._villages = sorted(villages)
        self._keeper = FigureKeeper(connection, town_code, statements)
        self.figures = FigureQueries(connection, town_code, villages)

    def on_days(
        self, measure: str, period: Period, after: PageKey | None, limit: int
    ) -> list[CountedRecord]:
        """Those that one of `ON_DAYS` counts in the period."""
        source, days = _source_of(measure), self.figures.days(measure, period)
        found: list[CountedRecord] = []
        while len(found) < limit:
            asked = _enough(days, _day_of(after), limit)
            rows = self._rows(source, asked, after, limit)
            found += self._counted(measure, source, rows)
            if not rows or (len(rows) < limit and asked[-1] == days[-1][0]):
                break
            after = _key_of(source, rows[-1])
        return found[:limit]

    def households(self, after: PageKey | None, limit: int) -> list[Household]:
        """Those to be visited (应访户) now, village by village."""
        table = RECORD_TABLES[Household]
        order = (table.c.village_code, table.c.number, table.c.id)
        query = record_columns(Household).where(
            table.c.town_code == self._town_code,
            table.c.is_deleted.is_(False),
            table.c.standing == "",
            table.c.merged_into == "",
            *self._scope(table.c.village_code),
        )
        if after is not None:
            query = query.where(tuple_(*order) > tuple_(*_place_of(after)))
        query = query.order_by(*order).limit(limit)
        return [record_of(Household, row) for row in self._connection.execute(query)]

    def visited_households(
        self, period: Period, after: PageKey | None, limit: int
    ) -> list[Household]:
        """Those visited at home in the period (已访户), village by village; one whose record has not come
        in has nothing but its id.
        """
        place = _place_of(after) if after is not None else ("", "", "")
        chosen, count = [], 0
        for village, bits in sorted(self.figures.visited(period).items()):
            if village < place[0] or not bits:
                continue
            chosen.append(village)
            count += bits.bit_count() if village != place[0] else 0
            if count >= limit:
                break
        pairs = self.visited_among(chosen, period)
        query = self._statements.rows_among[Household]
        asked = pairs_asked(sorted(pairs), self._connection.dialect.name)
        rows = self._connection.execute(query, {"town_code": self._town_code, **asked})
        known = {
            (each.village_code, each.id): each for each in (record_of(Household, r) for r in rows)
        }
        homes = [known.get(pair) or Household(village_code=pair[0], id=pair[1]) for pair in pairs]
        in_order = sorted((each.village_code, each.number, each.id) for each in homes)
        by_place = {(each.village_code, each.number, each.id): each for each in homes}
        return [by_place[each] for each in in_order if each > place][:limit]

    def visited_among(self, villages: Iterable[str], period: Period) -> set[Pair]:
        """The households of these villages that were visited at home in the period."""
        table, visited = VISITED_HOUSEHOLDS, self.figures.visited(period)
        query = select(table.c.village_code, table.c.household_id, table.c.bit).where(
            table.c.town_code == self._town_code, table.c.village_code.in_(sorted(set(villages)))
        )
        return {
            (village, household)
            for village, household, bit in self._connection.execute(query)
            if visited.get(village, 0) >> bit & 1
        }

    # -- inside

    def _scope(self, column: ColumnElement[str]) -> list[ColumnElement[bool]]:
        return [column.in_(self._villages)] if self._villages else []

    def _rows(
        self, source: Source, days: Sequence[str], after: PageKey | None, limit: int
    ) -> list[Any]:
        table = RECORD_TABLES[source.record_type]
        column = table.c[source.column]
        ranges = _ranges(days, source.is_moment)
        if not ranges:
            return []
        query = record_columns(source.record_type).where(
            table.c.town_code == self._town_code,
            # By index only from the first day to the last; of several stretches each is looked for there.
            and_(column >= ranges[0][0], column < ranges[-1][1]),
            or_(*(and_(column >= first, column < end) for first, end in ranges)),
            *self._scope(table.c.village_code),
            *source.conditions,
        )
        if after is not None:
            query = query.where(tuple_(column, table.c.id) < tuple_(after.value, after.id))
        query = query.order_by(column.desc(), table.c.id.desc()).limit(limit)
        return [record_of(source.record_type, row) for row in self._connection.execute(query)]

    def _counted(self, measure: str, source: Source, rows: Sequence[Any]) -> list[CountedRecord]:
        """Those of the rows that the measure counts, each once."""
        found = []
        for row, (record, counts) in zip(rows, self._counts(source, rows), strict=True):
            day = _text_day(getattr(row, source.column), source.is_moment)
            if counts.get((measure, day)):
                is_part = bool(counts.get((PART_OF.get(measure, ""), day)))
                found.append(CountedRecord(record, day, is_part, _key_of(source, row)))
        return found

    def _counts(self, source: Source, rows: Sequence[Any]) -> Iterator[tuple[Any, Counts]]:
        """Of each row the record to be shown, and what it counts: nothing when another row stands for it."""
        if source.record_type is Appeal:
            yield from ((row, appeal_counts(row)) for row in rows)
        elif source.record_type is Visit:
            visits = self._keeper.standing({Visit: _pairs(rows)}).events.get(Visit, {})
            shown = as_seen_in_town(self._connection, self._town_code, rows)
            for row, seen in zip(rows, shown, strict=True):
                yield seen, _visit_counts(row, visits[_pair(row)].values())
        else:
            standing = self._keeper.standing({Case: _pairs(rows)})
            steps_of, cases = standing.events.get(CaseStep, {}), standing.rows.get(Case, {})
            for row in rows:
                case, steps = cases.get(_pair(row)), list(steps_of.get(_pair(row), {}).values())
                is_shown = case is not None and _stands_for_its_day(source, row, steps)
                yield case, case_counts(case, steps) if case and is_shown else Counter()


def _source_of(measure: str) -> Source:
    if measure in ACTION_OF:
        steps = RECORD_TABLES[CaseStep]
        return Source(CaseStep, "at", (steps.c.action == ACTION_OF[measure],))
    if measure == RECEIVED:
        is_live = RECORD_TABLES[Case].c.is_deleted.is_(False)
        return Source(Case, "station_received_at", (is_live,))
    if measure in (RAISED, ANSWERED):
        appeals = RECORD_TABLES[Appeal].c
        shown = (appeals.is_deleted.is_(False), appeals.is_hidden_in_town.is_(False))
        return Source(Appeal, "raised_on" if measure == RAISED else "answered_on", shown)
    visits = RECORD_TABLES[Visit].c
    of_channel = [] if measure == ALL_CONTACTS else [visits.channel == measure[len(CONTACT) :]]
    return Source(Visit, "visited_on", (visits.is_deleted.is_(False), *of_channel))


def _visit_counts(visit: Visit, versions: Collection[Visit]) -> Counts:
    """What a version of a visit counts: nothing unless it is the one that stands."""
    counted = counted_visit(versions) if standing_visit(versions) == visit else None
    return Counter(
        {(m, counted.day): 1 for m in (counted.measure, ALL_CONTACTS)} if counted else {}
    )


def _stands_for_its_day(source: Source, row: Any, steps: Iterable[CaseStep]) -> bool:
    """Whether it is the last step of its kind on that day; a case itself stands for its own."""
    if source.record_type is not CaseStep:
        return True
    day = _text_day(row.at, True)
    same = (s for s in steps if s.action == row.action and _text_day(s.at, True) == day)
    return row.id == max((s.at, s.id) for s in same)[1]


def _pair(row: Any) -> Pair:
    return row.village_code, row.entity_id if isinstance(row, Event) else row.id


def _pairs(rows: Iterable[Any]) -> set[Pair]:
    return {_pair(row) for row in rows}


def _key_of(source: Source, row: Any) -> PageKey:
    return PageKey(getattr(row, source.column), row.id)


def _place_of(key: PageKey) -> tuple[str, str, str]:
    """Village, number and id of the household with which a page ended."""
    village, _, number = key.value.partition("/")
    return village, number, key.id


def _day_of(after: PageKey | None) -> str:
    """The day on which a page ended; empty when it is none."""
    return _text_day(after.value, "T" in after.value) if after is not None else ""


def _text_day(text: str, is_moment: bool) -> str:
    try:
        return china_date_of(text).isoformat() if is_moment else text[: len("2026-01-01")]
    except (ValueError, OverflowError):
        return ""


def _enough(days: Sequence[tuple[str, int]], after: str, limit: int) -> list[str]:
    """As many of the days, from the one on which the last page ended, as fill a page: a measure that
    counts little would else be looked for through everything that others count.
    """
    chosen, count = [], 0
    for day, number in days:
        if after and day > after:
            continue
        chosen.append(day)
        count += number if day != after else 0
        if count >= limit:
            break
    return chosen


def _ranges(days: Sequence[str], is_moment: bool) -> list[tuple[str, str]]:
    """The days as the fewest stretches of text, each up to where the next day begins."""
    stretches: list[tuple[date, date]] = []
    for day in sorted(map(date.fromisoformat, days)):
        end = day + timedelta(days=1) if day < date.max else day
        if stretches and stretches[-1][1] == day:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((day, end))
    return [(_begin(first, is_moment), _begin(end, is_moment)) for first, end in stretches]


def _begin(day: date, is_moment: bool) -> str:
    """Where a day begins as text: before any part of its first second."""
    try:
        return midnight_of(day).removesuffix("Z") if is_moment else day.isoformat()
    except OverflowError:
        return day.isoformat()
