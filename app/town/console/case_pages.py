"""The inbox of cases, and one case with its acts."""

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.case_states import (
    CLOSED_STATES,
    OUTCOMES,
    TOWNSHIP,
    allowed_actions,
    merged_actions,
    progress_of,
)
from app.models.deadlines import LATE_LEVELS, states_of_side
from app.models.errors import OperationRefused, Problem
from app.models.limit_runs import deadline_from
from app.models.records import Case
from app.models.supervision import SUPERVISION_LEVELS, last_level
from app.models.town_roles import ACT_ON_CASE, APPROVE, MANAGE, REVEAL
from app.models.working_days import Deadline
from app.town.console.attachment_pages import AttachmentPages
from app.town.console.captions import CASE_TABS, DONE_WORDS
from app.town.console.lists import PAGE_ROWS, choice_in, level_links, tab_counts
from app.town.console.pages import UNREADABLE, Pages
from app.town.console.protection import Sessions, Visitor, in_scope, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.deliveries import arrivals, delivery_of
from app.town.ledger.case_queries import CaseQueries
from app.town.ledger.custody_queries import CustodyQueries
from app.town.ledger.station_queries import StationQueries
from app.town.step_times import StepLine, step_lines
from app.town.township import Township
from app.words.problem_words import problem_sentence

REVEAL_SECONDS = 60
TYPED = (
    "note", "reply", "outcome", "document_name", "document_number", "pause_note", "new_due_on",
    "extension_reason", "approver", "told_on", "signer", "what", "paper_note", "decision_note",
    "department", "level", "answer_by", "supervision_note",
)  # fmt: skip
FRESH = {**dict.fromkeys(TYPED, ""), "outcome": "granted"}
TOWN_STATES = frozenset(states_of_side(TOWNSHIP))


