"""Measures a desk with 200,000 cases: the list opened, filtered, paged; an intake saved; then its window.

    python -m bench.desk_bench [--cases N] [--anew]

The file is made once, as the fold would leave it, and kept in out/ for the next run; what is saved
while measuring goes into a copy. Figures are milliseconds; a step is what one press makes the
database thread do.
"""

import argparse
import hashlib
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.surroundings import Surroundings
from app.journal.fold import FOLD_VERSION
from app.models.case_lists import LATE, LEVEL_GROUPS, STATE_GROUPS, TOLD, CaseChoice
from app.models.case_states import STATES
from app.models.moments import CHINA
from app.models.records import Case, CaseStep
from app.presenters.case_list_presenter import CaseLine, case_lines, read_counts
from app.presenters.today_presenter import count_today
from app.store.store import Store
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1
from app.vault.passwords import PasswordCost

ROOT = Path(__file__).resolve().parents[1]
VILLAGE, PASSWORD, STAFF = "370781109216", "shan shui tian yuan", "测速员"
CASES, OPEN_SHARE, SEED = 200_000, 0.1, 20260801
NOW = int(datetime(2026, 8, 3, 9, tzinfo=CHINA).astimezone(UTC).timestamp() * 1000)
STEP_LIMIT_MS, SAVE_LIMIT_MS = 50.0, 30.0
ROUNDS, INTAKES, PAGES = 15, 400, 40
CHEAP = PasswordCost(m_kib=8, t=1, p=1)
CLOSED = ("written_off", "archived", "declined", "withdrawn")
OPEN = tuple(state for state in STATES if state not in (*CLOSED, "draft"))
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "甲乙丙丁戊己庚辛"


class Moving:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        self.now += 1_000
        return self.now


def surroundings() -> Surroundings:
    """As a PC has them, but for the clock and the cost of the password."""
    return Surroundings(
        resources=ROOT / "resources",
        clock=Moving(),
        randomness=random.SystemRandom().randbytes,
        crypto=Suite1(),
        password_cost=CHEAP,
        disk=Disk(),
        secret_place="beside",
        machine_dir=Path("no-such-folder"),
    )


def name_of_makers(*modules: str) -> str:
    """Of a filled folder: another one when what makes it changes. Rows that stand in no journal are gone once
    a program with another fold opens their file; what migrations change, opening changes.
    """
    written = b"".join(Path(each).read_bytes() for each in modules)
    return hashlib.sha256(written + str(FOLD_VERSION).encode()).hexdigest()[:12]


def filled_folder(cases: int, anew: bool) -> Path:
    """The station's folder with that many cases, from out/ or made now."""
    folder = ROOT / "out" / f"bench-desk-{cases}-{name_of_makers(__file__)}"
    if anew or not (folder / "done").exists():
        for old in (ROOT / "out").glob("bench-desk-*"):
            shutil.rmtree(old)
        folder.parent.mkdir(exist_ok=True)
        begun = time.perf_counter()
        station = create_station(
            folder / "station", FirstStart(VILLAGE, STAFF, PASSWORD), surroundings()
        )
        desk = station.open_desk()
        fill(desk, cases)
        desk.store.close()
        station.close()
        (folder / "done").write_text(f"{time.perf_counter() - begun:.0f} s", encoding="utf-8")
    return folder / "station"


def fill(desk: Desk, cases: int) -> None:
    """Rows of cases with three steps each, as the fold would have put them."""
    choose, rows = random.Random(SEED), desk.store.rows
    items = desk.workplace.catalog.items
    people = [(f"{n:032x}", f"{SURNAMES[n]}{GIVEN[n % 8]}") for n in range(8)]
    today = date(2026, 8, 3)
    for first in range(0, cases, 5_000):
        with desk.store.transaction():
            for number in range(first, min(first + 5_000, cases)):
                case = synthetic_case(choose, number, items, people, today)
                rows.put_row(case)
                for place, action in enumerate(("receive", "submit", "accept")):
                    rows.put_row(
                        CaseStep(
                            id=f"{number:030x}:{place}",
                            village_code=VILLAGE,
                            entity_id=case.id,
                            hlc=number * 4 + place,
                            action=action,
                            at=case.station_received_at,
                        )
                    )


def synthetic_case(
    choose: random.Random, number: int, items: Any, people: Any, today: date
) -> Case:
    """A case of the last years; every tenth is still open, due within two months of today."""
    is_open = choose.random() < OPEN_SHARE
    item = choose.choice(items)
    receiver_id, receiver_name = choose.choices(people, weights=(50, 20, 10, 8, 6, 3, 2, 1))[0]
    received = today - timedelta(days=choose.randrange(20 if is_open else 1500))
    days = [(received + timedelta(days=n)).isoformat() for n in (3, 12, 25)]
    name = choose.choice(SURNAMES) + choose.choice(GIVEN) + choose.choice(GIVEN)
    return Case(
        id=f"{choose.getrandbits(128):032x}",
        village_code=VILLAGE,
        updated_at=f"{received}T{choose.randrange(24):02d}:{choose.randrange(60):02d}:00Z",
        number=f"{VILLAGE}-A{received:%Y%m%d}-{number % 1000:03d}",
        item_code=item.code,
        item_name=item.name,
        category=item.category,
        department=item.department,
        applicant_name=name,
        applicant_phone=f"139{choose.randrange(10**8):08d}",
        first_receiver_id=receiver_id,
        first_receiver_name=receiver_name,
        station_received_at=f"{received}T01:00:00Z",
        station_due_on=days[0],
        expected_by=days[1],
        due_on=days[2],
        status=choose.choice(OPEN) if is_open else choose.choice(CLOSED),
    )


