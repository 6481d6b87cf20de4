"""The newest update of the program under `/v1`, piece by piece, to be gone on with at any byte."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.models.errors import OperationRefused
from app.town.api.authentication import Gate
from app.town.api.snapshot_api import name_in, piece_response, range_of
from app.town.update_desk import PIECE_BYTES_MAX, UpdateDesk

_PLACE = re.compile(r"[a-z0-9_]{1,40}-[a-z0-9_]{1,40}")
_VERSION = re.compile(r"[0-9.]{5,20}")


class UpdateApi:
    """Its gate is that of snapshots: neither uses up the permits of records."""

    def __init__(self, updates: UpdateDesk, gate: Gate) -> None:
        self._updates = updates
        self._gate = gate

    def routes(self) -> list[Route]:
        """The address below `/v1`."""
        return [Route("/update/{place}", self.get, methods=["GET"])]

    async def get(self, request: Request) -> Response:
        """A piece as `Range` asks for it, of the update that `If-Match` names, or of the newest for a
        program of the version `have`; 204 when there is none. `ETag` names it.
        """
        await self._gate.admit(request, 0)
        place, have = request.path_params["place"], request.query_params.get("have", "")
        if not _PLACE.fullmatch(place) or not _VERSION.fullmatch(have):
            raise OperationRefused("address_unknown")
        start, length = range_of(request, PIECE_BYTES_MAX)
        piece = await run_in_threadpool(
            self._updates.give, place, have, name_in(request, "update_gone"), start, length
        )
        return piece_response(piece)
