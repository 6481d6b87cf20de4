"""The addresses that stations speak to, under `/v1`. Every request may be repeated without harm."""

import re
from collections.abc import Callable
from functools import partial

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.journal.exchange import HELLO_BYTES_MAX
from app.journal.segment import SEGMENT_BYTES_MAX
from app.journal.vector import Have
from app.journal.wire import HELD_TOLD, MSGPACK_TYPE, SegmentReceipt, read_run, sign_check
from app.models.errors import OperationRefused, Problem
from app.town.api.authentication import Gate
from app.town.api.blob_api import BlobApi
from app.town.api.bodies import read_body
from app.town.api.refusals import answer_bug, answer_problem, refusal_response
from app.town.api.snapshot_api import SnapshotApi
from app.town.api.update_api import UpdateApi
from app.town.ledger.devices import Device
from app.town.push_queue import GROUP_PUSHES_MAX
from app.town.rates import Rate, RateLimit
from app.town.township import Township
from app.vault.certificates import MAX_ENVELOPE_BYTES
from app.vault.challenges import Challenges
from app.vault.grants import GRANT_BYTES_MAX

HANDED_IN_BYTES_MAX = 16 * 1024 * 1024
SEGMENT_TYPE = "application/octet-stream"
_FEED = re.compile(r"[0-9a-f]{32}")
_CODE_NAME = re.compile(r"[0-9a-f]{32}")
_RANGE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")
_END = re.compile(r"([0-9]{1,15})-([0-9a-f]{32})")
_SEQ = re.compile(r"[0-9]{1,15}")
_SIGNED_EXTRA_BYTES = 1024  # a signed hello is a little longer than the hello
_Take = Callable[[Device, bytes, int, int, bytes], SegmentReceipt]


class ApiLimits(msgspec.Struct, frozen=True):
    """How much and how often. A station sends in bursts, so the burst covers weeks of work."""

    device: Rate = Rate(burst=600, per_minute=60)
    address: Rate = Rate(burst=6_000, per_minute=1_200)  # a whole town may stand behind one
    pull: Rate = Rate(
        burst=6_000, per_minute=1_200
    )  # a new PC reads a million entries at a stretch
    enrolment: Rate = Rate(burst=20, per_minute=10)
    check: Rate = Rate(burst=20, per_minute=2)  # each reads all rows of a village
    snapshot: Rate = Rate(burst=300, per_minute=60)  # pieces of at most 1 MiB, and of updates
    blob: Rate = Rate(burst=1200, per_minute=120)  # pieces of attachments, 30 MiB a minute for long


_TOWN = Rate(burst=20_000, per_minute=6_000)  # one town speaks for a hundred stations
COUNTY_LIMITS = ApiLimits(device=_TOWN, address=_TOWN, pull=_TOWN, blob=_TOWN)


