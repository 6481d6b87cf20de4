"""Rebuilds the disk at every recorded change, as a power cut might leave it, and opens what it finds.

    python -m tools.crash.explore RECORDING --states N --seed S --part 0/2 [--at OPERATION]

RECORDING is what `tools.crash.record` left. Prints its figures as one line of JSON. With --at, only
the disks of one operation; with the same --states, --seed and --part they are the same disks.
"""

import argparse
import posixpath
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

import msgspec

from tools.crash.disk_model import WAYS, Disk, DiskModel
from tools.crash.inspection import LABEL, Broken, Inspector
from tools.crash.promises import Promises, bundles_ever_said, heads_ever_said
from tools.crash.recording import ACKNOWLEDGE, Operation, read_recording
from tools.crash.shim import Shim
from tools.crash.village import SAID, STICK

TRIES_A_STATE = 3  # where little can be lost, most tries give a disk that was seen already
STATES_TO_ONE_WORKED_IN = 200
STATES_TO_ONE_SECOND_CRASH = 400
SECOND_CRASHES = 12
NEIGHBOURS = 64  # operations that stay in one part: about those of one act, so one database
EXAMPLES_KEPT = 5


class Violation(msgspec.Struct, frozen=True):
    """A promise not kept: at which operation, by which of its disks, in which way."""

    promise: str
    operation: int
    number: int
    way: str


class Figures(msgspec.Struct):
    """What an exploration looked at and found."""

    operations: int = 0
    states: int = 0
    second_crashes: int = 0
    worked_in: int = 0
    databases: int = 0
    seconds: float = 0
    violations: dict[str, int] = {}
    examples: list[Violation] = []

    @property
    def violating(self) -> int:
        """States in which a promise was broken."""
        return sum(self.violations.values())

    def join(self, other: "Figures") -> None:
        """Add what another part, or another round, has found."""
        self.operations += other.operations
        self.states += other.states
        self.second_crashes += other.second_crashes
        self.worked_in += other.worked_in
        self.databases += other.databases
        self.seconds = max(self.seconds, other.seconds)
        self.violations = dict(Counter(self.violations) + Counter(other.violations))
        self.examples = (self.examples + other.examples)[:EXAMPLES_KEPT]


class Recording:
    """One recorded scenario: how the folder stood, every change, and the promises made by then."""

    def __init__(self, folder: Path) -> None:
        before, world = folder / "before", folder / "world"
        self.operations = read_recording(folder / "log", world)
        ended = [path for path in world.rglob("*") if path.is_file() and path.name != SAID]
        self.last_disk = {path.relative_to(world).as_posix(): path.read_bytes() for path in ended}
        inside = [(path.relative_to(before).as_posix(), path) for path in before.rglob("*")]
        self.disk = {
            name: path.read_bytes() for name, path in inside if path.is_file() and name != SAID
        }
        self.folders = ["", *(name for name, path in inside if path.is_dir())]
        earlier = before / SAID
        self.said_before = earlier.read_bytes() if earlier.exists() else b""
        said = [each.content for each in self.operations if each.kind == ACKNOWLEDGE]
        self.known_heads = heads_ever_said([self.said_before, *said])
        self.known_bundles = bundles_ever_said([self.said_before, *said])

    def model(self) -> DiskModel:
        """The disk as it stood before the first change. The stick is FAT."""
        return DiskModel(self.disk, self.folders, unordered=[STICK])

    def moments(self) -> Iterator[tuple[int, DiskModel, Promises]]:
        """The disk and the promises after each change."""
        model, promises = self.model(), Promises()
        promises.hear(self.said_before)
        for number, operation in enumerate(self.operations):
            model.apply(operation)
            if operation.kind == ACKNOWLEDGE:
                promises.hear(operation.content)
            yield number, model, promises


