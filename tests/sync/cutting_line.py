"""A line that is cut after so many bytes: a real TCP proxy between a station and its township."""

import selectors
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType


class CuttingLine:
    """Forwards to a port. After `cut_after` bytes (both ways together) it resets the connection and
    takes no other. With `lose_reply` it delivers that many requests whole and then loses the answer.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.bytes_passed = 0
        self.listener: Callable[[bytes], None] = lambda content: None
        self._cut_after: int | None = None
        self._lose_reply: int | None = None
        self._requests = 0
        self._is_stopping = False
        self._thread = threading.Thread(target=self._serve, name="cutting-line", daemon=True)

    def __enter__(self) -> "CuttingLine":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_stopping = True
        self._thread.join(5)
        self._listener.close()

    def cut_after(self, count: int | None) -> None:
        """Cut after that many bytes from now; None: never."""
        self.bytes_passed, self._cut_after, self._lose_reply = 0, count, None

    def lose_reply(self, number: int) -> None:
        """Lose the answer to that request from now (1: the next)."""
        self.bytes_passed, self._cut_after, self._lose_reply = 0, None, number
        self._requests = 0

    @property
    def is_cut(self) -> bool:
        return self._cut_after is not None and self.bytes_passed >= self._cut_after

    def _serve(self) -> None:
        while not self._is_stopping:
            try:
                near, _ = self._listener.accept()
            except TimeoutError:
                continue
            with near, suppress(OSError):
                if self.is_cut:
                    _reset(near)
                    continue
                with socket.create_connection(("127.0.0.1", self._port)) as far:
                    self._forward(near, far)

    def _forward(self, near: socket.socket, far: socket.socket) -> None:
        chooser = selectors.DefaultSelector()
        chooser.register(near, selectors.EVENT_READ, far)
        chooser.register(far, selectors.EVENT_READ, near)
        is_asking = False
        while not self._is_stopping:
            for ready, _ in chooser.select(0.05):
                source, target = ready.fileobj, ready.data
                content = source.recv(4096)  # type: ignore[union-attr]
                if not content:
                    return
                if source is near and not is_asking:
                    self._requests += 1
                is_asking = source is near
                if source is far and self._requests == self._lose_reply:
                    self._lose_reply = None
                    _reset(near)
                    return
                if self._cut_after is not None:
                    content = content[: self._cut_after - self.bytes_passed]
                self.listener(content)
                target.sendall(content)
                self.bytes_passed += len(content)
                if self.is_cut:
                    _reset(near)
                    return


def _reset(near: socket.socket) -> None:
    """Break off at once, as a line does, rather than say goodbye."""
    near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