class StationApi:
    """What the township answers to stations over HTTP, and a county to its towns."""

    def __init__(self, township: Township, limits: ApiLimits) -> None:
        surroundings = township.surroundings
        self._township = township
        self._challenges = Challenges(
            surroundings.crypto,
            township.keys.derived_key("challenges"),
            surroundings.clock,
            surroundings.randomness,
        )
        self._exchange = township.county if township.is_county else township.exchange
        self._gate, self._pull_gate, blob_gate, snapshot_gate = (
            Gate(
                self._exchange,
                surroundings.crypto,
                self._challenges,
                RateLimit(rate, surroundings.clock),
            )
            for rate in (limits.device, limits.pull, limits.blob, limits.snapshot)
        )
        self._blobs = BlobApi(township.blobs, blob_gate)
        self._snapshots = SnapshotApi(township.snapshots, snapshot_gate)
        self._updates = UpdateApi(township.updates, snapshot_gate)
        # While one group is taken, the next one waits whole.
        self._push_lane = CapacityLimiter(2 * GROUP_PUSHES_MAX)
        self._address_limit = RateLimit(limits.address, surroundings.clock)
        self._check_limit = RateLimit(limits.check, surroundings.clock)
        self._enrolment_limit = RateLimit(limits.enrolment, surroundings.clock)

    def app(self) -> Starlette:
        """The addresses below `/v1`."""
        of_stations = [
            Route("/check", self.check, methods=["POST"]),
            Route("/grant", self.grant, methods=["POST"]),
            *self._snapshots.routes(),
            *self._updates.routes(),
        ]
        routes = [
            Route("/challenge", self.challenge, methods=["GET"]),
            Route("/enrol", self.enrol, methods=["POST"]),
            Route("/invitation/{name}", self.invitation, methods=["GET"]),
            Route("/hello", self.hello, methods=["POST"]),
            Route("/held", self.hand_in, methods=["POST"]),
            Route("/seg/{feed}/{span}", self.put_segment, methods=["PUT"]),
            Route("/run/{feed}/{span}", self.put_run, methods=["PUT"]),
            Route("/branch/{feed}/{end}", self.get_branch, methods=["GET"]),
            Route("/seg/{feed}", self.get_segment, methods=["GET"]),
            *self._blobs.routes(),
            *([] if self._township.is_county else of_stations),
        ]
        handlers = {
            Problem: self._answer_problem,
            HTTPException: _answer_http,
            Exception: answer_bug,
        }
        return Starlette(routes=routes, exception_handlers=handlers)

    async def _answer_problem(self, request: Request, problem: Exception) -> Response:
        """A planned failure; of whoever has not proved who they are it is counted for the operators."""
        if isinstance(problem, Problem) and not getattr(request.state, "is_proved", False):
            self._township.unproved.note(_address_of(request), problem.key)
        return await answer_problem(request, problem)

    async def challenge(self, request: Request) -> Response:
        """Something fresh to sign."""
        self._address_limit.take(_address_of(request))
        return PlainTextResponse(self._challenges.issue(), headers={"cache-control": "no-store"})

    async def enrol(self, request: Request) -> Response:
        """A certificate for a device that answers an invitation."""
        self._enrolment_limit.take(_address_of(request))
        envelope = await read_body(request, MAX_ENVELOPE_BYTES)
        certificate = await run_in_threadpool(self._township.enrolment.enrol, envelope)
        return Response(certificate, media_type=MSGPACK_TYPE)

    async def invitation(self, request: Request) -> Response:
        """The sealed invitation that a typed code names; asked as seldom as one may enrol."""
        self._enrolment_limit.take(_address_of(request))
        name = request.path_params["name"]
        if not _CODE_NAME.fullmatch(name):
            raise OperationRefused("address_unknown")
        box = await run_in_threadpool(self._township.invitations.invitation_box, name)
        return Response(box, headers={"cache-control": "no-store"}, media_type=SEGMENT_TYPE)

    async def grant(self, request: Request) -> Response:
        """The way in for a station whose people forgot their passwords, once a clerk has granted it."""
        self._enrolment_limit.take(_address_of(request))
        content = await read_body(request, GRANT_BYTES_MAX)
        answer = await run_in_threadpool(self._township.grant_line.ask, content)
        return Response(answer, headers={"cache-control": "no-store"}, media_type=SEGMENT_TYPE)

    async def hello(self, request: Request) -> Response:
        """What both sides have."""
        device, body = await self._admit(request, HELLO_BYTES_MAX + _SIGNED_EXTRA_BYTES)
        answer = await run_in_threadpool(self._exchange.greet, device, body)
        return Response(answer, media_type=MSGPACK_TYPE)

    async def hand_in(self, request: Request) -> Response:
        """What a revoked PC had not sent before, as a bundle, which proves by itself whose it is."""
        self._enrolment_limit.take(_address_of(request))
        content = await read_body(request, HANDED_IN_BYTES_MAX)
        held = await run_in_threadpool(self._township.held.hand_in, content)
        answer = held if HELD_TOLD in request.query_params else held.waiting
        return Response(msgspec.msgpack.encode(answer), media_type=MSGPACK_TYPE)

    async def check(self, request: Request) -> Response:
        """Whether a station's rows are the township's."""
        device, body = await self._admit(request, HELLO_BYTES_MAX)
        self._check_limit.take(device.device_id)
        answer = await run_in_threadpool(self._township.row_check.answer, device, body)
        key, crypto = self._township.keys.signing_key, self._township.surroundings.crypto
        signed = sign_check(key, crypto, body, msgspec.msgpack.encode(answer))
        return Response(signed, media_type=MSGPACK_TYPE)

    async def put_segment(self, request: Request) -> Response:
        """Keep a segment; the receipt is written once it is durable."""
        take = self._exchange.take_segment
        return await self._put(request, take)

    async def put_run(self, request: Request) -> Response:
        """The same for several segments of a feed."""
        exchange = self._exchange

        def take(device: Device, feed: bytes, first: int, last: int, body: bytes) -> SegmentReceipt:
            return exchange.take_run(device, feed, first, last, read_run(body))

        return await self._put(request, take)

    async def _put(self, request: Request, take: _Take) -> Response:
        device, body = await self._admit(request, SEGMENT_BYTES_MAX, is_push=True)
        span = _RANGE.fullmatch(request.path_params["span"])
        if span is None:
            raise OperationRefused("address_unknown")
        feed, exchange = _feed_of(request), self._exchange
        try:
            # Pushes wait for each other in a lane of their own, not where pages need threads.
            push = partial(take, device, feed, int(span[1]), int(span[2]), body)
            receipt = await to_thread.run_sync(push, limiter=self._push_lane)
        except OperationRefused as refusal:
            await run_in_threadpool(exchange.note_refusal, device, "put", refusal.key)
            raise
        return Response(msgspec.msgpack.encode(receipt), media_type=MSGPACK_TYPE)

    async def get_segment(self, request: Request) -> Response:
        """One segment from `from` on, or 204 when there is none."""
        device = await self._admit_reader(request)
        first = request.query_params.get("from", "1")
        if not _SEQ.fullmatch(first):
            raise OperationRefused("address_unknown")
        packed = await run_in_threadpool(
            self._exchange.give_segment, device, _feed_of(request), int(first)
        )
        return Response(status_code=204) if packed is None else Response(packed, 200)

    async def get_branch(self, request: Request) -> Response:
        """One segment of another branch of a feed, by its end."""
        device = await self._admit_reader(request)
        named = _END.fullmatch(request.path_params["end"])
        if named is None:
            raise OperationRefused("address_unknown")
        end = Have(int(named[1]), bytes.fromhex(named[2]))
        packed = await run_in_threadpool(self._exchange.give_branch, device, _feed_of(request), end)
        return Response(packed, 200, media_type=SEGMENT_TYPE)

    async def _admit(
        self, request: Request, limit_bytes: int, *, is_push: bool = False
    ) -> tuple[Device, bytes]:
        self._address_limit.take(_address_of(request))
        return await self._gate.admit(request, limit_bytes, is_push=is_push)

    async def _admit_reader(self, request: Request) -> Device:
        self._address_limit.take(_address_of(request))
        return (await self._pull_gate.admit(request, 0))[0]


def _feed_of(request: Request) -> bytes:
    feed = request.path_params["feed"]
    if not _FEED.fullmatch(feed):
        raise OperationRefused("address_unknown")
    return bytes.fromhex(feed)


def _address_of(request: Request) -> str:
    return request.client.host if request.client else ""


async def _answer_http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    response = refusal_response(OperationRefused("address_unknown"))
    response.status_code = status
    return response
