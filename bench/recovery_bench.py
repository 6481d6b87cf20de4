"""The restore drill, timed: from a dead PC to a verified working desk by each of three roads (R13).

    ./dev bench recovery [--entries N]
    ./dev bench recovery --entries 1000000 --make FOLDER       the village, its backups, its township
    ./dev bench recovery --drill FOLDER --road backup          or stick, or town: one road, timed alone

Roads: the newest of the station's own backups, where its file is damaged; the set on a stick and the
recovery code, on another PC; the township's copy, on another PC. What a road changes is a copy of the
made folder, which is not timed. Prints JSON lines; status 1 when a desk is not sound or a road would
take a million entries longer than ten minutes, reckoned in proportion to what was measured.
"""

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from app.acts.desk import Desk
from app.acts.self_check import CheckReport, check_station
from app.bootstrap.backup_keeping import BackupKeeping, kept_in
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.station_backup import restore_backup
from app.bootstrap.station_recovery import make_recovery_code, restore_set
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.store.transaction import write_transaction
from app.town.server import RunningServer
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1

ENTRIES, AN_ACT = 200_000, 2_000
LIMIT_SECONDS, PROMISED_ENTRIES = 600.0, 1_000_000
VILLAGE, STAFF = "370781109216", "负责人"
PASSWORD, NEW_PASSWORD = "shan shui tian yuan", "hai he jiang hu"
TEXTS = ("问了收成和老人的身体", "路灯不亮，已记下", "孩子开学的手续问清楚了", "送去办事指南")
STATION, STICK, TOWN, CODE = "station", "stick", "town", "recovery-code.txt"
Answer = TypeVar("Answer")
Seconds = dict[str, float]


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


def timed(name: str, act: Callable[[], Answer], into: Seconds) -> Answer:
    """What the act gives; its seconds go into the figures."""
    begun = time.perf_counter()
    answer = act()
    into[name] = round(time.perf_counter() - begun, 2)
    return answer


def make(folder: Path, entries: int) -> Seconds:
    """A village with so many entries, all of them in its own backup, on its stick and in town."""
    seconds: Seconds = {}
    around = surroundings()
    station = create_station(folder / STATION, FirstStart(VILLAGE, STAFF, PASSWORD), around)
    town_code = station.rules.divisions.village(VILLAGE).town_code
    township = create_township(folder / TOWN, town_code, around)
    desk = station.open_desk()
    with RunningServer(township) as running:
        invitation = folder / "invitation.lxi"
        invitation.write_bytes(township.invite(VILLAGE, "A", url=running.url))
        sync = station.open_sync()
        sync.accept_invitation(invitation)
        timed("filling", lambda: fill(station, desk, entries), seconds)
        timed("pushing", sync.exchange, seconds)
        sync.close()
    timed("snapshot_in_town", lambda: township.snapshots.current(VILLAGE), seconds)
    (folder / CODE).write_text(make_recovery_code(station), "ascii")
    (folder / STICK).mkdir()
    backups = BackupKeeping(station)
    timed("backup", lambda: backups.make(desk.store), seconds)
    timed("set_on_stick", lambda: backups.make_set(desk.store, folder / STICK), seconds)
    desk.store.close()
    station.close()
    township.close()
    return seconds


def by_backup(made: Path, work: Path, seconds: Seconds) -> OpenStation:
    """The file is damaged; the newest backup takes its place, by the password."""
    shutil.copytree(made / STATION, work / STATION)
    file = work / STATION / "station.db"
    with file.open("rb+") as damaged:
        damaged.write(os.urandom(1 << 20))
    newest = kept_in(work / STATION / "backups")[0].path
    around = surroundings()
    timed(
        "restored",
        lambda: restore_backup(work / STATION, STAFF, PASSWORD, newest, around),
        seconds,
    )
    return timed(
        "logged_in", lambda: open_station(work / STATION, STAFF, PASSWORD, around), seconds
    )