class Explorer:
    """Walks through a recording and has disks inspected."""

    def __init__(self, recording: Recording, folder: Path, seed: int) -> None:
        self._recording = recording
        self._folder = folder
        self._seed = seed
        self._inspector = Inspector(
            folder / "disk", recording.known_heads.__contains__, recording.known_bundles
        )
        self._inspector.know_complete(recording.last_disk)
        self._seen: set[int] = set()
        self.figures = Figures()

    def explore(self, states: int, mine: Collection[int]) -> Figures:
        """About that many different disks, spread over those operations."""
        started = time.monotonic()
        for number, model, promises in self._recording.moments():
            if number in mine:
                self.figures.operations += 1
                # What one moment could not give, the next ones make up for.
                due = states * self.figures.operations // len(mine)
                self.explore_moment(number, model, promises, due - self.figures.states)
        self.figures.databases = self._inspector.databases
        self.figures.seconds = time.monotonic() - started
        return self.figures

    def explore_moment(
        self, number: int, model: DiskModel, promises: Promises, wanted: int
    ) -> None:
        """Disks that a power cut at one moment may leave."""
        tries = 1 if model.is_all_safe() else wanted * TRIES_A_STATE
        enough = self.figures.states + wanted
        for place in range(tries):
            if self.figures.states >= enough:
                break
            random = Random(f"{self._seed}/{number}/{place}")
            way = WAYS[place % len(WAYS)]
            disk = model.after_crash(way, random)
            if self._is_new(disk, promises):
                self._judge(disk, promises, Violation("", number, place, way))

    def _is_new(self, disk: Disk, promises: Promises) -> bool:
        key = hash((promises.count, *disk.items()))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _judge(self, disk: Disk, promises: Promises, where: Violation) -> None:
        figures = self.figures
        figures.states += 1
        try:
            self._inspector.check(disk, promises)
            if figures.states % STATES_TO_ONE_WORKED_IN == 0:
                figures.worked_in += 1
                self._inspector.check_by_working(disk, promises)
            if figures.states % STATES_TO_ONE_SECOND_CRASH == 0 and LABEL in disk:
                self._crash_again(disk, promises, where)
        except Broken as broken:
            promise = str(broken)
            figures.violations[promise] = figures.violations.get(promise, 0) + 1
            if len(figures.examples) < EXAMPLES_KEPT:
                figures.examples.append(msgspec.structs.replace(where, promise=promise))

    def _crash_again(self, disk: Disk, promises: Promises, where: Violation) -> None:
        """The power goes again while the database is being mended."""
        operations = self._recovery_of(disk)
        random = Random(f"{self._seed}/{where.operation}/{where.number}/again")
        chosen = sorted(random.sample(range(len(operations)), min(4, len(operations))))
        model = DiskModel(disk, folders_of(disk))
        for number, operation in enumerate(operations):
            model.apply(operation)
            if number in chosen:
                for place in range(SECOND_CRASHES // 4):
                    second = model.after_crash(WAYS[random.randrange(len(WAYS))], random)
                    self.figures.states += 1
                    self.figures.second_crashes += 1
                    self._check_second(second, promises, place)

    def _check_second(self, disk: Disk, promises: Promises, place: int) -> None:
        try:
            self._inspector.check(disk, promises)
        except Broken as broken:
            raise Broken(f"after a second crash ({place}): {broken}") from broken

    def _recovery_of(self, disk: Disk) -> list[Operation]:
        watched, log = self._folder / "disk", self._folder / "recovery"
        log.unlink(missing_ok=True)
        self._inspector.lay_out(disk)
        shim = Shim()
        shim.record(watched, log)
        self._inspector.recover(disk)
        shim.stop()
        return read_recording(log, watched)


def folders_of(disk: Disk) -> set[str]:
    """Every folder that a file of the disk lies in, however deep."""
    folders = {""}
    for path in disk:
        while path := posixpath.dirname(path):
            folders.add(path)
    return folders


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.crash.explore")
    parser.add_argument("recording", type=Path)
    parser.add_argument("--states", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--at", type=int, default=-1)
    asked = parser.parse_args(arguments)
    part, parts = (int(text) for text in asked.part.split("/"))
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=asked.recording.parent))
    try:
        recording = Recording(asked.recording)
        explorer = Explorer(recording, folder, asked.seed)
        only = range(asked.at, asked.at + 1)
        everything = range(len(recording.operations))
        part_of_all = {n for n in everything if n // NEIGHBOURS % parts == part}
        explorer.explore(asked.states, part_of_all if asked.at < 0 else only)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(msgspec.json.encode(explorer.figures).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
