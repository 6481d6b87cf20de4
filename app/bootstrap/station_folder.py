"""One station's folder: which files lie there, and the little that may be read without a password."""

import contextlib
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Disk
from app.vault.attempts import ATTEMPTS_FILE
from app.vault.device_keys import DEVICE_KEYS_FILE, MARK_FILE
from app.vault.slots import SLOTS_FILE

FOLDER_VERSION = 1
_WHOLE = "whole"


class StationLabel(msgspec.Struct, frozen=True):
    """What stands outside the encrypted file: which village, which device. No villager's data."""

    version: int
    station_id: str
    device_id: str
    village_code: str
    station_name: str
    profile_code: str
    suite: int = 1


class StationFolder:
    """The paths of one station."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.database = path / "station.db"
        self.restored = path / "station.db.restored"
        self._wanted = path / "station.db.wanted"
        self.attachments = path / "attachments"
        self.slots = path / SLOTS_FILE
        self.attempts = path / ATTEMPTS_FILE
        self.device_keys = path / DEVICE_KEYS_FILE
        self.mark = path / MARK_FILE
        self.guide = path / "guide.json"
        self.prepared = path / "restoring"
        self._unseen_code = path / "code.unseen"
        self._label = path / "station.json"
        self._disk = disk

    def exists(self) -> bool:
        """Whether a station was set up here, or restored and only not moved in to the end."""
        return self._label.exists() or self._is_moving_in()

    def label(self) -> StationLabel:
        """Raises OperationRefused `station_missing`, EnvironmentProblem `vault_file_damaged`."""
        if not self._label.exists():
            self._finish_moving_in()
        content = self._disk.read(self._label)
        if content is None:
            raise OperationRefused("station_missing")
        try:
            label = msgspec.json.decode(content, type=StationLabel)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise EnvironmentProblem("vault_file_damaged", file=self._label.name) from None
        if label.version > FOLDER_VERSION:
            raise OperationRefused("vault_made_by_newer_version", file=self._label.name)
        return label

    def write_label(self, label: StationLabel) -> None:
        """Written last: a folder without it was not set up to the end and may be set up again."""
        self._disk.write_atomically(self._label, msgspec.json.encode(label))

    def note_code(self, *, unseen: bool) -> None:
        """A recovery code comes into force that nobody has written down yet; or somebody has now."""
        if unseen:
            self._disk.write_atomically(self._unseen_code, b"")
            return
        with contextlib.suppress(OSError):
            self._unseen_code.unlink(missing_ok=True)

    def has_unseen_code(self) -> bool:
        """Whether the code in force was never shown to its end: then nobody has one."""
        return self._unseen_code.exists()

    def set_unfinished_aside(self) -> None:
        """Move what a first start left that a power cut ended; never delete it, it may be data
        whose label was lost.
        """
        files = [self.database, self.attachments, self.slots, self.device_keys, self.mark]
        found = [path for file in files for path in self.path.glob(f"{file.name}*")]
        if not found:
            return
        aside = self._next_folder("unfinished")
        self._disk.make_folder(aside)
        for path in found:
            self._disk.move(path, aside / path.name)

    def move_in(self) -> None:
        """Let the station that stands whole in `prepared` be the one of this folder, its label last.

        From the mark on it is this folder's: cut off anywhere after that, whoever asks for the label
        next goes on. What an unfinished first start left must have been set aside.
        """
        self._disk.write_atomically(self.prepared / _WHOLE, b"")
        self._finish_moving_in()

    def _is_moving_in(self) -> bool:
        return (self.prepared / _WHOLE).exists() and (self.prepared / self._label.name).exists()

    def _finish_moving_in(self) -> None:
        if not self._is_moving_in():
            return
        names = sorted(path.name for path in self.prepared.iterdir() if path.name != _WHOLE)
        for name in sorted(names, key=lambda each: each == self._label.name):
            self._disk.move(self.prepared / name, self.path / name)
        with contextlib.suppress(OSError):
            (self.prepared / _WHOLE).unlink()
            self.prepared.rmdir()

    def put_restored_in_place(self) -> Path:
        """Let `restored`, whole and synced, be the database; returns where the old one is kept.

        The database goes first and what stands beside it after: without its log it would be an
        older database. Cut off half way, there is none, and `finish_restoring` goes on.
        """
        kept = self._next_folder("before-restore")
        self._disk.make_folder(kept)
        self._exchange(kept)
        return kept

    def drop_kept(self, kept: Path) -> None:
        """Delete what `put_restored_in_place` kept, where the same stands under another key."""
        with contextlib.suppress(OSError):
            for old in kept.iterdir():
                old.unlink()
            kept.rmdir()

    def want_restored(self) -> None:
        """Let `restored`, whole and synced, take the database's place at the next opening: now it is open."""
        self._disk.write_atomically(self._wanted, b"")

    def finish_restoring(self) -> bool:
        """Put a wanted copy in its place, or go on where a power cut ended that; a copy that nobody
        wanted goes. Returns whether a wanted one came, until `forget_wanted`. Raises EnvironmentProblem
        `database_missing`.
        """
        is_wanted = self._wanted.exists()
        if not self.database.exists():
            if not self.restored.exists():
                raise EnvironmentProblem("database_missing")
            self._exchange(self._next_folder("before-restore", step_back=1))
        elif is_wanted and self.restored.exists():
            self.put_restored_in_place()
        with contextlib.suppress(OSError):
            self.restored.unlink(missing_ok=True)
        return is_wanted

    def forget_wanted(self) -> None:
        """The wanted copy is in place, and that was noted."""
        with contextlib.suppress(OSError):
            self._wanted.unlink(missing_ok=True)

    def kept_aside(self) -> list[Path]:
        """The folders with what was in force before a copy took its place."""
        return [path for path in self.path.glob("before-restore-*") if path.is_dir()]

    def _exchange(self, kept: Path) -> None:
        names = ("station.db", "station.db-wal", "station.db-shm", "station.db-journal")
        for old in [self.path / name for name in names]:
            if old.exists():
                self._disk.move(old, kept / old.name)
        self._disk.move(self.restored, self.database)

    def _next_folder(self, name: str, step_back: int = 0) -> Path:
        number = 1
        while (self.path / f"{name}-{number}").exists():
            number += 1
        return self.path / f"{name}-{number - step_back}"
