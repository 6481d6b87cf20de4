"""An update on its way from the township: kept beside the versions of the program until it is whole."""

import contextlib
import os

from app.bootstrap.program_versions import news_of
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.update_installing import Updater, updater_of
from app.models.errors import EnvironmentProblem, OperationRefused, Problem

DAMAGED = ("update_damaged", "update_unreadable")
MOST_BYTES = 2 * 1024 * 1024 * 1024


class ArrivingFile:
    """Implements `app.sync.arriving_update.ArrivingUpdate`: one file of bytes, and one with its name."""

    def __init__(self, updater: Updater) -> None:
        self._updater = updater
        self._shelf = updater.shelf
        self._bytes = updater.shelf.folder / "arriving"
        self._name = updater.shelf.folder / "arriving.name"

    @property
    def place(self) -> str:
        """The kind of PC."""
        return self._updater.here.place()

    def have(self) -> str:
        """The version that waits, or the one in force."""
        waiting = self._updater.waiting()
        return waiting.version if waiting else self._updater.here.version

    def arrived(self, name: str, total: int) -> int:
        """How much has come; -1 for what was refused or rolled back here, or is larger than any program."""
        if name in self._shelf.refused().digests or total > MOST_BYTES:
            return -1
        self._shelf.disk.make_folder(self._shelf.folder)
        kept = self._shelf.disk.read(self._name)
        if kept == _refused(name):
            return -1
        if kept != name.encode():
            self.drop()
            self._updater.check_room(3 * total)  # here, waiting, and unpacked
            self._shelf.disk.write_atomically(self._name, name.encode())
        try:
            return min(self._bytes.stat().st_size, total)
        except FileNotFoundError:
            return 0

    def put(self, start: int, content: bytes) -> None:
        """Durable on return. Raises EnvironmentProblem `update_not_kept`."""
        try:
            with self._bytes.open("r+b" if start else "wb") as file:
                file.seek(start)
                file.write(content)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            raise EnvironmentProblem("update_not_kept") from None

    def finish(self) -> str:
        """Prove it and keep it. One that is not for this program is not fetched again; one that was
        damaged on its way is.
        """
        try:
            version = self._updater.take_aside(self._bytes).version
        except Problem as problem:
            self._shelf.tell(news_of(problem))
            if isinstance(problem, OperationRefused):
                name = self._shelf.disk.read(self._name) or b""
                self.drop()
                if problem.key not in DAMAGED:
                    self._shelf.disk.write_atomically(self._name, _refused(name.decode()))
            raise
        self.drop()
        return version

    def drop(self) -> None:
        """Let both files go."""
        for path in (self._bytes, self._name):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def arriving_update(surroundings: Surroundings) -> ArrivingFile | None:
    """For the program that is running, where it is an installed one that takes updates."""
    updater = updater_of(surroundings)
    return ArrivingFile(updater) if updater.can_take() else None


def _refused(name: str) -> bytes:
    return f"refused {name}".encode()
