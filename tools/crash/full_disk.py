"""A disk that is really full (R3): a small tmpfs on which a desk works until nothing more fits.

    python -m tools.crash.full_disk FOLDER

FOLDER is where the small disks are mounted. Prints one line of JSON; ends with 3 where mounting is
not permitted. `fill_real_disks` tries the ways there are to be permitted.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem
from app.store.store import Store
from tools.crash.inspection import Broken, Inspector
from tools.crash.memory import memory_folder
from tools.crash.promises import Promises
from tools.crash.shim import ROOT, command
from tools.crash.village import (
    PASSWORD,
    STAFF_NAME,
    STATION,
    DeskWork,
    at_the_desk,
    first_start,
    heads_of,
    surroundings,
)

SIZES_KIB = tuple(range(2304, 4992, 192))  # from one that is too small to begin on
# What the program is told is free, whatever is: enough for new forms, too little for its reserve.
TOLD_FREE_BYTES = 500 * 1024 * 1024
ENOUGH_KIB = 64 * 1024
NOT_PERMITTED = 3
LONGEST_SECONDS = 240


class FullDiskFigures(msgspec.Struct):
    """What so many small disks have shown."""

    disks: int = 0
    acts: int = 0
    full: dict[str, int] = {}
    violations: list[str] = []


class SmallDisk:
    """A tmpfs of a few MiB with a station on it, which others fill behind the program's back."""

    def __init__(self, folder: Path, kib: int) -> None:
        self._folder = folder
        self._kib = kib
        self._ends: set[tuple[str, int, str]] = set()
        self._promises = Promises()

    def fill(self, figures: FullDiskFigures) -> None:
        """Work until the disk is full, make room, and look at what is there."""
        _mount(self._folder, self._kib)
        try:
            reason = self._work_until_full(figures)
            figures.full[reason] = figures.full.get(reason, 0) + 1
            _call("mount", "-o", f"remount,size={ENOUGH_KIB}k", str(self._folder))
            self._check()
        except Broken as broken:
            figures.violations.append(f"{self._kib} KiB: {broken}")
        finally:
            _call("umount", str(self._folder))
        figures.disks += 1

    def _work_until_full(self, figures: FullDiskFigures) -> str:
        try:
            told = msgspec.structs.replace(surroundings(), free_bytes=lambda _: TOLD_FREE_BYTES)
            station = first_start(self._folder / STATION, told)
        except EnvironmentProblem as problem:
            return f"first start: {problem.key}"
        except Exception as error:
            raise Broken(f"not planned: {type(error).__name__}: {error}") from error
        self._promises.accounts = {STAFF_NAME: {PASSWORD}}
        self._promises.has_station = True
        try:
            with at_the_desk(station) as desk:
                self._remember(desk.store)
                while True:
                    DeskWork(station, desk, self._remember).register_case()
                    figures.acts += 1
        except EnvironmentProblem as problem:
            return f"case: {problem.key}"
        except Exception as error:
            raise Broken(f"not planned: {type(error).__name__}: {error}") from error
        finally:
            station.close()

    def _remember(self, store: Store) -> None:
        heads = heads_of(store)
        self._promises.heads = {feed: seq for feed, (seq, _) in heads.items()}
        self._ends |= {(feed, seq, chain) for feed, (seq, chain) in heads.items()}

    def _check(self) -> None:
        disk = {
            path.relative_to(self._folder).as_posix(): path.read_bytes()
            for path in self._folder.rglob("*")
            if path.is_file()
        }
        copy = memory_folder()
        try:
            inspector = Inspector(copy, lambda head: head in self._ends)
            inspector.check(disk, self._promises)
            inspector.check_by_working(disk, self._promises)
        finally:
            shutil.rmtree(copy)


def fill_real_disks(folder: Path) -> FullDiskFigures | None:
    """Fill small disks; None where this system does not let us mount any."""
    folder.mkdir(parents=True, exist_ok=True)
    own_mounts = ["unshare", "--mount"]
    own_users = ["unshare", "--user", "--map-root-user", "--mount"]
    for way in (own_mounts, own_users):
        if shutil.which("unshare") is None:
            return None
        asked = [*way, *command("tools.crash.full_disk", str(folder))]
        answer = subprocess.run(
            asked, capture_output=True, text=True, cwd=ROOT, check=False, timeout=LONGEST_SECONDS
        )
        if answer.returncode == 0:
            return msgspec.json.decode(answer.stdout, type=FullDiskFigures)
        if answer.returncode not in (1, NOT_PERMITTED):
            raise RuntimeError(answer.stderr)
    return None


def _mount(folder: Path, kib: int) -> None:
    _call("mount", "-t", "tmpfs", "-o", f"size={kib}k", "crash", str(folder))


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_SECONDS)


def main(arguments: list[str]) -> int:
    figures = FullDiskFigures()
    folder = Path(arguments[0])
    try:
        _mount(folder, ENOUGH_KIB)
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        return NOT_PERMITTED
    _call("umount", str(folder))
    for kib in SIZES_KIB:
        SmallDisk(folder, kib).fill(figures)
    print(msgspec.json.encode(figures).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
