"""What every group of the console's pages stands on."""

from collections.abc import Callable

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import Problem
from app.models.town_roles import MANAGE
from app.town.console.captions import DONE_WORDS
from app.town.console.pages import UNREADABLE, Pages
from app.town.console.protection import PASSWORD_AGAIN, Sessions, Visitor, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.township import Township
from app.words.problem_words import problem_sentence


class Asking(msgspec.Struct, frozen=True):
    """Who asks for a page; after a refusal, why, and what was typed."""

    request: Request
    visitor: Visitor
    problem: Problem | None = None
    typed: FormData | None = None


class ClerkPages:
    """Pages about one matter: what the township knows, how it is drawn, and who is asking."""

    def __init__(self, township: Township, pages: Pages, sessions: Sessions) -> None:
        self._township = township
        self._pages = pages
        self._sessions = sessions

    def _manager(self, request: Request) -> Visitor:
        """Who is looking, an administrator. Raises OperationRefused `clerk_not_administrator`."""
        visitor = self._sessions.visitor(request)
        visitor.check_may(MANAGE)
        return visitor

    def _confirm(self, visitor: Visitor, form: FormData) -> None:
        """再输一次密码, before what lets data out, shuts out or lets in. Raises OperationRefused
        `password_again_wrong`, `password_again_barred` (minutes).
        """
        self._township.sign_in.confirm(visitor.clerk, text_of(form, PASSWORD_AGAIN))

    def _drawn(self, template: str, asking: Asking, **values: object) -> Response:
        """A page that says at its top what was done, or why it was refused."""
        return self._pages.page(
            template,
            UNREADABLE if asking.problem else 200,
            visitor=asking.visitor,
            problem=problem_sentence(asking.problem) if asking.problem else "",
            done=DONE_WORDS.get(asking.request.query_params.get("done", ""), ""),
            **values,
        )

    async def _take(
        self,
        request: Request,
        act: Callable[[Visitor, FormData], str],
        page: Callable[[Asking], Response],
        target: str,
    ) -> Response:
        """Do what a form asks, then show `target`; `page` shows what was typed when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        try:
            self._sessions.check_form(request, form, visitor)
            done = await run_in_threadpool(act, visitor, form)
        except Problem as problem:
            return await run_in_threadpool(page, Asking(request, visitor, problem, form))
        return RedirectResponse(f"{target}?done={done}", SEE_OTHER)
