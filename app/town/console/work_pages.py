"""Sharing cases out and pressing for them: acts on many cases, who has one, extensions, supervision."""

import csv
import io
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused
from app.models.id_number import mask_phone
from app.models.records import Case
from app.models.supervision import SUPERVISION_LEVELS
from app.models.town_roles import EXPORT
from app.town.case_desk import BulkOutcome, CaseKey
from app.town.console.captions import CASE_TABS
from app.town.console.case_pages import CasePages
from app.town.console.clerk_pages import ClerkPages
from app.town.console.lists import choice_in
from app.town.console.pages import Pages
from app.town.console.protection import Sessions, Visitor, text_of, texts_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.ledger.case_queries import CaseQueries
from app.town.township import Township
from app.words.problem_words import problem_sentence
from app.words.terms import CASE_STATUS

EXPORTED_MAX = 50_000
CSV_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class WorkPages(ClerkPages):
    """What a clerk does with several cases at once, and a leader with those that take too long."""

    def __init__(
        self, township: Township, pages: Pages, sessions: Sessions, cases: CasePages
    ) -> None:
        super().__init__(township, pages, sessions)
        self._cases = cases

    async def in_bulk(self, request: Request) -> Response:
        """What the form's button says, for every case that is ticked; then what came of it."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_fields=1000)
        self._sessions.check_form(request, form, visitor)
        if text_of(form, "one"):
            return await self._claim_one(visitor, form)
        keys = [key_of(value) for value in texts_of(form, "case")]
        act = self._bulk_act(text_of(form, "act"), form, visitor)
        desk = self._township.case_desk
        outcome = await run_in_threadpool(desk.in_bulk, keys, act)
        return await run_in_threadpool(self._outcome, visitor, form, outcome)

    async def _claim_one(self, visitor: Visitor, form: FormData) -> Response:
        """我来办 beside a case: into one's own hands, and the list again where it was."""
        key = key_of(text_of(form, "one"))
        await run_in_threadpool(self._township.case_desk.claim, key, visitor.clerk)
        back = _back_of(form)
        return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done=held", SEE_OTHER)

    async def hold(self, request: Request) -> Response:
        """领件, 分派 or 放回 one case."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._bulk_act(text_of(form, "act"), form, visitor)((village_code, case_id))
            return "held"

        return await self._cases.take(request, act)

    async def supervise(self, request: Request) -> Response:
        """督办 one case."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            self._supervise((village_code, case_id), visitor, form)
            return "supervised"

        return await self._cases.take(request, act)

    async def decide_extension(self, request: Request) -> Response:
        """A leader's word on an extension that was asked for."""

        def act(visitor: Visitor, form: FormData, case_id: str, village_code: str) -> str:
            is_approved = text_of(form, "decision") == "approve"
            key = (village_code, case_id)
            self._township.case_desk.decide_extension(key, visitor.clerk, is_approved=is_approved)
            return "extended" if is_approved else "extension_declined"

        return await self._cases.take(request, act)

    async def export(self, request: Request) -> Response:
        """The list as it is filtered, as a CSV file; with a reason, which is noted."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        self._sessions.check_form(request, form, visitor)
        visitor.check_may(EXPORT)
        reason = text_of(form, "reason").strip()
        if not reason:
            raise OperationRefused("export_reason_missing")
        await run_in_threadpool(self._confirm, visitor, form)
        content, rows = await run_in_threadpool(self._exported, request, visitor)
        people = self._township.people
        await run_in_threadpool(people.note, visitor.clerk, "export", f"代办件 {rows} 件", reason)
        name = f"cases-{self._township.surroundings.today()}.csv"
        headers = {
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-store",
        }
        return Response(content, 200, headers, media_type=CSV_TYPE)

    # -- inside

    def _bulk_act(self, wish: str, form: FormData, visitor: Visitor) -> Callable[[CaseKey], object]:
        desk, clerk = self._township.case_desk, visitor.clerk
        department = text_of(form, "department")
        acts: dict[str, Callable[[CaseKey], object]] = {
            "accept": lambda key: self._township.accept_case(key[1], key[0], clerk),
            "claim": lambda key: desk.claim(key, clerk),
            "release": lambda key: desk.release(key, clerk),
            "assign": lambda key: desk.assign(key, clerk, department),
            "remind": lambda key: self._supervise(key, visitor, form),
        }
        if wish not in acts:
            raise OperationRefused("page_unknown")
        return acts[wish]

    def _supervise(self, key: CaseKey, visitor: Visitor, form: FormData) -> None:
        self._township.acts.supervise_case(
            key[1],
            key[0],
            visitor.clerk,
            text_of(form, "level") or SUPERVISION_LEVELS[0],
            text_of(form, "supervision_note"),
            text_of(form, "answer_by"),
        )

    def _outcome(self, visitor: Visitor, form: FormData, outcome: BulkOutcome) -> Response:
        ledger = self._township.ledger
        with ledger.read() as connection:
            queries = CaseQueries(
                connection, ledger.town_code, ledger.statements, villages=visitor.clerk.villages
            )
            refused = [
                (_name_of(queries.case(*key)), key, problem_sentence(problem))
                for key, problem in outcome.refused
            ]
        return self._pages.page(
            "bulk.html",
            visitor=visitor,
            section="cases",
            act=text_of(form, "act"),
            outcome=outcome,
            refused=refused,
            back=_back_of(form),
            path="/cases",
            origin="收件箱",
        )

    def _exported(self, request: Request, visitor: Visitor) -> tuple[bytes, int]:
        choice = choice_in(request, "/cases", CASE_TABS)
        ledger, vantage = self._township.ledger, self._township.profiles.vantage()
        with ledger.read() as connection:
            queries = CaseQueries(
                connection, ledger.town_code, ledger.statements, villages=visitor.clerk.villages
            )
            cases = queries.cases(choice.filter(vantage), None, EXPORTED_MAX)
        return cases_as_csv(cases, self._township.surroundings.village_name), len(cases)


def cases_as_csv(cases: list[Case], village_name: Callable[[str], str]) -> bytes:
    """The list for a spreadsheet, phones masked; what a villager wrote is never taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        ["编号", "村", "事项", "申请人", "电话", "承办部门", "站点收件", "应办结", "状态"]
    )
    for case in cases:
        row = [
            case.number, village_name(case.village_code), case.item_name, case.applicant_name,
            mask_phone(case.applicant_phone), case.department, case.station_received_at[:10],
            case.due_on, CASE_STATUS.get(case.status, case.status),
        ]  # fmt: skip
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _name_of(case: Case | None) -> str:
    return f"{case.item_name or '未写事项'} {case.applicant_name}" if case else ""


def key_of(value: str) -> CaseKey:
    """The village and id that a ticked box says."""
    village, _, case_id = value.partition("/")
    return village, case_id


def _back_of(form: FormData) -> str:
    back = text_of(form, "back")
    return back if back.startswith("/cases?") and back.isprintable() else "/cases"
