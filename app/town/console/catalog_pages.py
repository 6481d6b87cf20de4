"""The item catalogue: look, upload, preview, publish, and which station has which version."""

from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused, Problem
from app.models.item_list import change_counts
from app.town.catalog_desk import CatalogView
from app.town.console.captions import DONE_WORDS
from app.town.console.clerk_pages import ClerkPages
from app.town.console.lists import WORDS_MAX, receipt_leaf
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.sign_in import ADMIN
from app.words.problem_words import problem_sentence, sentence_of

ROWS, PROBLEMS_SHOWN, CHANGES_SHOWN = 40, 50, 300
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CatalogPages(ClerkPages):
    """What clerks see of the catalogue; publishing is for administrators."""

    def index(self, request: Request) -> Response:
        """The list in force, and every edition."""
        return self._index(request, self._sessions.visitor(request))

    def item(self, request: Request) -> Response:
        """One item as its guide."""
        visitor = self._sessions.visitor(request)
        view = self._township.catalog.view()
        item = view.catalog.item(request.path_params["code"])
        return self._page("catalog_item.html", visitor, view, item=item)

    def sheet(self, request: Request) -> Response:
        """The list in force as an Excel file, to be changed and uploaded again."""
        self._sessions.visitor(request)
        desk = self._township.catalog
        view = desk.view()
        name = quote(f"事项清单-{view.catalog.version}.xlsx")
        headers = {
            "content-disposition": f"attachment; filename=\"items.xlsx\"; filename*=UTF-8''{name}",
            "cache-control": "no-store",
        }
        content = desk.sheets.write("事项清单", view.catalog.items)
        return Response(content, 200, headers, media_type=SHEET_TYPE)

    def edition(self, request: Request) -> Response:
        """Which PCs have an edition."""
        visitor = self._sessions.visitor(request)
        edition_id = request.path_params["edition"]
        receipts = self._township.catalog.receipts(edition_id)
        view = self._township.catalog.view()
        edition = next(e for e in view.editions if e.id == edition_id)
        return self._page(
            "catalog_edition.html",
            visitor,
            view,
            edition=edition,
            receipts=receipt_leaf(receipts, request),
        )

    async def upload(self, request: Request) -> Response:
        """A list from a file; then its preview."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=8)
        try:
            self._sessions.check_form(request, form, visitor)
            _refuse_others(visitor)
            upload = form.get("list")
            if not isinstance(upload, UploadFile) or not upload.filename:
                raise OperationRefused("catalog_file_not_chosen")
            content = await upload.read()
            draft = await run_in_threadpool(
                self._township.catalog.read_list, upload.filename, content, visitor.clerk
            )
        except Problem as problem:
            return await run_in_threadpool(self._index, request, visitor, problem)
        finally:
            await form.close()
        return RedirectResponse(f"/catalog/drafts/{draft.id}", SEE_OTHER)

    def preview(self, request: Request) -> Response:
        """What publishing an uploaded list would do."""
        visitor = self._sessions.visitor(request)
        _refuse_others(visitor)
        return self._preview(request, visitor)

    async def publish(self, request: Request) -> Response:
        """发布."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        version, day = text_of(form, "version"), text_of(form, "effective_on")
        try:
            self._sessions.check_form(request, form, visitor)
            _refuse_others(visitor)
            draft_id = request.path_params["draft"]
            await run_in_threadpool(
                self._township.catalog.publish, draft_id, version, day, visitor.clerk
            )
        except Problem as problem:
            if problem.key == "catalog_draft_gone":
                return await run_in_threadpool(self._index, request, visitor, problem)
            return await run_in_threadpool(
                self._preview, request, visitor, problem, {"version": version, "day": day}
            )
        return RedirectResponse("/catalog?done=published", SEE_OTHER)

    def _index(
        self, request: Request, visitor: Visitor, problem: Problem | None = None
    ) -> Response:
        view, query = self._township.catalog.view(), request.query_params
        words, category = query.get("q", "").strip()[:WORDS_MAX], query.get("category", "")
        found = view.catalog.find(words, len(view.catalog.items), category)
        first = _number(query.get("from", ""), len(found))
        last = first + ROWS
        chosen = {"q": words, "category": category, "from": str(last)}
        return self._page(
            "catalog.html",
            visitor,
            view,
            UNREADABLE if problem else 200,
            words=words,
            category=category,
            found=len(found),
            items=found[first:last],
            first=first,
            next_url=f"/catalog?{urlencode({k: v for k, v in chosen.items() if v})}"
            if last < len(found)
            else "",
            back_url=f"/catalog?{urlencode({'q': words, 'category': category})}" if first else "",
            problem=problem_sentence(problem) if problem else "",
            done=DONE_WORDS.get(query.get("done", ""), ""),
        )

    def _preview(
        self,
        request: Request,
        visitor: Visitor,
        problem: Problem | None = None,
        typed: dict[str, str] | None = None,
    ) -> Response:
        draft, changes, view = self._township.catalog.draft(request.path_params["draft"])
        listed = [change for change in changes if change.kind != "unchanged"]
        return self._page(
            "catalog_draft.html",
            visitor,
            view,
            UNREADABLE if problem else 200,
            draft=draft,
            counts=change_counts(changes),
            changes=listed[:CHANGES_SHOWN],
            more_changes=max(len(listed) - CHANGES_SHOWN, 0),
            refused=draft.preview.refused[:PROBLEMS_SHOWN],
            more_refused=max(len(draft.preview.refused) - PROBLEMS_SHOWN, 0),
            doubtful=draft.preview.doubtful[:PROBLEMS_SHOWN],
            sentence_of=lambda key: sentence_of(key, {}),
            typed=typed or {"version": view.next_version, "day": self._today()},
            problem=problem_sentence(problem) if problem else "",
        )

    def _page(
        self, template: str, visitor: Visitor, view: CatalogView, status: int = 200, **values: Any
    ) -> Response:
        return self._pages.page(
            template,
            status,
            visitor=visitor,
            section="catalog",
            view=view,
            today=self._today(),
            is_admin=visitor.clerk.role == ADMIN,
            **values,
        )

    def _today(self) -> str:
        return self._township.surroundings.today()


def _number(text: str, most: int) -> int:
    """Where a page begins; what it cannot mean is the beginning."""
    return int(text) if text.isascii() and text.isdigit() and int(text) < most else 0


def _refuse_others(visitor: Visitor) -> None:
    if visitor.clerk.role != ADMIN:
        raise OperationRefused("clerk_not_administrator")
