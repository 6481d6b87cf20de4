"""Backups that make themselves: rotating in the station's folder, and a second set on a stick."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.acts.self_check import is_copy_sound
from app.bootstrap.station import OpenStation
from app.bootstrap.station_folder import StationFolder
from app.models.backup_rotation import kept_moments
from app.models.errors import EnvironmentProblem
from app.models.long_work import Tell, telling, untold
from app.models.moments import CHINA
from app.store.backup import copy_database, log_of
from app.store.engine import open_database
from app.store.store import Store
from app.vault.atomic_files import Disk

SET_PREFIX = "连心站备份-"
SET_LABEL = "station.json"
ENTRIES_FILE = "entries.json"
DATA_FILE = "station.db"
_STEM, _SUFFIX, _MOMENT = "station-", ".db", "%Y%m%d-%H%M%S"
_HOURS_BETWEEN = 20
SET_GENERATIONS = 2


class KeptBackup(msgspec.Struct, frozen=True):
    """One backup that was opened and read through: when it was made, in the station's time."""

    path: Path
    made_at: datetime
    file_bytes: int


class BackupKeeping:
    """The backups of one open station. Call it on a thread with a store of its own."""

    def __init__(self, station: OpenStation) -> None:
        self._station = station
        self._folder = station.folder.path / "backups"

    def kept(self) -> list[KeptBackup]:
        """What is there, the newest first."""
        return kept_in(self._folder)

    def is_due(self) -> bool:
        """Whether the newest is from another day, or none is there."""
        newest = self.kept()[:1]
        if not newest:
            return True
        age = self._now() - newest[0].made_at
        return not 0 <= age.total_seconds() < _HOURS_BETWEEN * 3600

    def make(self, store: Store, tell: Tell = untold) -> KeptBackup:
        """Copy the file, restore the copy for a trial, and let old ones go only after that. What `tell`
        raises leaves no copy.

        Raises EnvironmentProblem `backup_not_verified` and what `copy_database` raises.
        """
        self._station.surroundings.disk.make_folder(self._folder)
        made = self._copy(store, self._folder, tell)
        self._let_old_ones_go(made)
        return made

    def make_set(self, store: Store, target: Path, tell: Tell = untold) -> Path:
        """A set on a stick with all that another PC needs, the recovery code apart; returns it.

        Keys lie in it only sealed. Two generations of the file are kept. What `tell` raises leaves the
        set that was there, and at most some attachments more.
        """
        folder, disk = self._station.folder, self._station.surroundings.disk
        into = target / f"{SET_PREFIX}{self._station.label.station_id[:8]}"
        disk.make_folder(into)
        attachments = into / folder.attachments.name
        _copy_attachments(folder.attachments, attachments, disk, tell)
        self._copy(store, into, tell)
        # What came meanwhile; from here on the newest file of the set counts, so nothing stops it.
        _copy_attachments(folder.attachments, attachments, disk, untold)
        for name in sealed_files(folder):
            content = disk.read(folder.path / name)
            if content is not None:
                disk.write_atomically(into / name, content)
        for old in kept_in(into)[SET_GENERATIONS:]:
            old.path.unlink(missing_ok=True)
        return into

    def _copy(self, store: Store, into: Path, tell: Tell) -> KeptBackup:
        now = self._now()
        path = into / f"{_STEM}{now.strftime(_MOMENT)}{_SUFFIX}"
        report = copy_database(
            store.db,
            path,
            self._station.database_key,
            lambda remaining, total: tell(total - remaining, total),
        )
        if not self._is_restorable(path):
            path.unlink(missing_ok=True)
            raise EnvironmentProblem("backup_not_verified")
        note_entries(path, report.entries, self._station.surroundings.disk)
        return KeptBackup(path, now, report.file_bytes)

    def _is_restorable(self, path: Path) -> bool:
        """Restore it beside, in the station's own folder (it stays encrypted), and look at it."""
        with tempfile.TemporaryDirectory(dir=self._station.folder.path, prefix="trial-") as folder:
            trial = Path(folder) / path.name
            try:
                shutil.copyfile(path, trial)
            except OSError as error:
                raise EnvironmentProblem("disk_failed", code=error.errno or 0) from None
            with contextlib.closing(self._opened(trial)) as store:
                return is_copy_sound(store, self._station.journal_of(store))

    def _opened(self, path: Path) -> Store:
        database = open_database(path, self._station.database_key)
        return Store(database, self._station.surroundings.crypto, lambda name: set())

    def _let_old_ones_go(self, made: KeptBackup) -> None:
        kept = self.kept()
        # One whose day lies ahead was made with a wrong clock: it counts for nothing, and stays.
        past = [each for each in kept if each.made_at <= made.made_at]
        wanted = kept_moments(each.made_at for each in past)
        for each in past:
            if each.made_at not in wanted:
                with contextlib.suppress(OSError):
                    each.path.unlink()

    def _now(self) -> datetime:
        moment = datetime.fromtimestamp(self._station.surroundings.clock() // 1000, UTC)
        return moment.astimezone(CHINA)


def kept_in(folder: Path) -> list[KeptBackup]:
    """The backups of a folder, the newest first; what is named otherwise is not ours."""
    found = []
    for path in folder.glob(f"{_STEM}*{_SUFFIX}"):
        stamp = path.name.removeprefix(_STEM).removesuffix(_SUFFIX)
        with contextlib.suppress(ValueError, OSError):
            made_at = datetime.strptime(stamp, _MOMENT).replace(tzinfo=CHINA)
            found.append(KeptBackup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda each: each.made_at, reverse=True)


def live_in(folder: Path) -> KeptBackup | None:
    """The data file itself that lies in a station's folder, as of the last write to it or to its log."""
    path = folder / DATA_FILE
    with contextlib.suppress(OSError):
        found = [each.stat() for each in (path, log_of(path)) if each.is_file()]
        if path.is_file():
            written_at = datetime.fromtimestamp(int(max(each.st_mtime for each in found)), CHINA)
            return KeptBackup(path, written_at, sum(each.st_size for each in found))
    return None


def note_entries(copy: Path, entries: int, disk: Disk) -> None:
    """How many entries a copy holds, beside it: where one is chosen to be restored from, nobody can look
    into it yet. A copy of which it is not known is as good as others.
    """
    known = {each.path.name: noted_entries(each.path, disk) for each in kept_in(copy.parent)}
    noted = {name: count for name, count in known.items() if count is not None}
    with contextlib.suppress(EnvironmentProblem):
        content = msgspec.json.encode({**noted, copy.name: entries})
        disk.write_atomically(copy.with_name(ENTRIES_FILE), content)


def noted_entries(copy: Path, disk: Disk) -> int | None:
    """What was noted of a copy."""
    try:
        content = disk.read(copy.with_name(ENTRIES_FILE))
        return msgspec.json.decode(content or b"{}", type=dict[str, int]).get(copy.name)
    except (EnvironmentProblem, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def sealed_files(folder: StationFolder) -> Sequence[str]:
    """What a set holds beside the database and the attachments; the label comes last."""
    return (folder.slots.name, folder.device_keys.name, SET_LABEL)


def _copy_attachments(source: Path, target: Path, disk: Disk, tell: Tell) -> None:
    """What is not there yet; each is named by its content and never changes."""
    if not source.is_dir():
        return
    for path in telling(sorted(source.rglob("*")), tell):
        copy = target / path.relative_to(source)
        if not path.is_file() or copy.exists():
            continue
        disk.make_folder(copy.parent)
        fresh = copy.with_name(copy.name + ".new")
        try:
            shutil.copyfile(path, fresh)
            with fresh.open("rb+") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise EnvironmentProblem("disk_failed", code=error.errno or 0) from None
        disk.move(fresh, copy)
