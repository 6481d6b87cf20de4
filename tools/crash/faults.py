"""Failing disks (R3): every call of every workflow that changes the disk fails, once and for ever.

    python -m tools.crash.faults --part 0/2 [--all] [--only WORKFLOW]

Needs the shim under it. A workflow then either succeeds wholly or says in a planned way that it did
not; afterwards, with the disk well again, the station opens and holds what it promised. Once means
an input/output error, for ever a full disk; --all tries both errors both ways. One line of JSON.
"""

import argparse
import errno
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from tools.crash.inspection import Broken, Inspector
from tools.crash.memory import memory_folder
from tools.crash.promises import Promises, heads_ever_said
from tools.crash.shim import Shim
from tools.crash.village import PASSWORD, STAFF_NAME, Said, at_the_desk, in_exchange, seeded
from tools.crash.workflows import (
    FIRST_START,
    SNAPSHOT,
    WORKED_FROM,
    WORKFLOWS,
    Bench,
    Hands,
    start_for_the_first_time,
)

RUNS_TO_ONE_WORKED_IN = 25
USUAL_STRIDE = 64
EXAMPLES_KEPT = 8


class Fault(msgspec.Struct, frozen=True):
    """How a call fails."""

    error: int
    for_ever: bool

    def __str__(self) -> str:
        return f"{errno.errorcode[self.error]} {'for ever' if self.for_ever else 'once'}"


USUAL = (Fault(errno.EIO, for_ever=False), Fault(errno.ENOSPC, for_ever=True))
ALL = (*USUAL, Fault(errno.ENOSPC, for_ever=False), Fault(errno.EIO, for_ever=True))


class FaultFigures(msgspec.Struct):
    """What the faults have shown. `refused`: runs in which the workflow said that it failed."""

    calls: dict[str, int] = {}
    runs: int = 0
    refused: int = 0
    survived: int = 0
    worked_in: int = 0
    seconds: float = 0
    violations: dict[str, int] = {}
    examples: list[str] = []

    @property
    def violating(self) -> int:
        """Runs after which a promise was broken."""
        return sum(self.violations.values())

    def join(self, other: "FaultFigures") -> None:
        """Add what another process has found."""
        for name, calls in other.calls.items():
            self.calls[name] = max(calls, self.calls.get(name, 0))
        self.runs += other.runs
        self.refused += other.refused
        self.survived += other.survived
        self.worked_in += other.worked_in
        self.seconds = max(self.seconds, other.seconds)
        for promise, count in other.violations.items():
            self.violations[promise] = self.violations.get(promise, 0) + count
        self.examples = (self.examples + other.examples)[:EXAMPLES_KEPT]


