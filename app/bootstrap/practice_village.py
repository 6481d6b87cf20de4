"""练习村: a made-up village to try everything in. It lies in a folder of its own, under a code that no
township has, says on each page and paper that it is practice, and can be made anew at any time.
"""

import contextlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.bootstrap.earlier_weeks import DemoClock, EarlierWeeks, heads_with_phones
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from app.models.divisions import PRACTICE_VILLAGE
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.roster import RosterPreview
from app.sheets.synthetic_village import synthetic_roster

PRACTICE_MARK = "练习，不作凭据"
PRACTICE_PASSWORD, PRACTICE_NAME = "lian xi cun mi ma", "练习员"
HOUSEHOLDS, SEED, DAYS_BEFORE, VISITORS = 40, 20260301, 21, 8
UNFINISHED = ".part"


class PracticeVillage:
    """The practice village beside a station's folder."""

    def __init__(self, data: Path, surroundings: Surroundings, *, is_anew: bool = False) -> None:
        """`is_anew` forgets all that was practised, once, when the village is opened."""
        self._is_anew = is_anew
        self.folder = data.with_name(f"{data.name}-practice")
        self._surroundings = surroundings

    @property
    def surroundings(self) -> Surroundings:
        """Nothing of it is kept elsewhere on this PC."""
        return msgspec.structs.replace(self._surroundings, secret_place="beside")

    def opened(self) -> OpenStation:
        """The village, made first where there is none. Takes a moment: never on the windows' thread."""
        if self._is_anew:
            self.remove()
            self._is_anew = False
        if not self._exists():
            self._make()
        return open_station(self.folder, PRACTICE_NAME, PRACTICE_PASSWORD, self.surroundings)

    def remove(self) -> None:
        """Forget all that was practised. Raises OperationRefused `practice_folder_foreign` for a folder
        that holds anything else, EnvironmentProblem `file_not_written`.
        """
        for folder in (self.folder, self._unfinished):
            if not folder.exists():
                continue
            if folder == self.folder and not self._is_practice():
                raise OperationRefused("practice_folder_foreign")
            try:
                shutil.rmtree(folder)
            except OSError:
                raise EnvironmentProblem("file_not_written", name=folder.name) from None

    @property
    def _unfinished(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}{UNFINISHED}")

    def _exists(self) -> bool:
        if not self.folder.exists():
            return False
        if not self._is_practice():
            raise OperationRefused("practice_folder_foreign")
        return True

    def _is_practice(self) -> bool:
        folder = StationFolder(self.folder, self._surroundings.disk)
        return folder.exists() and folder.label().village_code == PRACTICE_VILLAGE.code

    def _make(self) -> None:
        """Beside its place, so that one that was cut short is not taken for a village."""
        self.remove()
        clock = DemoClock(self._surroundings.clock)
        around = msgspec.structs.replace(self.surroundings, clock=clock)
        first = FirstStart(PRACTICE_VILLAGE.code, PRACTICE_NAME, PRACTICE_PASSWORD)
        clock.days_back = DAYS_BEFORE
        station = create_station(self._unfinished, first, around)
        try:
            _fill(station, clock)
        finally:
            station.close()
        _moved(lambda: self._unfinished.rename(self.folder))


def _fill(station: OpenStation, clock: DemoClock) -> None:
    """Households, and the cases and visits of some weeks, by the acts that the desk uses."""
    roster = synthetic_roster(HOUSEHOLDS, SEED)
    preview = RosterPreview("练习花名册", 1, tuple(roster))
    desk = station.open_desk()
    try:
        desk.rosters.import_roster(station.actor, preview)
        people = heads_with_phones(desk, roster, VISITORS)
        EarlierWeeks(desk, station.actor, clock, people).play()
    finally:
        desk.store.close()


def _moved(move: Callable[[], object]) -> None:
    """Windows may hold a file of a folder for a moment after it was closed."""
    for _ in range(5):
        with contextlib.suppress(PermissionError):
            move()
            return
        time.sleep(0.2)
    move()
