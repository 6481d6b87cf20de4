"""Takes an update aside, and unpacks it at the next start. Until the last step the old version is in force."""

import contextlib
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.bootstrap.program_versions import Chosen, ProgramShelf
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.updates import ProgramHere, UpdateFile, UpdateHead, check_fits, program_here
from app.store.disk_room import MIB
from app.vault.atomic_files import FreeBytes, free_bytes, sync_folder
from app.vault.crypto import CryptoProvider, Suite1
from app.vault.update_packages import (
    UpdatePackage,
    content_hash,
    copy_synced,
    open_package,
    publisher_keys,
)

SPARED_BYTES = 256 * MIB
"""What a station needs for its work, and for the copy of its file before a new version opens it."""
_PROGRAM, _PLAIN = 0o755, 0o644


class Updater:
    """What can be done with update packages here. `here` is the version in force, `folder` where its
    files lie; from source there is none, and no update is taken.
    """

    def __init__(
        self,
        shelf: ProgramShelf,
        crypto: CryptoProvider,
        publishers: Sequence[bytes],
        here: ProgramHere,
        folder: Path | None,
        free: FreeBytes = free_bytes,
    ) -> None:
        self.shelf = shelf
        self.here = here
        self._crypto = crypto
        self._publishers = publishers
        self._folder = folder
        self._free = free

    def can_take(self) -> bool:
        """Whether any update could be taken: by an installed program that knows its publisher."""
        return self._folder is not None and bool(self._publishers)

    def check(self, path: Path) -> UpdatePackage:
        """A package that could be installed here, as far as its signed head says.

        Raises OperationRefused `update_not_possible` (run from source), `update_failed_before`
        (version), `update_incomplete` (since), what `open_package` and `check_fits` raise.
        """
        if self._folder is None:
            raise OperationRefused("update_not_possible")
        package = open_package(path, self._crypto, self._publishers)
        head = package.head
        check_fits(head, self.here)
        if package.digest.hex() in self.shelf.refused().digests:
            raise OperationRefused("update_failed_before", version=head.version)
        carried = {content.content_hash for content in head.contents}
        for file in head.files:
            if not file.link and file.content_hash not in carried and self._own(file) is None:
                raise OperationRefused("update_incomplete", since=head.since or "?")
        return package

    def take_aside(self, path: Path) -> UpdateHead:
        """Prove all of a package and keep it for the next start, in place of one that waited.

        Raises what `check` raises, OperationRefused `update_damaged`, EnvironmentProblem
        `update_no_room` (mib), `update_not_kept`.
        """
        package = self.check(path)
        self.check_room(package.head.unpacked_bytes() + path.stat().st_size)
        package.check_whole()
        fresh = self.shelf.waiting.with_name("waiting.new")
        try:
            self.shelf.disk.make_folder(self.shelf.folder)
            copy_synced(path, fresh)
            self.check(fresh).check_whole()  # what a stick gave a second time may be something else
            self.shelf.disk.move(fresh, self.shelf.waiting)
        except (OSError, EnvironmentProblem):
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise EnvironmentProblem("update_not_kept") from None
        return package.head

    def waiting(self) -> UpdateHead | None:
        """The update that the next start installs."""
        if not self.shelf.waiting.is_file():
            return None
        with contextlib.suppress(OperationRefused, EnvironmentProblem):
            return self.check(self.shelf.waiting).head
        return None

    def install_waiting(self) -> Chosen:
        """Unpack the waiting update and put it on trial.

        Raises what `check` raises, OperationRefused `update_damaged`, EnvironmentProblem
        `update_no_room` (mib), `update_not_kept`. Whatever happens, the version before stays whole.
        """
        package = self.check(self.shelf.waiting)
        head = package.head
        self.check_room(head.unpacked_bytes())
        final = self.shelf.versions / head.version
        fresh = final.with_name(head.version + ".new")
        try:
            # Only a version that is not in force is here: one that was left by a power cut.
            for left in (fresh, final):
                if left.exists():
                    shutil.rmtree(left)
            self._unpack(package, fresh)
            self.shelf.disk.move(fresh, final)
        except (OSError, EnvironmentProblem):
            shutil.rmtree(fresh, ignore_errors=True)
            raise EnvironmentProblem("update_not_kept") from None
        except OperationRefused:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        before = self.shelf.chosen()
        chosen = Chosen(
            version=head.version,
            started_by=head.started_by,
            before=before.version if before and before.version == self.here.version else "",
            before_started_by=before.started_by if before else "",
            digest=package.digest.hex(),
        )
        self.shelf.put_on_trial(chosen)
        self.shelf.drop_waiting()
        return chosen

    def check_room(self, needed: int) -> None:
        """Raises EnvironmentProblem `update_no_room` (mib: how much must be free)."""
        folder = next(f for f in (self.shelf.folder, *self.shelf.folder.parents) if f.is_dir())
        with contextlib.suppress(OSError):
            if self._free(folder) < needed + SPARED_BYTES:
                raise EnvironmentProblem("update_no_room", mib=(needed + SPARED_BYTES) // MIB + 1)

    def _unpack(self, package: UpdatePackage, into: Path) -> None:
        """Write every file, synced; contents that the package lacks come from the version in force."""
        places: dict[bytes, list[UpdateFile]] = {}
        for file in package.head.files:
            if not file.link:
                places.setdefault(file.content_hash, []).append(file)
        self.shelf.disk.make_folder(into)
        for each, content in package.contents():
            for file in places.pop(each, ()):
                _write(into / file.path, content, file)
        for files in places.values():
            own = self._own(files[0])
            content = own.read_bytes() if own else b""
            if content_hash(content) != files[0].content_hash:
                raise OperationRefused("update_incomplete", since=package.head.since or "?")
            for file in files:
                _write(into / file.path, content, file)
        for file in package.head.files:
            if file.link:
                (into / file.path).parent.mkdir(parents=True, exist_ok=True)
                (into / file.path).symlink_to(file.link)
        for folder in (path for path in into.rglob("*") if path.is_dir()):
            sync_folder(folder)
        sync_folder(into)

    def _own(self, wanted: UpdateFile) -> Path | None:
        """The file of the version in force that should have this content: it has the same place."""
        own = (self._folder or Path()) / wanted.path
        is_like_it = own.is_file() and own.stat().st_size == wanted.size
        return own if is_like_it else None


def updater_of(surroundings: Surroundings) -> Updater:
    """For the program that is running, as seen from the version in force, which may be a later one.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    is_installed = getattr(sys, "frozen", False)
    folder = Path(sys.executable).resolve().parent if is_installed else None
    shelf = ProgramShelf(surroundings.programs_dir, surroundings.disk)
    publishers = publisher_keys(surroundings.resources)
    crypto = Suite1()  # whatever the suite of the village: the publisher has one for all
    return seen_from_version_in_force(shelf, crypto, publishers, __version__, folder)


def seen_from_version_in_force(
    shelf: ProgramShelf,
    crypto: CryptoProvider,
    publishers: Sequence[bytes],
    installed: str,
    folder: Path | None,
    free: FreeBytes = free_bytes,
) -> Updater:
    """An updater for what was installed in `folder` (None: run from source), or for what is newer."""
    chosen = shelf.in_force(installed)
    version = chosen.version if chosen else installed
    here = program_here(version, platform.system(), platform.machine())
    place = shelf.versions / version if chosen else folder
    return Updater(shelf, crypto, publishers, here, place if folder else None, free)


def _write(path: Path, content: bytes, file: UpdateFile) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    path.chmod(_PROGRAM if file.is_program else _PLAIN)
