"""The line cut after every byte of an exchange, in either direction: no progress is ever lost (R10).

    python -m tools.cuts [--every 1] [--first 0] [--minutes 0]

Real sockets, the real client, the real server on its files. At each offset both sides have something
new to say; the exchange breaks there; both sides have at least what they had; and the next exchange
brings all of it over, once.
"""

import argparse
import shutil
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec

from app.acts.intake import Intake
from app.journal.vector import Vector
from app.models.errors import EnvironmentProblem
from app.models.feeds import STATION_SIDE
from app.sync.station_sync import StationSync
from app.sync.town_client import TownClient
from app.town.api.station_api import ApiLimits
from app.town.books import Books
from app.town.own_feed import OwnFeed
from app.town.rates import Rate
from app.town.server import RunningServer
from tools.bad_line import CUT, DOWN, UP, BadLine, Fault
from tools.crash.memory import memory_folder
from tools.crash.village import VILLAGE
from tools.mutation.village import Village

PLANNED = {"server_unreachable", "server_answer_unreadable"}
OFTEN = Rate(burst=1_000_000, per_minute=1_000_000)
NO_LIMITS = ApiLimits(device=OFTEN, address=OFTEN, enrolment=OFTEN)
HONEST_SECONDS = 30.0  # an answer on a busy machine takes less
PATIENT_SECONDS = (
    600.0  # by command: such a trial gives way to everybody, and may stand still meanwhile
)
QUIET_SECONDS = 0.002
MARGIN = 40  # sizes differ by a few bytes from one exchange to the next


class Lost(Exception):
    """Progress was lost, or something came twice, or not at all."""


class CutVillage:
    """A station and its township, with a bad line between them.

    They have exchanged once: what the village had before is over, and each has heard of every feed.
    """

    def __init__(self, folder: Path, honest_seconds: float = HONEST_SECONDS) -> None:
        self.village = Village(folder)
        self._honest_seconds = honest_seconds
        self._desk = self.village.station.open_desk()
        self._server = RunningServer(self.village.township, limits=NO_LIMITS)
        self._server.start()
        self.line = BadLine(int(self._server.url.rsplit(":", 1)[1]))
        self.line.__enter__()
        self.wait(honest_seconds)
        self.sync.set_server_url(self.line.url)
        self.sync.exchange()
        self.ends: Counter[str] = Counter()

    def close(self) -> None:
        self.line.__exit__(None, None, None)
        self._server.stop()
        self._desk.store.close()
        self.village.close()

    def wait(self, read_seconds: float) -> None:
        """How long the station waits for an answer from now on."""
        dial = partial(TownClient, read_seconds=read_seconds)
        self.sync._parts = msgspec.structs.replace(self.sync._parts, dial=dial)

    @property
    def sync(self) -> StationSync:
        return self.village.sync

    def here(self) -> dict[bytes, int]:
        return _seqs(self.sync._journal.vector())

    def there(self) -> dict[bytes, int]:
        town = self.village.township
        with town.ledger.read() as connection:
            books = Books(connection, town.ledger, town.surroundings, VILLAGE)
            return _seqs(books.journal.vector())

    def work(self, text: str = "") -> None:
        """Something new on both sides."""
        intake = Intake("S01-001", "李建国", (), request=text)
        case = self._desk.cases.register_case(self.village.station.actor, intake)
        town = self.village.township
        with town.ledger.write() as connection:
            books = Books(connection, town.ledger, town.surroundings, VILLAGE)
            own = OwnFeed(books, town.keys, town.surroundings, town.ledger.town_code, VILLAGE)
            step = {"action": "accept", "at": town.surroundings.now(), "actor_name": "孙立"}
            own.write("case_step", case.id, step, actor="ab" * 16, op="")
            own.finish()

    def size(self) -> dict[str, int]:
        """How many bytes an exchange takes in each direction."""
        self.work()
        self.line.heal()
        self.sync.exchange()
        return dict(self.line.passed)

    def broken_at(self, fault: Fault) -> str:
        """An exchange on the struck line, then one on a good line; how the first ended."""
        self.work()
        self.line.strike(fault)
        return self.tried()

    def tried(self) -> str:
        """An exchange on the line as it is, then one on a good line. Raises Lost."""
        here, there = self.here(), self.there()
        end = "done"
        try:
            self.sync.exchange()
        except EnvironmentProblem as problem:
            end = problem.key
        if end != "done" and end not in PLANNED:
            raise Lost(f"not planned: {end}")
        self.line.heal()
        self.await_quiet()
        self._demand(_holds(self.here(), here) and _holds(self.there(), there), "progress was lost")
        missing_there = self._of_stations(self.here()) - self._of_stations(self.there())
        report = self.sync.exchange()
        self._demand(report.sent == missing_there, "something was sent twice, or not at all")
        self._demand(self.here() == self.there(), "not everything came over")
        is_all_there = _holds(self.here(), here) and _holds(self.here(), there)
        self._demand(is_all_there, "something was lost on the way")
        again = self.sync.exchange()
        self._demand((again.sent, again.received) == (0, 0), "something came again")
        self.ends[end] += 1
        return end

    def await_quiet(self) -> None:
        """A request that got through is answered to the end, though its line is cut: only then is it
        settled what the township has.
        """
        ends = time.monotonic() + self._honest_seconds
        while self._server.is_answering and time.monotonic() < ends:
            time.sleep(QUIET_SECONDS)

    def prove(self) -> None:
        """Both sides are sound to the last chain and row."""
        self._demand(self.village.township.check().is_sound, "the township is not sound")
        journal = self.sync._journal
        for state in journal.storage.feeds():
            journal.verify_feed(state.feed)

    def _of_stations(self, seqs: dict[bytes, int]) -> int:
        """How many entries of the village's own; the township goes on writing when it hears of them."""
        states = self.sync._journal.storage.feeds()
        mine = {state.feed for state in states if state.descriptor.side == STATION_SIDE}
        return sum(seq for feed, seq in seqs.items() if feed in mine)

    def _demand(self, is_so: bool, otherwise: str) -> None:
        if not is_so:
            raise Lost(otherwise)


