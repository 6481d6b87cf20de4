"""What a token may read, and how each address of the open interface is answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from app.models.errors import OperationRefused
from app.models.records import Appeal, Case
from app.models.town_roles import check_scope
from app.town.ledger.api_tokens import ApiToken
from app.town.ledger.case_queries import CaseQueries, ListFilter
from app.town.ledger.station_queries import StationQueries
from app.town.open_views import (
    AppealPage,
    AppealsAsked,
    AppealView,
    CasePage,
    CasesAsked,
    CaseView,
    NumberAsked,
    RecordAsked,
    StationPage,
    StationsAsked,
    appeal_view,
    case_view,
    cursor_of,
    page_key,
    station_view,
)
from app.town.token_desk import APPEALS, CASES, STATIONS
from app.town.township import Township

_ONE_VILLAGE = 12
_RowT = TypeVar("_RowT", Case, Appeal)


class Reading:
    """One request of one token: nothing outside its villages, and never an appeal that passes the
    township's staff by.
    """

    def __init__(self, township: Township, token: ApiToken) -> None:
        self._township = township
        self._villages = tuple(token.villages)

    def cases(self, asked: CasesAsked) -> CasePage:
        """A page of cases."""
        wanted = self._filter(asked.state, asked.village_code)
        with self._queries() as queries:
            key = page_key(asked.after, asked.updated_since)
            rows = queries.cases(wanted, key, asked.limit + 1)
        shown, ends = _part(rows, asked.limit)
        return CasePage([self._case(row) for row in shown], ends)

    def case(self, asked: RecordAsked) -> CaseView:
        """One case. Raises OperationRefused `case_unknown`, `village_out_of_scope`."""
        check_scope(self._villages, asked.village_code)
        with self._queries() as queries:
            found = queries.case(asked.village_code, asked.id)
        if found is None or found.is_deleted:
            raise OperationRefused("case_unknown")
        return self._case(found)

    def case_of_number(self, asked: NumberAsked) -> CaseView:
        """The case of a number. Raises OperationRefused `case_unknown`, `village_out_of_scope`."""
        village_code = asked.number[:_ONE_VILLAGE]
        check_scope(self._villages, village_code)
        with self._queries() as queries:
            found = queries.case_of_number(village_code, asked.number)
        if found is None:
            raise OperationRefused("case_unknown")
        return self._case(found)

    def appeals(self, asked: AppealsAsked) -> AppealPage:
        """A page of appeals."""
        wanted = self._filter(asked.stage, asked.village_code)
        with self._queries() as queries:
            key = page_key(asked.after, asked.updated_since)
            rows = queries.appeals(wanted, key, asked.limit + 1)
        shown, ends = _part(rows, asked.limit)
        return AppealPage([appeal_view(row, self._name(row.village_code)) for row in shown], ends)

    def appeal(self, asked: RecordAsked) -> AppealView:
        """One appeal. Raises OperationRefused `appeal_unknown`, `village_out_of_scope`."""
        check_scope(self._villages, asked.village_code)
        with self._queries() as queries:
            found = queries.appeal(asked.village_code, asked.id)
        if found is None or found.is_deleted:
            raise OperationRefused("appeal_unknown")
        return appeal_view(found, self._name(found.village_code))

    def stations(self, asked: StationsAsked) -> StationPage:
        """A page of stations."""
        ledger = self._township.ledger
        with ledger.read() as connection:
            lines = StationQueries(connection, ledger.town_code).villages()
        own = [
            line
            for line in lines
            if line.village_code > (asked.after or "")
            and (not self._villages or line.village_code in self._villages)
        ]
        shown = own[: asked.limit]
        ends = shown[-1].village_code if len(own) > asked.limit else ""
        return StationPage([station_view(x, self._name(x.village_code)) for x in shown], ends)

    def _filter(self, state: str | None, village_code: str | None) -> ListFilter:
        if village_code:
            check_scope(self._villages, village_code)
        states = (state,) if state else ()
        return ListFilter(states=states, village_code=village_code or "", is_descending=False)

    @contextmanager
    def _queries(self) -> Iterator[CaseQueries]:
        ledger = self._township.ledger
        with ledger.read() as connection:
            yield CaseQueries(
                connection, ledger.town_code, ledger.statements, villages=self._villages
            )

    def _case(self, case: Case) -> CaseView:
        return case_view(case, self._name(case.village_code))

    def _name(self, village_code: str) -> str:
        return self._township.surroundings.village_name(village_code)


def _part(rows: list[_RowT], limit: int) -> tuple[list[_RowT], str]:
    """A page of rows of which one more than fits was asked for, and where the next one begins."""
    return rows[:limit], cursor_of(rows[limit - 1]) if len(rows) > limit else ""


class Endpoint(msgspec.Struct, frozen=True):
    """One address: what it is for, what may be asked, what is answered, and which scope opens it."""

    path: str
    name: str
    scope: str
    summary: str
    asked: type[Any]
    answer: type[Any]
    read: Callable[[Reading, Any], Any]


ENDPOINTS = (
    Endpoint("/cases", "cases", CASES, "代办件列表", CasesAsked, CasePage, Reading.cases),
    Endpoint(
        "/cases/{village_code}/{id}", "case", CASES, "一件代办件", RecordAsked, CaseView, Reading.case
    ),
    Endpoint(
        "/case-numbers/{number}", "case_of_number", CASES, "按编号查代办件", NumberAsked, CaseView,
        Reading.case_of_number,
    ),
    Endpoint("/appeals", "appeals", APPEALS, "诉求列表", AppealsAsked, AppealPage, Reading.appeals),
    Endpoint(
        "/appeals/{village_code}/{id}", "appeal", APPEALS, "一件诉求", RecordAsked, AppealView,
        Reading.appeal,
    ),
    Endpoint(
        "/stations", "stations", STATIONS, "各站点的情况", StationsAsked, StationPage,
        Reading.stations,
    ),
)  # fmt: skip
