"""What the clerks' pages ask of the ledger about the diaries (民情日记) of all villages."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, tuple_

from app.models.records import Appeal, Visit
from app.models.visit_records import DiaryComment, without_finding
from app.town.ledger.case_queries import PageKey
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

NO_COMMENT = "none"
"""In place of a rank: visits that nobody has said anything to."""


class DiaryFilter(msgspec.Struct, frozen=True):
    """Which visits: of these villages (none: of all), by whoever bears this name or a part of it, from
    one day to another, both included, and with a comment of this rank.
    """

    villages: Collection[str] = ()
    visitor: str = ""
    since: str = ""
    until: str = ""
    rank: str = ""


class DiaryLine(msgspec.Struct, frozen=True):
    """A visit as it was corrected last, and the ranks that have said something to it."""

    visit: Visit
    ranks: frozenset[str]


class DiaryQueries:
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def lines(self, wanted: DiaryFilter, after: PageKey | None, limit: int) -> list[DiaryLine]:
        """The latest day first."""
        table = RECORD_TABLES[Visit]
        order = (table.c.visited_on, table.c.id)
        query = record_columns(Visit).where(*self._conditions(wanted))
        if after is not None:
            query = query.where(tuple_(*order) < tuple_(after.value, after.id))
        query = query.order_by(*(column.desc() for column in order)).limit(limit)
        rows = [record_of(Visit, row) for row in self._connection.execute(query)]
        visits = as_seen_in_town(self._connection, self._town_code, rows)
        ranks = self._ranks([(visit.village_code, visit.entity_id) for visit in visits])
        return [
            DiaryLine(visit, frozenset(ranks.get((visit.village_code, visit.entity_id), ())))
            for visit in visits
        ]

    def _conditions(self, wanted: DiaryFilter) -> list[ColumnElement[bool]]:
        table = RECORD_TABLES[Visit]
        found = [
            table.c.town_code == self._town_code,
            table.c.is_deleted.is_(False),
            not_superseded(),
        ]
        if wanted.villages:
            found.append(table.c.village_code.in_(sorted(wanted.villages)))
        if wanted.visitor:
            by_name = (table.c.visitor_name, table.c.actor_name)
            recorded = and_(by_name[0] == "", by_name[1].contains(wanted.visitor, autoescape=True))
            found.append(or_(by_name[0].contains(wanted.visitor, autoescape=True), recorded))
        if wanted.since:
            found.append(table.c.visited_on >= wanted.since)
        if wanted.until:
            found.append(table.c.visited_on <= wanted.until)
        if wanted.rank:
            found.append(self._was_commented(wanted.rank))
        return found

    def _was_commented(self, rank: str) -> ColumnElement[bool]:
        visits, said = RECORD_TABLES[Visit], RECORD_TABLES[DiaryComment]
        of_visit = exists().where(
            said.c.town_code == visits.c.town_code,
            said.c.village_code == visits.c.village_code,
            said.c.entity_id == visits.c.entity_id,
            said.c.is_deleted.is_(False),
        )
        return ~of_visit if rank == NO_COMMENT else of_visit.where(said.c.rank == rank)

    def _ranks(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
        if not keys:
            return {}
        said = RECORD_TABLES[DiaryComment]
        query: Any = select(said.c.village_code, said.c.entity_id, said.c.rank).where(
            said.c.town_code == self._town_code,
            said.c.is_deleted.is_(False),
            tuple_(said.c.village_code, said.c.entity_id).in_(keys),
        )
        found: dict[tuple[str, str], set[str]] = {}
        for village_code, visit_id, rank in self._connection.execute(query):
            found.setdefault((village_code, visit_id), set()).add(rank)
        return found


def as_seen_in_town(connection: Connection, town_code: str, visits: Sequence[Visit]) -> list[Visit]:
    """The visits, those without their finding whose appeal bypasses the township's staff."""
    villages = sorted({visit.village_code for visit in visits if visit.appeal_id})
    if not villages:
        return list(visits)
    table = RECORD_TABLES[Appeal]
    query = select(table.c.village_code, table.c.id).where(
        table.c.town_code == town_code,
        table.c.village_code.in_(villages),
        table.c.is_hidden_in_town.is_(True),
    )
    hidden = {tuple(row) for row in connection.execute(query)}
    return [
        without_finding(visit) if (visit.village_code, visit.appeal_id) in hidden else visit
        for visit in visits
    ]


def in_the_diary(town_code: str, village_code: str) -> list[ColumnElement[bool]]:
    """Conditions on visits: those of a village, each as it was corrected last."""
    table = RECORD_TABLES[Visit]
    return [
        table.c.town_code == town_code,
        table.c.village_code == village_code,
        table.c.is_deleted.is_(False),
        not_superseded(),
    ]


def not_superseded() -> ColumnElement[bool]:
    """Whether a visit is not corrected by a later one."""
    table = RECORD_TABLES[Visit]
    later = table.alias()
    is_superseded = exists().where(
        later.c.town_code == table.c.town_code,
        later.c.village_code == table.c.village_code,
        later.c.entity_id == table.c.entity_id,
        or_(later.c.hlc > table.c.hlc, and_(later.c.hlc == table.c.hlc, later.c.id > table.c.id)),
    )
    return ~is_superseded
