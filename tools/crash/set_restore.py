"""A station set up again from a backup set and its recovery code, with the power cut at every change.

    python -m tools.crash.set_restore FOLDER STATES SEED

Whatever disk is found: there is no station yet, or a whole one that the used code no longer opens.
Prints its figures as one line of JSON.
"""

import shutil
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec

from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import slot_file
from app.bootstrap.station_recovery import make_recovery_code, restore_set
from app.bootstrap.surroundings import Surroundings
from app.models.errors import OperationRefused
from app.vault.recovery_code import recovery_secret
from app.vault.slots import SlotFile
from tools.crash.disk_model import WAYS, Disk, DiskModel
from tools.crash.recording import read_recording
from tools.crash.shim import Shim
from tools.crash.village import (
    NEXT_PASSWORD,
    STAFF_NAME,
    DeskWork,
    at_the_desk,
    first_start,
    opened,
    seeded,
)

STATES_TO_ONE_OPENED = 25
STATES_TO_ONE_RESTORED_AGAIN = 25


class Figures(msgspec.Struct):
    """What was looked at: disks, how many held a station, and the promises that were broken."""

    states: int = 0
    stations: int = 0
    opened: int = 0
    restored_again: int = 0
    violations: dict[str, int] = {}


class DeadStation:
    """What is left of a PC that is gone: a set, and the code of its envelope."""

    def __init__(self, folder: Path, around: Surroundings) -> None:
        with closing(first_start(folder / "gone", around)) as station, at_the_desk(station) as desk:
            DeskWork(station, desk, lambda store: None).register_case()
            self.code = make_recovery_code(station)
            (folder / "stick").mkdir()
            self.set = BackupKeeping(station).make_set(desk.store, folder / "stick")
        shutil.rmtree(folder / "gone")

    def restore(self, into: Path, around: Surroundings) -> str:
        """The next code."""
        station, next_code = restore_set(
            into, self.set, STAFF_NAME, self.code, NEXT_PASSWORD, around
        )
        station.close()
        return next_code


class Judge:
    """Holds a disk to the promise."""

    def __init__(self, folder: Path, dead: DeadStation, next_code: str, figures: Figures) -> None:
        self._folder = folder
        self._dead = dead
        self._next_code = next_code
        self._around = seeded(3)
        self._figures = figures

    def look(self, disk: Disk) -> None:
        """Lay the disk out and count what is wrong with it."""
        self._lay_out(disk)
        figures, folder = self._figures, StationFolder(self._folder, self._around.disk)
        figures.states += 1
        if not folder.exists():
            if (figures.states - figures.stations) % STATES_TO_ONE_RESTORED_AGAIN == 0:
                figures.restored_again += 1
                self._dead.restore(self._folder, self._around)
            return
        figures.stations += 1
        slots = slot_file(folder, folder.label(), self._around)
        if not any(_opens(slots, tile.staff_id) for tile in slots.names()):
            self._broken("the new password opens nothing")
        if _is_taken(slots, self._dead.code):
            self._broken("the used code opens the station")
        if not _is_taken(slots, self._next_code):
            self._broken("the next code does not open the station")
        if figures.stations % STATES_TO_ONE_OPENED == 0:
            figures.opened += 1
            opened(self._folder, self._around, NEXT_PASSWORD).close()

    def _lay_out(self, disk: Disk) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        for path, content in disk.items():
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _broken(self, promise: str) -> None:
        found = Counter(self._figures.violations)
        self._figures.violations = dict(found + Counter([promise]))


def _opens(slots: SlotFile, staff_id: str) -> bool:
    try:
        return bool(slots.unlock(staff_id, NEXT_PASSWORD))
    except OperationRefused:
        return False


def _is_taken(slots: SlotFile, code: str) -> bool:
    try:
        return bool(slots.unlock_by_recovery(recovery_secret(code)))
    except OperationRefused:
        return False


def explore(folder: Path, states: int, seed: int) -> Figures:
    """Restore once, and look at about that many of the disks that a cut could have left."""
    dead = DeadStation(folder, seeded(seed))
    world, shim = folder / "world", Shim()
    world.mkdir()
    shim.record(world, folder / "log")
    next_code = dead.restore(world, seeded(seed + 1))
    shim.stop()
    operations = read_recording(folder / "log", world)
    figures, model, seen = Figures(), DiskModel(), set[int]()
    judge = Judge(folder / "disk", dead, next_code, figures)
    for number, operation in enumerate(operations):
        model.apply(operation)
        due = states * (number + 1) // len(operations) - figures.states
        for place in range(1 if model.is_all_safe() else max(due, 0) * 3):
            disk = model.after_crash(WAYS[place % len(WAYS)], Random(f"{seed}/{number}/{place}"))
            key = hash(tuple(disk.items()))
            if key not in seen:
                seen.add(key)
                judge.look(disk)
            if figures.states * len(operations) >= states * (number + 1):
                break
    return figures


def main(arguments: list[str]) -> int:
    folder, states, seed = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    print(msgspec.json.encode(explore(folder, states, seed)).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
