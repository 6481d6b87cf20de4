"""The restore drill, timed: from a dead PC with its stick to a verified working desk (R13).

    ./dev bench recovery [--entries N]

Prints JSON lines; status 1 when a million entries would take longer than ten minutes, reckoned in
proportion to what was measured.
"""

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.acts.desk import Desk
from app.acts.self_check import check_station
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.station import FirstStart, OpenStation, create_station
from app.bootstrap.station_recovery import make_recovery_code, restore_set
from app.bootstrap.surroundings import Surroundings
from app.store.transaction import write_transaction
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1

ENTRIES, AN_ACT = 200_000, 2_000
LIMIT_SECONDS, PROMISED_ENTRIES = 600.0, 1_000_000
VILLAGE, STAFF = "370781109216", "负责人"
PASSWORD, NEW_PASSWORD = "shan shui tian yuan", "hai he jiang hu"
TEXTS = ("问了收成和老人的身体", "路灯不亮，已记下", "孩子开学的手续问清楚了", "送去办事指南")
Answer = TypeVar("Answer")


def surroundings() -> Surroundings:
    """This machine, its device secret beside the folder so that nothing is left behind."""
    return Surroundings(
        resources=Path(__file__).resolve().parents[1] / "resources",
        clock=lambda: time.time_ns() // 1_000_000,
        randomness=os.urandom,
        crypto=Suite1(),
        disk=Disk(),
        secret_place="beside",
    )


def fill(station: OpenStation, desk: Desk, entries: int) -> None:
    """Visits until there are that many entries."""
    pen = desk.workplace.pen
    while (left := entries - desk.entries_written()) > 0:
        with pen.act(station.actor, "record_visit") as act:
            for number in range(min(left, AN_ACT)):
                content = f"{TEXTS[number % len(TEXTS)]}（第{left}次）"
                fields = {"visited_on": "2026-03-02", "channel": "home", "content": content}
                act.event("visit", fields)


def timed(name: str, act: Callable[[], Answer], into: dict[str, float]) -> Answer:
    """What the act gives; its seconds go into the figures."""
    begun = time.perf_counter()
    answer = act()
    into[name] = round(time.perf_counter() - begun, 2)
    return answer


def drill(folder: Path, entries: int) -> tuple[dict[str, float], int, bool]:
    """Seconds of each step, how many entries came back, and whether the desk is sound."""
    seconds: dict[str, float] = {}
    around, stick = surroundings(), folder / "stick"
    stick.mkdir()
    first = FirstStart(VILLAGE, STAFF, PASSWORD)
    station = create_station(folder / "old", first, around)
    desk = station.open_desk()
    timed("filling", lambda: fill(station, desk, entries), seconds)
    code = make_recovery_code(station)
    made = timed(
        "set_on_stick", lambda: BackupKeeping(station).make_set(desk.store, stick), seconds
    )
    desk.store.close()
    station.close()
    shutil.rmtree(folder / "old")

    again, _ = timed(
        "restored",
        lambda: restore_set(folder / "new", made, STAFF, code, NEW_PASSWORD, around),
        seconds,
    )
    desk = timed("desk_opened", again.open_desk, seconds)
    in_step = again.is_mark_in_step(desk.store)
    check = lambda: check_station(desk.workplace, is_mark_in_step=in_step)  # noqa: E731
    report = timed("verified", check, seconds)
    with write_transaction(desk.store.db):  # it takes writes
        desk.store.drafts.save("drill", b"x", "2026-03-02T00:00:00Z")
    desk.store.close()
    again.close()
    return seconds, report.entries, report.is_sound


def main() -> int:
    """Print the figures; 1 when the promise would not be kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, default=ENTRIES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds, entries, is_sound = drill(Path(folder), asked.entries)
    drill_seconds = sum(seconds[step] for step in ("restored", "desk_opened", "verified"))
    of_a_million = drill_seconds * PROMISED_ENTRIES / max(entries, 1)
    print(json.dumps({"seconds": seconds, "entries": entries, "is_sound": is_sound}))
    print(json.dumps({"drill": round(drill_seconds, 2), "of_a_million": round(of_a_million, 1)}))
    return 0 if is_sound and of_a_million <= LIMIT_SECONDS else 1


if __name__ == "__main__":
    raise SystemExit(main())
