"""Measures the station's file: saving a case, rebuilding rows, searching, opening and copying.

    python -m bench.store_bench [saving] [rebuild] [search] [backup]

Each figure names what it is compared with; both sides run in turn, on the same disk.
"""

import argparse
import json
import random
import secrets
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.journal.fold import Fold
from app.journal.journal import Journal
from app.models.feeds import FeedDescriptor, FeedEnvelope
from app.models.records import Case, Household, Person
from app.store.backup import copy_database
from app.store.engine import open_database
from app.store.page_key import PageKey
from app.store.store import Store
from app.vault.crypto import SigningKey, Suite1

VILLAGE = "410725203001"
ACTOR = "ac" * 16
CASES, VISITS = 300, 10_000
PERSONS, HOUSEHOLDS, SEARCHED_CASES = 120_000, 40_000, 40_000
SEARCHES = 100
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "国强桂兰秀英建华玉梅志明海燕春花红军丽平文斌小龙凤仙德福永贵金宝"
PLACES = "东山西河南坡北湾前后大小新老"
ITEMS = ("低保申请", "高龄津贴", "残疾人两项补贴", "宅基地审批", "医保参保登记", "慢性病门诊")
SYLLABLES = ("wang", "li", "zhang", "gui", "lan", "xiu", "ying", "guo", "qiang", "mei")


def syllables(name: str) -> set[str]:
    """Two invented keys for each name: the pinyin itself is measured elsewhere."""
    parts = [SYLLABLES[ord(character) % len(SYLLABLES)] for character in name]
    return {"".join(parts), "".join(part[0] for part in parts)}


class Desk:
    """A store in a folder, and the feed that it writes."""

    def __init__(self, folder: Path) -> None:
        self.key = secrets.token_bytes(32)
        self.path = folder / "desk.db"
        crypto = Suite1()
        self.store = Store(open_database(self.path, self.key), crypto, syllables)
        self.journal = Journal(
            self.store.journal_storage, crypto, lambda: time.time_ns() // 1_000_000
        )
        self.signing_key: SigningKey = crypto.generate_signing_key(secrets.token_bytes)
        descriptor = FeedDescriptor(
            1, 1, "station", "bench", VILLAGE[:9], VILLAGE, bytes(16), self.signing_key.public_key
        ).encode()
        with self.store.transaction():
            self.feed = self.journal.open_feed(FeedEnvelope(descriptor)).feed

    def write(self, kind: str, entity: str, fields: dict[str, Any]) -> None:
        """One entry, in the caller's transaction."""
        self.journal.write(
            self.feed, self.signing_key, kind=kind, entity=entity, fields=fields, actor=ACTOR
        )

    def fold(self) -> Fold:
        """The fold of this store."""
        return Fold(self.store.journal_storage, self.store.rows)


def case_fields(number: int) -> dict[str, Any]:
    """What an intake form says."""
    return {
        "number": f"{VILLAGE}-A20260801-{number:03d}",
        "item_code": "MZ-001",
        "item_name": "低保申请",
        "category": "民政",
        "department": "民政办",
        "household_id": secrets.token_hex(16),
        "applicant_id": secrets.token_hex(16),
        "applicant_name": "王桂兰",
        "applicant_phone": "13800001234",
        "request": "家庭收入减少，申请最低生活保障。",
        "first_receiver_name": "李建华",
        "station_received_at": "2026-08-01T01:00:00Z",
        "station_due_on": "2026-08-05",
    }


def visit_fields(number: int) -> dict[str, Any]:
    """What a visit's form says."""
    return {
        "number": f"{VILLAGE}-A20260801-{number:03d}",
        "household_id": f"{number % 800:032x}",
        "grid_id": f"{number % 12:032x}",
        "visitor_name": "李建华",
        "visited_on": f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "channel": "home",
        "interviewee": "王桂兰",
        "content": "走访了解秋收情况，宣传医保缴费政策，老人身体尚可，子女在外务工。",
        "recorded_at": "2026-08-01T01:00:00Z",
    }


