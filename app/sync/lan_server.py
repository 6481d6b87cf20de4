"""The socket of a PC that waits: bounded in size, time and callers, one request after another."""

import http.server
import logging
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import msgspec

from app.journal.wire import Refusal
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.lan_discovery import Beacon
from app.sync.lan_host import LanEvent, LanHost
from app.sync.lan_line import (
    ASK_PATH,
    CONTENT_TYPE,
    GREET_PATH,
    LAN_PORT,
    OK,
    REFUSED,
)
from app.sync.lan_messages import CALL_BYTES_MAX, MESSAGE_BYTES_MAX
from app.sync.station_sync import StationSync

LOG = logging.getLogger(__name__)
CALLERS_MAX = 8
READ_SECONDS, BODY_SECONDS, SILENT_SECONDS = 20.0, 120.0, 60.0
WAITING_SECONDS = 30 * 60.0  # in which nobody came: it was forgotten
POLL_SECONDS = 0.2
PIECE_BYTES = 64 * 1024
UNKNOWN, TOO_LARGE, BROKEN = 404, 413, 500
ANY_ADDRESS = "0.0.0.0"


class LanServer:
    """Waits for other PCs until `stop`. The exchange and its connection live on one thread of their
    own, which also makes the calls of `on_event`. `host` and `port` are where to listen, 0 for any port.
    """

    def __init__(
        self,
        open_sync: Callable[[], StationSync],
        on_event: Callable[[LanEvent], None],
        host: str = ANY_ADDRESS,
        port: int = LAN_PORT,
    ) -> None:
        self._open_sync = open_sync
        self._on_event = on_event
        self._address = (host, port)
        self._database = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lan-database")
        self._sync: StationSync | None = None
        self._host: LanHost | None = None
        self._listener: _Listener | None = None
        self._beacon: Beacon | None = None
        self._thread = threading.Thread(target=self._serve, name="lan", daemon=True)
        self._heard_at = self._came_at = time.monotonic()
        self._stopping = threading.Lock()
        self._is_stopped = False

    def start(self) -> int:
        """Begin to wait; returns the port.

        Raises OperationRefused as `LanHost` does; EnvironmentProblem `lan_cannot_listen`.
        """
        try:
            self._host = self._database.submit(self._opened).result()
            self._listener = self._listening()
        except BaseException:
            self.stop()
            raise
        self._thread.start()
        self._beacon = Beacon(self._host.tag, self.port)
        self._beacon.start()
        return self.port

    @property
    def port(self) -> int:
        """Where it listens."""
        if self._listener is None:
            raise RuntimeError("it does not listen")
        return int(self._listener.server_address[1])

    def stop(self) -> None:
        """Take no more requests; what is being done is finished first. A second call does nothing."""
        with self._stopping:
            if self._is_stopped:
                return
            self._is_stopped = True
            if self._beacon is not None:
                self._beacon.stop()
            if self._listener is not None:
                if self._thread.is_alive():
                    self._listener.shutdown()
                    self._thread.join()
                self._listener.server_close()
            self._database.submit(self._close).result()
            self._database.shutdown()

    # -- for the listener

    def greet(self, content: bytes) -> bytes:
        """From any thread: the host's greeting."""
        return self._on_database(lambda host: host.greet(content))

    def answer(self, content: bytes) -> bytes:
        """From any thread: the host's answer, once it is durable."""
        self._came_at = time.monotonic()
        return self._on_database(lambda host: host.answer(content))

    def tick(self) -> None:
        """Time has passed: whoever fell silent was cut off, and a forgotten waiting ends."""
        now = time.monotonic()
        if self._host is not None and now - self._heard_at > SILENT_SECONDS:
            self._heard_at = now
            self._database.submit(self._host.cut_off)
        if now - self._came_at > WAITING_SECONDS:
            self._came_at = now
            self._database.submit(self._on_event, LanEvent("forgotten"))

    def _opened(self) -> LanHost:
        self._sync = self._open_sync()
        return self._sync.lan.host(self._on_event)

    def _close(self) -> None:
        if self._host is not None:
            self._host.cut_off()
        if self._sync is not None:
            self._sync.close()

    def _on_database(self, act: Callable[[LanHost], bytes]) -> bytes:
        self._heard_at = time.monotonic()
        host = self._host
        if host is None:
            raise EnvironmentProblem("lan_cannot_listen")
        return self._database.submit(act, host).result()

    def _listening(self) -> "_Listener":
        """On the usual port, or any other when a program has taken that one."""
        host, port = self._address
        for each in dict.fromkeys((port, 0)):
            with suppress(OSError):
                return _Listener((host, each), self)
        raise EnvironmentProblem("lan_cannot_listen")

    def _serve(self) -> None:
        if self._listener is not None:
            self._listener.serve_forever(POLL_SECONDS)


class _Listener(http.server.ThreadingHTTPServer):
    """At most so many callers at a time; the others find the door closed."""

    daemon_threads = True
    block_on_close = False  # a caller that says nothing must not hold up the end
    request_queue_size = CALLERS_MAX
    # Windows would let a second program listen on the same port.
    allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")

    def __init__(self, address: tuple[str, int], server: LanServer) -> None:
        self.lan = server
        self._places = threading.BoundedSemaphore(CALLERS_MAX)
        super().__init__(address, _Caller)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Open a thread for a caller, if there is a place."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """On the caller's thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def service_actions(self) -> None:
        """Between two callers."""
        self.lan.tick()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that broke is nobody's mistake; the next request comes over a new one."""


class _Caller(http.server.BaseHTTPRequestHandler):
    """One connection, one request."""

    server: _Listener
    timeout = READ_SECONDS
    server_version, sys_version = "lianxin", ""

    def do_POST(self) -> None:
        """A call or a request."""
        lan = self.server.lan
        if self.path == GREET_PATH:
            self._answer(lan.greet, CALL_BYTES_MAX)
        elif self.path == ASK_PATH:
            self._answer(lan.answer, MESSAGE_BYTES_MAX)
        else:
            self._send(UNKNOWN, b"")

    def log_message(self, format: str, *args: object) -> None:
        """The exchange log tells what came of it; who called stays out of every other log."""

    def _answer(self, act: Callable[[bytes], bytes], limit_bytes: int) -> None:
        content = self._body(limit_bytes)
        if content is None:
            return
        try:
            answer = act(content)
        except OperationRefused as problem:
            return self._send(REFUSED, msgspec.msgpack.encode(Refusal(problem.key)))
        except EnvironmentProblem:
            return self._send(BROKEN, b"")
        except Exception:
            LOG.exception("a request of another PC failed")
            return self._send(BROKEN, b"")
        return self._send(OK, answer)

    def _body(self, limit_bytes: int) -> bytes | None:
        """The whole body; None when it is too large or does not come in time."""
        announced = self.headers.get("content-length", "")
        if not announced.isdecimal() or int(announced) > limit_bytes:
            self._send(TOO_LARGE, b"")
            return None
        ends_at = time.monotonic() + BODY_SECONDS
        left, pieces = int(announced), []
        while left:
            piece = self.rfile.read(min(left, PIECE_BYTES))
            if not piece or time.monotonic() > ends_at:
                return None
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _send(self, status: int, content: bytes) -> None:
        self.close_connection = True
        self.send_response_only(status)
        self.send_header("content-type", CONTENT_TYPE)
        self.send_header("content-length", str(len(content)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(content)
