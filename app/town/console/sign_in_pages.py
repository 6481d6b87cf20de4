"""Signing in and out."""

import asyncio
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused, Problem
from app.models.town_roles import READ
from app.town.console.pages import Pages
from app.town.console.protection import (
    FORM_TOKEN,
    LOG_PAGE,
    Sessions,
    address_of,
    check_origin,
    drop_session_cookie,
    set_session_cookie,
    text_of,
)
from app.town.console.unsaved import (
    Unsaved,
    local_path,
    page_before,
    read_unsaved,
    typed_in,
    written,
)
from app.town.rates import Rate, RateLimit
from app.town.township import Township
from app.vault.challenges import Challenges
from app.vault.paper_codes import paper_code_in
from app.words.problem_words import problem_sentence

SEE_OTHER, UNSIGNED = 303, 401
SIGN_INS = Rate(burst=20, per_minute=20)
PASSWORDS_AT_ONCE = 2  # each takes 64 MiB


class Wanted(NamedTuple):
    """What a clerk goes on to after the login: a page, or a form that is not saved yet."""

    page: str = ""
    unsaved: Unsaved | None = None
    notice: str = ""


class SignInPages:
    """The one page that a stranger sees."""

    def __init__(self, township: Township, pages: Pages, sessions: Sessions) -> None:
        surroundings = township.surroundings
        self._township = township
        self._pages = pages
        self._sessions = sessions
        self._challenges = Challenges(
            surroundings.crypto,
            township.keys.derived_key("sign-in-forms"),
            surroundings.clock,
            surroundings.randomness,
        )
        self._limit = RateLimit(SIGN_INS, surroundings.clock)
        self._turns = asyncio.Semaphore(PASSWORDS_AT_ONCE)

    def home(self, request: Request) -> Response:
        """Where a clerk begins: the inbox, a county's towns, or the log for who may read nothing else."""
        records = "/towns" if self._township.is_county else "/cases"
        is_reader = self._sessions.visitor(request).may(READ)
        return RedirectResponse(records if is_reader else LOG_PAGE, SEE_OTHER)

    async def show(self, request: Request) -> Response:
        """The empty form."""
        query = request.query_params
        notice = "not_saved" if query.get("done") == "not_saved" else ""
        return self._form(Wanted(local_path(query.get("next", "")), notice=notice))

    async def ask_again(self, request: Request) -> Response:
        """The form for whoever's session has ended: on to the page that was asked for, or to what was
        typed. What could not be kept is said.
        """
        if request.method == "GET":
            query = f"?{request.url.query}" if request.url.query else ""
            wanted, done = request.url.path + query, ""
        else:
            unsaved = await typed_in(request)
            if unsaved:
                return self._form(Wanted(unsaved=unsaved), status=UNSIGNED)
            wanted, done = page_before(request), "not_saved"
        facts = {"next": wanted if wanted != "/" else "", "done": done}
        asked = urlencode({name: value for name, value in facts.items() if value}, safe="/")
        return away(request, f"/login?{asked}" if asked else "/login")

    async def sign_in(self, request: Request) -> Response:
        """Name and password; on to the page that was wanted."""
        form = await request.form()
        name, page = text_of(form, "name"), local_path(text_of(form, "next"))
        wanted = Wanted(page, unsaved=read_unsaved(request, text_of(form, "unsaved")))
        try:
            self._check(request, text_of(form, FORM_TOKEN))
            async with self._turns:
                token = await run_in_threadpool(
                    self._township.sign_in.sign_in,
                    name,
                    text_of(form, "password"),
                    text_of(form, "code"),
                    address_of(request),
                )
        except Problem as problem:
            return self._form(wanted, name, problem)
        response = await run_in_threadpool(self._onwards, wanted, token)
        if paper_code_in(text_of(form, "code")):
            response = RedirectResponse("/account?done=paper_code_used", SEE_OTHER)
        set_session_cookie(request, response, token)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        self._sessions.check_form(request, await request.form(), visitor)
        await run_in_threadpool(self._township.sign_in.sign_out, visitor.token)
        response = RedirectResponse("/login", SEE_OTHER)
        drop_session_cookie(request, response)
        return response

    def _check(self, request: Request, form_token: str) -> None:
        check_origin(request)
        try:
            self._challenges.check(form_token)
        except OperationRefused:
            raise OperationRefused("sign_in_form_expired") from None
        # How often one account may be tried is counted in the ledger; this only spares the processor.
        self._limit.take(address_of(request))

    def _onwards(self, wanted: Wanted, token: bytes) -> Response:
        visitor = self._sessions.visitor_of(token) if wanted.unsaved else None
        if wanted.unsaved is None or visitor is None:
            return RedirectResponse(wanted.page or "/", SEE_OTHER)
        return self._pages.page("unsaved.html", visitor=visitor, unsaved=wanted.unsaved)

    def _form(
        self, wanted: Wanted, name: str = "", problem: Problem | None = None, status: int = 200
    ) -> Response:
        return self._pages.page(
            "login.html",
            422 if problem else status,
            wanted=wanted.page,
            unsaved=written(wanted.unsaved),
            notice=wanted.notice,
            name=name,
            problem=problem_sentence(problem) if problem else "",
            is_code_wanted=bool(problem and problem.key == "sign_in_code_wanted"),
            form_token=self._challenges.issue(),
        )


def away(request: Request, target: str) -> Response:
    """To another page as a whole, also when a script asked for a part of one."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"hx-redirect": target})
    return RedirectResponse(target, SEE_OTHER)
