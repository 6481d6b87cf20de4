"""A slow PC and a slow township for any test: `./dev test -p tests.slow_answers --slow after:60 tests/views`.

What then fails reads a list, a sheet or a page before it is there: the test does not wait for it, or the
program does not.
"""

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.background.work_thread import WorkThread
from app.town import server

WAYS = ("before", "after", "chance")
PAGE_BYTES = 500  # what is longer comes in two halves


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slow",
        default="before:40",
        metavar="WAY:MILLISECONDS[:SEED]",
        help="how long a job waits before it begins, a page before it comes and between its halves;"
        " `after`: before its answer is told; `chance`: up to that, drawn with the seed",
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    way, milliseconds, *seed = session.config.getoption("--slow").split(":")
    if way not in WAYS:
        raise pytest.UsageError(f"--slow: {way} is none of {', '.join(WAYS)}")
    most, chance = float(milliseconds) / 1000, random.Random(int(seed[0]) if seed else 0)

    def pause() -> float:
        return chance.uniform(0, most) if way == "chance" else most

    submit, make_app = WorkThread.submit, server.make_app

    def submit_slowly(thread: WorkThread, job: Callable[[], Any], *answers: Any) -> None:
        seconds = pause()

        def work() -> Any:
            time.sleep(0 if way == "after" else seconds)
            try:
                return job()
            finally:
                time.sleep(seconds if way == "after" else 0)

        submit(thread, work, *answers)

    def make_slow_app(*about: Any, **how: Any) -> ASGIApp:
        return SlowPages(make_app(*about, **how), pause)

    WorkThread.submit = submit_slowly  # type: ignore[method-assign]
    server.make_app = make_slow_app  # type: ignore[assignment]


class SlowPages:
    """The township's pages; stations and files of the pages themselves are answered as always."""

    def __init__(self, app: ASGIApp, pause: Callable[[], float]) -> None:
        self._app = app
        self._pause = pause

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith(("/v1", "/static")):
            await self._app(scope, receive, send)
            return

        async def send_halves(message: Message) -> None:
            body = message.get("body", b"")
            if len(body) > PAGE_BYTES:
                half = len(body) // 2
                await send({**message, "body": body[:half], "more_body": True})
                await asyncio.sleep(self._pause())
                message = {**message, "body": body[half:]}
            await send(message)

        await asyncio.sleep(self._pause())
        await self._app(scope, receive, send_halves)