def times_of(act: Callable[[int], None], other: Callable[[int], None]) -> tuple[list[float], ...]:
    """Milliseconds of both acts, done in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(CASES):
        for each, taken in zip((act, other), times, strict=True):
            begun = time.perf_counter()
            each(number)
            taken.append((time.perf_counter() - begun) * 1000)
    return times


def percentiles(times: list[float]) -> dict[str, float]:
    """The middle and the 95th of a hundred, in milliseconds."""
    cuts = statistics.quantiles(times, n=100)
    return {"p50_ms": round(cuts[49], 3), "p95_ms": round(cuts[94], 3)}


def measure_saving(folder: Path) -> dict[str, Any]:
    """A case saved for good, beside a bare insert of the same row with the same sync."""
    desk = Desk(folder)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE cases (id TEXT PRIMARY KEY, content TEXT)")
    fold = desk.fold()

    def save(number: int) -> None:
        with desk.store.transaction():
            desk.write("case", secrets.token_hex(16), case_fields(number))
            fold.fold_pending()

    def insert(number: int) -> None:
        row = (secrets.token_hex(16), json.dumps(case_fields(number), ensure_ascii=False))
        bare.execute("INSERT INTO cases VALUES (?, ?)", row)

    saved, inserted = times_of(save, insert)
    desk.store.close()
    bare.close()
    ratio = statistics.median(saved) / statistics.median(inserted)
    return {
        "case_saved": percentiles(saved),
        "bare_insert": percentiles(inserted),
        "ratio_of_medians": round(ratio, 2),
    }


def measure_rebuild(folder: Path) -> dict[str, Any]:
    """All rows of a village's visits made anew from the journal."""
    desk = Desk(folder)
    begun = time.perf_counter()
    with desk.store.transaction():
        for number in range(VISITS):
            desk.write("visit", secrets.token_hex(16), visit_fields(number))
    written = time.perf_counter() - begun
    begun = time.perf_counter()
    with desk.store.transaction():
        folded = desk.fold().rebuild()
    taken = time.perf_counter() - begun
    begun = time.perf_counter()
    desk.journal.verify_feed(desk.feed)
    verified = time.perf_counter() - begun
    desk.store.close()
    return {
        "entries": folded,
        "written_per_second": round(VISITS / written),
        "rebuilt_per_second": round(folded / taken),
        "verified_per_second": round(VISITS / verified),
    }


def fill_for_search(store: Store, choose: random.Random) -> dict[str, Any]:
    """Many households, persons and cases, as rows; returns how fast the index grew."""

    def name() -> str:
        return choose.choice(SURNAMES) + "".join(choose.choices(GIVEN, k=choose.choice((1, 2, 2))))

    begun = time.perf_counter()
    with store.transaction():
        for number in range(HOUSEHOLDS):
            address = f"{''.join(choose.choices(PLACES, k=2))}村{number % 20 + 1}组{number % 99}号"
            store.rows.put_row(
                Household(
                    id=f"{number:032x}",
                    village_code=VILLAGE,
                    number=f"{number:05d}",
                    address=address,
                    head_name=name(),
                )
            )
        for number in range(PERSONS):
            phone = f"13{choose.randrange(10**9):09d}"
            id_number = f"410725{choose.randrange(10**12):012d}"
            store.rows.put_row(
                Person(
                    id=f"{choose.getrandbits(128):032x}",
                    village_code=VILLAGE,
                    household_id=f"{number % HOUSEHOLDS:032x}",
                    name=name(),
                    phones=[phone],
                    id_number=id_number,
                )
            )
        for number in range(SEARCHED_CASES):
            store.rows.put_row(
                Case(
                    id=f"{choose.getrandbits(128):032x}",
                    village_code=VILLAGE,
                    number=f"{VILLAGE}-A2026{number % 12 + 1:02d}01-{number:05d}",
                    item_name=choose.choice(ITEMS),
                    applicant_name=name(),
                    applicant_phone=f"13{choose.randrange(10**9):09d}",
                )
            )
    taken = time.perf_counter() - begun
    records = HOUSEHOLDS + PERSONS + SEARCHED_CASES
    return {"records": records, "kept_per_second": round(records / taken)}


