"""Measures how long a new PC of a village with a long history waits until it shows everything: by the
township's snapshot, and by all segments.

    ./dev bench join [count]

Both sides are real: encrypted station files, the township's server on the loopback, SQLite there.
"""

import contextlib
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township
from app.cli.files import write_file
from app.sync.own_side import SnapshotHabits
from app.town.server import RunningServer
from app.town.township import Township
from app.vault.passwords import PasswordCost
from bench.sync_bench import PASSWORD, VILLAGE, Stopwatch, write_visits

COUNT = 100_000
ROWS_FIRST = SnapshotHabits(segments_per_exchange=0)
ALL_SEGMENTS = SnapshotHabits(entries_min=10**9)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), count)
    print(f"a new PC of a village with {count} visits")
    for title, value in figures.items():
        print(f"  {title:<48}{value}")


def measure(folder: Path, count: int) -> dict[str, str]:
    surroundings = msgspec.structs.replace(
        Surroundings.of_this_machine(),
        password_cost=PasswordCost(1024, 1, 1),
        secret_place="beside",
    )
    first = FirstStart(VILLAGE, "值班员", PASSWORD)
    with contextlib.ExitStack() as stack:
        station = create_station(folder / "first", first, surroundings)
        stack.callback(station.close)
        town_code = station.rules.divisions.village(VILLAGE).town_code
        township = create_township(folder / "town", town_code, surroundings)
        stack.callback(township.close)
        server = stack.enter_context(RunningServer(township))
        desk, sync = station.open_desk(), station.open_sync()
        stack.callback(desk.store.close)
        stack.callback(sync.close)
        write_file(folder / "first.lxi", township.invite(VILLAGE, url=server.url))
        sync.accept_invitation(folder / "first.lxi")
        write_visits(desk, station, random.Random(7), count, is_hard=False)
        sync.exchange()
        joins = Joins(folder, surroundings, first, township, server.url)
        return joins.measured()


class Joins:
    """New PCs, one for each way, in turn."""

    def __init__(
        self,
        folder: Path,
        surroundings: Surroundings,
        first: FirstStart,
        township: Township,
        url: str,
    ) -> None:
        self._folder = folder
        self._surroundings = surroundings
        self._first = first
        self._township = township
        self._url = url

    def measured(self) -> dict[str, str]:
        by_segments = self._timed("segments", ALL_SEGMENTS)
        made = Stopwatch()
        content = self._township.snapshots.current(VILLAGE) or b""
        figures = {
            "by segments: all shown, s": told(*by_segments[0]),
            "the township makes the snapshot, s": told(made.wall(), made.cpu()),
            "its size, bytes": f"{len(content):,}",
        }
        shown, below = self._timed("snapshot", ROWS_FIRST)
        figures["by snapshot: all shown, s"] = told(*shown)
        figures["by snapshot: what lies below, s"] = told(*below)
        seconds, cpu = by_segments[0][0] / shown[0], by_segments[0][1] / shown[1]
        figures["by segments, times as long"] = f"{seconds:.1f} (CPU {cpu:.1f})"
        return figures

    def _timed(
        self, name: str, habits: SnapshotHabits
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """Until everything is shown, and until everything is here."""
        station = create_station(self._folder / name, self._first, self._surroundings)
        sync: Any = station.open_sync()
        try:
            invitation = self._folder / f"{name}.lxi"
            write_file(invitation, self._township.invite(VILLAGE, url=self._url))
            sync.accept_invitation(invitation)
            take_up(sync, habits)
            shown = Stopwatch()
            sync.exchange()
            first = shown.wall(), shown.cpu()
            take_up(sync, SnapshotHabits())
            below = Stopwatch()
            left = sync.exchange().awaited
            assert not left
            return first, (below.wall(), below.cpu())
        finally:
            sync.close()
            station.close()


def take_up(sync: Any, habits: SnapshotHabits) -> None:
    """Have an open exchange go by other habits than the program's own."""
    sync._parts = msgspec.structs.replace(sync._parts, snapshots=habits)
    sync._own.parts = sync._parts


def told(wall: float, cpu: float) -> str:
    return f"{wall:.1f} (CPU {cpu:.1f})"


if __name__ == "__main__":
    main()
