"""Updates of the stations' program, carried by the township: proved, kept, and given piece by piece."""

import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.journal.wire import SnapshotPiece
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.moments import utc_text
from app.models.updates import UPDATE_SUFFIX, UpdateHead, is_newer, place_of, version_order
from app.town.surroundings import Surroundings
from app.vault.crypto import Suite1
from app.vault.update_packages import UpdatePackage, copy_synced, open_package

PIECE_BYTES_MAX = 1024 * 1024


class CarriedUpdate(msgspec.Struct, frozen=True):
    """One package that the township gives to stations: how many files the program has in it, when it
    was made, and since when it is given.
    """

    version: str
    place: str
    since: str
    size: int
    about: str
    file_count: int = 0
    made_at: str = ""
    carried_at: str = ""


class UpdateDesk:
    """What it gives it has proved by the publisher's key, and a station proves it again.

    Safe to use from many threads; another process may publish meanwhile.
    """

    def __init__(self, surroundings: Surroundings, folder: Path) -> None:
        self._disk = surroundings.disk
        self._publishers: Sequence[bytes] = surroundings.publishers
        self._folder = folder
        self._lock = threading.Lock()
        self._taking = threading.Lock()
        self._read: dict[tuple[str, int], UpdatePackage] = {}

    def publish(self, path: Path) -> UpdateHead:
        """Keep a package for the stations, in place of older ones for the same kind of PC.

        Raises OperationRefused `update_already_carried` (version), what `open_package` raises and
        `update_damaged`; EnvironmentProblem `file_unreadable`, `file_not_written`.
        """
        package = open_package(path, Suite1(), self._publishers)
        package.check_whole()
        head = package.head
        place = place_of(head.system, head.processor)
        for other in self._packages(place):
            if is_newer(other.head.version, head.version):
                raise OperationRefused("update_already_carried", version=other.head.version)
        ending = f"-since-{head.since}" if head.since else ""
        target = self._folder / f"{head.version}-{place}{ending}{UPDATE_SUFFIX}"
        fresh = target.with_suffix(".new")
        self._disk.make_folder(self._folder)
        try:
            copy_synced(path, fresh)
            open_package(fresh, Suite1(), self._publishers).check_whole()
            self._disk.move(fresh, target)
        except (OSError, EnvironmentProblem):
            with suppress(OSError):
                fresh.unlink()
            raise EnvironmentProblem("file_not_written") from None
        for other in self._packages(place):
            if is_newer(head.version, other.head.version):
                other.path.unlink(missing_ok=True)
        return head

    def take(self, content: BinaryIO) -> UpdateHead:
        """The same for a package that comes through a clerk's page.

        Raises what `publish` raises; EnvironmentProblem `file_not_written`.
        """
        with self._taking:
            self._disk.make_folder(self._folder)
            incoming = self._folder / "incoming.part"
            try:
                try:
                    with incoming.open("wb") as file:
                        shutil.copyfileobj(content, file, PIECE_BYTES_MAX)
                except OSError:
                    raise EnvironmentProblem("file_not_written") from None
                return self.publish(incoming)
            finally:
                incoming.unlink(missing_ok=True)

    def withdraw(self, version: str) -> int:
        """Give a version no longer; how many packages of it there were. Stations that have it keep it.

        Raises OperationRefused `update_not_carried` (version).
        """
        found = [package for package in self._packages() if package.head.version == version]
        if not found:
            raise OperationRefused("update_not_carried", version=version)
        for package in found:
            package.path.unlink(missing_ok=True)
        return len(found)

    def carried(self) -> list[CarriedUpdate]:
        """What stations can have."""
        return [_carried(package) for package in self._packages()]

    def give(
        self, place: str, have: str, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """At most so many bytes from `start` on of the update of that name or, without one, of the
        newest one for a PC of this kind that has the version `have`; None when there is none newer.

        Raises OperationRefused `update_gone`, `update_unreadable` for a version that is none.
        """
        fitting = [p for p in self._packages(place) if is_newer(p.head.version, have)]
        if name:
            fitting = [p for p in fitting if p.digest.hex() == name]
            if not fitting:
                raise OperationRefused("update_gone")
        whole_or_fitting = [p for p in fitting if name or p.head.since in ("", have)]
        if not whole_or_fitting:
            return None
        # The newest; and of two of one version the one that leaves out what this station has.
        chosen = max(
            whole_or_fitting, key=lambda p: (version_order(p.head.version), bool(p.head.since))
        )
        total = chosen.first_content + chosen.head.packed_bytes()
        try:
            with chosen.path.open("rb") as file:
                file.seek(start)
                content = file.read(min(length, PIECE_BYTES_MAX))
        except OSError:
            raise OperationRefused("update_gone") from None
        if not content:
            raise OperationRefused("update_gone")
        return SnapshotPiece(chosen.digest.hex(), start, total, content)

    def _packages(self, place: str = "") -> list[UpdatePackage]:
        """Those whose head is good; each is read once as long as it stands there."""
        found = []
        with self._lock:
            for path in sorted(self._folder.glob(f"*{UPDATE_SUFFIX}")):
                with suppress(OSError, OperationRefused, EnvironmentProblem):
                    key = (path.name, path.stat().st_mtime_ns)
                    if key not in self._read:
                        self._read[key] = open_package(path, Suite1(), self._publishers)
                    found.append(self._read[key])
        return [p for p in found if place in ("", place_of(p.head.system, p.head.processor))]


def _carried(package: UpdatePackage) -> CarriedUpdate:
    head = package.head
    try:
        carried_at = utc_text(int(package.path.stat().st_mtime * 1000))
    except OSError:  # withdrawn meanwhile
        carried_at = ""
    return CarriedUpdate(
        version=head.version,
        place=place_of(head.system, head.processor),
        since=head.since,
        size=package.first_content + head.packed_bytes(),
        about=head.about,
        file_count=len(head.files),
        made_at=head.made_at,
        carried_at=carried_at,
    )
