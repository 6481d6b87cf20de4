"""The addresses under `/open`: reading with a bearer token. Every use is counted and noted."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.town.ledger.api_tokens import ApiToken
from app.town.open_api.description import description
from app.town.open_api.reading import ENDPOINTS, Endpoint, Reading
from app.town.open_views import RefusalView
from app.town.rates import Rate, RateLimit
from app.town.township import Township
from app.words.problem_words import problem_sentence

LOG = logging.getLogger(__name__)
BASE, VERSION_PATH = "/open", "/v1"
UNPROVED, FORBIDDEN, UNKNOWN, UNREADABLE, TOO_OFTEN = 401, 403, 404, 422, 429
BROKEN, UNAVAILABLE = 500, 503
TOKEN_RATE, STRANGER_RATE = Rate(burst=120, per_minute=120), Rate(burst=30, per_minute=30)
_STATUSES = {
    "token_not_trusted": UNPROVED,
    "token_scope_lacking": FORBIDDEN,
    "village_out_of_scope": FORBIDDEN,
    "case_unknown": UNKNOWN,
    "appeal_unknown": UNKNOWN,
    "address_unknown": UNKNOWN,
    "asked_too_often": TOO_OFTEN,
}
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


class OpenDoor:
    """What the township tells other systems over HTTP."""

    def __init__(
        self,
        township: Township,
        token_rate: Rate = TOKEN_RATE,
        stranger_rate: Rate = STRANGER_RATE,
    ) -> None:
        clock = township.surroundings.clock
        self._township = township
        self._limit = RateLimit(token_rate, clock)
        self._strangers = RateLimit(stranger_rate, clock)
        title = f"{township.identity.name}连心站开放接口"
        self._description = msgspec.json.encode(description(ENDPOINTS, BASE + VERSION_PATH, title))

    def app(self) -> Starlette:
        """The addresses below `/open`."""
        routes = [
            Route(VERSION_PATH + endpoint.path, self._answering(endpoint), methods=["GET"])
            for endpoint in ENDPOINTS
        ]
        handlers = {Problem: _refuse, HTTPException: _refuse_address, Exception: _refuse_bug}
        return Starlette(
            routes=[Route("/openapi.json", self._describe), *routes], exception_handlers=handlers
        )

    def _describe(self, _request: Request) -> Response:
        return Response(self._description, 200, _HEADERS, "application/json")

    def _answering(self, endpoint: Endpoint) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        async def answer(request: Request) -> Response:
            token = await self._admit(request)
            if endpoint.scope not in token.scopes:
                raise OperationRefused("token_scope_lacking")
            asked = _asked_in(request, endpoint.asked)
            found = await run_in_threadpool(endpoint.read, Reading(self._township, token), asked)
            return Response(msgspec.json.encode(found), 200, _HEADERS, "application/json")

        return answer

    async def _admit(self, request: Request) -> ApiToken:
        """Whose token this is. Raises OperationRefused `token_not_trusted`, `asked_too_often`."""
        address = request.client.host if request.client else ""
        scheme, _, text = request.headers.get("authorization", "").partition(" ")
        tokens, token = self._township.tokens, None
        if scheme.lower() == "bearer" and text:
            token = await run_in_threadpool(tokens.holder_of, text.strip())
        if token is None:
            self._strangers.take(address)
            raise OperationRefused("token_not_trusted")
        self._limit.take(token.id)
        target = request.url.path.removeprefix(BASE + VERSION_PATH)
        if request.url.query:
            target = f"{target}?{request.url.query}"
        await run_in_threadpool(tokens.note_use, token, target, address)
        return token


def _asked_in(request: Request, asked: type[Any]) -> Any:
    """Raises OperationRefused `question_not_understood`."""
    said = request.query_params.multi_items()
    values: dict[str, str] = {**dict(said), **request.path_params}
    if len(values) != len(said) + len(request.path_params):
        raise OperationRefused("question_not_understood", place="重复的参数")
    try:
        return msgspec.convert(values, asked, strict=False)
    except msgspec.ValidationError as error:
        raise OperationRefused("question_not_understood", place=_place_in(str(error))) from None


def _place_in(complaint: str) -> str:
    """The parameter that a complaint names."""
    _, _, place = complaint.rpartition("`$.")
    return place.partition("`")[0] or complaint.partition("`")[2].partition("`")[0]


def _refusal(problem: Problem, status: int) -> Response:
    view = RefusalView(problem.key, problem_sentence(problem))
    headers = dict(_HEADERS)
    if status == UNPROVED:
        headers["www-authenticate"] = "Bearer"
    if "seconds" in problem.facts:
        headers["retry-after"] = str(problem.facts["seconds"])
    return Response(msgspec.json.encode(view), status, headers, "application/json")


async def _refuse(_request: Request, problem: Exception) -> Response:
    if not isinstance(problem, Problem):
        raise problem
    other = UNAVAILABLE if isinstance(problem, EnvironmentProblem) else UNREADABLE
    return _refusal(problem, _STATUSES.get(problem.key, other))


async def _refuse_address(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else UNKNOWN
    response = _refusal(OperationRefused("address_unknown"), status)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


async def _refuse_bug(_request: Request, error: Exception) -> Response:
    LOG.error("an open address failed", exc_info=error)
    return _refusal(OperationRefused("server_failed"), BROKEN)
