"""A backup on its way into a station's folder: copied, synced and verified before anything relies on it."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.models.errors import EnvironmentProblem, Problem
from app.models.long_work import Tell
from app.store.backup import log_of, settle_log, verify_copy
from app.store.disk_room import MIB
from app.vault.atomic_files import Disk, FreeBytes

_BLOCK = MIB
Paths = list[tuple[Path, Path]]


class CopyBringing:
    """`tell` hears of the bytes of all files that it brings, and then, from 0 again, how far the reading
    through is. It may raise: then nothing half stands under a name that counts.
    """

    def __init__(self, disk: Disk, tell: Tell) -> None:
        self._disk = disk
        self._tell = tell
        self._done = self._total = 0

    def check_room(self, paths: Paths, folder: Path, free: FreeBytes) -> None:
        """Before anything is copied. The first is the database, which wants its size once more to be
        opened. Raises EnvironmentProblem `restore_no_room` (needed, mib), `backup_unreadable`.
        """
        with _unreadable():
            sizes = [source.stat().st_size for source, _ in paths]
            log = log_of(paths[0][0])
            sizes[0] += log.stat().st_size if log.is_file() else 0
        self._total = sum(sizes)
        needed, room = (self._total + sizes[0]) // MIB + 1, free(folder) // MIB
        if room < needed:
            raise EnvironmentProblem("restore_no_room", needed=needed, mib=room)

    def bring_database(self, source: Path, target: Path, key: bytes) -> None:
        """It stands under its name only when it was read through. The data file of a pulled disk comes
        with its log; nothing is written there.

        Raises EnvironmentProblem `backup_not_verified`, `backup_not_ours`, `backup_unreadable`,
        `restore_not_written`.
        """
        fresh = target.with_name(target.name + ".new")
        try:
            self._bring(source, fresh)
            if log_of(source).is_file():
                self._bring(log_of(source), log_of(fresh))
                with _planned():
                    settle_log(fresh, key)
            self._tell(self._total, self._total)
            _verify(fresh, key, self._tell)
            self._disk.move(fresh, target)
        finally:
            for each in (fresh, *fresh.parent.glob(f"{fresh.name}-*")):
                with contextlib.suppress(OSError):
                    each.unlink(missing_ok=True)

    def bring_files(self, paths: Paths) -> None:
        """Attachments; each is named by its content, so one that is there is not fetched again."""
        for source, target in paths:
            if target.exists():
                continue
            self._disk.make_folder(target.parent)
            fresh = target.with_name(target.name + ".new")
            self._bring(source, fresh)
            self._disk.move(fresh, target)

    def _bring(self, source: Path, target: Path) -> None:
        with contextlib.ExitStack() as files:
            with _unreadable():
                reading = files.enter_context(source.open("rb"))
            with _unwritten():
                writing = files.enter_context(target.open("wb"))
            while True:
                with _unreadable():
                    block = reading.read(_BLOCK)
                if not block:
                    break
                with _unwritten():
                    writing.write(block)
                self._done += len(block)
                self._tell(min(self._done, self._total - 1), self._total)
            with _unwritten():
                writing.flush()
                os.fsync(writing.fileno())


def attachment_paths(source: Path, target: Path) -> Paths:
    """What is to be brought of a folder of attachments. Raises EnvironmentProblem `backup_unreadable`."""
    if not source.is_dir():
        return []
    with _unreadable():
        found = [path for path in sorted(source.rglob("*")) if path.is_file()]
    return [(path, target / path.relative_to(source)) for path in found if path.suffix != ".new"]


def drop_folder(folder: Path) -> None:
    """Take a folder away that nothing relies on."""
    shutil.rmtree(folder, ignore_errors=True)


def _verify(path: Path, key: bytes, tell: Tell) -> None:
    with _planned():
        verify_copy(path, key, tell)


@contextlib.contextmanager
def _planned() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        if problem.key == "database_key_wrong":
            raise EnvironmentProblem("backup_not_ours") from None
        if problem.key == "database_damaged":
            raise EnvironmentProblem("backup_not_verified") from None
        raise


@contextlib.contextmanager
def _unreadable() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise EnvironmentProblem("backup_unreadable") from None


@contextlib.contextmanager
def _unwritten() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise EnvironmentProblem("restore_not_written") from None
