"""Measures the township's server: pushes, a killed server, queues drained, ingest beside COPY, figures.

    ./dev bench town [ingest] [push] [drain] [figures] [year] [--share 1.0] [--file] [--hold FILE]

On a PostgreSQL of its own with fsync on; `--file` takes the SQLite file instead (not for figures).
`--share 0.1` does a tenth of everything. Client and server share the machine's cores.
"""

import argparse
import os
import random
import statistics
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import func, select, text

from app.models.deadlines import Vantage
from app.models.records import Case
from app.models.town_figures import grains_of, span_grains
from app.models.visit_statistics import Period
from app.town.api.station_api import ApiLimits
from app.town.ledger.desk_schema import FIGURES, VISITED_HOUSEHOLDS
from app.town.ledger.schema import FEEDS, RECORD_TABLES
from app.town.rates import Rate
from app.town.server import make_app, serve_app
from app.town.township import Township
from bench.town_ground import Ground, town_surroundings, township_on
from bench.town_ingest import ingest, put_all, year
from bench.town_senders import Server, send, signed, write_all
from bench.town_stations import TOWN_CODE, make_stations

PUSH_STATIONS, PUSHES_EACH, ENTRIES_EACH = 300, 20, 20
DRAIN_STATIONS, QUEUED = 500, 2_000
COUNTY_STATIONS = 1_054
FREE = Rate(burst=1_000_000, per_minute=1_000_000)
LIMITS = ApiLimits(device=FREE, address=FREE)
OPENED = 60


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench town")
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--file", action="store_true")
    parser.add_argument("--hold", type=Path, help="prepare, then measure once this file is there")
    options = parser.parse_args()
    if options.parts[:1] == ["serve"]:
        serve(Path(options.parts[1]), options.parts[2], int(options.parts[3]))
        return
    parts = {"ingest": ingest, "push": push, "drain": drain, "figures": figures, "year": year}
    wanted = options.parts or ["ingest", "push", "drain", "figures"]
    for name in wanted:
        with township_on(is_file=options.file, hold=options.hold) as ground:
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


def figures(ground: Ground, share: float) -> dict[str, str]:
    """The dashboard over five years of a county: its counters and cases as they would stand."""
    villages = int(COUNTY_STATIONS * share)
    township = ground.township
    fill_county(township, villages)
    ground.wait()
    calendar, today = ground.surroundings.calendar, date(2025, 12, 31)
    vantage, found = Vantage(calendar, today, side="township", heard_on=today), {}
    for name, period in (
        ("five years", Period("2021-01-01", "2025-12-31")),
        ("a year", Period("2025-01-01", "2025-12-31")),
        ("a quarter", Period("2025-04-01", "2025-06-30")),
        ("March to August of another year", Period("2023-03-01", "2023-08-31")),
    ):
        for coloured in ("visits", "coverage", "in_time"):
            times = []
            for _ in range(OPENED):
                started = time.perf_counter()
                township.figures.dashboard(period, vantage, (), coloured)
                times.append((time.perf_counter() - started) * 1000)
            found[f"{name}, by {coloured}: p50, p95, ms"] = (
                f"{quantile(times, 0.5):.0f}, {quantile(times, 0.95):.0f}"
            )
    return found


# ---------------------------------------------------------------- the county's counters


def fill_county(township: Township, villages: int) -> None:
    """Counters, visited households and cases of five years, put straight into their tables."""
    chance = random.Random(5)
    measures = ("contact_home", "contact_phone", "case_received", "case_accepted",
                "case_concluded", "case_in_time", "case_rated", "case_satisfied")  # fmt: skip
    days = [date.fromordinal(n).isoformat() for n in range(date(2021, 1, 1).toordinal(),
            date(2026, 1, 1).toordinal())]  # fmt: skip
    grains = sorted({grain for day in days for grain in grains_of(day)})
    with township.ledger.write() as connection:
        for number in range(villages + 1):
            code = f"3707810{number:05d}" if number else ""
            own = grains if not number else [g for g in grains if len(g) < 10]
            rows = [
                {"town_code": TOWN_CODE, "measure": m, "grain": g, "village_code": code,
                 "count": chance.randrange(1, 400)}
                for m in measures for g in own
            ]  # fmt: skip
            spans = [g for y in range(2021, 2026) for _, g in span_grains(str(y))]
            rows += [{"town_code": TOWN_CODE, "measure": "covered", "grain": g,
                      "village_code": code, "count": chance.randrange(1, 400)}
                     for g in [*spans, "2021~2025"]]  # fmt: skip
            rows.append({"town_code": TOWN_CODE, "measure": "households", "grain": "now",
                         "village_code": code, "count": 400})  # fmt: skip
            connection.execute(FIGURES.insert(), rows)
            if number:
                connection.execute(VISITED_HOUSEHOLDS.insert(), [
                    {"town_code": TOWN_CODE, "village_code": code, "year": str(y),
                     "household_id": f"{h:032x}", "months": chance.randrange(1, 4096)}
                    for y in range(2021, 2026) for h in range(400)
                ])  # fmt: skip
        fill_cases(connection, villages, chance)
    with township.ledger.write() as connection:
        connection.execute(text("ANALYZE"))


def fill_cases(connection: Any, villages: int, chance: random.Random) -> None:
    """360,000 cases, of which one in sixty is open."""
    empty = msgspec.structs.asdict(Case(id=""))
    for start in range(0, 340 * villages, 5_000):
        rows = []
        for number in range(start, min(start + 5_000, 340 * villages)):
            day = f"202{1 + number % 5}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            status = "accepted" if number % 60 == 0 else "archived"
            rows.append({**empty, "town_code": TOWN_CODE, "id": f"{number:032x}", "due_on": day,
                         "village_code": f"3707810{number % villages + 1:05d}", "status": status,
                         "updated_at": f"{day}T08:00:00Z"})  # fmt: skip
        connection.execute(RECORD_TABLES[Case].insert(), rows)


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
