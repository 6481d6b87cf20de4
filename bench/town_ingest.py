"""Entries verified, stored and folded without a line, beside COPY of the same rows; a county's year."""

import random
import threading
import time
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import select, text

from app.journal.segment import range_of
from app.models.records import Visit
from app.town.ledger.schema import RECORD_TABLES
from app.town.server import look_for_cycles_seldom
from app.town.township import Township
from bench.town_ground import Ground
from bench.town_stations import BenchStation, make_stations

SEGMENT_ENTRIES = 256
INGEST_ENTRIES, INGEST_STATIONS, COPY_ROWS = 100_000, 20, 500
YEAR_STATIONS, YEAR_CONTACTS, YEAR_CASES, AT_ONCE = 999, 5_500_000, 72_000, 24
Queue = tuple[BenchStation, Sequence[bytes]]


def ingest(ground: Ground, share: float) -> dict[str, str]:
    """20 stations at once, in segments of 256; beside COPY of the same rows, 500 a transaction."""
    stations = make_stations(ground.township, ground.surroundings, INGEST_STATIONS)
    each, chance = (
        max(int(INGEST_ENTRIES * share) // SEGMENT_ENTRIES // len(stations), 1),
        _chance(),
    )
    queues = [
        (s, [s.write_segment(SEGMENT_ENTRIES, chance) for _ in range(each)]) for s in stations
    ]
    count = each * SEGMENT_ENTRIES * len(stations)
    ground.wait()
    look_for_cycles_seldom()  # as the server does
    busy, seconds = ground.busy_seconds(), put_all(ground.township, queues)
    busy = ground.busy_seconds() - busy
    found = {
        "entries": f"{count:,}",
        "ingested per second": f"{count / seconds:,.0f}",
        "per second of processor": f"{count / busy:,.0f} (program and database)",
    }
    if ground.server:
        busy, copied = ground.busy_seconds(), copy_again(ground.township)
        busy = ground.busy_seconds() - busy
        found["rows copied per second, 500 at a time"] = f"{count / copied:,.0f}"
        found["rows copied per second of processor"] = f"{count / busy:,.0f}"
        found["ingest as a share of COPY"] = f"{copied / seconds:.0%}"
    return found


def put_all(township: Township, queues: Sequence[Queue]) -> float:
    """Every station puts its segments in their order, all stations at once; returns the seconds."""

    def run(station: BenchStation, packed: Sequence[tuple[tuple[int, int], bytes]]) -> None:
        for named, each in packed:
            township.exchange.take_segment(station.device, station.feed, *named, each)

    # What the address of a push names its sender knows: no segment is unpacked for it.
    named = [(station, [(range_of(each), each) for each in packed]) for station, packed in queues]
    threads = [threading.Thread(target=run, args=queue) for queue in named]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started


def copy_again(township: Township) -> float:
    """Seconds that COPY takes for the same visits into a table with the same indexes."""
    with township.ledger.write() as connection:
        rows = [list(row) for row in connection.execute(select(RECORD_TABLES[Visit]))]
        connection.execute(text("CREATE TABLE copied (LIKE visits INCLUDING ALL)"))
        raw: Any = connection.connection.driver_connection
        raw.commit()
        lists = [
            [msgspec.json.encode(v).decode() if isinstance(v, list) else v for v in row]
            for row in rows
        ]
        started = time.perf_counter()
        for start in range(0, len(lists), COPY_ROWS):
            with raw.cursor() as cursor, cursor.copy("COPY copied FROM STDIN") as copy:
                for row in lists[start : start + COPY_ROWS]:
                    copy.write_row(row)
            raw.commit()
        return time.perf_counter() - started


def year(ground: Ground, share: float) -> dict[str, str]:
    """A year of a county through the real ingest, 24 stations at a time; with its time and disk.

    Cases as stations write them, five entries each; the steps of the township's clerks are not
    among them.
    """
    count = max(int(YEAR_STATIONS * share), 1)
    stations, chance = make_stations(ground.township, ground.surroundings, count), _chance()
    visits = max(int(YEAR_CONTACTS * share) // count, 1)
    cases = int(YEAR_CASES * share) // count
    seconds, busy = 0.0, 0.0
    for start in range(0, count, AT_ONCE):
        some = stations[start : start + AT_ONCE]
        queues = [(station, station.write_year(visits, cases, chance)) for station in some]
        before = ground.busy_seconds()
        seconds += put_all(ground.township, queues)
        busy += ground.busy_seconds() - before
        for station in some:
            station.forget()
    entries, size = count * (visits + 5 * cases), size_of(ground)
    return {
        "stations": f"{count}",
        "contacts, cases": f"{visits * count:,}, {cases * count:,}",
        "loaded in, s": f"{seconds:,.0f} ({entries / seconds:,.0f} entries a second)",
        "entries per second of processor": f"{entries / busy:,.0f} (program and database)",
        "disk, MB": f"{size / 1e6:,.0f} ({size / entries:.0f} bytes an entry)",
    }


def size_of(ground: Ground) -> int:
    """Bytes of the database."""
    if ground.server is None:
        return (ground.folder / "town.db").stat().st_size
    with ground.township.ledger.read() as connection:
        asked = text("SELECT pg_database_size(current_database())")
        return int(connection.execute(asked).scalar_one())


def _chance() -> random.Random:
    return random.Random(3)
