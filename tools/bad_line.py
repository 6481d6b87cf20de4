"""A bad line: a TCP proxy that cuts, stalls, half-opens, loses replies and is slow, at a set byte."""

import selectors
import socket
import struct
import threading
import time
from contextlib import suppress

import msgspec

UP, DOWN = "up", "down"
CUT, STALL, HALF_OPEN = "cut", "stall", "half-open"
PIECE_BYTES = 4096
SLOW_PIECE_BYTES = 256
TICK_SECONDS = 0.005
LONGEST_SECONDS = 60  # nothing here waits longer than that for anybody


class Fault(msgspec.Struct, frozen=True):
    """What happens once `offset` bytes have gone `direction`, counted from when it was set.

    cut: both ends are reset, and nobody gets through any more. stall: everything stands still, and the
    ends are not told. half-open: nothing goes that way any more, the other way goes on.
    """

    kind: str
    direction: str
    offset: int


class BadLine:
    """Forwards 127.0.0.1 to a port of it. Deterministic: it looks at bytes, never at times."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(TICK_SECONDS)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.passed = {UP: 0, DOWN: 0}
        self.replies_lost = 0
        self._fault: Fault | None = None
        self._is_struck = False
        self._lose_reply = 0
        self._bytes_per_second = 0
        self._is_stopping = False
        self._round = 0
        self._lines: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._serve, name="bad-line", daemon=True)

    def __enter__(self) -> "BadLine":
        self._thread.start()
        return self

    def __exit__(self, *ending: object) -> None:
        self._is_stopping = True
        for thread in (self._thread, *self._lines):
            thread.join(5)
        self._listener.close()

    # -- what the line is like; each call ends what was before, stalled connections too

    def heal(self) -> None:
        """A good line."""
        self._set(None)

    def strike(self, fault: Fault) -> None:
        """That fault, at that byte from now."""
        self._set(fault)

    def lose_reply(self, number: int) -> None:
        """The request of that number (1: the next) arrives whole; its answer does not."""
        self._set(None)
        self._lose_reply = number

    def throttle(self, bits_per_second: int) -> None:
        """So slow from now on; 0: as fast as it goes."""
        self._bytes_per_second = bits_per_second // 8

    # -- inside

    def _set(self, fault: Fault | None) -> None:
        self._round += 1
        ends = time.monotonic() + 2 * LONGEST_SECONDS
        while any(thread.is_alive() for thread in self._lines):
            if time.monotonic() > ends:
                raise TimeoutError("a connection of the line does not end")
            time.sleep(TICK_SECONDS / 4)
        self._lines.clear()
        self.passed = {UP: 0, DOWN: 0}
        self._fault, self._is_struck, self._lose_reply = fault, False, 0

    def _serve(self) -> None:
        while not self._is_stopping:
            with suppress(TimeoutError):
                near, _ = self._listener.accept()
                line = threading.Thread(target=self._carry, args=(near, self._round), daemon=True)
                self._lines.append(line)
                line.start()

    def _carry(self, near: socket.socket, number: int) -> None:
        with near, suppress(OSError):
            if self._is_struck and self._fault and self._fault.kind == CUT:
                _reset(near)
                return
            address = ("127.0.0.1", self._port)
            with socket.create_connection(address, LONGEST_SECONDS) as far:
                for end in (near, far):
                    end.settimeout(LONGEST_SECONDS)
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._forward(near, far, number)

    def _forward(self, near: socket.socket, far: socket.socket, number: int) -> None:
        chooser = selectors.DefaultSelector()
        chooser.register(near, selectors.EVENT_READ, (far, UP))
        chooser.register(far, selectors.EVENT_READ, (near, DOWN))
        last_direction, requests = DOWN, 0
        while not self._is_stopping and number == self._round:
            for ready, _ in chooser.select(TICK_SECONDS):
                target, direction = ready.data
                source: socket.socket = ready.fileobj  # type: ignore[assignment]
                if self._stands_still(direction):
                    time.sleep(TICK_SECONDS / 4)
                    continue
                content = source.recv(PIECE_BYTES)
                if not content:
                    return
                requests += direction == UP and last_direction == DOWN
                last_direction = direction
                if direction == DOWN and self._lose_reply and requests == self._lose_reply:
                    self._lose_reply = 0
                    self.replies_lost += 1
                    _reset(near)
                    return
                self._send(target, direction, content)
                if self._is_struck and self._fault and self._fault.kind == CUT:
                    _reset(near)
                    _reset(far)
                    return

    def _stands_still(self, direction: str) -> bool:
        if not (self._is_struck and self._fault) or self._fault.kind == CUT:
            return False
        return self._fault.kind == STALL or self._fault.direction == direction

    def _send(self, target: socket.socket, direction: str, content: bytes) -> None:
        """What still goes through, as slowly as the line is."""
        fault = self._fault
        if fault is not None and direction == fault.direction and not self._is_struck:
            left = fault.offset - self.passed[direction]
            if left <= len(content):
                content, self._is_struck = content[:left], True
        step = SLOW_PIECE_BYTES if self._bytes_per_second else PIECE_BYTES
        for start in range(0, len(content), step):
            piece = content[start : start + step]
            if self._bytes_per_second:
                time.sleep(len(piece) / self._bytes_per_second)
            target.sendall(piece)
            self.passed[direction] += len(piece)


def _reset(end: socket.socket) -> None:
    """Break off at once, as a line does, rather than say goodbye."""
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
