"""A server that can be killed, and many stations that push to it at once."""

import contextlib
import os
import random
import re
import selectors
import socket
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

import msgspec
import urllib3

from app.journal.wire import CHALLENGE_PATH
from bench.town_stations import BenchStation, Prepared

AGAIN_SECONDS = 0.2
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *([0-9]+)")


class Sent(msgspec.Struct):
    """What came of sending."""

    seconds: float
    times: list[float]
    acknowledged: dict[bytes, int]
    again: int


class Server:
    """The township's server as a process of its own, to be killed."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.port = 20_000 + random.randrange(20_000)
        self.address = f"http://127.0.0.1:{self.port}"
        self._pool = urllib3.PoolManager(retries=False, timeout=5.0)

    def __enter__(self) -> "Server":
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def challenge(self) -> str:
        return self._pool.request("GET", self.address + CHALLENGE_PATH).data.decode()

    def cpu_seconds(self) -> float:
        """Processor time that the present server process has used so far."""
        used = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, used[11:13])) / os.sysconf("SC_CLK_TCK")

    def kill_and_start_again(self) -> None:
        self._process.kill()
        self._process.wait()
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "bench.town_bench", "serve", str(self._folder),
                   self._url or "-", str(self.port)]  # fmt: skip
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while True:
            with contextlib.suppress(urllib3.exceptions.HTTPError):
                if self._pool.request("GET", self.address + CHALLENGE_PATH).status == 200:
                    return
            time.sleep(0.05)


def write_all(stations: list[BenchStation], pushes: int, entries: int) -> list[list[bytes]]:
    """Every station's segments in order, one or two a push."""
    chance = random.Random(17)
    return [
        [packed for _ in range(pushes) for packed in station.write_segments(entries, chance)]
        for station in stations
    ]


def signed(
    stations: list[BenchStation], written: list[list[bytes]], challenge: str
) -> list[list[Prepared]]:
    """Them as requests."""
    return [
        [station.prepare(packed, challenge) for packed in of_station]
        for station, of_station in zip(stations, written, strict=True)
    ]


class _Line:
    """One station's connection: its queue goes over it push by push, each until it is acknowledged."""

    def __init__(self, queue: list[Prepared], host: tuple[str, int]) -> None:
        self.queue, self._host = queue, host
        self.number, self.started, self.heard = 0, 0.0, b""
        self.socket: socket.socket | None = None

    def begin(self, selector: selectors.BaseSelector) -> bool:
        """Send the present push, over a new connection where there is none; False: not reached."""
        each, self.heard = self.queue[self.number], b""
        self.started = self.started or time.perf_counter()
        try:
            if self.socket is None:
                self.socket = socket.create_connection(self._host, timeout=60.0)
                selector.register(self.socket, selectors.EVENT_READ, self)
            self.socket.sendall(_head(each) + each.body)
        except OSError:
            self.leave(selector)
            return False
        return True

    def hear(self) -> tuple[int, bytes] | None:
        """Status and body of the answer once it is whole. Raises OSError when the line is cut."""
        assert self.socket is not None
        piece = self.socket.recv(65_536)
        if not piece:
            raise ConnectionResetError
        self.heard += piece
        head, _, body = self.heard.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if length is None or len(body) < int(length[1]):
            return None
        return int(head.split(maxsplit=2)[1]), body

    def leave(self, selector: selectors.BaseSelector) -> None:
        """Give the connection up."""
        if self.socket is not None:
            with contextlib.suppress(KeyError):
                selector.unregister(self.socket)
            self.socket.close()
        self.socket = None


def _head(each: Prepared) -> bytes:
    lines = {"Host": "town", **each.headers, "Content-Length": len(each.body)}
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"PUT {each.path} HTTP/1.1\r\n{told}\r\n".encode()


def send(server: Server, queues: list[list[Prepared]]) -> Sent:
    """All queues at once, each over a connection of its own and in its own order; a push without an
    answer is sent again. One thread that waits for all of them, so that little of the machine
    goes into sending.
    """
    sent = Sent(0.0, [], {}, 0)
    lines = [_Line(queue, ("127.0.0.1", server.port)) for queue in queues if queue]
    started, left = time.perf_counter(), len(lines)
    later = deque((started, line) for line in lines)
    with selectors.DefaultSelector() as selector:
        while left:
            while later and later[0][0] <= time.perf_counter():
                line = later.popleft()[1]
                if not line.begin(selector):
                    _again(sent, later, line)
            for key, _ in selector.select(AGAIN_SECONDS):
                line = key.data
                try:
                    answer = line.hear()
                except OSError:
                    line.leave(selector)
                    _again(sent, later, line)
                    continue
                if answer is not None:
                    left -= _answered(sent, later, line, answer, selector)
    sent.seconds = time.perf_counter() - started
    return sent


def _again(sent: Sent, later: deque[tuple[float, _Line]], line: _Line) -> None:
    sent.again += 1
    later.append((time.perf_counter() + AGAIN_SECONDS, line))


def _answered(
    sent: Sent,
    later: deque[tuple[float, _Line]],
    line: _Line,
    answer: tuple[int, bytes],
    selector: selectors.BaseSelector,
) -> bool:
    """Note an answer and go on to the next push; whether that was the queue's last.

    A refusal ends the measurement.
    """
    status, body = answer
    if status not in (200, 503):
        raise SystemExit(f"refused: {status} {body[:200]!r}")
    if status == 503:
        _again(sent, later, line)
        return False
    each = line.queue[line.number]
    sent.times.append(time.perf_counter() - line.started)
    sent.acknowledged[each.feed] = max(each.last, sent.acknowledged.get(each.feed, 0))
    line.number, line.started = line.number + 1, 0.0
    if line.number == len(line.queue):
        line.leave(selector)
        return True
    if not line.begin(selector):
        _again(sent, later, line)
    return False
