"""Batches of papers that come in and go out, and the papers of one case (材料移交)."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.custody import TO_TOWN, BatchCount, batch_count, held_by
from app.models.custody_records import Handover
from app.models.errors import OperationRefused, Problem
from app.town.console.captions import DONE_WORDS
from app.town.console.case_pages import CasePages
from app.town.console.lists import PAGE_ROWS
from app.town.console.pages import UNREADABLE, Pages
from app.town.console.protection import Sessions, Visitor, text_of, texts_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.ledger.case_queries import PageKey
from app.town.ledger.custody_queries import CustodyQueries
from app.town.township import Township
from app.words.problem_words import problem_sentence

NUMBER_LENGTH = 40


class CustodyPages:
    """What clerks see and do with papers. Acts on one case's papers answer with its page."""

    def __init__(
        self, township: Township, pages: Pages, sessions: Sessions, cases: CasePages
    ) -> None:
        self._township = township
        self._pages = pages
        self._sessions = sessions
        self._cases = cases

    def index(self, request: Request) -> Response:
        """The newest batches; a number typed or scanned leads to its batch."""
        visitor = self._sessions.visitor(request)
        number = request.query_params.get("number", "").strip().upper()[:NUMBER_LENGTH]
        at, separator, last_id = request.query_params.get("after", "").partition("~")
        after = PageKey(at, last_id) if separator else None
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = CustodyQueries(connection, ledger.town_code)
            batches = queries.batches(visitor.clerk.villages, number, after, PAGE_ROWS + 1)
            counted = [(batch, self._count(queries, batch)) for batch in batches[:PAGE_ROWS]]
        if number and len(batches) == 1 and after is None:
            only = batches[0]
            return RedirectResponse(f"/handovers/{only.village_code}/{only.entity_id}", SEE_OTHER)
        return self._pages.page(
            "handovers.html",
            visitor=visitor,
            section="handovers",
            number=number,
            batches=counted,
            first_url=_list_url(number) if after else "",
            next_url=_list_url(number, batches[PAGE_ROWS - 1]) if len(batches) > PAGE_ROWS else "",
        )

    def show(self, request: Request) -> Response:
        """One batch, its papers ready to be ticked."""
        visitor = self._sessions.visitor(request)
        return self._batch_page(
            request, visitor, done=DONE_WORDS.get(request.query_params.get("done", ""), "")
        )

    async def receive(self, request: Request) -> Response:
        """点收: what is ticked has come."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, batch_id = (request.path_params[name] for name in ("village", "batch"))
        try:
            self._sessions.check_form(request, form, visitor)
            count = await run_in_threadpool(
                self._township.custody.receive_batch,
                batch_id,
                village_code,
                visitor.clerk,
                papers_in(form),
            )
        except Problem as problem:
            return await run_in_threadpool(self._batch_page, request, visitor, problem=problem)
        done = "counted_short" if count.missed else "counted"
        return RedirectResponse(f"/handovers/{village_code}/{batch_id}?done={done}", SEE_OTHER)

    async def send_down(self, request: Request) -> Response:
        """退还站点."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.custody.send_down(village_code, visitor.clerk, case_id, papers_in(form))
            return "sent_down"

        return await self._cases.take(request, act)

    async def give_back(self, request: Request) -> Response:
        """申请人在镇里取走."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.custody.give_back(
                village_code, visitor.clerk, case_id, papers_in(form), text_of(form, "signer")
            )
            return "given_back"

        return await self._cases.take(request, act)

    async def declare(self, request: Request) -> Response:
        """留存, 遗失, 损坏, 找到."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.custody.declare(
                village_code,
                visitor.clerk,
                case_id,
                papers_in(form),
                text_of(form, "what"),
                text_of(form, "paper_note"),
            )
            return "declared"

        return await self._cases.take(request, act)

    async def decide(self, request: Request) -> Response:
        """差评申诉的认定."""

        def act(visitor: Visitor, form: FormData, _case_id: str, village_code: str) -> str:
            self._township.custody.decide_rating(
                text_of(form, "rectification"),
                village_code,
                visitor.clerk,
                text_of(form, "decision"),
                text_of(form, "decision_note"),
            )
            return "decided"

        return await self._cases.take(request, act)

    def _batch_page(
        self, request: Request, visitor: Visitor, *, done: str = "", problem: Problem | None = None
    ) -> Response:
        village_code, batch_id = (request.path_params[name] for name in ("village", "batch"))
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = CustodyQueries(connection, ledger.town_code)
            batch = queries.batch(village_code, batch_id)
            if batch is None:
                raise OperationRefused("handover_unknown")
            papers = queries.papers(village_code, batch.material_ids)
            cases = queries.cases(village_code, batch.case_ids)
            count = self._count(queries, batch)
        waiting = [
            paper.id
            for paper in papers
            if batch.direction == TO_TOWN
            and paper.batch_id == batch_id
            and held_by(paper) in ("to_town", "missed")
        ]
        return self._pages.page(
            "handover.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="handovers",
            batch=batch,
            count=count,
            cases=[cases[each] for each in batch.case_ids if each in cases],
            papers=papers,
            waiting=waiting,
            done=done,
            problem=problem_sentence(problem) if problem else "",
        )

    def _count(self, queries: CustodyQueries, batch: Handover) -> BatchCount:
        events = queries.events_of_batches(batch.village_code, [batch.entity_id])
        return batch_count(batch, events)


def papers_in(form: FormData) -> list[str]:
    """The ids of the papers that were ticked."""
    return list(texts_of(form, "paper"))


def _list_url(number: str, last: Handover | None = None) -> str:
    """The list of batches with that number, from the first page or after a batch."""
    after = f"{last.at}~{last.id}" if last else ""
    said = {"number": number, "after": after}
    return f"/handovers?{urlencode({k: v for k, v in said.items() if v})}"
