"""What somebody, or a whole station, did in some days, read from the township's ledger."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table

from app.models.activities import HELD
from app.models.appeal_figures import Span
from app.models.appeal_stages import LEDGERS
from app.models.card_lifecycle import VALID, known_life
from app.models.duty_records import Activity, DutyShift
from app.models.household_roots import household_roots, is_active
from app.models.place_records import ScoreMark
from app.models.records import Appeal, Cadre, Card, Case, Household, Staff, Visit
from app.models.visit_records import DiaryComment
from app.models.visitors import Visitors
from app.models.work import Work, Worker, is_work_of, moments_of, workers_of
from app.town.ledger.diary_queries import as_seen_in_town, in_the_diary
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of


class WorkQueries:
    """One village inside one transaction. It counts what the station itself counts, by the same rules.

    With `sees_hidden` the appeals are those on routes that bypass the township's staff, and without
    it all others.
    """

    def __init__(
        self,
        connection: Connection,
        town_code: str,
        village_code: str,
        *,
        sees_hidden: bool = False,
    ) -> None:
        self._connection = connection
        self._town_code = town_code
        self._village_code = village_code
        self._sees_hidden = sees_hidden

    def workers(self) -> list[Worker]:
        """The station itself, then every liaison cadre with the accounts of that name."""
        return workers_of(self._cadres(), self._live(Staff, ["id"]))

    def marks(self, period: str, cadre_id: str) -> list[ScoreMark]:
        """The points that people gave on one scorecard."""
        table = RECORD_TABLES[ScoreMark]
        return self._live(ScoreMark, ["id"], table.c.period == period, table.c.cadre_id == cadre_id)

    def homes(self, ids: Collection[str]) -> dict[str, Household]:
        """Those households, by id."""
        wanted = set(ids)
        return {each.id: each for each in self._all(Household, ["id"]) if each.id in wanted}

    def work(self, worker: Worker, span: Span, today: date) -> Work:
        """A cadre's are the households that are theirs now, visits that are theirs, appeals that are
        given to them or, while given to nobody, came to them first, and cases and shifts of their
        accounts.
        """
        is_all = not worker.cadre_id
        mine = {worker.cadre_id, *worker.account_ids}
        households = self._all(Household, ["number", "id"])
        all_visits = self._visits(span)
        own = [
            each.id
            for each in households
            if is_active(each) and (is_all or each.cadre_id == worker.cadre_id)
        ]
        roots = household_roots(households)
        visited = {
            roots.get(visit.household_id, visit.household_id)
            for visit in all_visits
            if visit.channel == "home"
        }
        carded = self._holding_cards()
        visits = all_visits if is_all else self._visits_of(worker, all_visits, households)
        return Work(
            worker=worker,
            span=span,
            households=tuple(own),
            visited=tuple(each for each in own if each in visited),
            carded=tuple(each for each in own if each in carded),
            visits=visits,
            comments=self._comments([visit.entity_id for visit in visits]),
            appeals=[a for a in self._appeals(span) if is_all or is_work_of(a, mine, worker.name)],
            cases=[c for c in self._cases(span) if is_all or c.first_receiver_id in mine],
            shifts=[
                shift
                for shift in self._shifts(span, today)
                if is_all or (shift.on_duty_id or shift.officer_id) in mine
            ],
            activities=[
                each
                for each in self._activities(span)
                if is_all or each.responsible_name == worker.name
            ],
        )

    # -- inside

    def _cadres(self) -> list[Cadre]:
        return self._live(Cadre, ["id"])

    def _visits(self, span: Span) -> list[Visit]:
        table = RECORD_TABLES[Visit]
        query = (
            record_columns(Visit)
            .where(*in_the_diary(self._town_code, self._village_code))
            .where(_within(table, "visited_on", span))
            .order_by(table.c.visited_on, table.c.started_at, table.c.number, table.c.id)
        )
        visits = [record_of(Visit, row) for row in self._connection.execute(query)]
        return as_seen_in_town(self._connection, self._town_code, visits)

    def _visits_of(
        self, worker: Worker, visits: Sequence[Visit], households: Sequence[Household]
    ) -> list[Visit]:
        known = Visitors(self._cadres())
        keepers = {each.id: each.cadre_id for each in households}
        return [
            visit
            for visit in visits
            if known.cadre_of(
                visit.visitor_name, visit.visitor_id, keepers.get(visit.household_id, "")
            )
            == worker.cadre_id
        ]

    def _comments(self, visit_ids: Collection[str]) -> dict[str, list[DiaryComment]]:
        wanted = set(visit_ids)
        found: dict[str, list[DiaryComment]] = {}
        for comment in self._live(DiaryComment, ["hlc", "id"]) if wanted else ():
            if comment.entity_id in wanted:
                found.setdefault(comment.entity_id, []).append(comment)
        return found

    def _appeals(self, span: Span) -> list[Appeal]:
        table = RECORD_TABLES[Appeal]
        return self._live(
            Appeal,
            ["ledger", "raised_on", "id"],
            table.c.ledger.in_(LEDGERS),
            table.c.is_hidden_in_town.is_(self._sees_hidden),
            _within(table, "raised_on", span),
        )

    def _cases(self, span: Span) -> list[Case]:
        table, (since, until) = RECORD_TABLES[Case], moments_of(span)
        at = table.c.station_received_at
        return self._live(Case, ["station_received_at", "id"], at >= since, at < until)

    def _shifts(self, span: Span, today: date) -> list[DutyShift]:
        table = RECORD_TABLES[DutyShift]
        till_now = Span(span.first, min(span.last, today))
        return self._live(
            DutyShift, ["duty_on", "starts_at_time", "id"], _within(table, "duty_on", till_now)
        )

    def _activities(self, span: Span) -> list[Activity]:
        table = RECORD_TABLES[Activity]
        return self._live(
            Activity, ["held_on", "id"], table.c.state == HELD, _within(table, "held_on", span)
        )

    def _holding_cards(self) -> set[str]:
        return {
            card.household_id
            for card in self._live(Card, ["id"])
            if known_life(card).standing in VALID
        }

    def _live(
        self, record_type: type[Any], order: Sequence[str], *conditions: ColumnElement[bool]
    ) -> list[Any]:
        table = RECORD_TABLES[record_type]
        return self._all(record_type, order, table.c.is_deleted.is_(False), *conditions)

    def _all(
        self, record_type: type[Any], order: Sequence[str], *conditions: ColumnElement[bool]
    ) -> list[Any]:
        table = RECORD_TABLES[record_type]
        query = (
            record_columns(record_type)
            .where(table.c.town_code == self._town_code)
            .where(table.c.village_code == self._village_code, *conditions)
            .order_by(*(table.c[name] for name in order))
        )
        return [record_of(record_type, row) for row in self._connection.execute(query)]


def _within(table: Table, column: str, span: Span) -> ColumnElement[bool]:
    return table.c[column].between(span.first.isoformat(), span.last.isoformat())