class CasePages:
    """What clerks see and do with cases."""

    def __init__(
        self, township: Township, pages: Pages, sessions: Sessions, attachments: AttachmentPages
    ) -> None:
        self._township = township
        self._attachments = attachments
        self._pages = pages
        self._sessions = sessions

    def inbox(self, request: Request) -> Response:
        """The list, by tab and village."""
        visitor = self._sessions.visitor(request)
        choice = choice_in(request, "/cases", CASE_TABS)
        ledger, vantage = self._township.ledger, self._township.profiles.vantage()
        with ledger.read() as connection:
            queries = self._queries(connection, visitor)
            rows = queries.cases(choice.filter(vantage), choice.after, PAGE_ROWS + 1)
            counts = queries.case_counts(choice.village_code)
            levels = queries.level_counts(choice.tab.states, vantage, choice.village_code)
            everything = queries.level_counts((), vantage, choice.village_code)
            steps = queries.steps_of(rows[:PAGE_ROWS])
            waiting = [steps.get(r.id, ()) for r in rows[:PAGE_ROWS] if r.status == "submitted"]
            books = self._township.office.books(connection)
            arrived = arrivals(waiting, books.received_in_town)
            codes = StationQueries(connection, ledger.town_code).village_codes()
            calling = self._calling(connection, visitor)
        return self._pages.page(
            "cases.html",
            visitor=visitor,
            section="cases",
            choice=choice,
            tabs=CASE_TABS,
            counts=tab_counts(CASE_TABS, counts),
            levels=level_links(levels)
            if TOWN_STATES & set(choice.tab.states or TOWN_STATES)
            else (),
            today=vantage.today.isoformat(),
            waiting=counts.get("submitted", 0),
            overdue=sum(n for level, n in everything.items() if level in LATE_LEVELS),
            arrived=arrived,
            pressed={
                row.id: last_level(steps.get(row.id, ()))
                for row in rows[:PAGE_ROWS]
                if row.status not in CLOSED_STATES
            },
            cases=rows[:PAGE_ROWS],
            calling=calling,
            next_url=choice.next_url(rows),
            village_codes=in_scope(visitor, codes),
            holders=self._township.case_desk.holders(
                [(row.village_code, row.id) for row in rows[:PAGE_ROWS]]
            ),
            departments=self._township.people.departments(),
            here=choice.url(),
            done=DONE_WORDS.get(request.query_params.get("done", ""), ""),
        )

    def _calling(self, connection: Connection, visitor: Visitor) -> int:
        """How many PCs wait for an administrator to compare six digits on the telephone."""
        if not visitor.may(MANAGE):
            return 0
        books = self._township.office.books(connection)
        codes = [each.village_code for each in books.waiting.undecided()]
        codes += [each.village_code for each in self._township.grant_line.waiting()]
        return len(in_scope(visitor, codes))

    def show(self, request: Request) -> Response:
        """One case."""
        visitor = self._sessions.visitor(request)
        done = DONE_WORDS.get(request.query_params.get("done", ""), "")
        return self._case_page(request, visitor, done=done)

    async def reveal(self, request: Request) -> Response:
        """看完整号码: for a minute, with a reason, and noted."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, case_id = (request.path_params[name] for name in ("village", "case"))
        reason = text_of(form, "reason").strip()
        try:
            self._sessions.check_form(request, form, visitor)
            visitor.check_may(REVEAL)
            if not reason:
                raise OperationRefused("reason_missing")
            people = self._township.people
            await run_in_threadpool(
                people.note, visitor.clerk, "reveal", case_id, reason, village_code
            )
        except Problem as problem:
            return await run_in_threadpool(self._case_page, request, visitor, problem=problem)
        shown = await run_in_threadpool(self._case_page, request, visitor, is_revealed=True)
        shown.headers["refresh"] = f"{REVEAL_SECONDS};url=/cases/{village_code}/{case_id}"
        return shown

    async def accept(self, request: Request) -> Response:
        """受理."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.accept_case(case_id, village_code, visitor.clerk)
            return "accepted"

        return await self.take(request, act)

    async def send_back(self, request: Request) -> Response:
        """退回."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            note = text_of(form, "note")
            self._township.send_back_case(case_id, village_code, visitor.clerk, note)
            return "sent_back"

        return await self.take(request, act)

    async def refuse(self, request: Request) -> Response:
        """不予受理."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            note = text_of(form, "note")
            self._township.acts.refuse_case(case_id, village_code, visitor.clerk, note)
            return "refused"

        return await self.take(request, act)

    async def start(self, request: Request) -> Response:
        """开始办理."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.acts.start_case(case_id, village_code, visitor.clerk)
            return "started"

        return await self.take(request, act)

    async def suspend(self, request: Request) -> Response:
        """特别程序: the clock stands still."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            note = text_of(form, "pause_note")
            self._township.acts.suspend_case(case_id, village_code, visitor.clerk, note)
            return "suspended"

        return await self.take(request, act)

    async def resume(self, request: Request) -> Response:
        """恢复办理."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.acts.resume_case(case_id, village_code, visitor.clerk)
            return "resumed"

        return await self.take(request, act)

    async def extend(self, request: Request) -> Response:
        """延期."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            if not visitor.may(APPROVE):
                self._township.case_desk.ask_extension(
                    (village_code, case_id),
                    visitor.clerk,
                    text_of(form, "new_due_on"),
                    text_of(form, "extension_reason"),
                    text_of(form, "told_on"),
                )
                return "extension_asked"
            self._township.acts.extend_case(
                case_id,
                village_code,
                visitor.clerk,
                due_on=text_of(form, "new_due_on"),
                reason=text_of(form, "extension_reason"),
                approver_name=text_of(form, "approver"),
                told_on=text_of(form, "told_on"),
            )
            return "extended"

        return await self.take(request, act)

    async def conclude(self, request: Request) -> Response:
        """办结."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._township.acts.conclude_case(
                case_id,
                village_code,
                visitor.clerk,
                text_of(form, "outcome"),
                text_of(form, "reply"),
                document_name=text_of(form, "document_name"),
                document_number=text_of(form, "document_number"),
            )
            return "concluded"

        return await self.take(request, act)

    async def take(
        self, request: Request, act: Callable[[Visitor, FormData, str, str], str]
    ) -> Response:
        """Do it, then show the case anew; what was typed stays when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village_code, case_id = (request.path_params[name] for name in ("village", "case"))
        try:
            self._sessions.check_form(request, form, visitor)
            done = await run_in_threadpool(act, visitor, form, case_id, village_code)
        except Problem as problem:
            return await run_in_threadpool(
                self._case_page, request, visitor, problem=problem, typed=form
            )
        return RedirectResponse(f"/cases/{village_code}/{case_id}?done={done}", SEE_OTHER)

    def _queries(self, connection: Connection, visitor: Visitor) -> CaseQueries:
        ledger = self._township.ledger
        return CaseQueries(
            connection, ledger.town_code, ledger.statements, villages=visitor.clerk.villages
        )

    def _history(self, connection: Connection, found: Case) -> list[StepLine]:
        ledger = self._township.ledger
        books = self._township.office.books(connection, found.village_code)
        queries = CaseQueries(connection, ledger.town_code, ledger.statements)
        steps = queries.case_steps(found.village_code, found.id)
        return step_lines(merged_actions(steps), books.received_in_town)

    def _case_page(
        self,
        request: Request,
        visitor: Visitor,
        *,
        done: str = "",
        problem: Problem | None = None,
        typed: FormData | None = None,
        is_revealed: bool = False,
    ) -> Response:
        village_code, case_id = (request.path_params[name] for name in ("village", "case"))
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = self._queries(connection, visitor)
            case = queries.case(village_code, case_id)
            if case is None:
                raise OperationRefused("case_unknown")
            steps = queries.case_steps(village_code, case_id)
            person = queries.person(village_code, case.applicant_id) if case.applicant_id else None
            station = StationQueries(connection, ledger.town_code).station(village_code)
            materials = queries.materials(village_code, case_id)
            attachments = self._attachments.lines(connection, village_code, case_id)
            papers = CustodyQueries(connection, ledger.town_code)
            rectifications = papers.rectifications(village_code, case_id)
            history = self._history(connection, case)
        may_act = visitor.may(ACT_ON_CASE)
        actions = allowed_actions(progress_of(steps), TOWNSHIP) if may_act else ()
        desk, key = self._township.case_desk, (village_code, case_id)
        return self._pages.page(
            "case.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="cases",
            case=case,
            materials=materials,
            attachments=attachments,
            history=history,
            delivery=delivery_of(case, history, self._township.surroundings.calendar),
            actions=actions,
            can_conclude="conclude" in actions or "start" in actions,
            deadline=self._deadline(case) if "accept" in actions else None,
            id_number=person.id_number if person else "",
            is_revealed=is_revealed,
            holder=desk.holders([key]).get(key),
            extension=next(
                (r for r in desk.requests([village_code]) if r.case_id == case_id), None
            ),
            departments=self._township.people.departments(),
            levels=SUPERVISION_LEVELS,
            pressed=last_level(steps),
            is_open=case.status not in CLOSED_STATES and case.status != "draft",
            station_name=station.name if station else "",
            outcomes=OUTCOMES,
            rectifications=rectifications,
            today=self._township.surroundings.today(),
            done=done,
            problem=problem_sentence(problem) if problem else "",
            typed={name: text_of(typed, name) for name in TYPED} if typed else FRESH,
        )

    def _deadline(self, case: Case) -> Deadline | None:
        """What accepting today would promise."""
        surroundings = self._township.surroundings
        try:
            return deadline_from(
                surroundings.calendar, surroundings.now(), case.limit_amount, case.limit_unit
            )
        except OperationRefused:
            return None
