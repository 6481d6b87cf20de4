"""Measures the journal and its exchange on 10,000 visits: bytes, seconds, disk, rebuild.

    ./dev bench sync [count]

Both sides are real: an encrypted station file, the township's server on the loopback, SQLite there.
What one save costs beside a bare insert is told for this machine's disk and for slower ones.
"""

import contextlib
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township
from app.cli.files import write_file
from app.journal.fold import Fold
from app.store.engine import open_database
from app.town.server import RunningServer
from app.vault.passwords import PasswordCost
from bench.savings import Savings
from bench.slow_disk import SlowDisk, begin_again_on_it
from bench.visit_texts import visit_fields
from tools.crash.shim import IS_POSSIBLE_HERE, CompilerMissing

VILLAGE = "370781109216"
COUNT, FURTHER = 10_000, 100
PASSWORD = "bench bench bench bench"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    if IS_POSSIBLE_HERE:
        with contextlib.suppress(CompilerMissing):
            begin_again_on_it("bench.sync_bench")
    for name, is_hard in (("easy", False), ("hard", True)):
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder), count, is_hard=is_hard)
        print(f"{name} text, {count} visits")
        for title, value in figures.items():
            print(f"  {title:<56}{value}")


def measure(folder: Path, count: int, *, is_hard: bool) -> dict[str, str]:
    surroundings = msgspec.structs.replace(
        Surroundings.of_this_machine(),
        password_cost=PasswordCost(1024, 1, 1),
        secret_place="beside",
    )
    first = FirstStart(VILLAGE, "值班员", PASSWORD)
    station = create_station(folder / "station", first, surroundings)
    village = station.rules.divisions.village(VILLAGE)
    township = create_township(folder / "town", village.town_code, surroundings)
    desk, sync = station.open_desk(), station.open_sync()
    chance = random.Random(7)
    figures: dict[str, str] = {}
    with contextlib.ExitStack() as stack:
        stack.callback(station.close)
        stack.callback(desk.store.close)
        stack.callback(sync.close)
        stack.callback(township.close)
        server = stack.enter_context(RunningServer(township))
        write_file(folder / "invitation.lxi", township.invite(VILLAGE, url=server.url))
        sync.accept_invitation(folder / "invitation.lxi")
        sync.exchange()

        started = Stopwatch()
        write_visits(desk, station, chance, count, is_hard=is_hard)
        figures["written and folded, entries/s"] = started.rate(count)

        wire = Wire(sync)
        started = Stopwatch()
        sync.exchange()
        figures["push over loopback, s"] = f"{started.wall():.2f} (CPU {started.cpu():.2f})"
        figures["bytes pushed"] = f"{wire.bytes:,} ({wire.bytes / count:.0f} a visit)"

        write_visits(desk, station, chance, FURTHER, is_hard=is_hard)
        wire.bytes = 0
        sync.exchange()
        figures[f"bytes pushed for {FURTHER} further"] = f"{wire.bytes:,}"

        figures |= second_pc(folder, surroundings, first, township.invite(VILLAGE, url=server.url))

        desk.store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        size = station.folder.database.stat().st_size
        plain = plain_tables_size(folder / "plain.db", station, desk)
        figures["disk, times the same rows in plain tables"] = f"{size / plain:.2f} ({size:,})"

        savings = Savings(desk, station, chance, folder, SlowDisk.here())
        stack.callback(savings.close)
        figures |= savings.figures("by day")
        started = Stopwatch()
        with desk.store.transaction():
            entries = Fold(desk.store.journal_storage, desk.store.rows).rebuild()
        figures["rebuild, entries/s"] = started.rate(entries)
        figures |= savings.figures("after a rebuild") | savings.of_a_case() | savings.slowly()
    return figures


def second_pc(
    folder: Path, surroundings: Surroundings, first: FirstStart, invitation: bytes
) -> dict[str, str]:
    """What an empty PC waits until it has all that the village has ever written, in its rows too."""
    station = create_station(folder / "second", first, surroundings)
    sync = station.open_sync()
    try:
        write_file(folder / "second.lxi", invitation)
        sync.accept_invitation(folder / "second.lxi")
        started = Stopwatch()
        received = sync.exchange().received
        return {
            "a new PC pulls and folds everything, s": f"{started.wall():.1f} "
            f"(CPU {started.cpu():.1f}, {received:,} entries)"
        }
    finally:
        sync.close()
        station.close()


def write_visits(
    desk: Any, station: OpenStation, chance: random.Random, count: int, *, is_hard: bool
) -> None:
    """Through the pen, as the desk does, many to an act."""
    pen, done = desk.workplace.pen, 0
    while done < count:
        with pen.act(station.actor, "record_visit") as act:
            for _ in range(min(500, count - done)):
                act.event("visit", visit_fields(done, chance, is_hard=is_hard))
                done += 1


class Wire:
    """Counts the bytes of segments that the client puts on the line."""

    def __init__(self, sync: Any) -> None:
        self.bytes = 0
        journal = sync._journal
        original = journal.segments_after

        def counted(feed: bytes, have: int) -> Any:
            for packed in original(feed, have):
                self.bytes += len(packed)
                yield packed

        journal.segments_after = counted


def plain_tables_size(path: Path, station: OpenStation, desk: Any) -> int:
    """The same rows, with their indexes, in a file that has neither journal nor registers."""
    db = open_database(path, station.database_key)
    names = {row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    db.conn.execute("ATTACH DATABASE ? AS station KEY ?", station_attachment(station))
    db.conn.execute("BEGIN IMMEDIATE")
    for table in sorted(names & {"visits", "stations", "staff"}):
        db.conn.execute(f"INSERT INTO main.{table} SELECT * FROM station.{table}")  # noqa: S608
    db.conn.commit()
    db.conn.execute("DETACH DATABASE station")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.conn.execute("VACUUM")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    return path.stat().st_size


def station_attachment(station: OpenStation) -> tuple[str, str]:
    return str(station.folder.database), f"x'{station.database_key.hex()}'"


class Stopwatch:
    """Seconds on the wall, and of both sides' CPU: on a shared machine only the latter tells much."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def wall(self) -> float:
        return time.perf_counter() - self._wall

    def cpu(self) -> float:
        return time.process_time() - self._cpu

    def rate(self, count: int) -> str:
        return f"{count / self.wall():,.0f} (of CPU {count / self.cpu():,.0f})"


if __name__ == "__main__":
    main()
