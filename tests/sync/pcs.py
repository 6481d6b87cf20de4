"""Two enrolled PCs of one village, made once and copied for each test, and a PC that waits."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from app.bootstrap.township import create_township
from app.sync.lan_host import LanEvent
from app.sync.lan_server import LanServer
from app.town.server import RunningServer
from tests.stations import HEAD_OF_DESK, TOWN, DeskClock, Pc, Town, surroundings_of

LETTERS = "AB"


@cache
def ready_pair() -> Path:
    """A township and two PCs that have both joined it, and have met there."""
    folder = Path(tempfile.mkdtemp(prefix="lianxin-pair-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock = DeskClock()
    town = Town(create_township(folder / "town", TOWN, surroundings_of(clock, 2)))
    pcs = [Pc(folder / f"pc-{letter}", surroundings_of(clock, ord(letter))) for letter in LETTERS]
    with RunningServer(town.township) as running:
        for pc, letter in zip(pcs, LETTERS, strict=True):
            pc.set_up(staff_name=HEAD_OF_DESK + letter)
            pc.sync.accept_invitation(town.invitation(folder, letter, running.url))
            pc.sync.exchange()
        for pc in pcs:
            pc.sync.exchange()
    for pc in pcs:
        pc.close()
    town.township.close()
    return folder


def open_pair(make_pc: Callable[..., Pc]) -> tuple[Pc, Pc]:
    """A copy of both PCs, open; each with a number of its own behind what it draws by chance."""
    made = []
    for letter in LETTERS:
        pc = make_pc(f"pc-{letter}", seed=ord(letter) + 100)
        shutil.copytree(ready_pair() / f"pc-{letter}", pc.folder)
        made.append(pc.open())
    return made[0], made[1]


class Waiting:
    """A PC that waits: its address, and what it was told."""

    def __init__(self, server: LanServer, events: list[LanEvent]) -> None:
        self.port = server.port
        self.address = f"127.0.0.1:{server.port}"
        self.events = events

    def kinds(self) -> list[str]:
        """What happened, without how far it had come."""
        return [event.kind for event in self.events if event.kind != "moved"]


@contextmanager
def waiting(pc: Pc) -> Iterator[Waiting]:
    """Let a PC wait on this machine's own network, at any port."""
    events: list[LanEvent] = []
    server = LanServer(pc.station.open_sync, events.append, "127.0.0.1", 0)
    server.start()
    try:
        yield Waiting(server, events)
    finally:
        server.stop()


def are_same(one: Pc, other: Pc) -> bool:
    """Whether both PCs hold the same entries, folded into the same rows."""
    return one.have() == other.have() and one.rows() == other.rows()


def log_of(pc: Pc) -> list[tuple[str, str, str, int, int]]:
    """Newest first."""
    events = pc.store.exchange_log.page_before()
    return [(e.carrier, e.direction, e.result, e.sent, e.received) for e in events]


def device_of(pc: Pc) -> str:
    return pc.station.label.device_id


def segments_of(pc: Pc, after: int = 0) -> list[bytes]:
    journal = pc.desk.workplace.journal
    with pc.store.transaction():
        journal.seal(pc.feed, pc.station.device_keys.feed_key(pc.feed.hex()))
    return list(journal.segments_after(pc.feed, after))