class SaidAloud(Said):
    """Promises kept in memory, where no failing disk can swallow them."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.lines = b""

    def _write(self, line: dict[str, Any]) -> None:
        self.lines += msgspec.json.encode(line) + b"\n"


class Breaker:
    """Runs workflows on a disk that fails, and looks at what is left."""

    def __init__(self, folder: Path, faults: tuple[Fault, ...]) -> None:
        self._bench = Bench(folder)
        self._shim = Shim()
        self._faults = faults
        self._inspector = Inspector(folder / "disk", lambda head: head in self._ends)
        self._ends = {(feed, seq, chain) for feed, (seq, chain) in self._bench.heads.items()}
        self.figures = FaultFigures()

    def fail_all(self, name: str, part: int, parts: int) -> None:
        """Every call of one workflow that falls to this part."""
        calls, said, is_refused = self._run(name, 0, self._faults[0])
        if is_refused:
            raise Broken(f"{name} fails on a sound disk")
        self._ends |= heads_ever_said([said])
        if name == SNAPSHOT:
            self._inspector.know_complete(self._bench.disk())
        # A snapshot is some eight hundred calls, nearly all of one transaction.
        stride = 1 if name != SNAPSHOT or self._faults is ALL else USUAL_STRIDE
        self.figures.calls[name] = -(-calls // stride)
        for nth in range(1 + part, calls + 1, parts * stride):
            for place, fault in enumerate(self._faults):
                # Usually a first start, which is long, has each call fail in one of the two ways.
                if self._faults is ALL or name != FIRST_START or nth // parts % 2 == place:
                    self._fail_one(name, nth, fault)

    def _fail_one(self, name: str, nth: int, fault: Fault) -> None:
        figures = self.figures
        figures.runs += 1
        try:
            _, said, is_refused = self._run(name, nth, fault)
            figures.refused += is_refused
            figures.survived += not is_refused
            promises = self._promises_before(name)
            promises.hear(said)
            disk = self._bench.disk()
            self._inspector.check(disk, promises)
            if figures.runs % RUNS_TO_ONE_WORKED_IN == 0:
                figures.worked_in += 1
                self._inspector.check_by_working(disk, promises)
        except Broken as broken:
            promise = str(broken)
            figures.violations[promise] = figures.violations.get(promise, 0) + 1
            if len(figures.examples) < EXAMPLES_KEPT:
                figures.examples.append(f"{name}, call {nth}, {fault}: {promise}")

    def _promises_before(self, name: str) -> Promises:
        promises = Promises()
        if name != FIRST_START:
            promises.accounts = {STAFF_NAME: {PASSWORD}}
            promises.has_station = True
            promises.heads = {feed: seq for feed, (seq, _) in self._bench.heads.items()}
            promises.kept = {"invitation"}
        return promises

    def _run(self, name: str, nth: int, fault: Fault) -> tuple[int, bytes, bool]:
        """One workflow on a fresh station: how many calls, what was said, whether it was refused."""
        said = SaidAloud()
        # A file can be watched only if it was watched when it was opened.
        self._shim.fail(self._bench.world, 0, 0, for_ever=False)
        if name == FIRST_START:
            shutil.rmtree(self._bench.world)
            self._bench.world.mkdir()
            is_refused = self._refuses(
                lambda: start_for_the_first_time(self._bench, said), nth, fault
            )
        else:
            self._bench.lay_out()
            is_refused = self._run_at_the_desk(WORKFLOWS[name], said, nth, fault)
        calls = self._shim.calls()
        self._shim.stop()
        return calls, said.lines, is_refused

    def _run_at_the_desk(
        self, workflow: Callable[[Hands], None], said: Said, nth: int, fault: Fault
    ) -> bool:
        station = self._bench.open(seeded(WORKED_FROM))
        with ExitStack() as closing:
            closing.callback(station.close)
            desk = closing.enter_context(at_the_desk(station))
            sync = closing.enter_context(in_exchange(station))
            hands = Hands(self._bench, station, desk, sync, said)
            return self._refuses(lambda: workflow(hands), nth, fault)

    def _refuses(self, work: Callable[[], None], nth: int, fault: Fault) -> bool:
        """Whether it said so; the fault lasts until everything is closed."""
        self._shim.fail(self._bench.world, nth, fault.error, for_ever=fault.for_ever)
        try:
            work()
        except EnvironmentProblem:
            return True
        except OperationRefused as refusal:
            raise Broken(f"a rule is blamed for the disk: {refusal.key}") from refusal
        except Exception as error:
            raise Broken(f"not planned: {type(error).__name__}: {error}") from error
        return False


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.crash.faults")
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    part, parts = (int(text) for text in asked.part.split("/"))
    names = [name for name in (FIRST_START, *WORKFLOWS) if asked.only in ("", name)]
    started = time.monotonic()
    folder = memory_folder()
    try:
        breaker = Breaker(folder, ALL if asked.all else USUAL)
        for name in names:
            breaker.fail_all(name, part, parts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    breaker.figures.seconds = time.monotonic() - started
    print(msgspec.json.encode(breaker.figures).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
