"""The appeals of all villages, and one appeal with its answer."""

from collections.abc import Mapping

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.appeal_stages import HIGHEST_LEVEL, UNANSWERED, appeal_progress_of
from app.models.errors import OperationRefused, Problem
from app.models.records import Appeal
from app.models.roles import sees_hidden_appeals
from app.models.step_order import counting_in_order
from app.models.supervision import SUPERVISION_LEVELS, last_level
from app.town.case_desk import BulkOutcome, CaseKey
from app.town.clerk_acts import APPEAL_MOVES
from app.town.console.captions import APPEAL_TABS, DONE_WORDS
from app.town.console.clerk_pages import ClerkPages
from app.town.console.lists import PAGE_ROWS, choice_in, tab_counts
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, in_scope, text_of, texts_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.console.work_pages import key_of
from app.town.ledger.case_queries import CaseQueries
from app.town.ledger.station_queries import StationQueries
from app.town.step_times import step_lines
from app.words.problem_words import problem_sentence

LONGEST_NAME = 30


class AppealPages(ClerkPages):
    """What clerks see and do with appeals."""

    def index(self, request: Request) -> Response:
        """The list, by tab and village."""
        visitor = self._sessions.visitor(request)
        choice = choice_in(request, "/appeals", APPEAL_TABS)
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = self._queries(connection, visitor)
            rows = queries.appeals(choice.filter(), choice.after, PAGE_ROWS + 1)
            pressed = queries.last_pressed(
                [row for row in rows[:PAGE_ROWS] if row.stage in UNANSWERED]
            )
            counts = queries.appeal_counts(choice.village_code)
            villages = StationQueries(connection, ledger.town_code).village_codes()
        return self._pages.page(
            "appeals.html",
            visitor=visitor,
            section="appeals",
            choice=choice,
            tabs=APPEAL_TABS,
            counts=tab_counts(APPEAL_TABS, counts),
            appeals=rows[:PAGE_ROWS],
            pressed=pressed,
            next_url=choice.next_url(rows),
            here=choice.url(),
            village_codes=in_scope(visitor, villages),
        )

    def show(self, request: Request) -> Response:
        """One appeal."""
        visitor = self._sessions.visitor(request)
        done = DONE_WORDS.get(request.query_params.get("done", ""), "")
        return self._appeal_page(request, visitor, done=done)

    async def answer(self, request: Request) -> Response:
        """答复; what was typed stays when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, appeal_id = (request.path_params[name] for name in ("village", "appeal"))
        reply = text_of(form, "reply")
        try:
            self._sessions.check_form(request, form, visitor)
            await run_in_threadpool(
                self._township.answer_appeal, appeal_id, village_code, visitor.clerk, reply
            )
        except Problem as problem:
            return await run_in_threadpool(
                self._appeal_page, request, visitor, problem=problem, reply=reply
            )
        return RedirectResponse(f"/appeals/{village_code}/{appeal_id}?done=answered", SEE_OTHER)

    async def move(self, request: Request) -> Response:
        """上报, 交回, 记进展; what was typed stays when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, appeal_id = (request.path_params[name] for name in ("village", "appeal"))
        note, action = text_of(form, "note"), text_of(form, "action")
        try:
            self._sessions.check_form(request, form, visitor)
            await run_in_threadpool(
                self._township.acts.move_appeal,
                appeal_id,
                village_code,
                visitor.clerk,
                action,
                note,
            )
        except Problem as problem:
            return await run_in_threadpool(
                self._appeal_page, request, visitor, problem=problem, note=note
            )
        return RedirectResponse(f"/appeals/{village_code}/{appeal_id}?done=moved", SEE_OTHER)

    async def supervise(self, request: Request) -> Response:
        """督办."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, appeal_id = (request.path_params[name] for name in ("village", "appeal"))
        said = {name: text_of(form, name) for name in ("level", "supervision_note", "answer_by")}
        acts = self._township.acts
        try:
            self._sessions.check_form(request, form, visitor)
            await run_in_threadpool(
                acts.supervise_appeal, appeal_id, village_code, visitor.clerk, *said.values()
            )
        except Problem as problem:
            return await run_in_threadpool(
                self._appeal_page, request, visitor, problem=problem, said=said
            )
        return RedirectResponse(f"/appeals/{village_code}/{appeal_id}?done=supervised", SEE_OTHER)

    async def in_bulk(self, request: Request) -> Response:
        """What the form's button says, for every appeal that is ticked; then what came of it."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_fields=1000)
        self._sessions.check_form(request, form, visitor)
        keys = [key_of(value) for value in texts_of(form, "appeal")]
        wish, note, acts = text_of(form, "act"), text_of(form, "note"), self._township.acts
        if wish not in (*APPEAL_MOVES, SUPERVISION_LEVELS[0]):
            raise OperationRefused("page_unknown")

        def act(key: CaseKey) -> object:
            if wish in APPEAL_MOVES:
                return acts.move_appeal(key[1], key[0], visitor.clerk, wish, note)
            return acts.supervise_appeal(key[1], key[0], visitor.clerk, wish, note)

        outcome = await run_in_threadpool(self._township.case_desk.in_bulk, keys, act)
        return await run_in_threadpool(self._outcome, visitor, form, outcome)

    def _outcome(self, visitor: Visitor, form: FormData, outcome: BulkOutcome) -> Response:
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = self._queries(connection, visitor)
            found = [(queries.appeal(*key), key, problem) for key, problem in outcome.refused]
        back = text_of(form, "back")
        return self._pages.page(
            "bulk.html",
            visitor=visitor,
            section="appeals",
            act=text_of(form, "act"),
            outcome=outcome,
            refused=[
                (appeal.content[:LONGEST_NAME] if appeal else "", key, problem_sentence(problem))
                for appeal, key, problem in found
            ],
            back=back if back.startswith("/appeals?") and back.isprintable() else "/appeals",
            path="/appeals",
            origin="诉求",
        )

    def _queries(self, connection: Connection, visitor: Visitor) -> CaseQueries:
        ledger = self._township.ledger
        return CaseQueries(
            connection,
            ledger.town_code,
            ledger.statements,
            sees_hidden=sees_hidden_appeals(visitor.clerk.role),
            villages=visitor.clerk.villages,
        )

    def _appeal_page(
        self,
        request: Request,
        visitor: Visitor,
        *,
        done: str = "",
        problem: Problem | None = None,
        reply: str = "",
        note: str = "",
        said: Mapping[str, str] | None = None,
    ) -> Response:
        village_code, appeal_id = (request.path_params[name] for name in ("village", "appeal"))
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = self._queries(connection, visitor)
            appeal = queries.appeal(village_code, appeal_id)
            if appeal is None:
                raise OperationRefused("appeal_unknown")
            steps = queries.appeal_steps(village_code, appeal_id)
            flagged = set(appeal_progress_of(steps).flagged)
            ordered = [(step, step.id not in flagged) for step in counting_in_order(steps)]
            books = self._township.office.books(connection, village_code)
            history = step_lines(ordered, books.received_in_town)
            station = StationQueries(connection, ledger.town_code).station(village_code)
        return self._pages.page(
            "appeal.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="appeals",
            appeal=appeal,
            history=history,
            can_answer=appeal.stage in UNANSWERED and appeal.level < HIGHEST_LEVEL,
            moves=_moves_of(appeal),
            levels=SUPERVISION_LEVELS,
            pressed=last_level(steps) if appeal.stage in UNANSWERED else "",
            note=note,
            said=said or dict.fromkeys(("level", "supervision_note", "answer_by"), ""),
            station_name=station.name if station else "",
            done=done,
            problem=problem_sentence(problem) if problem else "",
            reply=reply,
        )


def _moves_of(appeal: Appeal) -> tuple[str, ...]:
    """What the township may do with an appeal besides answering it."""
    if appeal.stage not in UNANSWERED:
        return ()
    up = ("escalate",) if appeal.level == 1 else ()
    down = ("hand_down",) if appeal.level else ()
    return (*up, *down, "note")
