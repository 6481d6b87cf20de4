"""One page of a village's diary (民情日记), with what leaders of three ranks said to it."""

from collections.abc import Mapping, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.diary_papers import rank_names
from app.models.errors import OperationRefused, Problem
from app.models.records import Visit
from app.models.visit_records import COMMENT_RANKS, DiaryComment
from app.town.books import Books
from app.town.console.captions import DONE_WORDS
from app.town.console.clerk_pages import ClerkPages
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.words.problem_words import problem_sentence
from app.words.visit_terms import COMMENT_RANK


class DiaryPages(ClerkPages):
    """What leaders see of a visit, and say to it."""

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
        ledger, surroundings = self._township.ledger, self._township.surroundings
        with ledger.read() as connection:
            rows = Books(connection, ledger, surroundings, village).rows
            versions = sorted(rows.steps(Visit, village, visit_id), key=lambda v: (v.hlc, v.id))
            said = sorted(rows.steps(DiaryComment, village, visit_id), key=lambda c: (c.hlc, c.id))
        if not versions:
            raise OperationRefused("visit_unknown")
        return self._pages.page(
            "diary.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="stations",
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
