"""The rules of the place: look, change or upload, check, publish, and which station has which edition."""

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused, Problem
from app.models.profile_reading import ProfileReading, read_profile
from app.town.console.captions import DONE_WORDS
from app.town.console.clerk_pages import ClerkPages
from app.town.console.lists import receipt_leaf
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.profile_desk import RulesView
from app.town.sign_in import ADMIN
from app.words.problem_words import problem_sentence, sentence_of
from app.words.rule_words import rules_in_words

FILE_TYPE = "application/toml; charset=utf-8"
IN_FORCE = "now"
"""The name of the rules in force, among the profiles that one may start from."""


class RulesPages(ClerkPages):
    """What clerks see of the rules; publishing is for administrators."""

    def index(self, request: Request) -> Response:
        """The rules in force, each with its source, and every edition."""
        return self._index(request, self._sessions.visitor(request))

    def edition(self, request: Request) -> Response:
        """One edition: its rules, and which PCs have it."""
        visitor = self._sessions.visitor(request)
        desk = self._township.profiles
        edition, receipts = desk.receipts(request.path_params["edition"])
        text = desk.text(edition.id)
        view = desk.view()
        return self._page(
            "rules_edition.html",
            visitor,
            view,
            edition=edition,
            receipts=receipt_leaf(receipts, request),
            parts=rules_in_words(text),
        )

    def file(self, request: Request) -> Response:
        """The file of an edition, or of the rules in force, as it was published."""
        self._sessions.visitor(request)
        desk, edition_id = self._township.profiles, request.path_params["edition"]
        text = desk.view().text if edition_id == IN_FORCE else desk.text(edition_id)
        code = read_profile(text.encode()).partial
        name = quote(f"规则方案-{code.name if code else edition_id}.toml")
        headers = {
            "content-disposition": f"attachment; filename=\"rules.toml\"; filename*=UTF-8''{name}",
            "cache-control": "no-store",
        }
        return Response(text, 200, headers, media_type=FILE_TYPE)

    def edit(self, request: Request) -> Response:
        """A profile to be changed: the one in force, or one that ships."""
        visitor = self._sessions.visitor(request)
        _refuse_others(visitor)
        view = self._township.profiles.view()
        start = request.query_params.get("from", IN_FORCE)
        shipped = self._township.profiles.files.shipped
        if start != IN_FORCE and start not in shipped:
            raise OperationRefused("profile_unknown", code=start[:40])
        text = view.text if start == IN_FORCE else shipped[start]
        return self._edit(visitor, text, view.next_version, self._today())

    async def upload(self, request: Request) -> Response:
        """A file, then the page where it can be changed."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=4)
        try:
            self._sessions.check_form(request, form, visitor)
            _refuse_others(visitor)
            upload = form.get("file")
            if not isinstance(upload, UploadFile) or not upload.filename:
                raise OperationRefused("profile_file_not_chosen")
            reading = read_profile(await upload.read())
        except Problem as problem:
            return await run_in_threadpool(self._index, request, visitor, problem)
        finally:
            await form.close()
        return await run_in_threadpool(self._upload_shown, visitor, reading)

    async def submit(self, request: Request) -> Response:
        """检查 or 发布, by the button that was pressed; what was typed stays."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=8)
        self._sessions.check_form(request, form, visitor)
        _refuse_others(visitor)
        return await run_in_threadpool(self._submit, visitor, form)

    def _submit(self, visitor: Visitor, form: FormData) -> Response:
        text = text_of(form, "text").replace("\r\n", "\n")
        version, day = text_of(form, "version"), text_of(form, "effective_on")
        try:
            reading = read_profile(text.encode())
            if text_of(form, "act") != "publish":
                return self._edit(visitor, text, version, day, reading)
            if reading.mistakes:
                return self._edit(visitor, text, version, day, reading, status=UNREADABLE)
            self._township.profiles.publish(reading, version, day, visitor.clerk)
        except Problem as problem:
            return self._edit(visitor, text, version, day, None, problem, UNREADABLE)
        return RedirectResponse("/rules?done=published", SEE_OTHER)

    def _upload_shown(self, visitor: Visitor, reading: ProfileReading) -> Response:
        version = self._township.profiles.view().next_version
        return self._edit(visitor, reading.text, version, self._today(), reading)

    def _index(
        self, request: Request, visitor: Visitor, problem: Problem | None = None
    ) -> Response:
        view = self._township.profiles.view()
        shipped = self._township.profiles.files.shipped
        return self._page(
            "rules.html",
            visitor,
            view,
            UNREADABLE if problem else 200,
            parts=rules_in_words(view.text),
            shipped=[
                (code, read_profile(text.encode()).required()) for code, text in shipped.items()
            ],
            problem=problem_sentence(problem) if problem else "",
            done=DONE_WORDS.get(request.query_params.get("done", ""), ""),
        )

    def _edit(
        self,
        visitor: Visitor,
        text: str,
        version: str,
        day: str,
        reading: ProfileReading | None = None,
        problem: Problem | None = None,
        status: int = 200,
    ) -> Response:
        return self._page(
            "rules_edit.html",
            visitor,
            self._township.profiles.view(),
            status,
            text=text,
            version=version,
            day=day,
            reading=reading,
            sentence_of=lambda mistake: sentence_of(mistake.problem, {"place": mistake.place}),
            problem=problem_sentence(problem) if problem else "",
        )

    def _page(
        self, template: str, visitor: Visitor, view: RulesView, status: int = 200, **values: Any
    ) -> Response:
        return self._pages.page(
            template,
            status,
            visitor=visitor,
            section="rules",
            view=view,
            today=self._today(),
            is_admin=visitor.clerk.role == ADMIN,
            **values,
        )

    def _today(self) -> str:
        return self._township.surroundings.today()


def _refuse_others(visitor: Visitor) -> None:
    if visitor.clerk.role != ADMIN:
        raise OperationRefused("clerk_not_administrator")
