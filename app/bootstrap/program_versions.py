"""The versions of the program that a person's own folder keeps beside the one that was installed.

    programs/chosen          which version is in force, and whether it is still on trial
    programs/refused         versions that were rolled back, never to be taken again
    programs/news            what came of the last update, for people
    programs/waiting.lxu     an update that was proved, for the next start
    programs/versions/0.2.0/ a whole program, as it lies under the installed one

Whoever installed the program may have been an administrator; whoever updates it is not, so updates lie in
the person's own folder. A small file names the version in force and is replaced in one step.
"""

import contextlib
import shutil
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.updates import is_newer, version_order
from app.vault.atomic_files import Disk

STARTS_MAX = 2
"""A power cut is not the new version's fault: so often a trial may end without an end."""
_Kept = TypeVar("_Kept", bound=msgspec.Struct)


class Chosen(msgspec.Struct, frozen=True):
    """The version in force. On trial, `starts` counts those that did not come to an end; `before` is the
    version to go back to, empty for the installed one.
    """

    version: str
    started_by: str
    before: str = ""
    before_started_by: str = ""
    is_on_trial: bool = False
    starts: int = 0
    digest: str = ""


class Refused(msgspec.Struct, frozen=True):
    """What was rolled back, by version and by the digest of its signed head."""

    digests: dict[str, str] = {}


class News(msgspec.Struct, frozen=True):
    """How the last update went: a problem's key with its facts, or `INSTALLED`; and of which version."""

    key: str
    version: str = ""
    facts: dict[str, int] = {}


INSTALLED = "installed"
ROLLED_BACK = "update_rolled_back"


def programs_folder() -> Path:
    """Where this person's versions lie."""
    return Path(platformdirs.user_data_dir("lianxin", appauthor=False)) / "programs"


class ProgramShelf:
    """The folder of versions. Each change is one file replaced; a power cut leaves before or after."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.versions = folder / "versions"
        self.waiting = folder / "waiting.lxu"
        self.disk = disk

    def chosen(self) -> Chosen | None:
        """What was chosen last, whether or not it is still there."""
        return self._read("chosen", Chosen)

    def in_force(self, installed: str) -> Chosen | None:
        """The version to start; None: the installed one, being as new, or no other being there."""
        chosen = self.chosen()
        if chosen is None:
            return None
        before = Chosen(chosen.before, chosen.before_started_by)
        return next((c for c in (chosen, before) if self._is_startable(c, installed)), None)

    def program(self, chosen: Chosen) -> Path:
        """The file that starts it."""
        return self.versions / chosen.version / chosen.started_by

    def is_ours(self, program: Path) -> bool:
        """Whether a running program is one of these versions."""
        return self.versions.resolve() in program.resolve().parents

    def put_on_trial(self, chosen: Chosen) -> None:
        """Let an unpacked version be in force until it has shown that it starts."""
        self._write("chosen", msgspec.structs.replace(chosen, is_on_trial=True, starts=0))

    def note_start(self) -> None:
        """A trial begins."""
        self._change_trial(1)

    def note_end(self) -> None:
        """A trial ended well, though nobody came as far as the desk."""
        self._change_trial(-1)

    def settle(self, version: str) -> None:
        """The version has opened its desk: it stays, and only the one before it is kept beside."""
        chosen = self.chosen()
        if chosen is None or chosen.version != version or not chosen.is_on_trial:
            return
        self._write("chosen", msgspec.structs.replace(chosen, is_on_trial=False, starts=0))
        self.tell(News(INSTALLED, version))
        self.prune()

    def roll_back(self) -> None:
        """Go back to the version before the one on trial, and never take that again."""
        chosen = self.chosen()
        if chosen is None or not chosen.is_on_trial:
            return
        refused = self.refused()
        self._write("refused", Refused(refused.digests | {chosen.digest: chosen.version}))
        self.tell(news_of(OperationRefused(ROLLED_BACK, version=chosen.version)))
        if chosen.before:
            self._write("chosen", Chosen(chosen.before, chosen.before_started_by))
        else:
            self._forget("chosen")
        self.prune()

    def refused(self) -> Refused:
        """What was rolled back here."""
        return self._read("refused", Refused) or Refused()

    def tell(self, news: News) -> None:
        """Keep what is to be told; that it cannot be kept is not worth a failure of its own."""
        with contextlib.suppress(EnvironmentProblem):
            self._write("news", news)

    def news(self) -> News | None:
        """What came of the last update."""
        return self._read("news", News)

    def drop_waiting(self) -> None:
        """Let the waiting update go."""
        with contextlib.suppress(OSError):
            self.waiting.unlink(missing_ok=True)

    def forget_older(self, installed: str) -> None:
        """An installed program that is as new takes over: what was chosen is of no more use."""
        chosen = self.chosen()
        if chosen is not None and not _is_newer_safely(chosen.version, installed):
            self._forget("chosen")
            self.prune()

    def prune(self) -> None:
        """Let versions go that neither are in force nor were before."""
        chosen = self.chosen()
        kept = {chosen.version, chosen.before} if chosen else set()
        with contextlib.suppress(OSError):
            for path in self.versions.iterdir():
                if path.name not in kept:
                    shutil.rmtree(path, ignore_errors=True)

    def _is_startable(self, chosen: Chosen, installed: str) -> bool:
        is_newer_one = _is_newer_safely(chosen.version, installed)
        return is_newer_one and self.program(chosen).is_file()

    def _change_trial(self, by: int) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.is_on_trial:
            starts = max(chosen.starts + by, 0)
            self._write("chosen", msgspec.structs.replace(chosen, starts=starts))

    def _read(self, name: str, kind: type[_Kept]) -> _Kept | None:
        """None too for a file that nobody can read: then the installed program is what starts."""
        try:
            content = self.disk.read(self.folder / name)
            return None if content is None else msgspec.json.decode(content, type=kind)
        except (EnvironmentProblem, ValueError):
            return None

    def _write(self, name: str, kept: msgspec.Struct) -> None:
        self.disk.make_folder(self.folder)
        self.disk.write_atomically(self.folder / name, msgspec.json.encode(kept))

    def _forget(self, name: str) -> None:
        with contextlib.suppress(OSError):
            (self.folder / name).unlink(missing_ok=True)


def news_of(problem: Problem) -> News:
    """What is kept of a problem until somebody can be told."""
    facts = {name: fact for name, fact in problem.facts.items() if isinstance(fact, int)}
    return News(problem.key, str(problem.facts.get("version", "")), facts)


def _is_newer_safely(version: str, than: str) -> bool:
    try:
        version_order(version)
        return is_newer(version, than)
    except OperationRefused:
        return False
