"""Reading a request's body with a limit that holds before and while it is read."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from app.models.errors import EnvironmentProblem, OperationRefused

BETWEEN_PIECES_SECONDS = 30
WHOLE_BODY_SECONDS = 600  # a segment of 1 MiB over a line of 16 kbit/s


async def read_body(request: Request, limit_bytes: int) -> bytes:
    """The whole body.

    Raises OperationRefused `body_too_large` (facts: limit) and EnvironmentProblem
    `request_cut_off` when it stops coming.
    """
    refuse_announced(request, limit_bytes)
    pieces: list[bytes] = []
    size = 0
    now = asyncio.get_running_loop().time
    latest = now() + WHOLE_BODY_SECONDS
    try:
        # One timer that is moved on: a task for each piece would cost more than to read it.
        async with asyncio.timeout(BETWEEN_PIECES_SECONDS) as limit:
            async for piece in request.stream():
                limit.reschedule(min(now() + BETWEEN_PIECES_SECONDS, latest))
                size += len(piece)
                if size > limit_bytes:
                    raise OperationRefused("body_too_large", limit=limit_bytes)
                pieces.append(piece)
    except (TimeoutError, ClientDisconnect):
        raise EnvironmentProblem("request_cut_off") from None
    return b"".join(pieces)


def refuse_announced(request: Request, limit_bytes: int) -> None:
    """Raises OperationRefused `body_too_large` when the request says that it is."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit_bytes:
        raise OperationRefused("body_too_large", limit=limit_bytes)
