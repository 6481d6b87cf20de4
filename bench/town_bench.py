"""Measures the township's server: pushes, a killed server, queues drained, ingest beside COPY, figures,
and the lists behind them.

    ./dev bench town [ingest] [push] [drain] [figures] [lists] [year] [--share 1.0]
        [--file] [--hold FILE] [--contacts 1.0]

On a PostgreSQL of its own with fsync on; `--file` takes the SQLite file instead (not for figures and lists).
`--share 0.1` does a tenth of everything; with `--contacts 0.1` a tenth of the county's villages of
`figures` have the rows of their visits too. Client and server share the machine's cores.
"""

import argparse
import os
import statistics
import threading
import time
from pathlib import Path

from sqlalchemy import func, select

from app.town.api.station_api import ApiLimits
from app.town.ledger.schema import FEEDS
from app.town.rates import Rate
from app.town.server import make_app, serve_app
from app.town.township import Township
from bench.town_county import figures
from bench.town_ground import Ground, town_surroundings, township_on
from bench.town_ingest import ingest, put_all, year
from bench.town_lists import lists
from bench.town_senders import Server, send, signed, write_all
from bench.town_stations import make_stations

PUSH_STATIONS, PUSHES_EACH, ENTRIES_EACH = 300, 20, 20
DRAIN_STATIONS, QUEUED = 500, 2_000
FREE = Rate(burst=1_000_000, per_minute=1_000_000)
LIMITS = ApiLimits(device=FREE, address=FREE)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench town")
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--file", action="store_true")
    parser.add_argument("--hold", type=Path, help="prepare, then measure once this file is there")
    parser.add_argument("--contacts", type=float, default=1.0)
    options = parser.parse_args()
    if options.parts[:1] == ["serve"]:
        serve(Path(options.parts[1]), options.parts[2], int(options.parts[3]))
        return
    parts = {
        "ingest": ingest,
        "push": push,
        "drain": drain,
        "figures": figures,
        "lists": lists,
        "year": year,
    }
    wanted = options.parts or ["ingest", "push", "drain", "figures", "lists"]
    for name in wanted:
        with township_on(
            is_file=options.file, hold=options.hold, contacts=options.contacts
        ) as ground:
            found = parts[name](ground, options.share)
        print(f"{name}, {options.share:.3g} of the whole")
        for title, value in found.items():
            print(f"  {title:<52}{value}", flush=True)


# ---------------------------------------------------------------- what is measured


def push(ground: Ground, share: float) -> dict[str, str]:
    """300 stations that have reported before push 20 entries at a time, all at once, to a server that
    has been at work; half-way it is killed.
    """
    count, folder, url = max(int(PUSH_STATIONS * share), 1), ground.folder, ground.url
    stations = make_stations(ground.township, ground.surroundings, count)
    before = write_all(stations, 1, ENTRIES_EACH)
    put_all(ground.township, list(zip(stations, before, strict=True)))
    written = write_all(stations, PUSHES_EACH, ENTRIES_EACH)
    ground.township.close()
    ground.wait()
    with Server(folder, url) as server:
        prepared = signed(stations, written, server.challenge())
        warm = send(server, [queue[:1] for queue in prepared])
        used = Used(ground, server)
        calm = send(server, [queue[1 : PUSHES_EACH // 2] for queue in prepared])
        spent = used.by_each(len(calm.times))
        killer = threading.Timer(calm.seconds / 2, server.kill_and_start_again)
        killer.start()
        rough = send(server, [queue[PUSHES_EACH // 2 :] for queue in prepared])
        killer.join()
    lost = lost_acknowledgements(folder, url, {**calm.acknowledged, **rough.acknowledged})
    return {
        "stations": f"{count}",
        "p99 of the first push to a server just started, s": f"{quantile(warm.times, 0.99):.2f}",
        "pushes per second, machine's load": f"{len(calm.times) / calm.seconds:,.0f}, {load():.0f}",
        "processor, ms a push: server, database, senders": spent,
        "p50, p99, s": f"{quantile(calm.times, 0.5):.2f}, {quantile(calm.times, 0.99):.2f}",
        "with the server killed half-way, s": f"{rough.seconds:.1f} (tried again {rough.again})",
        "acknowledgements lost": f"{lost} of {len(calm.times) + len(rough.times)}",
    }


def drain(ground: Ground, share: float) -> dict[str, str]:
    """500 stations with 2,000 queued entries each, in segments of 256."""
    count, folder, url = max(int(DRAIN_STATIONS * share), 1), ground.folder, ground.url
    stations = make_stations(ground.township, ground.surroundings, count)
    written = write_all(stations, 1, QUEUED)
    ground.township.close()
    ground.wait()
    with Server(folder, url) as server:
        queues = signed(stations, written, server.challenge())
        used = Used(ground, server)
        sent = send(server, queues)
        spent = used.by_each(len(sent.times))
    entries = count * QUEUED
    lost = lost_acknowledgements(folder, url, sent.acknowledged)
    return {
        "stations, entries": f"{count}, {entries:,}",
        "drained in, s": f"{sent.seconds:.1f} ({entries / sent.seconds:,.0f} entries/s)",
        "machine's load": f"{load():.0f}",
        "processor, ms a push: server, database, senders": spent,
        "acknowledgements lost": str(lost),
    }


class Used:
    """Processor time from its making on, by who used it: wall time says little on a busy machine."""

    def __init__(self, ground: Ground, server: Server) -> None:
        self._ground, self._server = ground, server
        self._before = self._now()

    def by_each(self, pushes: int) -> str:
        """Milliseconds of the server, of the database and of the senders for each push."""
        spent = (now - before for now, before in zip(self._now(), self._before, strict=True))
        return ", ".join(f"{1000 * seconds / pushes:.1f}" for seconds in spent)

    def _now(self) -> tuple[float, float, float]:
        database = self._ground.server.cpu_seconds() if self._ground.server else 0.0
        return self._server.cpu_seconds(), database, time.process_time()


def load() -> float:
    """How many programs wait for the machine's cores, over the last minute."""
    return os.getloadavg()[0]


def lost_acknowledgements(folder: Path, url: str, acknowledged: dict[bytes, int]) -> int:
    """How many feeds hold less than was acknowledged."""
    township = Township.open(folder, town_surroundings(url))
    try:
        with township.ledger.read() as connection:
            have = {r.feed: r.have for r in connection.execute(select(FEEDS.c.feed, FEEDS.c.have))}
            assert connection.execute(select(func.count()).select_from(FEEDS)).scalar_one()
    finally:
        township.close()
    return sum(have.get(feed, 0) < last for feed, last in acknowledged.items())


def serve(folder: Path, url: str, port: int) -> None:
    """The server's own process."""
    township = Township.open(folder, town_surroundings("" if url == "-" else url))
    serve_app(make_app(township, LIMITS), "127.0.0.1", port)


def quantile(times: list[float], share: float) -> float:
    """The value below which that share lies."""
    return statistics.quantiles(times, n=1000)[int(share * 1000) - 1]


if __name__ == "__main__":
    main()
