"""What a station could be restored from: backups on sticks, in a folder that is chosen, in its own; and the
data folder of an old PC's disk.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from app.bootstrap.backup_keeping import SET_LABEL, SET_PREFIX, KeptBackup, live_in, noted_entries
from app.bootstrap.install_files import mounted_sticks
from app.bootstrap.set_restoring import BACKUPS, copies_of
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, Problem
from app.vault.device_keys import entries_marked

DATA_FOLDER, HOMES = "lianxin", ("home", "Users", "用户")
"""Where a station's data is when nobody chose another folder, and in which folders that is."""
_LOOKED_AT_MAX = 400
"""Names that are looked at in one folder: people keep whole archives on their sticks."""


class FoundCopy(msgspec.Struct, frozen=True):
    """One copy in a set. `entries` is None where it was not noted; `is_own`: of the PC's own backups;
    `is_live`: the data file itself of a pulled disk, whose mark tells of its own entries only.
    """

    folder: Path
    name: str
    made_at: datetime
    station_id: str
    station_name: str
    file_bytes: int
    entries: int | None = None
    is_own: bool = False
    is_live: bool = False


class BackupFinding:
    """Looks, and believes nothing yet: what it finds is read through before it is used. Slow."""

    def __init__(
        self, surroundings: Surroundings, places: Callable[[], Iterable[Path]] = mounted_sticks
    ) -> None:
        self._disk = surroundings.disk
        self._places = places

    def find(self) -> list[FoundCopy]:
        """On every stick, at its top and one folder below, and where people's own folders are on the
        disk of an old PC; the newest first.
        """
        found = []
        for place in self._places():
            for folder in _folders(place):
                deeper = [] if folder.name.startswith(SET_PREFIX) else _folders(folder)
                homes = deeper if folder.name in HOMES else []
                for each in (folder, *deeper, *(home / DATA_FOLDER for home in homes)):
                    if each.name.startswith(SET_PREFIX) or each.name == DATA_FOLDER:
                        found += self._copies(each)
        return _newest_first(found)

    def look_in(self, folder: Path) -> list[FoundCopy]:
        """In a folder that was chosen: a set, the folder that sets are in, or a saved station's folder.

        Raises EnvironmentProblem `backup_set_missing`.
        """
        found = []
        for each in (folder, *_folders(folder)):
            found += self._copies(each)
        if not found:
            raise EnvironmentProblem("backup_set_missing")
        return _newest_first(found)

    def own(self, data_dir: Path) -> list[FoundCopy]:
        """What stands on this PC, and the same station's on sticks."""
        label = StationFolder(data_dir, self._disk).label()
        there = [
            each
            for each in self.find()
            if each.station_id == label.station_id and each.folder.resolve() != data_dir.resolve()
        ]
        return _newest_first([*self._copies(data_dir, is_own=True), *there])

    def _copies(self, folder: Path, *, is_own: bool = False) -> list[FoundCopy]:
        if not (folder / SET_LABEL).is_file():
            return []
        with contextlib.suppress(Problem, OSError):
            station = StationFolder(folder, self._disk)
            label = station.label()

            def found(copy: KeptBackup, entries: int | None, *, is_live: bool = False) -> FoundCopy:
                return FoundCopy(
                    folder=folder,
                    name=copy.path.name,
                    made_at=copy.made_at,
                    station_id=label.station_id,
                    station_name=label.station_name,
                    file_bytes=copy.file_bytes,
                    entries=entries,
                    is_own=is_own,
                    is_live=is_live,
                )

            copies = [
                found(each, noted_entries(each.path, self._disk)) for each in copies_of(folder)
            ]
            if not is_own and (live := live_in(folder)):
                copies.append(found(live, entries_marked(station.mark, self._disk), is_live=True))
            return copies
        return []


def path_of(copy: FoundCopy) -> Path:
    """Where its file lies."""
    beside = copy.folder / copy.name
    return beside if beside.is_file() else copy.folder / BACKUPS / copy.name


def _folders(place: Path) -> list[Path]:
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        some = [entry for _, entry in zip(range(_LOOKED_AT_MAX), entries, strict=False)]
        return sorted(Path(each.path) for each in some if each.is_dir(follow_symlinks=False))
    return []


def _newest_first(copies: list[FoundCopy]) -> list[FoundCopy]:
    return sorted(copies, key=lambda each: each.made_at, reverse=True)
