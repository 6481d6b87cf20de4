"""The township as a web server: the stations' addresses, the open ones and the clerks' pages."""

import gc
import socket
import ssl
import threading
from collections.abc import Callable
from types import TracebackType

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.config import LOGGING_CONFIG

from app.models.errors import EnvironmentProblem
from app.town.api.station_api import COUNTY_LIMITS, ApiLimits, StationApi
from app.town.console.console import Console
from app.town.errands import ErrandThread
from app.town.forwarding import FORWARD_SECONDS
from app.town.open_api.door import BASE, OpenDoor
from app.town.township import Township

KEEP_ALIVE_SECONDS = 15
NOWHERE = "/nowhere"
STOPPING_SECONDS = 10
CONNECTIONS_MAX = 512
# A masked record has its words ready; uvicorn's own form for requests would take its values apart.
_FORMS = LOGGING_CONFIG["formatters"]
LOG_CONFIG = LOGGING_CONFIG | {"formatters": _FORMS | {"access": _FORMS["default"]}}
CYCLES_AFTER = (20_000, 10, 50)
"""New objects before a look for circles, and looks before one at older objects; see `gc`."""


def make_app(township: Township, limits: ApiLimits | None = None) -> Starlette:
    """The whole application for one township."""
    usual = COUNTY_LIMITS if township.is_county else ApiLimits()
    api = StationApi(township, limits or usual)
    pages = Console(township).app()
    door = OpenDoor(township).app()
    return Starlette(
        routes=[Mount("/v1", app=api.app()), Mount(BASE, app=door), Mount("/", app=pages)],
        middleware=[Middleware(NulShield)],
    )


class NulShield:
    """An address with a NUL leads nowhere: no text of ours has one, and PostgreSQL takes none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        is_asked = scope["type"] == "http"
        if is_asked and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            scope = {**scope, "path": NOWHERE, "query_string": b""}
        await self._app(scope, receive, send)


class Entrance(msgspec.Struct, frozen=True):
    """Where the server listens, what it speaks TLS with (None: plain HTTP), and whose `X-Forwarded-…`
    it believes.
    """

    host: str = "127.0.0.1"
    port: int = 8080
    context: ssl.SSLContext | None = None
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)


def _server(
    app: Starlette,
    host: str,
    port: int,
    access_log: bool,
    entrance: Entrance | None = None,
) -> uvicorn.Server:
    proxies = entrance.trusted_proxies if entrance else Entrance().trusted_proxies
    context = entrance.context if entrance else None
    config = uvicorn.Config(
        app,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        ssl_context_factory=None if context is None else lambda _config, _default: context,
        host=host,
        port=port,
        log_config=LOG_CONFIG,
        log_level="info" if access_log else "warning",
        access_log=access_log,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOPPING_SECONDS,
        limit_concurrency=CONNECTIONS_MAX,
        lifespan="off",
    )
    return uvicorn.Server(config)


def serve(
    township: Township, entrance: Entrance, further: Callable[[], None] | None = None
) -> None:
    """Serve until the process is told to stop, with the township's errands and `further` ones."""

    def run_once() -> None:
        township.errands.run_once()
        if further is not None:
            further()

    # A long way to the county keeps neither texts nor other systems waiting.
    forwarding = ErrandThread(township.forwarding.run_once, FORWARD_SECONDS)
    threads = (ErrandThread(run_once), forwarding)
    look_for_cycles_seldom()
    for thread in threads:
        thread.start()
    try:
        _server(make_app(township), entrance.host, entrance.port, True, entrance).run()
    finally:
        for thread in threads:
            thread.stop()


def serve_app(app: Starlette, host: str, port: int) -> None:
    """Serve an application that was made, without a log of every request."""
    look_for_cycles_seldom()
    _server(app, host, port, access_log=False).run()


def look_for_cycles_seldom() -> None:
    """A group of pushes makes tens of thousands of objects and no circle of them: to look through them
    and through the program itself all the time would take a tenth of the processor.
    """
    gc.freeze()
    gc.set_threshold(*CYCLES_AFTER)


class RunningServer:
    """A real server on a free port, in a thread of its own; for tests and the demonstration.

    `with RunningServer(township) as server: ... server.url ...`
    """

    def __init__(
        self,
        township: Township,
        *,
        limits: ApiLimits | None = None,
        host: str = "127.0.0.1",
        context: ssl.SSLContext | None = None,
    ) -> None:
        # Without the protocol's name asyncio would not know that this is TCP, and each answer's body
        # would wait 40 ms for the caller to acknowledge its head (Nagle).
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((host, 0))
        port = self._socket.getsockname()[1]
        self.url = f"{'http' if context is None else 'https'}://{host}:{port}"
        entrance = Entrance(host, port, context)
        self._server = _server(make_app(township, limits), host, port, False, entrance)
        self._thread = threading.Thread(target=self._run, name="town-server", daemon=True)

    def __enter__(self) -> "RunningServer":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to listen; requests are answered from now on."""
        self._socket.listen(128)
        self._thread.start()

    @property
    def is_answering(self) -> bool:
        """Whether a request is at work, also one whose caller is gone."""
        return bool(self._server.server_state.tasks)

    def stop(self) -> None:
        """Finish what is being answered, then stop.

        Raises EnvironmentProblem `server_does_not_stop`.
        """
        self._server.should_exit = True
        self._thread.join(2 * STOPPING_SECONDS)
        self._socket.close()
        if self._thread.is_alive():
            raise EnvironmentProblem("server_does_not_stop")

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])