def _seqs(vector: Vector) -> dict[bytes, int]:
    return {feed: have.seq for feed, have in vector.items()}


def _holds(now: dict[bytes, int], before: dict[bytes, int]) -> bool:
    return all(now.get(feed, 0) >= seq for feed, seq in before.items())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev fuzz --cuts")
    parser.add_argument("--every", type=int, default=1, help="cut after every so many bytes")
    parser.add_argument("--first", type=int, default=0, help="begin at that byte, each way")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many")
    asked = parser.parse_args(arguments)
    folder = memory_folder()
    started, wrong, last = time.monotonic(), 0, {UP: 0, DOWN: 0}
    cut = CutVillage(folder / "village", PATIENT_SECONDS)
    try:
        size = cut.size()
        rest = range(asked.first, max(size.values()) + MARGIN, asked.every)
        for offset, direction in ((offset, way) for offset in rest for way in (UP, DOWN)):
            if asked.minutes and time.monotonic() > started + asked.minutes * 60:
                break
            if offset > size[direction] + MARGIN:
                continue
            try:
                cut.broken_at(Fault(CUT, direction, offset))
            except Lost as lost:
                wrong += 1
                print(f"{direction} after {offset:,} bytes: {lost}", flush=True)
            last[direction] = offset
        cut.prove()
    finally:
        cut.close()
        shutil.rmtree(folder, ignore_errors=True)
    seconds = time.monotonic() - started
    print(f"each byte until {last[UP]:,} up and {last[DOWN]:,} down")
    print(
        f"{size[UP]:,} bytes up, {size[DOWN]:,} down, {cut.ends.total():,} cuts: {dict(cut.ends)}"
    )
    print(f"{wrong} wrong, {seconds:.0f} s, {cut.ends.total() / seconds:.1f}/s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
