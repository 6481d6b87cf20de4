"""The desk for the courier's sticks: bundles in, answers and receipts out, in one step."""

from collections.abc import Sequence

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from app.models.errors import OperationRefused, Problem
from app.models.town_roles import TAKE_STICK, check_scope
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.downloads import download
from app.town.console.lists import DIGITS, PAGE_ROWS
from app.town.console.protection import Visitor, texts_of
from app.town.console.station_troubles import clerk_sentence, refusal_words
from app.town.ledger.devices import Device
from app.town.ledger.exchange_log import Exchange, ExchangeLog
from app.town.stick_desk import StickOutcome

FILES_MAX = 20
TAKEN, REFUSED = "bundle_in", "bundle_refused"


class StickPages(ClerkPages):
    """Every file has an outcome of its own; nothing is asked between the file and its answer."""

    def index(self, request: Request) -> Response:
        """The desk, with what was handed in lately."""
        visitor = self._sessions.visitor(request)
        visitor.check_may(TAKE_STICK)
        return self._desk(Asking(request, visitor))

    async def take(self, request: Request) -> Response:
        """The files that were dropped or chosen; then what came of each."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        visitor.check_may(TAKE_STICK)
        form = await request.form(max_files=FILES_MAX, max_fields=8)
        try:
            self._sessions.check_form(request, form, visitor)
            outcomes = await self._take_all(visitor, form)
        except Problem as problem:
            return await run_in_threadpool(self._desk, Asking(request, visitor, problem))
        finally:
            await form.close()
        return await run_in_threadpool(self._desk, Asking(request, visitor), outcomes)

    def receipt(self, request: Request) -> Response:
        """What came of a bundle that was taken earlier, with the answer to download."""
        visitor, ledger = self._sessions.visitor(request), self._township.ledger
        if len(str(request.path_params["number"])) > DIGITS:
            raise OperationRefused("page_unknown")
        with ledger.read() as connection:
            exchange = ExchangeLog(connection, ledger.town_code).exchange(
                request.path_params["number"]
            )
            if exchange is None or exchange.act != TAKEN:
                raise OperationRefused("page_unknown")
            check_scope(visitor.clerk.villages, exchange.village_code)
            device = self._device(connection, exchange)
        return self._drawn(
            "stick_receipt.html",
            Asking(request, visitor),
            section="stations",
            number=request.path_params["number"],
            exchange=exchange,
            device=device,
            trouble=refusal_words(exchange.problem),
        )

    async def answer(self, request: Request) -> Response:
        """The answer's file."""
        visitor = await self._asked(request)
        device_id = request.path_params["device"]
        made = await run_in_threadpool(self._township.sticks.answer, visitor.clerk, device_id)
        return download(made.content, made.name)

    async def answers(self, request: Request) -> Response:
        """Several answers at once, in an archive."""
        visitor = await self._asked(request)
        chosen = texts_of(await request.form(), "device")
        made = await run_in_threadpool(self._township.sticks.answers, visitor.clerk, chosen)
        return download(made.content, made.name)

    # -- inside

    async def _asked(self, request: Request) -> Visitor:
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        self._sessions.check_form(request, await request.form(), visitor)
        return visitor

    async def _take_all(self, visitor: Visitor, form: FormData) -> list[StickOutcome]:
        files = [
            each
            for each in form.getlist("bundle")
            if isinstance(each, UploadFile) and each.filename
        ]
        if not files:
            raise OperationRefused("bundle_not_chosen")
        take = self._township.sticks.take
        return [
            await run_in_threadpool(take, visitor.clerk, each.filename or "", await each.read())
            for each in files
        ]

    def _desk(self, asking: Asking, outcomes: Sequence[StickOutcome] = ()) -> Response:
        ledger = self._township.ledger
        query = asking.request.query_params
        asked = query.get("before", "")
        before = int(asked) if asked.isdecimal() and len(asked) <= DIGITS else None
        with ledger.read() as connection:
            log = ExchangeLog(connection, ledger.town_code)
            rows = log.sticks(asking.visitor.clerk.villages, before, PAGE_ROWS + 1)
            shown = rows[:PAGE_ROWS]
            devices = {each.device_id: self._device(connection, each) for _, each in shown}
        good = [each for each in outcomes if each.receipt]
        return self._drawn(
            "sticks.html",
            asking,
            section="stations",
            outcomes=[
                (
                    each,
                    clerk_sentence(each.problem) if each.problem else "",
                    [refusal_words(key) for key in each.receipt.problems] if each.receipt else [],
                )
                for each in outcomes
            ],
            good=good,
            rows=[(number, each, refusal_words(each.problem)) for number, each in shown],
            devices=devices,
            is_first=before is None,
            next_url=f"/stick?before={shown[-1][0]}" if len(rows) > PAGE_ROWS else "",
            now=self._township.surroundings.now(),
        )

    def _device(self, connection: Connection, exchange: Exchange) -> Device | None:
        books = self._township.office.books(connection)
        return books.devices.device(exchange.device_id) if exchange.device_id else None
