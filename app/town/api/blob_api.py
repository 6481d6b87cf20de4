"""The lane of attachments under `/v1`: pieces of contents, resumable both ways."""

import re

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.journal.blobs import PIECE_BYTES_MAX
from app.journal.wire import HAVE_HEADER, MSGPACK_TYPE, SIZE_HEADER
from app.models.errors import OperationRefused
from app.town.api.authentication import Gate
from app.town.blob_desk import BlobDesk

_HASH = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")
PIECE_TYPE = "application/octet-stream"


class BlobApi:
    """Its gate counts by itself, so that photographs never use up the permits of records."""

    def __init__(self, blobs: BlobDesk, gate: Gate) -> None:
        self._blobs = blobs
        self._gate = gate

    def routes(self) -> list[Route]:
        """The addresses below `/v1`."""
        blob = "/blob/{hash}"
        return [
            Route("/blobs", self.needs, methods=["GET"]),
            Route(blob, self.head, methods=["HEAD"]),
            Route(blob, self.put, methods=["PUT"]),
            Route(blob, self.get, methods=["GET"]),
        ]

    async def needs(self, request: Request) -> Response:
        """What is lacking here of the device's village, or of a town; without the first `skip`."""
        device, _ = await self._gate.admit(request, 0)
        skip = _number_of(request, "skip", 0)
        needs = await run_in_threadpool(self._blobs.needs, device, skip)
        return Response(msgspec.msgpack.encode(needs), media_type=MSGPACK_TYPE)

    async def head(self, request: Request) -> Response:
        """How large a content is, and how much of it has come."""
        device, _ = await self._gate.admit(request, 0)
        size, have = await run_in_threadpool(self._blobs.standing, device, _hash_of(request))
        return Response(headers={SIZE_HEADER: str(size), HAVE_HEADER: str(have)})

    async def put(self, request: Request) -> Response:
        """Take the piece that begins at `off`."""
        device, piece = await self._gate.admit(request, PIECE_BYTES_MAX)
        taken = await run_in_threadpool(
            self._blobs.take, device, _hash_of(request), _number_of(request, "off", 0), piece
        )
        return Response(msgspec.msgpack.encode(taken), media_type=MSGPACK_TYPE)

    async def get(self, request: Request) -> Response:
        """Give a piece from `off` on; 204 at the end."""
        device, _ = await self._gate.admit(request, 0)
        piece = await run_in_threadpool(
            self._blobs.give,
            device,
            _hash_of(request),
            _number_of(request, "off", 0),
            _number_of(request, "max", PIECE_BYTES_MAX),
        )
        return Response(piece, media_type=PIECE_TYPE) if piece else Response(status_code=204)


def _hash_of(request: Request) -> bytes:
    text = request.path_params["hash"]
    if not _HASH.fullmatch(text):
        raise OperationRefused("address_unknown")
    return bytes.fromhex(text)


def _number_of(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not _NUMBER.fullmatch(text):
        raise OperationRefused("address_unknown")
    return int(text)
