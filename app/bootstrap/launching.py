"""The first thing that an installed program does: start the version that is in force.

A waiting update is unpacked here, while no version has a file open. A version on trial is started as a
child and watched: if it fails, the version before is started in the same breath.
"""

import contextlib
import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from app.bootstrap.program_versions import (
    STARTS_MAX,
    Chosen,
    ProgramShelf,
    news_of,
    programs_folder,
)
from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Disk

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

INSTALLING = "app.bootstrap.update_installing"
"""Loaded only when an update waits: it brings the cryptography with it."""
APART = {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
"""Another program, says this to PyInstaller, and not a further process of this one."""
Start = Callable[[Sequence[str | Path]], int]


class Launching(msgspec.Struct, frozen=True):
    """What the start of an installed program needs: its own version and file, and how to start others.

    `watched` returns the exit status of a child; `replaced` need not come back.
    """

    shelf: ProgramShelf
    installed: str
    program: Path
    watched: Start
    replaced: Start
    make_updater: Callable[[], Any]

    def start(self, arguments: Sequence[str]) -> int | None:
        """Start the version in force; None when that is the program that asks."""
        shelf = self.shelf
        if shelf.is_ours(self.program):
            return None
        with one_at_a_time(shelf.folder) as is_alone:
            is_window = is_alone and opens_window(arguments)
            try:
                if is_window:
                    shelf.forget_older(self.installed)
                    self._install()
                return self._started(arguments, is_trying=is_window)
            except EnvironmentProblem:  # not even a small file can be written
                return self._start_before(arguments)

    def _started(self, arguments: Sequence[str], *, is_trying: bool) -> int | None:
        """Raises EnvironmentProblem when how a trial went cannot be kept."""
        shelf = self.shelf
        while (chosen := shelf.in_force(self.installed)) is not None:
            command: list[str | Path] = [self._program(chosen), *arguments]
            if not chosen.is_on_trial or not is_trying:
                return self.replaced(command)
            if chosen.starts < STARTS_MAX and chosen.digest not in shelf.refused().digests:
                status = self._try(command)
                if status is not None:
                    return status
            else:
                shelf.roll_back()
        return None

    def _start_before(self, arguments: Sequence[str]) -> int | None:
        """The version before the one on trial, or the one in force."""
        chosen = self.shelf.in_force(self.installed)
        if chosen is not None and chosen.is_on_trial:
            chosen = Chosen(chosen.before, chosen.before_started_by)
        if chosen is None or not self.shelf.program(chosen).is_file():
            return None
        return self.replaced([self._program(chosen), *arguments])

    def _program(self, chosen: Chosen) -> Path:
        """What starts that version: on Windows the one with a console, if that was asked for here."""
        program = self.shelf.program(chosen)
        namesake = program.with_name(self.program.name)
        return namesake if namesake.is_file() else program

    def _try(self, command: Sequence[str | Path]) -> int | None:
        """Start a version on trial; None when it failed and was rolled back.

        Raises EnvironmentProblem when that cannot be kept.
        """
        shelf = self.shelf
        shelf.note_start()
        try:
            status = self.watched(command)
        except OSError:  # taken away by a virus scanner, or not for this system
            status = 1
        chosen = shelf.chosen()
        if chosen is None or not chosen.is_on_trial:
            return status
        if status == 0:
            shelf.note_end()
            return status
        shelf.roll_back()
        return None

    def _install(self) -> None:
        """Unpack what waits. Whatever is the matter with it, the version in force is started."""
        shelf = self.shelf
        if not shelf.waiting.is_file():
            return
        try:
            self.make_updater().install_waiting()
        except OperationRefused as refusal:
            shelf.drop_waiting()
            if refusal.key != "update_older":  # it was installed, and then the power went
                shelf.tell(news_of(refusal))
        except EnvironmentProblem as problem:
            shelf.tell(news_of(problem))


def start_version_in_force(arguments: Sequence[str]) -> int | None:
    """Called before anything else of the program is loaded."""
    shelf = ProgramShelf(programs_folder(), Disk())
    if not shelf.folder.is_dir():
        return None
    version: str = importlib.import_module("app").__version__
    launching = Launching(
        shelf=shelf,
        installed=version,
        program=Path(sys.executable),
        watched=watched,
        replaced=watched if os.name == "nt" else _replaced,
        make_updater=_updater,
    )
    return launching.start(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether no command is given: only windows install and try updates."""
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word == "--data" and words:
            words.pop(0)
        elif not word.startswith("--data="):
            return False
    return True


def watched(command: Sequence[str | Path]) -> int:
    """Start a program and wait for its end; below 0: by a signal. Raises OSError."""
    return subprocess.call([str(word) for word in command], env={**os.environ, **APART})


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Any:
    """Whether nobody else is in here; the system lets go of it when a process ends, however it ends."""
    file: IO[bytes] | None = None
    try:
        with contextlib.suppress(OSError):
            file = (folder / "launching.lock").open("ab")
        yield file is not None and _is_locked(file)
    finally:
        if file is not None:
            file.close()


def _is_locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _replaced(command: Sequence[str | Path]) -> int:
    words = [str(word) for word in command]
    os.execve(words[0], words, {**os.environ, **APART})


def _updater() -> Any:
    around = importlib.import_module("app.bootstrap.surroundings").Surroundings
    return importlib.import_module(INSTALLING).updater_of(around.of_this_machine())
