"""Measures the desk's window beside a bare PySide6 window with one table, in the same run.

    python -m bench.window_bench [--rounds N] [--starts N] [--limit MIB]

In the file are ten years of a village: 5,000 people, 60,000 visits, 20,000 cases. The search runs over
200,000 cases. Windows are drawn offscreen. A while in which the windows' thread could not answer is told by
the clock on the wall and by the thread's own work (cpu), which other work on the machine does not lengthen.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app.bootstrap.station import open_station
from app.presenters.search_presenter import MOST_HITS
from bench import desk_bench, ten_years
from bench.desk_bench import PASSWORD, STAFF
from bench.window_at_work import TYPED, spread

ROUNDS, STARTS, LIMIT_MIB = 12, 5, 512
QUERY_ROUNDS = 10
TIMES_BARE, TIMES_MEMORY = 2.0, 2.5
KEY_LIMIT_MS, QUERY_LIMIT_MS, PAGE_LIMIT_MS, HELD_LIMIT_MS, IDLE_LIMIT_PERCENT = (
    50.0,
    8.0,
    100.0,
    50.0,
    1.0,
)
SEARCHED_CASES = 200_000
COMPILED = desk_bench.ROOT / "out" / "bench-compiled"


def measured(*arguments: str) -> dict[str, Any]:
    """One window in a process of its own, with its modules compiled, as every installed program has them."""
    around = {**os.environ, "BENCH_BEGUN": str(time.monotonic()), "QT_QPA_PLATFORM": "offscreen"}
    around |= {"PYTHONPYCACHEPREFIX": str(COMPILED), "PYTHONDONTWRITEBYTECODE": ""}
    around |= {"PYTHONFAULTHANDLER": "1"}  # a window that dies tells where
    done = subprocess.run(
        [sys.executable, "-m", "bench.window_at_work", *arguments],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        cwd=desk_bench.ROOT,
    )
    if done.returncode:
        raise SystemExit(f"{arguments[0]} ended with {done.returncode}\n{done.stderr[-4000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def brought_up_to_date(source: Path, folder: Path) -> Path:
    """A copy of a station's folder with today's schema: what the first opening after an update does once to
    a file that an older program made is no part of a day.
    """
    shutil.copytree(source, folder)
    station = open_station(folder, STAFF, PASSWORD, desk_bench.surroundings())
    station.open_desk().store.close()
    station.close()
    return folder


def starts(folder: Path, times: int) -> dict[str, Any]:
    """Bare window and desk by turns, warm; the middle of each."""
    found: dict[str, list[dict[str, float]]] = {"bare": [], "desk": []}
    for number in range(times + 1):
        pair = {"bare": measured("bare"), "desk": measured("start", str(folder))}
        for name, each in pair.items():
            found[name] += [each] if number else []  # the first warms the disk
    return {
        name: {key: round(statistics.median(each[key] for each in all_of), 1) for key in all_of[0]}
        for name, all_of in found.items()
    }


def queried(folder: Path) -> dict[str, float]:
    """What the search asks the file for each key pressed, by itself: milliseconds."""
    station = open_station(folder, STAFF, PASSWORD, desk_bench.surroundings())
    desk, times = station.open_desk(), list[float]()
    for words in TYPED * QUERY_ROUNDS:
        for end in range(1, len(words) + 1):
            begun = time.perf_counter()
            desk.store.search.find(words[:end], MOST_HITS)
            times.append((time.perf_counter() - begun) * 1000)
    desk.store.close()
    station.close()
    return spread(times)


def main() -> int:
    """Print the figures; 1 when one of them is above what the desk promises."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of acts in the hour")
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument("--limit", type=int, default=LIMIT_MIB, help="MiB that the hour may take")
    asked = parser.parse_args()
    years, many = ten_years.filled_folder(), desk_bench.filled_folder(SEARCHED_CASES, anew=False)
    with tempfile.TemporaryDirectory(dir=years.parents[1]) as scratch:
        folder = brought_up_to_date(years, Path(scratch) / "years")
        large = brought_up_to_date(many, Path(scratch) / "many")
        begun = starts(folder, asked.starts)
        hour = measured("work", str(folder), str(asked.rounds), str(asked.limit))
        search = measured("at-once", str(large), "2")
        queries = queried(large)
    wanted = verdicts(begun, hour, search, queries)
    said = {
        "load": os.getloadavg(),
        "starts": begun,
        "hour": hour,
        "search_of_200000": search["key_to_painted_ms"],
        "longest_held_when_begun_at_once": search["longest_held"],
        "query_of_200000_ms": queries,
        "above_the_limit": [name for name, (value, limit) in wanted.items() if value > limit],
        "limits": {name: [round(value, 2), limit] for name, (value, limit) in wanted.items()},
    }
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 1 if said["above_the_limit"] else 0


def verdicts(
    begun: dict[str, Any],
    hour: dict[str, Any],
    search: dict[str, Any],
    queries: dict[str, float],
) -> dict[str, tuple[float, float]]:
    """Each promise: what was found, and what it may be at most."""
    bare, desk = begun["bare"], begun["desk"]
    return {
        "first page, times the bare window": (
            desk["first_page_ms"] / bare["first_page_ms"],
            TIMES_BARE,
        ),
        "memory at the first page, times the bare window": (
            desk["now_mib"] / bare["now_mib"],
            TIMES_MEMORY,
        ),
        "memory after login, times the bare window": (
            hour["after_login"]["now_mib"] / bare["now_mib"],
            TIMES_MEMORY,
        ),
        "key to painted, p95 ms": (search["key_to_painted_ms"]["p95"], KEY_LIMIT_MS),
        "query, p95 ms": (queries["p95"], QUERY_LIMIT_MS),
        "page switch, p95 ms": (hour["page_switch_ms"]["p95"], PAGE_LIMIT_MS),
        "longest held, ms of its own work": (hour["longest_held"][0]["cpu_ms"], HELD_LIMIT_MS),
        "idle, percent of a core": (hour["idle_percent"], IDLE_LIMIT_PERCENT),
    }


if __name__ == "__main__":
    raise SystemExit(main())
