"""A server that can be killed, and many stations that push to it at once."""

import contextlib
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import urllib3

from app.journal.wire import CHALLENGE_PATH
from bench.town_stations import BenchStation, Prepared

SENDERS = 64


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


def prepare(
    stations: list[BenchStation], challenge: str, pushes: int, entries: int
) -> list[list[Prepared]]:
    """Every station's pushes in order."""
    chance = random.Random(17)
    return [
        [
            station.prepare(packed, challenge)
            for _ in range(pushes)
            for packed in station.write_segments(entries, chance)
        ]
        for station in stations
    ]


def send(server: Server, queues: list[list[Prepared]]) -> Sent:
    """All queues at once, each in its own order; a push without an answer is sent again."""
    times: list[float] = []
    acknowledged: dict[bytes, int] = {}
    again = 0
    pool = urllib3.PoolManager(retries=False, timeout=60.0, maxsize=SENDERS)

    def run(mine: list[list[Prepared]]) -> None:
        nonlocal again
        # One push of each station in turn: nobody's queue is emptied first.
        for number in range(max((len(queue) for queue in mine), default=0)):
            for queue in mine:
                if number >= len(queue):
                    continue
                each, started = queue[number], time.perf_counter()
                while not put(pool, server, each):
                    again += 1
                    time.sleep(0.2)
                times.append(time.perf_counter() - started)
                acknowledged[each.feed] = max(each.last, acknowledged.get(each.feed, 0))

    started = time.perf_counter()
    threads = [threading.Thread(target=run, args=[queues[n::SENDERS]]) for n in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Sent(time.perf_counter() - started, times, acknowledged, again)


def put(pool: urllib3.PoolManager, server: Server, each: Prepared) -> bool:
    """Whether it was acknowledged; a refusal ends the measurement."""
    try:
        answer = pool.request(
            "PUT", server.address + each.path, body=each.body, headers=each.headers
        )
    except urllib3.exceptions.HTTPError:
        return False
    if answer.status not in (200, 503):
        raise SystemExit(f"refused: {answer.status} {answer.data[:200]!r}")
    return answer.status == 200
