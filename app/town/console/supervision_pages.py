"""督办: the lists of what somebody has to press for, and how the villages compare."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.models.moments import midnight_of
from app.models.records import Appeal, Case, Record
from app.models.roles import sees_hidden_appeals
from app.models.visit_statistics import Period
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.lists import PAGE_ROWS, Leaf, leaf_of
from app.town.console.protection import in_scope
from app.town.figures_desk import RANKED_BY
from app.town.ledger.case_queries import CaseQueries
from app.town.ledger.station_queries import StationQueries
from app.town.ledger.supervision_queries import COUNTED_MOST, SupervisionQueries

LONG_DAYS = 30
SUPERVISED, PENDING, REPEATED, EXTENSIONS, RANKING = LISTS = (
    "supervised", "pending", "repeated", "extensions", "ranking",
)  # fmt: skip
OF_BOTH = (SUPERVISED, PENDING, REPEATED)
_OF: dict[str, type[Record]] = {"cases": Case, "appeals": Appeal}
_END_LENGTH = 200


class SupervisionChoice(msgspec.Struct, frozen=True):
    """What the visitor chose: a list, cases or appeals, a village, and where the page begins. Without
    `of` cases are shown, unless there are appeals alone.
    """

    shown: str
    of: str
    village_code: str
    by: str
    after: tuple[str, ...]

    def url(self, **changes: str) -> str:
        """The address with some choices changed; a change goes to the first page."""
        said = {"list": self.shown, "of": self.of, "village": self.village_code, "by": self.by}
        usual = {"by": RANKED_BY[0]}
        chosen = {k: v for k, v in (said | changes).items() if v and v != usual.get(k)}
        return f"/supervision?{urlencode(chosen)}"


class SupervisionPages(ClerkPages):
    """Read by everyone; what is pressed for is pressed for on the page of the case or appeal."""

    def index(self, request: Request) -> Response:
        """One of the lists."""
        visitor = self._sessions.visitor(request)
        choice, ledger = _choice_in(request), self._township.ledger
        rules = self._township.profiles.profile()
        with ledger.read() as connection:
            codes = StationQueries(connection, ledger.town_code).village_codes()
            in_sight = in_scope(visitor, codes)
            if choice.village_code and not in_scope(visitor, [choice.village_code]):
                choice = msgspec.structs.replace(choice, village_code="")
            villages = (choice.village_code,) if choice.village_code else visitor.clerk.villages
            queries = SupervisionQueries(
                connection,
                ledger.town_code,
                villages,
                sees_hidden=sees_hidden_appeals(visitor.clerk.role),
                repeats_watched=rules.appeals.repeat_count_watched,
            )
            counts = self._counts(queries)
            if not choice.of:
                is_cases = (
                    counts.get((choice.shown, "cases"), 1) or not counts[choice.shown, "appeals"]
                )
                choice = msgspec.structs.replace(choice, of="cases" if is_cases else "appeals")
            rows = self._rows(queries, choice)
            extensions = self._extensions(connection, villages)
        is_more = len(rows) > PAGE_ROWS
        leaf = Leaf(
            rows[:PAGE_ROWS],
            choice.url() if choice.after else "",
            choice.url(after="~".join(rows[PAGE_ROWS - 1].end)) if is_more else "",
        )
        if choice.shown in (EXTENSIONS, RANKING):
            whole = self._ranking(choice, villages) if choice.shown == RANKING else extensions
            leaf = leaf_of(whole, request)
        return self._drawn(
            "supervision.html",
            Asking(request, visitor),
            section="supervision",
            choice=choice,
            lists=LISTS,
            of_both=OF_BOTH,
            rows=leaf.rows,
            leaf=leaf,
            counts=counts,
            counted_most=COUNTED_MOST,
            extension_count=len(extensions),
            village_codes=in_sight,
            rates=RANKED_BY,
            long_days=LONG_DAYS,
            today=self._township.surroundings.today(),
        )

    def _rows(self, queries: SupervisionQueries, choice: SupervisionChoice) -> Sequence[Any]:
        of, limit = _OF[choice.of], PAGE_ROWS + 1
        if choice.shown == SUPERVISED:
            return queries.supervised(of, choice.after, limit)
        if choice.shown == PENDING:
            return queries.pending(of, self._long_ago(of), choice.after, limit)
        return queries.repeated(of, choice.after, limit) if choice.shown == REPEATED else []

    def _counts(self, queries: SupervisionQueries) -> dict[tuple[str, str], int]:
        counts = {}
        for name, of in _OF.items():
            counts[SUPERVISED, name] = queries.count_supervised(of)
            counts[PENDING, name] = queries.count_pending(of, self._long_ago(of))
            counts[REPEATED, name] = queries.count_repeated(of)
        return counts

    def _extensions(self, connection: Connection, villages: Sequence[str]) -> list[Any]:
        ledger = self._township.ledger
        cases = CaseQueries(connection, ledger.town_code, ledger.statements, villages=villages)
        asked = self._township.case_desk.requests(villages)
        found = [(each, cases.case(each.village_code, each.case_id)) for each in asked]
        return [(each, case) for each, case in found if case is not None]

    def _ranking(self, choice: SupervisionChoice, villages: Sequence[str]) -> list[Any]:
        today = self._township.surroundings.today()
        period = Period(f"{today[:4]}-01-01", f"{today[:4]}-12-31")
        return self._township.figures.ranking(period, villages, choice.by)

    def _long_ago(self, of: type[Record]) -> str:
        day = date.fromisoformat(self._township.surroundings.today()) - timedelta(days=LONG_DAYS)
        return midnight_of(day) if of is Case else day.isoformat()


def _choice_in(request: Request) -> SupervisionChoice:
    query = request.query_params
    shown, of, by = query.get("list", ""), query.get("of", ""), query.get("by", "")
    after = query.get("after", "")[:_END_LENGTH]
    return SupervisionChoice(
        shown if shown in LISTS else LISTS[0],
        "cases" if shown in (EXTENSIONS, RANKING) else of if of in _OF else "",
        query.get("village", "")[:12],
        by if by in RANKED_BY else RANKED_BY[0],
        tuple(after.split("~")) if after else (),
    )
