"""The stations, their devices and invitations."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app import __version__
from app.models.errors import OperationRefused, Problem
from app.models.town_roles import MANAGE
from app.town.console.captions import DONE_WORDS
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.downloads import download
from app.town.console.forwarding_words import forwarding_of
from app.town.console.lists import Leaf
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, in_scope, text_of
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.console.station_troubles import Trouble, needing_when, refusal_words, troubles_of
from app.town.ledger.devices import Device, OpenInvitation
from app.town.ledger.figure_queries import FigureQueries
from app.town.ledger.station_queries import StationFilter, StationQueries, VillageLine
from app.town.sign_in import ADMIN
from app.town.unproved import REASONS
from app.words.desk_words import SAVED_KIND
from app.words.problem_words import problem_sentence

VISITS_SHOWN, EXCHANGES_SHOWN, UNREAD_SHOWN = 10, 12, 50
STATIONS_SHOWN, WORDS_MAX, CODE_LENGTH = 50, 40, 12
UNPROVED_SHOWN = 12


class StationPages(ClerkPages):
    """What clerks see of stations; inviting a PC is for administrators."""

    def index(self, request: Request) -> Response:
        """All stations, or those that need something done; by name."""
        return self._index(request, self._sessions.visitor(request))

    def village(self, request: Request) -> Response:
        """One village's station."""
        return self._village(request, self._sessions.visitor(request))

    def _village(
        self, request: Request, visitor: Visitor, problem: Problem | None = None
    ) -> Response:
        code, ledger = request.path_params["village"], self._township.ledger
        is_admin = visitor.clerk.role == ADMIN
        self._township.surroundings.divisions.village(code)
        waiting = self._township.enrolment.waiting(code)
        with ledger.read() as connection:
            queries = StationQueries(connection, ledger.town_code)
            books = self._township.office.books(connection, code)
            line, invitations = queries.line(code), books.devices.invitations(code)
            devices = line.devices if line else ()
            return self._pages.page(
                "station.html",
                UNREADABLE if problem else 200,
                line=line,
                troubles=self._troubles(line) if line else [],
                unread=queries.unread(code, UNREAD_SHOWN),
                parked=queries.parked(code, UNREAD_SHOWN),
                published=self._township.received.published(devices),
                held=self._township.held.waiting(code),
                kind_words=SAVED_KIND,
                refusal_words=refusal_words,
                program=__version__,
                visitor=visitor,
                section="stations",
                village_code=code,
                station=queries.station(code),
                devices=devices,
                names={d.device_id: f"{d.name or '未命名'}（{d.letter}）" for d in devices},
                entries=queries.entries_of_devices(code),
                invitations=[each for each in invitations if not each.voided_at][::-1],
                waiting=waiting,
                locked_out=self._township.grant_line.waiting(code),
                problem=problem_sentence(problem) if problem else "",
                undecided={each.device.invitation_id for each in waiting},
                refused=books.waiting.refused_invitations(code),
                codes=self._codes(invitations) if is_admin else {},
                today=self._township.surroundings.today(),
                visits=queries.visits(code, VISITS_SHOWN),
                visit_count=FigureQueries(connection, ledger.town_code, [code]).contacts_ever(),
                exchanges=books.log.latest(code, EXCHANGES_SHOWN),
                invited=request.query_params.get("invited", ""),
                done=_done_words(request),
                is_admin=is_admin,
            )

    def _codes(self, invitations: Iterable[OpenInvitation]) -> dict[str, str]:
        """The codes to be typed of the invitations that are still open, by the invitation's id."""
        return {each.id: each.code for each in self._township.invitations.open_among(invitations)}

    async def invite(self, request: Request) -> Response:
        """邀请: a new invitation, then the village's page to download it from."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        try:
            self._sessions.check_form(request, form, visitor)
            _refuse_others(visitor)
            written = await run_in_threadpool(
                partial(
                    self._township.invitations.invite,
                    text_of(form, "village"),
                    name=text_of(form, "name"),
                    url=text_of(form, "url"),
                    is_in_person=bool(text_of(form, "in_person")),
                    has_code=bool(text_of(form, "url").strip()),
                )
            )
        except Problem as problem:
            return await run_in_threadpool(self._index, request, visitor, problem)
        await self._note(visitor, "invite", written.letter, written.village_code)
        target = f"/stations/{written.village_code}?invited={written.id}"
        return RedirectResponse(target, SEE_OTHER)

    def ask_revoke(self, request: Request) -> Response:
        """Before a PC is shut out for good: which one, and what becomes of its records."""
        return self._ask_revoke(Asking(request, self._manager(request)))

    def _ask_revoke(self, asking: Asking) -> Response:
        asking.visitor.check_may(MANAGE)
        device, entries = self._device_at(asking.request)
        return self._drawn(
            "revoke.html", asking, section="stations", device=device, entries=entries
        )

    def _device_at(self, request: Request) -> tuple[Device, int]:
        """The village's PC that an address names, and how many entries it has brought.

        Raises OperationRefused `device_unknown`.
        """
        code, ledger = request.path_params["village"], self._township.ledger
        with ledger.read() as connection:
            books = self._township.office.books(connection, code)
            device = books.devices.device(request.path_params["device"])
            entries = StationQueries(connection, ledger.town_code).entries_of_devices(code)
        if device is None or device.village_code != code:
            raise OperationRefused("device_unknown")
        return device, entries.get(device.device_id, 0)

    async def revoke(self, request: Request) -> Response:
        """停用, once the password was typed again."""

        def act(visitor: Visitor, form: FormData) -> str:
            visitor.check_may(MANAGE)
            self._confirm(visitor, form)
            device = self._township.revoke_device(self._device_at(request)[0].device_id)
            name = device.name or device.letter
            self._township.people.note(visitor.clerk, "revoke", name, "", device.village_code)
            return "revoked"

        village = f"/stations/{request.path_params['village']}"
        return await self._take(request, act, self._ask_revoke, village)

    async def decide_held(self, request: Request) -> Response:
        """采用: what a revoked PC has handed in counts from now on; 不采用: it is never asked about again."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        self._sessions.check_form(request, form, visitor)
        village, device = request.path_params["village"], request.path_params["device"]
        is_declined = text_of(form, "decision") == "decline"
        decide = self._township.held.decline if is_declined else self._township.held.take_in
        await run_in_threadpool(decide, device, visitor.clerk, text_of(form, "reason"))
        done = "held_declined" if is_declined else "held_taken"
        return RedirectResponse(f"/stations/{village}?{done}=1", SEE_OTHER)

    async def grant(self, request: Request) -> Response:
        """放行: the answer's file, once the six digits from the telephone are right."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=8)
        try:
            self._sessions.check_form(request, form, visitor)
            _refuse_others(visitor)
            content, name = await _uploaded(form, "request")
            if not name:
                raise OperationRefused("grant_not_chosen")
            given = await run_in_threadpool(
                self._township.grants.grant, content, text_of(form, "digits")
            )
        except Problem as problem:
            return await run_in_threadpool(self._index, request, visitor, problem)
        finally:
            await form.close()
        subject = f"{given.device_name} {given.staff_name}"
        await self._note(visitor, "grant", subject, given.village_code)
        return download(given.content, given.file_name)

    async def grant_by_line(self, request: Request) -> Response:
        """放行 for a request that came over the line: the station has its answer when it asks again."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()
        village, asked_id = request.path_params["village"], request.path_params["request"]
        desk = self._township.grant_line
        try:
            self._sessions.check_form(request, form, visitor)
            digits = text_of(form, "digits")
            given = await run_in_threadpool(desk.grant, village, asked_id, digits, visitor.clerk)
        except Problem as problem:
            return await run_in_threadpool(self._village, request, visitor, problem)
        await self._note(visitor, "grant", given.staff_name, village)
        return RedirectResponse(f"/stations/{village}?granted_by_line=1", SEE_OTHER)

    async def refuse_by_line(self, request: Request) -> Response:
        """不放行."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        self._sessions.check_form(request, await request.form(), visitor)
        village, asked_id = request.path_params["village"], request.path_params["request"]
        desk = self._township.grant_line
        asked = await run_in_threadpool(desk.refuse, village, asked_id, visitor.clerk)
        await self._note(visitor, "grant_refused", asked.staff_name, village)
        return RedirectResponse(f"/stations/{village}?grant_refused=1", SEE_OTHER)

    def _troubles(self, line: VillageLine) -> list[Trouble]:
        today = date.fromisoformat(self._township.surroundings.today())
        return troubles_of(line, today, __version__)

    async def _note(self, visitor: Visitor, act: str, subject: str, village_code: str) -> None:
        people = self._township.people
        await run_in_threadpool(people.note, visitor.clerk, act, subject, "", village_code)

    def _index(
        self, request: Request, visitor: Visitor, problem: Problem | None = None
    ) -> Response:
        ledger, surroundings = self._township.ledger, self._township.surroundings
        query, scope = request.query_params, visitor.clerk.villages
        own = surroundings.divisions.find("", self._township.identity.town_code, limit=10_000)
        words, after = query.get("q", "").strip()[:WORDS_MAX], query.get("after", "")[:CODE_LENGTH]
        needing = needing_when(date.fromisoformat(surroundings.today()))
        is_needing = query.get("need", "") == "1"
        wanted = StationFilter(
            villages=scope,
            words=words,
            named=[each.code for each in own if words in each.short_name or words == each.code],
            needing=needing if is_needing else None,
        )
        with ledger.read() as connection:
            queries = StationQueries(connection, ledger.town_code)
            found = queries.page(wanted, after, STATIONS_SHOWN + 1)
            station_count = queries.count(StationFilter(scope))
            needing_count = queries.count(StationFilter(scope, needing=needing))
            undecided = self._township.office.books(connection).waiting.undecided()
        locked_out = self._township.grant_line.waiting()
        shown = found[:STATIONS_SHOWN]
        said = {key: value for key, value in (("q", words), ("need", is_needing * "1")) if value}
        last = {"after": shown[-1].village_code} if len(found) > STATIONS_SHOWN else {}
        leaf = Leaf(
            shown,
            f"/stations?{urlencode(said)}" if after else "",
            f"/stations?{urlencode({**said, **last})}" if last else "",
        )
        return self._pages.page(
            "stations.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="stations",
            station_count=station_count,
            waiting=[each for each in undecided if in_scope(visitor, [each.village_code])],
            locked_out=[e for e in locked_out if in_scope(visitor, [e.village_code])],
            leaf=leaf,
            needing=needing_count,
            is_needing=is_needing,
            unproved=[] if scope else self._township.unproved.lines()[:UNPROVED_SHOWN],
            unproved_reasons=REASONS,
            words=words,
            troubles={line.village_code: self._troubles(line) for line in shown},
            all_villages=own,
            url=str(request.base_url).rstrip("/"),
            is_admin=visitor.clerk.role == ADMIN,
            forwarding=forwarding_of(self._township),
            problem=problem_sentence(problem) if problem else "",
            done="",
        )


def _done_words(request: Request) -> str:
    words = ("invited", "held_taken", "held_declined", "device_confirmed", "device_refused",
             "granted_by_line", "grant_refused")  # fmt: skip
    done = [word for word in words if word in request.query_params]
    return DONE_WORDS.get(done[0] if done else request.query_params.get("done", ""), "")


async def _uploaded(form: FormData, field: str) -> tuple[bytes, str]:
    """A file's content and name; both empty when none was chosen."""
    upload = form.get(field)
    if not isinstance(upload, UploadFile) or not upload.filename:
        return b"", ""
    return await upload.read(), upload.filename


def _refuse_others(visitor: Visitor) -> None:
    if visitor.clerk.role != ADMIN:
        raise OperationRefused("clerk_not_administrator")
