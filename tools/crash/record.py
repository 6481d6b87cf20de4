"""Records a station's days: every write of the unmodified program, and what it had promised when.

    python -m tools.crash.record FOLDER SCENARIO SEED

FOLDER gets `world` (what is watched), `before` (how it stood), `log` and, in said.ack, the promises.
"""

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from app.acts.pen import Actor
from app.bootstrap.station import OpenStation
from app.bootstrap.station_backup import back_up, restore_backup
from app.bootstrap.surroundings import Surroundings
from app.models.identity import new_id
from app.models.roles import ADMIN
from app.store.store import Store
from app.sync.reports import BundleReport
from app.vault.slots import LoginTile
from tools.crash import town
from tools.crash.shim import Shim
from tools.crash.village import (
    BACKUPS,
    CHEAP,
    NEXT_PASSWORD,
    PASSWORD,
    SAID,
    STAFF_NAME,
    STATION,
    STICK,
    DeskWork,
    Heads,
    Said,
    at_the_desk,
    digest_of,
    first_start,
    heads_of,
    in_exchange,
    opened,
    seeded,
)

CASES_TO_CHECKPOINT = 40  # so many make the log in front of the file overflow into it
ROUNDS_WITH_BOTH_HANDS = 8


class Day:
    """One folder in which a village works, beside a township that is not watched."""

    def __init__(self, folder: Path, around: Surroundings) -> None:
        self.world = folder / "world"
        self._town_folder = folder / "town"
        self._aside = folder / "aside"
        self._around = around
        self._said = Said(self.world / SAID)
        self._backed_up: dict[Path, Heads] = {}
        for each in (self.world, self._aside, self.world / STICK, self.world / BACKUPS):
            each.mkdir(parents=True)

    def open(self, password: str = PASSWORD) -> OpenStation:
        """The station, unlocked."""
        return opened(self.world / STATION, self._around, password)

    def first_start(self) -> None:
        """Set the station up."""
        self._said.trying(account={STAFF_NAME: PASSWORD})
        with closing(first_start(self.world / STATION, self._around)) as station:
            self._said.said(account={STAFF_NAME: PASSWORD})
            with at_the_desk(station) as desk:
                self._done(desk.store)

    def morning(self) -> None:
        """Roster, cases, cards, papers, a visit."""
        with closing(self.open()) as station, at_the_desk(station) as desk:
            DeskWork(station, desk, self._done).whole_morning()

    def accept_invitation(self) -> None:
        """The township's letter is read."""
        letter = town.invitation(self._town_folder, self._around, self._aside / "invitation.lxi")
        with closing(self.open()) as station, in_exchange(station) as sync:
            sync.accept_invitation(letter)
            self._said.said(kept=["invitation"])

    def exchange(self) -> None:
        """Three bundles to town and an answer back."""
        with closing(self.open()) as station, in_exchange(station) as sync:
            bundle = self._export(sync.export_bundle)
            answer = self._aside / "answer.lxb"
            town.answer(self._town_folder, self._around, Path(bundle.path), answer)
            sync.import_bundle(answer)
            with at_the_desk(station) as desk:
                self._said.said(kept=["certificate"], heads=heads_of(desk.store))
            self._export(sync.export_bundle)
            self._export(sync.export_bundle)

    def late_start(self) -> Callable[[], None]:
        """The township knows this PC and another; returns the taking over of its snapshot."""
        with closing(self.open()) as station, in_exchange(station) as sync:
            bundle = Path(self._export(sync.export_bundle).path)
        answer = self._aside / "answer.lxb"
        town.answer(self._town_folder, self._around, bundle, answer)
        town.second_pc(self._town_folder, self._aside, self._around)
        newcomer = town.snapshot(self._town_folder, self._around)

        def take() -> None:
            with (
                closing(self.open()) as station,
                at_the_desk(station) as desk,
                in_exchange(station) as sync,
            ):
                newcomer.take(sync, lambda: self._done(desk.store))

        return take

    def new_people(self) -> None:
        """A second account, and a new password for the first."""
        with closing(self.open()) as station, at_the_desk(station) as desk:
            second = Actor(new_id(self._around.randomness), "刘洋", ADMIN)
            tile = LoginTile(second.id, second.name)
            station.slots().add_slot(station.database_key, tile, PASSWORD, CHEAP)
            self._said.said(account={second.name: PASSWORD})
            desk.register.add_staff(station.actor, second)
            self._done(desk.store)
            self._said.trying(account={STAFF_NAME: NEXT_PASSWORD})
            station.slots().change_password(station.actor.id, PASSWORD, NEXT_PASSWORD, CHEAP)
            self._said.said(account={STAFF_NAME: NEXT_PASSWORD})

    def back_up(self, name: str = "first.db", password: str = NEXT_PASSWORD) -> Path:
        """A verified copy."""
        target = self.world / BACKUPS / name
        with closing(self.open(password)) as station, at_the_desk(station) as desk:
            back_up(station, desk.store, target)
            self._backed_up[target] = heads_of(desk.store)
            self._said.said(backup={f"{BACKUPS}/{name}": self._backed_up[target]})
        return target

    def long_afternoon(self, cases: int) -> None:
        """So many cases that SQLite moves its log into the file while the desk is open."""
        with closing(self.open()) as station, at_the_desk(station) as desk:
            work = DeskWork(station, desk, self._done)
            for _ in range(cases):
                work.submit(work.register_case())

    def both_hands(self, rounds: int) -> None:
        """Desk and exchange at the same time, each in its thread and on its own connection."""

        def at_work(station: OpenStation) -> None:
            with at_the_desk(station) as desk:
                work = DeskWork(station, desk, self._done)
                for _ in range(rounds):
                    work.submit(work.register_case())

        def in_touch(station: OpenStation) -> None:
            with in_exchange(station) as sync:
                for _ in range(rounds):
                    self._export(sync.export_bundle)

        with closing(self.open()) as station, ThreadPoolExecutor(2) as threads:
            for hand in [threads.submit(at_work, station), threads.submit(in_touch, station)]:
                hand.result()

    def restore(self, backup: Path, password: str = PASSWORD) -> None:
        """Back to a backup while the township has more; the desk goes on in a new incarnation."""
        self._said.trying(restore=self._backed_up[backup])
        restore_backup(self.world / STATION, "", password, backup, self._around)
        self._said.said(restore=self._backed_up[backup])

    def _export(self, export: Callable[[Path], BundleReport]) -> BundleReport:
        report = export(self.world / STICK)
        name = Path(report.path).name
        self._said.said(bundle={f"{STICK}/{name}": digest_of(Path(report.path))})
        return report

    def _done(self, store: Store) -> None:
        self._said.said(heads=heads_of(store))


