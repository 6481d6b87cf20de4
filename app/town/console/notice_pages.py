"""What is told to all stations: notices, forms to fill in, holidays; and which station has what."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused, Problem
from app.models.notices import CATEGORIES, FILE_TYPES, NoticeDraft
from app.models.town_roles import PUBLISH
from app.town.console.captions import holiday_months
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.lists import receipt_leaf
from app.town.console.protection import Visitor, text_of
from app.town.console.sign_in_pages import SEE_OTHER

ROWS = 30
FRESH = NoticeDraft(title="")


class NoticePages(ClerkPages):
    """Everyone may look; publishing is for administrators."""

    def index(self, request: Request) -> Response:
        """All notices, and a form for one more."""
        return self._index(Asking(request, self._sessions.visitor(request)))

    async def publish(self, request: Request) -> Response:
        """发布."""
        return await self._upload(request, self._publish, self._index, "/notices")

    def show(self, request: Request) -> Response:
        """One notice, which PC has it, and who has read it."""
        return self._show(Asking(request, self._sessions.visitor(request)))

    def file(self, request: Request) -> Response:
        """The file that came with a notice."""
        self._sessions.visitor(request)
        notice, content = self._township.notices.file(request.path_params["notice"])
        if not content:
            raise OperationRefused("notice_unknown")
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(notice.file_name, safe='')}",
            "cache-control": "no-store",
        }
        return Response(content, 200, headers, "application/octet-stream")

    async def withdraw(self, request: Request) -> Response:
        """撤下."""

        def act(visitor: Visitor, _form: FormData) -> str:
            self._township.notices.withdraw(request.path_params["notice"], visitor.clerk)
            return "notice_withdrawn"

        return await self._take(request, act, self._show, "/notices")

    def holidays(self, request: Request) -> Response:
        """The years that were published, and a form for a table."""
        return self._holidays(Asking(request, self._sessions.visitor(request)))

    async def publish_days(self, request: Request) -> Response:
        """发布 a table."""
        return await self._upload(request, self._publish_days, self._holidays, "/notices/holidays")

    def table(self, request: Request) -> Response:
        """One table with its days, and which PC has it."""
        visitor, notices = self._sessions.visitor(request), self._township.notices
        edition, receipts = notices.receipts(request.path_params["table"])
        return self._pages.page(
            "holiday_table.html",
            visitor=visitor,
            section="notices",
            edition=edition,
            months=holiday_months(notices.days_of(edition.id)),
            receipts=receipt_leaf(receipts, request),
        )

    # -- inside

    async def _upload(
        self,
        request: Request,
        act: Callable[[Visitor, FormData, str, bytes], str],
        page: Callable[[Asking], Response],
        target: str,
    ) -> Response:
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=12)
        try:
            self._sessions.check_form(request, form, visitor)
            visitor.check_may(PUBLISH)
            upload = form.get("file")
            name, content = "", b""
            if isinstance(upload, UploadFile) and upload.filename:
                name = upload.filename.replace("\\", "/").rpartition("/")[2]
                content = await upload.read()
            done = await run_in_threadpool(act, visitor, form, name, content)
        except Problem as problem:
            return await run_in_threadpool(page, Asking(request, visitor, problem, form))
        finally:
            await form.close()
        return RedirectResponse(f"{target}?done={done}", SEE_OTHER)

    def _publish(self, visitor: Visitor, form: FormData, name: str, content: bytes) -> str:
        self._township.notices.publish(_draft_in(form, name, content), visitor.clerk)
        return "notice_published"

    def _publish_days(self, visitor: Visitor, _form: FormData, name: str, content: bytes) -> str:
        if not content:
            raise OperationRefused("holidays_empty")
        self._township.notices.publish_days(name, content, visitor.clerk)
        return "holidays_published"

    def _index(self, asking: Asking) -> Response:
        after = asking.request.query_params.get("after", "")
        found = self._township.notices.notices(after, ROWS + 1)
        return self._page(
            "notices.html",
            asking,
            shown="notices",
            notices=found[:ROWS],
            after=after,
            next_url=f"/notices?after={found[ROWS - 1].id}" if len(found) > ROWS else "",
            draft=_draft_in(asking.typed, "", b"") if asking.typed else FRESH,
            categories=CATEGORIES,
            accepted=",".join(FILE_TYPES),
        )

    def _show(self, asking: Asking) -> Response:
        view = self._township.notices.view(asking.request.path_params["notice"])
        receipts = receipt_leaf(view.receipts, asking.request)
        return self._page("notice.html", asking, view=view, notice=view.notice, receipts=receipts)

    def _holidays(self, asking: Asking) -> Response:
        notices = self._township.notices
        return self._page(
            "holidays.html",
            asking,
            shown="holidays",
            years=notices.years(),
            tables=notices.tables(),
            calendar=self._township.surroundings.given_calendar,
        )

    def _page(self, template: str, asking: Asking, **values: object) -> Response:
        return self._drawn(
            template,
            asking,
            section="notices",
            today=self._township.surroundings.today(),
            **values,
        )


def _draft_in(form: FormData, name: str, content: bytes) -> NoticeDraft:
    return NoticeDraft(
        title=text_of(form, "title"),
        category=text_of(form, "category"),
        body=text_of(form, "body"),
        effective_on=text_of(form, "effective_on"),
        until_on=text_of(form, "until_on"),
        file_name=name,
        file=content,
    )
