"""What it costs to save one thing durably, beside a bare insert: here, and on slower disks."""

import contextlib
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.acts.intake import Intake
from app.bootstrap.station import OpenStation
from app.models.identity import new_id
from app.models.records import Visit
from app.store.engine import open_database
from app.store.record_table import RecordTable
from bench.slow_disk import SlowDisk
from bench.visit_texts import visit_fields

VILLAGE = "370781109216"
SAVES = 200
DISKS = {"of an SSD (1 ms)": 1.0, "of an old SSD (5 ms)": 5.0}
"""How much longer a sync takes there; a hard disk needs 10 to 20 ms."""
Taken = list[tuple[float, float]]
"""Of each save: seconds on the wall and of this thread's CPU."""


class Savings:
    """One save after another, beside inserts into files with the same settings: the same library, key,
    page size, log and sync. Taken in turn, so that all have the same neighbours.
    """

    def __init__(
        self,
        desk: Any,
        station: OpenStation,
        chance: random.Random,
        folder: Path,
        disk: SlowDisk | None,
    ) -> None:
        self._desk, self._station, self._chance, self._disk = desk, station, chance, disk
        self._bare = open_database(folder / "bare.db", station.database_key)
        self._bare.conn.execute(
            "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, body BLOB)"
        )
        self._plain = open_database(folder / "plain.db", station.database_key)
        self._visits = RecordTable(Visit, "visits")

    def close(self) -> None:
        self._bare.close()
        self._plain.close()

    def figures(self, when: str) -> dict[str, str]:
        visits, bares, plains = Taken(), Taken(), Taken()
        for number in range(SAVES):
            fields = visit_fields(number, self._chance, is_hard=True)
            self._save_visit(fields, visits)
            self._insert_bare(msgspec.msgpack.encode(fields), bares)
            own = {"id": new_id(os.urandom), "entity_id": new_id(os.urandom)}
            row = self._visits.values(
                msgspec.convert({**fields, **own, "village_code": VILLAGE}, Visit)
            )
            with _timed(plains):
                _insert(self._plain, self._visits.upsert_sql, row)
        return {
            f"one visit saved {when}, times a bare insert": _ratio(visits, bares),
            f"one visit saved {when}, times its plain row": _ratio(visits, plains),
        }

    def of_a_case(self) -> dict[str, str]:
        """A case as the desk receives it: two entries, its number, its deadlines, its search words."""
        return {"a case received, times a bare insert": self._beside_bare(self._save_case)}

    def slowly(self) -> dict[str, str]:
        """The same where syncs take as long as on real disks, and how many there are for each save."""
        if self._disk is None:
            return {"on slower disks": "not measured: that needs Linux and a C compiler"}
        figures = {}
        savers = {"one visit saved": self._save_visit_of, "a case received": self._save_case}
        for disk, milliseconds in DISKS.items():
            self._disk.delay(milliseconds)
            for what, save in savers.items():
                figures[f"{what}, syncs {disk}"] = self._beside_bare(save)
        self._disk.delay(0)
        for what, save in savers.items():
            figures[f"{what}, syncs"] = self._syncs_of(save)
        return figures

    def _beside_bare(self, save: Callable[[str, Taken], None]) -> str:
        taken, bares = Taken(), Taken()
        for number in range(SAVES):
            text = str(visit_fields(number, self._chance, is_hard=True)["content"])
            save(text, taken)
            self._insert_bare(text.encode(), bares)
        return _ratio(taken, bares)

    def _syncs_of(self, save: Callable[[str, Taken], None]) -> str:
        """More than one wherever the write-ahead log is full and goes back into the file."""
        assert self._disk is not None
        own, beside = [], 0
        for _ in range(SAVES):
            mine, all_before = self._disk.syncs()
            save("走访", [])
            mine_after, all_after = self._disk.syncs()
            own.append(mine_after - mine)
            beside += all_after - all_before - own[-1]
        usual = statistics.mode(own)
        return (
            f"{usual} in {own.count(usual)} of {SAVES}, {sum(own)} in all;"
            f" {beside} beside them by the mark's thread"
        )

    def _save_visit(self, fields: dict[str, Any], taken: Taken) -> None:
        pen = self._desk.workplace.pen
        with _timed(taken), pen.act(self._station.actor, "record_visit") as act:
            act.event("visit", fields)

    def _save_visit_of(self, text: str, taken: Taken) -> None:
        self._save_visit({**visit_fields(0, self._chance, is_hard=True), "content": text}, taken)

    def _save_case(self, text: str, taken: Taken) -> None:
        intake = Intake("S01-001", "王伟", (), request=text)
        with _timed(taken):
            self._desk.cases.register_case(self._station.actor, intake)

    def _insert_bare(self, body: bytes, taken: Taken) -> None:
        with _timed(taken):
            _insert(self._bare, "INSERT INTO bare (body) VALUES (?)", (body,))


def _insert(db: Any, sql: str, values: tuple[Any, ...]) -> None:
    db.conn.execute("BEGIN IMMEDIATE")
    db.conn.execute(sql, values)
    db.conn.commit()


@contextlib.contextmanager
def _timed(taken: Taken) -> Iterator[None]:
    started, cpu = time.perf_counter(), time.thread_time()
    yield
    taken.append((time.perf_counter() - started, time.thread_time() - cpu))


def _ratio(ours: Taken, theirs: Taken) -> str:
    """Of the medians on the wall; of the CPU the tenth that was disturbed least."""
    mine, other = (sorted(wall for wall, _ in each)[SAVES // 2] for each in (ours, theirs))
    my_cpu, its_cpu = (sorted(cpu for _, cpu in each)[SAVES // 10] for each in (ours, theirs))
    return (
        f"{mine / other:.1f} ({mine * 1000:.2f} ms against {other * 1000:.2f};"
        f" CPU {my_cpu * 1e6:.0f} µs against {its_cpu * 1e6:.0f})"
    )