def working_day(day: Day, start: Callable[[], None]) -> None:
    """From first start through cases, papers, bundles and accounts to a backup."""
    start()
    day.first_start()
    day.morning()
    day.accept_invitation()
    day.exchange()
    day.new_people()
    day.back_up()


def long_day(day: Day, start: Callable[[], None]) -> None:
    """A file whose log runs full and is moved into it while the desk stays open."""
    day.first_start()
    start()
    day.long_afternoon(CASES_TO_CHECKPOINT)


def busy_day(day: Day, start: Callable[[], None]) -> None:
    """Cases are registered while bundles are written, by two connections to one file."""
    day.first_start()
    day.accept_invitation()
    start()
    day.both_hands(ROUNDS_WITH_BOTH_HANDS)


def restored_day(day: Day, start: Callable[[], None]) -> None:
    """A backup is put in the place of a file that is further."""
    day.first_start()
    day.morning()
    backup = day.back_up(password=PASSWORD)
    start()
    day.long_afternoon(1)
    day.restore(backup)
    day.long_afternoon(1)


def late_day(day: Day, start: Callable[[], None]) -> None:
    """A PC takes the snapshot of its village over, and then the entries below it."""
    day.first_start()
    day.accept_invitation()
    take = day.late_start()
    start()
    take()


SCENARIOS: dict[str, Callable[[Day, Callable[[], None]], None]] = {
    "working_day": working_day,
    "long_day": long_day,
    "busy_day": busy_day,
    "restored_day": restored_day,
    "late_day": late_day,
}


def main(arguments: list[str]) -> int:
    folder, scenario, seed = Path(arguments[0]).resolve(), arguments[1], int(arguments[2])
    shim = Shim()
    day = Day(folder, seeded(seed))

    def start() -> None:
        shutil.copytree(day.world, folder / "before")
        shim.record(day.world, folder / "log")

    SCENARIOS[scenario](day, start)
    shim.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