def queries(choose: random.Random) -> dict[str, Callable[[], str]]:
    """What people type, by kind."""
    return {
        "one character": lambda: choose.choice(SURNAMES + GIVEN),
        "two characters": lambda: choose.choice(SURNAMES) + choose.choice(GIVEN),
        "whole name": lambda: choose.choice(SURNAMES) + "".join(choose.choices(GIVEN, k=2)),
        "address": lambda: (
            f"{choose.choice(PLACES)}{choose.choice(PLACES)}村{choose.randrange(20)}"
        ),
        "item": lambda: choose.choice(ITEMS)[:2],
        "initial": lambda: choose.choice("wlzgxyqm"),
        "initials": lambda: "".join(choose.choices("wlzgxyqm", k=3)),
        "pinyin": lambda: "".join(choose.choices(SYLLABLES, k=2)),
        "four digits": lambda: f"{choose.randrange(10**4):04d}",
        "phone": lambda: f"13{choose.randrange(10**9):09d}",
        "household number": lambda: f"{choose.randrange(HOUSEHOLDS):05d}",
        "nothing found": lambda: "龘" + choose.choice(GIVEN),
    }


def page_times(store: Store, choose: random.Random) -> list[float]:
    """Milliseconds for a page of 100 rows, begun anywhere in the list."""
    times = []
    for _ in range(SEARCHES):
        key = PageKey(f"{choose.randrange(HOUSEHOLDS - 100):05d}", "")
        begun = time.perf_counter()
        rows = store.households.page_after(key, 100)
        times.append((time.perf_counter() - begun) * 1000)
        assert len(rows) == 100
    return times


def measure_search(folder: Path) -> dict[str, Any]:
    """Time from query to hits over 200,000 records, freshly opened."""
    desk = Desk(folder)
    choose = random.Random(20260801)
    figures: dict[str, Any] = fill_for_search(desk.store, choose)
    desk.store.close()
    figures["file_mib"] = round(desk.path.stat().st_size / 2**20, 1)
    store = Store(open_database(desk.path, desk.key), Suite1(), syllables)
    everything = []
    for kind, make in queries(choose).items():
        times = []
        for _ in range(SEARCHES):
            query = make()
            begun = time.perf_counter()
            store.search.find(query)
            times.append((time.perf_counter() - begun) * 1000)
        figures[kind] = percentiles(times)
        everything += times
    figures["all"] = percentiles(everything)
    figures["page of households"] = percentiles(page_times(store, choose))
    store.close()
    return figures


def measure_backup(folder: Path) -> dict[str, Any]:
    """A verified copy of a file with 10,000 visits, and opening that file."""
    desk = Desk(folder)
    with desk.store.transaction():
        for number in range(VISITS):
            desk.write("visit", secrets.token_hex(16), visit_fields(number))
        desk.fold().fold_pending()
    begun = time.perf_counter()
    report = copy_database(desk.store.db, folder / "copy.db", desk.key)
    copied = time.perf_counter() - begun
    desk.store.close()
    begun = time.perf_counter()
    open_database(desk.path, desk.key).close()
    opened = time.perf_counter() - begun
    return {
        "file_mib": round(report.file_bytes / 2**20, 1),
        "copied_and_verified_ms": round(copied * 1000),
        "opened_ms": round(opened * 1000, 1),
    }


MEASUREMENTS = {
    "saving": measure_saving,
    "rebuild": measure_rebuild,
    "search": measure_search,
    "backup": measure_backup,
}


def main(names: list[str] | None = None) -> None:
    """Print the chosen measurements, or all, as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", choices=[*MEASUREMENTS, []])
    for name in parser.parse_args(names).names or list(MEASUREMENTS):
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps({name: MEASUREMENTS[name](Path(folder))}, ensure_ascii=False))


if __name__ == "__main__":
    main()