def open_list(desk: Desk, choice: CaseChoice) -> list[CaseLine]:
    """What a press on a filter does: counts and the first page, in one view of the file."""
    with desk.store.reading():
        read_counts(desk, choice)
        return case_lines(desk, choice)


def measure_steps(desk: Desk) -> dict[str, Any]:
    """Every way to narrow the list down, and pages from its end and its middle."""
    with desk.store.reading():
        counts = read_counts(desk, CaseChoice())
    departments = [None, counts.departments[0].key, counts.departments[-1].key]
    receivers = [None, counts.receivers[0].key, counts.receivers[-1].key]
    steps: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        timed(steps, "open", partial(open_list, desk, CaseChoice()))
        timed(steps, "today", partial(count_today, desk))
        for group in STATE_GROUPS:
            timed(steps, "state", partial(open_list, desk, CaseChoice(group)))
        for level in LEVEL_GROUPS:
            timed(steps, "colour", partial(open_list, desk, CaseChoice(level=level)))
        for department in departments[1:]:
            choice = CaseChoice(department=department)
            timed(steps, "department", partial(open_list, desk, choice))
        for receiver in receivers[1:]:
            choice = CaseChoice(receiver_id=receiver)
            timed(steps, "person", partial(open_list, desk, choice))
    for group in STATE_GROUPS:
        for level in ("all", TOLD, LATE):
            for department in departments:
                for receiver in receivers:
                    choice = CaseChoice(group, level, department, receiver)
                    timed(steps, "together", partial(open_list, desk, choice))
    for choice in (CaseChoice(), CaseChoice("written_off"), CaseChoice(level=TOLD)):
        measure_pages(desk, choice, steps)
    return {name: figures(times) for name, times in steps.items()}


def measure_pages(desk: Desk, choice: CaseChoice, steps: dict[str, list[float]]) -> None:
    """Scrolling down, page after page."""
    last: CaseLine | None = None
    for _ in range(PAGES):
        lines = timed(steps, "page", partial(case_lines, desk, choice, last))
        if not lines:
            return
        last = lines[-1]


def measure_intakes(desk: Desk, station: OpenStation) -> dict[str, float]:
    """Saved for good: the transaction is on the disk when the time stops."""
    item = desk.workplace.catalog.items[0]
    papers = tuple(IntakeMaterial(m.name, is_received=True) for m in item.materials)
    times: dict[str, list[float]] = {}
    for number in range(INTAKES):
        intake = Intake(
            item_code=item.code,
            applicant_name=f"{SURNAMES[number % 10]}{GIVEN[number % 8]}",
            materials=papers,
            applicant_phone=f"138{number:08d}",
            request="为父亲代办，材料已带齐。",
        )
        timed(times, "saved", partial(desk.cases.register_case, station.actor, intake))
    return figures(times["saved"])


def timed(steps: dict[str, list[float]], name: str, act: Callable[[], Any]) -> Any:
    """Do it, and keep how many milliseconds it took."""
    begun = time.perf_counter()
    answer = act()
    steps.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
    return answer


def figures(times: list[float]) -> dict[str, float]:
    """The middle, the 99th of a hundred, and the longest."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {
        "p50_ms": round(cuts[49], 2),
        "p99_ms": round(cuts[98], 2),
        "max_ms": round(max(times), 2),
        "times": len(times),
    }


def is_whole(store: Store, cases: int) -> bool:
    """Whether the tallies count what is there."""
    counted = store.db.conn.execute("SELECT sum(cases) FROM case_tallies").fetchone()[0]
    there = store.db.conn.execute("SELECT count(*) FROM cases WHERE is_deleted = 0").fetchone()[0]
    return bool(counted == there >= cases)


def main() -> int:
    """Print the figures as JSON lines; 1 when one of them is above what the desk promises."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--anew", action="store_true", help="make the file again")
    asked = parser.parse_args()
    source = filled_folder(asked.cases, asked.anew)
    with tempfile.TemporaryDirectory(dir=source.parent) as scratch:
        folder = Path(scratch) / "station"
        shutil.copytree(source, folder)
        station = open_station(folder, STAFF, PASSWORD, surroundings())
        desk = station.open_desk()
        steps, saved = measure_steps(desk), measure_intakes(desk, station)
        whole = is_whole(desk.store, asked.cases)
        desk.store.close()
        station.close()
    for name, found in steps.items():
        print(json.dumps({name: found}, ensure_ascii=False))
    print(json.dumps({"intake_saved": saved, "cases": asked.cases}, ensure_ascii=False))
    slow = [name for name, found in steps.items() if found["p99_ms"] > STEP_LIMIT_MS]
    slow += ["intake_saved"] if saved["p99_ms"] > SAVE_LIMIT_MS else []
    print(json.dumps({"above_the_limit": slow, "tallies_whole": whole}, ensure_ascii=False))
    window = subprocess.call([sys.executable, "-m", "bench.window_bench"], cwd=ROOT)
    return 1 if slow or not whole or window else 0


if __name__ == "__main__":
    raise SystemExit(main())
