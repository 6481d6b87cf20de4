"""Hours of a station's work and its exchanges in one process: memory, files and handles stay level (R14).

    ./dev soak --hours 8

A desk without a window takes forms in at the pace of a busy station, searches, keeps drafts, and exchanges
with a township that serves in the same process. Prints a JSON line for each sample; 1 when memory has
grown by more than 5 % after the warm-up, when the write-ahead log has grown beyond 64 MiB, or when more
files stand open at the end. Linux only: memory and handles are read from /proc.

Each connection to a database keeps pages of its file, up to a limit that it is given when it is opened
(32 MiB at the station, 64 in town), so that memory grows with the file for as long as the file is smaller
than that. Here the limit is set so low that these pages are full within the warm-up: what grows after it
is not kept on purpose.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from app.acts.intake import Intake, IntakeMaterial
from app.acts.visit_acts import VisitReport
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation
from app.bootstrap.township import create_township
from app.models.records import Household, Person
from app.town.server import RunningServer
from bench.recovery_bench import PASSWORD, STAFF, VILLAGE, surroundings

FORMS = 200_000
HOURS = 8.0
GROWTH_MOST, WAL_MIB_MOST, HANDLES_MOST = 0.05, 64.0, 4
SAMPLES = 60
WARM_UP = 0.25
"""So much of the time goes by before growth is counted: caches fill, and every page was used once."""
FORMS_AN_EXCHANGE = 200
PAGES_KIB = 1024
"""What each connection keeps of its file."""


def sample(folder: Path, forms: int, begun: float) -> dict[str, float]:
    """How things stand now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    wal = sum(path.stat().st_size for path in folder.rglob("*-wal"))
    return {
        "minutes": round((time.monotonic() - begun) / 60, 1),
        "forms": forms,
        "memory_mib": round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1),
        "wal_mib": round(wal / 2**20, 1),
        "handles": len(os.listdir("/proc/self/fd")),
    }


def keep_few_pages(connection: Any, *_others: object) -> None:
    """Lower the limit of a connection."""
    connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")


class Work:
    """What a desk does again and again."""

    def __init__(self, station: OpenStation) -> None:
        self.station = station
        self.desk = station.open_desk()
        keep_few_pages(self.desk.store.db.conn)
        self.item = self.desk.workplace.catalog.items[0].code
        home = Household(id="", number="1", address="村东头")
        head = Person(id="", name="张三", sex="1")
        self.home = self.desk.households.add_household(station.actor, home, head)

    def form(self, number: int) -> None:
        """One form: a case or a visit, with the draft before it and a search."""
        desk, actor = self.desk, self.station.actor
        desk.store.drafts.save("soak", str(number).encode(), desk.workplace.now())
        if number % 2:
            report = VisitReport(
                self.home, desk.workplace.today().isoformat(), content=f"第{number}次"
            )
            desk.visits.record_visit(actor, report)
        else:
            papers = (IntakeMaterial("户口簿", is_received=True),)
            intake = Intake(item_code=self.item, applicant_name="张三", materials=papers)
            desk.cases.register_case(actor, intake)
        desk.store.drafts.drop("soak")
        desk.store.search.find("zs" if number % 3 else "张三")
        desk.store.cases.page_after()


def soak(folder: Path, hours: float, forms: int) -> list[dict[str, float]]:
    """Work for so long, at an even pace; how things stood all the while."""
    around = surroundings()
    station = create_station(folder / "station", FirstStart(VILLAGE, STAFF, PASSWORD), around)
    town_code = station.rules.divisions.village(VILLAGE).town_code
    township = create_township(folder / "town", town_code, around)
    event.listen(Pool, "checkout", keep_few_pages)
    samples: list[dict[str, float]] = []
    seconds, done = hours * 3600, 0
    with RunningServer(township) as running:
        invitation = folder / "invitation.lxi"
        invitation.write_bytes(township.invite(VILLAGE, "A", url=running.url))
        work, sync = Work(station), station.open_sync()
        sync.accept_invitation(invitation)
        keep_few_pages(sync._parts.store.db.conn)
        begun = time.monotonic()
        while (gone := time.monotonic() - begun) < seconds:
            if done / forms > gone / seconds:
                time.sleep(0.05)
                continue
            work.form(done)
            done += 1
            if done % FORMS_AN_EXCHANGE == 0:
                sync.exchange()
            if gone >= seconds * len(samples) / SAMPLES:
                samples.append(sample(folder, done, begun))
                print(json.dumps(samples[-1]), flush=True)
        sync.close()
        work.desk.store.close()
    station.close()
    township.close()
    return samples


def verdict(samples: list[dict[str, float]]) -> dict[str, float]:
    """Growth from after the warm-up to the end, and the most of the rest."""
    level = samples[int(len(samples) * WARM_UP) :]
    part = max(len(level) // 5, 1)
    first, last = (
        statistics.median(each["memory_mib"] for each in some)
        for some in (level[:part], level[-part:])
    )
    return {
        "growth": round(last / first - 1, 4),
        "wal_mib": max(each["wal_mib"] for each in samples),
        "handles": level[-1]["handles"] - level[0]["handles"],
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev soak")
    parser.add_argument("--hours", type=float, default=HOURS)
    parser.add_argument("--forms", type=int, help="in all; 200,000 in 8 hours unless said")
    asked = parser.parse_args(arguments)
    forms = asked.forms or max(int(FORMS * asked.hours / HOURS), 1)
    with tempfile.TemporaryDirectory() as folder:
        figures = verdict(soak(Path(folder), asked.hours, forms))
    print(json.dumps(figures))
    is_level = figures["growth"] < GROWTH_MOST and figures["handles"] <= HANDLES_MOST
    return 0 if is_level and figures["wal_mib"] <= WAL_MIB_MOST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
