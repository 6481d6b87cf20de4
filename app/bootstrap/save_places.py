"""Where files go that somebody saves: asked each time, beginning in the folder of the last time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QStandardPaths, QStorageInfo
from PySide6.QtWidgets import QWidget

from app.acts.desk import Desk
from app.models.errors import EnvironmentProblem, Problem
from app.presenters.runner import Runner
from app.sync.stick import refuse_banned_stick
from app.vault.atomic_files import Disk
from app.views.save_dialog import SaveDialog

PLACE_FILE = "save_place.json"
WHERE_STICKS_ARE = ("/media/", "/run/media/", "/mnt/")
COPIES_OF_ONE_NAME = 100


class SavePlace(msgspec.Struct, frozen=True):
    """What the small file holds."""

    folder: str = ""


class SavePlaces:
    """It remembers one folder, as a convenience: a file that cannot be read or written costs no more.

    `runner` is of the station that is open, None while nobody is in.
    """

    def __init__(self, path: Path, disk: Disk, runner: Callable[[], Runner | None]) -> None:
        self._path = path
        self._disk = disk
        self._runner = runner

    def ask(
        self,
        over: Any,
        name: str,
        chosen: Callable[[Path], None],
        given_up: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask over a page or sheet where `name` is to go. Exactly one of the two answers follows; a place
        that the rules forbid is told by `over.show_problem`.
        """
        usual = usual_folders()
        dialog = SaveDialog(over, free_name(self._folder(usual) / name), usual)

        def go(target: Path) -> None:
            self._keep(target.parent)
            chosen(target)

        def refused(problem: Problem) -> None:
            given_up()
            over.show_problem(problem)

        dialog.place_chosen.connect(lambda target: self._check(target, go, refused))
        dialog.given_up.connect(given_up)
        dialog.open()

    def over(self, page: QWidget) -> Callable[..., None]:
        """The same for one page."""
        return lambda name, chosen, given_up: self.ask(page, name, chosen, given_up)

    def _check(
        self, target: Path, go: Callable[[Path], None], refused: Callable[[Problem], None]
    ) -> None:
        runner = self._runner()
        if runner is None:
            go(target)
            return

        def check(desk: Desk) -> None:
            refuse_banned_stick(desk.workplace.profile, target)

        runner.run(check, lambda _nothing: go(target), refused)

    def _folder(self, usual: list[Path]) -> Path:
        try:
            kept = msgspec.json.decode(self._disk.read(self._path) or b"{}", type=SavePlace).folder
        except (EnvironmentProblem, msgspec.MsgspecError):
            kept = ""
        return Path(kept) if kept and Path(kept).is_dir() else usual[0]

    def _keep(self, folder: Path) -> None:
        try:
            content = msgspec.json.encode(SavePlace(str(folder)))
            self._disk.write_atomically(self._path, content)
        except EnvironmentProblem:
            return


def usual_folders() -> list[Path]:
    """The desktop first, then documents, the home and what is plugged in."""
    kinds = (
        QStandardPaths.StandardLocation.DesktopLocation,
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.HomeLocation,
    )
    named = [Path(QStandardPaths.writableLocation(kind)) for kind in kinds]
    roots = [volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    sticks = [Path(root) for root in roots if root.startswith(WHERE_STICKS_ARE)]
    return [folder for folder in named if folder.is_dir()] + sticks or [Path.home()]


def free_name(path: Path) -> Path:
    """The same name, or with a number when it is taken there."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, COPIES_OF_ONE_NAME))
    return next((each for each in (path, *numbered) if not each.exists()), path)
