"""The diaries (民情日记) of all villages, and one page of them with what leaders of three ranks said to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.diary_papers import rank_names
from app.models.errors import OperationRefused, Problem
from app.models.records import Visit
from app.models.town_roles import check_scope
from app.models.visit_records import COMMENT_RANKS, DiaryComment
from app.town.console.captions import DONE_WORDS
from app.town.console.clerk_pages import ClerkPages
from app.town.console.lists import PAGE_ROWS, WORDS_MAX
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, in_scope, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.ledger.case_queries import PageKey
from app.town.ledger.diary_queries import (
    NO_COMMENT,
    DiaryFilter,
    DiaryQueries,
    as_seen_in_town,
)
from app.town.ledger.station_queries import StationQueries
from app.words.problem_words import problem_sentence
from app.words.visit_terms import COMMENT_RANK

CODE_LENGTH = 12


class DiaryChoice(msgspec.Struct, frozen=True):
    """What the visitor of the list chose."""

    village_code: str = ""
    visitor: str = ""
    since: str = ""
    until: str = ""
    rank: str = ""

    def filter(self, in_sight: Sequence[str]) -> DiaryFilter:
        """The same for the ledger, within the villages that the clerk has in sight."""
        villages = (self.village_code,) if self.village_code else in_sight
        return DiaryFilter(villages, self.visitor, self.since, self.until, self.rank)

    def url(self, last: Visit | None = None) -> str:
        """The address of the list, from behind that visit on."""
        said = {"village": self.village_code, "q": self.visitor, "since": self.since,
                "until": self.until, "rank": self.rank,
                "after": f"{last.visited_on}~{last.id}" if last else ""}  # fmt: skip
        chosen = urlencode({key: value for key, value in said.items() if value})
        return f"/diary?{chosen}" if chosen else "/diary"


class DiaryPages(ClerkPages):
    """What leaders see of a visit, and say to it."""

    def index(self, request: Request) -> Response:
        """The visits of all villages, by village, visitor, period and rank of comment."""
        visitor, query = self._sessions.visitor(request), request.query_params
        chosen = DiaryChoice(
            village_code=query.get("village", "")[:CODE_LENGTH],
            visitor=query.get("q", "").strip()[:WORDS_MAX],
            since=_day_in(query.get("since", "")),
            until=_day_in(query.get("until", "")),
            rank=query.get("rank", "")
            if query.get("rank", "") in (*COMMENT_RANKS, NO_COMMENT)
            else "",
        )
        if chosen.village_code:
            check_scope(visitor.clerk.villages, chosen.village_code)
        value, separator, row_id = query.get("after", "").partition("~")
        after, ledger = PageKey(value, row_id) if separator else None, self._township.ledger
        with ledger.read() as connection:
            villages = StationQueries(connection, ledger.town_code).village_codes()
            lines = DiaryQueries(connection, ledger.town_code).lines(
                chosen.filter(visitor.clerk.villages), after, PAGE_ROWS + 1
            )
        shown = lines[:PAGE_ROWS]
        return self._pages.page(
            "diaries.html",
            visitor=visitor,
            section="diary",
            choice=chosen,
            lines=shown,
            village_codes=in_scope(visitor, villages),
            ranks=rank_names(self._township.profiles.profile()),
            first_url=chosen.url() if after else "",
            next_url=chosen.url(shown[-1].visit) if len(lines) > PAGE_ROWS else "",
        )

    def show(self, request: Request) -> Response:
        """One visit with its corrections and comments."""
        visitor = self._sessions.visitor(request)
        return self._page(request, visitor, done=DONE_WORDS.get(
            request.query_params.get("done", ""), ""))  # fmt: skip

    async def comment(self, request: Request) -> Response:
        """点评; what was typed stays when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village, visit_id = request.path_params["village"], request.path_params["visit"]
        rank, words = text_of(form, "rank"), text_of(form, "comment")
        try:
            self._sessions.check_form(request, form, visitor)
            await run_in_threadpool(
                self._township.diary.comment, village, visit_id, visitor.clerk, rank, words
            )
        except Problem as problem:
            return await run_in_threadpool(
                self._page, request, visitor, problem=problem, rank=rank, comment=words
            )
        return RedirectResponse(f"/diary/{village}/{visit_id}?done=commented", SEE_OTHER)

    def _page(
        self,
        request: Request,
        visitor: Visitor,
        *,
        done: str = "",
        problem: Problem | None = None,
        rank: str = COMMENT_RANKS[0],
        comment: str = "",
    ) -> Response:
        village, visit_id = request.path_params["village"], request.path_params["visit"]
        ledger = self._township.ledger
        with ledger.read() as connection:
            rows = self._township.office.books(connection, village).rows
            found = sorted(rows.steps(Visit, village, visit_id), key=lambda v: (v.hlc, v.id))
            versions = as_seen_in_town(connection, ledger.town_code, found)
            said = sorted(rows.steps(DiaryComment, village, visit_id), key=lambda c: (c.hlc, c.id))
        if not versions:
            raise OperationRefused("visit_unknown")
        return self._pages.page(
            "diary.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="diary",
            visit=versions[-1],
            earlier=versions[-2::-1],
            ranks=[(code, words, [c for c in said if c.rank == code])
                   for code, words in self._rank_words(said).items()],
            done=done,
            problem=problem_sentence(problem) if problem else "",
            rank=rank,
            comment=comment,
        )  # fmt: skip

    def _rank_words(self, said: Sequence[DiaryComment]) -> Mapping[str, str]:
        """The ranks by the names that the place gives them, and those that were used before."""
        names = dict(rank_names(self._township.profiles.profile()))
        used = {each.rank: COMMENT_RANK.get(each.rank, each.rank) for each in said}
        return names | {rank: words for rank, words in used.items() if rank not in names}


def _day_in(text: str) -> str:
    """A day; empty for what is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
