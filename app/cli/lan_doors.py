"""The doors to the station's other PC: wait for it, find it, exchange with it."""

import argparse
import sys
import threading

from app.cli.answer import Answer
from app.cli.station_doors import opened, opened_exchange
from app.models.errors import EnvironmentProblem
from app.sync.lan_discovery import own_addresses
from app.sync.lan_host import LanEvent
from app.sync.lan_server import ANY_ADDRESS, LanServer

SECONDS_A_MINUTE = 60.0


class Visitors:
    """What came of a waiting. Told by the server's thread, read by the door's."""

    def __init__(self, *, is_once: bool) -> None:
        self._is_once = is_once
        self.events: list[LanEvent] = []
        self.is_over = threading.Event()

    def hear(self, event: LanEvent) -> None:
        """One event."""
        if event.kind in ("connected", "moved"):
            return
        self.events.append(event)
        if event.kind == "forgotten" or (self._is_once and event.kind in ("done", "incomplete")):
            self.is_over.set()

    def count(self, kind: str) -> int:
        """How often that happened."""
        return sum(event.kind == kind for event in self.events)


def serve(options: argparse.Namespace) -> Answer:
    """Let the station's other PC call this one, until it is told to stop."""
    visitors = Visitors(is_once=options.once)
    with opened(options, "exchange") as (station, _):
        server = LanServer(station.open_sync, visitors.hear, options.host, options.port)
        port = server.start()
        try:
            addresses = own_addresses() if options.host == ANY_ADDRESS else [options.host]
            where = " 或 ".join(f"{address}:{port}" for address in addresses) or str(port)
            print(f"正在等另一台电脑，地址 {where}；按 Ctrl+C 结束。", file=sys.stderr, flush=True)
            visitors.is_over.wait(options.minutes * SECONDS_A_MINUTE or None)
        except KeyboardInterrupt:
            pass
        finally:
            server.stop()
    if not visitors.events:
        raise EnvironmentProblem("lan_nobody_came")
    done = [event for event in visitors.events if event.kind == "done"]
    sent, received = sum(e.sent for e in done), sum(e.received for e in done)
    content = {
        "exchanges": len(done),
        "sent": sent,
        "received": received,
        "incomplete": visitors.count("incomplete") + visitors.count("cut_off"),
        "refused": visitors.count("refused"),
    }
    lines = [f"等待结束：同步好 {len(done)} 次，送出 {sent} 条，收到 {received} 条。"]
    return Answer(lines, content, bool(done))


def find(options: argparse.Namespace) -> Answer:
    """Addresses of the station's PCs that wait."""
    with opened_exchange(options) as exchange:
        found = exchange.lan.find()
    if not found:
        raise EnvironmentProblem("lan_peer_not_found")
    return Answer([f"正在等的电脑：{address}" for address in found], {"addresses": found})
