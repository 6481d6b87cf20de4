"""What every group of the console's pages stands on."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import Problem
from app.models.town_roles import MANAGE
from app.town.console.pages import Pages
from app.town.console.protection import Sessions, Visitor
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.township import Township


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

    async def _take(
        self,
        request: Request,
        act: Callable[[Visitor, FormData], str],
        page: Callable[..., Response],
        target: str,
    ) -> Response:
        """Do what a form asks, then show `target`; `page` shows what was typed when it was refused."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        try:
            self._sessions.check_form(request, form, visitor)
            done = await run_in_threadpool(act, visitor, form)
        except Problem as problem:
            return await run_in_threadpool(page, request, visitor, problem, form)
        return RedirectResponse(f"{target}?done={done}", SEE_OTHER)