def by_stick(made: Path, work: Path, seconds: Seconds) -> OpenStation:
    """The PC is gone; the stick and the envelope set the station up on another."""
    [kept] = (made / STICK).iterdir()
    code = (made / CODE).read_text("ascii")
    again, _ = timed(
        "restored",
        lambda: restore_set(work / STATION, kept, STAFF, code, NEW_PASSWORD, surroundings()),
        seconds,
    )
    return again


def by_town(made: Path, work: Path, seconds: Seconds) -> OpenStation:
    """The PC is gone and so is the stick; a new one pulls what the township has, all of it."""
    shutil.copytree(made / TOWN, work / TOWN)
    around = surroundings()
    township = open_township(work / TOWN, around)
    first = FirstStart(VILLAGE, STAFF, NEW_PASSWORD)
    try:
        with RunningServer(township) as running:
            invitation = work / "invitation.lxi"
            invitation.write_bytes(township.invite(VILLAGE, "B", url=running.url))
            station = timed(
                "set_up", lambda: create_station(work / STATION, first, around), seconds
            )
            sync = station.open_sync()
            timed("enrolled", lambda: sync.accept_invitation(invitation), seconds)
            awaited = timed("all_shown", sync.exchange, seconds).awaited
            while awaited:
                begun, before = time.perf_counter(), awaited
                awaited = sync.exchange().awaited
                spent = seconds.get("what_lies_below", 0.0) + time.perf_counter() - begun
                seconds["what_lies_below"] = round(spent, 2)
                if awaited >= before:
                    raise SystemExit("the township gives nothing more")
            sync.close()
    finally:
        township.close()
    return station


ROADS: Mapping[str, Callable[[Path, Path, Seconds], OpenStation]] = {
    "backup": by_backup,
    "stick": by_stick,
    "town": by_town,
}


def drill(made: Path, road: str) -> tuple[Seconds, CheckReport]:
    """Seconds of each step by one road, and what the self-check found of all entries and rows."""
    seconds: Seconds = {}
    with tempfile.TemporaryDirectory(dir=made.parent) as work:
        station = ROADS[road](made, Path(work), seconds)
        desk = timed("desk_opened", station.open_desk, seconds)
        in_step = station.is_mark_in_step(desk.store)
        check = lambda: check_station(desk.workplace, is_mark_in_step=in_step)  # noqa: E731
        report = timed("verified", check, seconds)
        with write_transaction(desk.store.db):  # it takes writes
            desk.store.drafts.save("drill", b"x", "2026-03-02T00:00:00Z")
        desk.store.close()
        station.close()
    return seconds, report


def is_kept(made: Path, road: str) -> bool:
    """Print the figures of one road; whether the promise is kept by it."""
    seconds, report = drill(made, road)
    whole = sum(seconds.values())
    of_a_million = whole * PROMISED_ENTRIES / max(report.entries, 1)
    print(
        json.dumps(
            {
                "road": road,
                "seconds": seconds,
                "entries": report.entries,
                "is_sound": report.is_sound,
                "drill": round(whole, 2),
                "of_a_million": round(of_a_million, 1),
            }
        ),
        flush=True,
    )
    return report.is_sound and of_a_million <= LIMIT_SECONDS


def status_of(made: Path, roads: Sequence[str]) -> int:
    """Drive all of them, whatever the first comes to."""
    kept = [is_kept(made, road) for road in roads]
    return 0 if all(kept) else 1


def main() -> int:
    """Print the figures; 1 when the promise would not be kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--make", type=Path, metavar="FOLDER", help="make the village and stop")
    parser.add_argument("--drill", type=Path, metavar="FOLDER", help="a folder that was made")
    parser.add_argument("--road", choices=ROADS, action="append", help="all, unless one is named")
    asked = parser.parse_args()
    if asked.make:
        asked.make.mkdir(parents=True)
        print(json.dumps({"made": make(asked.make, asked.entries)}), flush=True)
        return 0
    roads = asked.road or list(ROADS)
    if asked.drill:
        return status_of(asked.drill, roads)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        made.mkdir()
        print(json.dumps({"made": make(made, asked.entries)}), flush=True)
        return status_of(made, roads)


if __name__ == "__main__":
    raise SystemExit(main())
