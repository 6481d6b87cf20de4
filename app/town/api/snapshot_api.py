"""A village's snapshot under `/v1`, piece by piece, to be gone on with at any byte."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.journal.wire import SnapshotPiece
from app.models.errors import OperationRefused
from app.town.api.authentication import Gate
from app.town.snapshot_desk import PIECE_BYTES_MAX, SnapshotDesk

SNAPSHOT_TYPE = "application/octet-stream"
_RULES = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r'"([0-9a-f]{64})"')
_RANGE = re.compile(r"bytes=([0-9]{1,12})-([0-9]{0,12})")


class SnapshotApi:
    """Its gate counts by itself, so that a new PC never uses up the permits of records."""

    def __init__(self, snapshots: SnapshotDesk, gate: Gate) -> None:
        self._snapshots = snapshots
        self._gate = gate

    def routes(self) -> list[Route]:
        """The address below `/v1`."""
        return [Route("/snapshot/{scope}", self.get, methods=["GET"])]

    async def get(self, request: Request) -> Response:
        """A piece as `Range` asks for it, of the snapshot that `If-Match` names, or of the present
        one; 204 when there is none. `ETag` names it.
        """
        device, _ = await self._gate.admit(request, 0)
        rules = request.query_params.get("rules", "")
        if not _RULES.fullmatch(rules):
            raise OperationRefused("address_unknown")
        start, length = range_of(request, PIECE_BYTES_MAX)
        piece = await run_in_threadpool(
            self._snapshots.give,
            device,
            request.path_params["scope"],
            bytes.fromhex(rules),
            name_in(request, "snapshot_gone"),
            start,
            length,
        )
        return piece_response(piece)


def piece_response(piece: SnapshotPiece | None) -> Response:
    """A piece with its place and its name; 204 when there is none."""
    if piece is None:
        return Response(status_code=204)
    last = piece.start + len(piece.content) - 1
    headers = {
        "etag": f'"{piece.name}"',
        "accept-ranges": "bytes",
        "content-range": f"bytes {piece.start}-{last}/{piece.total}",
    }
    return Response(piece.content, 206, headers, media_type=SNAPSHOT_TYPE)


def range_of(request: Request, most: int) -> tuple[int, int]:
    """Where to begin, and how much; without a range, the first piece.

    Raises OperationRefused `range_unreadable`.
    """
    asked = request.headers.get("range", "bytes=0-")
    found = _RANGE.fullmatch(asked)
    if found is None:
        raise OperationRefused("range_unreadable")
    start = int(found[1])
    length = int(found[2]) - start + 1 if found[2] else most
    if length < 1:
        raise OperationRefused("range_unreadable")
    return start, length


def name_in(request: Request, gone: str) -> str:
    """The name that `If-Match` asks for, or nothing. Raises OperationRefused with the key `gone` for
    what cannot be a name.
    """
    named = request.headers.get("if-match", "")
    found = _NAME.fullmatch(named)
    if named and found is None:
        raise OperationRefused(gone)
    return found[1] if found else ""
