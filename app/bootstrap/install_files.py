"""The install file for a PC that is not set up yet: found on a stick, chosen, or fetched by a typed code."""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from app.bootstrap.suites import STANDARD_SUITE, STATE_SUITE, suited
from app.bootstrap.surroundings import Surroundings
from app.models.errors import OperationRefused, Problem
from app.presenters.first_start_presenter import FoundInstall
from app.sheets.shipped import load_divisions
from app.sync.installing import fetch_by_code
from app.vault.certificates import Invitation
from app.vault.crypto import CryptoProvider
from app.vault.install_files import INSTALL_SUFFIX, load_install_file, read_install_file

FOLDER_BEGINNING = "连心站安装"
_LOOKED_AT_MAX = 400
"""Names that are looked at on one stick: people keep whole archives on theirs."""


def mounted_sticks() -> list[Path]:
    """The places where sticks are: every mounted volume but the system's own."""
    system = QStorageInfo.root().rootPath()
    return [
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.isValid() and volume.rootPath() != system
    ]


class InstallFiles:
    """Slow: on the entrance's thread. Implements first_start_presenter.Installs."""

    def __init__(
        self, surroundings: Surroundings, places: Callable[[], Iterable[Path]] = mounted_sticks
    ) -> None:
        self._surroundings = surroundings
        self._places = places

    def find(self) -> FoundInstall | None:
        """The first install file that a stick holds; one that cannot be used is passed over here, for
        somebody who chooses it is told why.
        """
        for place in self._places():
            for path in _candidates(place):
                with contextlib.suppress(Problem):
                    return self.read(path)
        return None

    def read(self, path: Path) -> FoundInstall:
        """Raises what `load_install_file` and `read_install_file` raise, and OperationRefused
        `village_code_unknown` (code).
        """
        return self._found(load_install_file(path), str(path.parent))

    def fetch(self, address: str, code: str) -> FoundInstall:
        """Raises what `fetch_by_code` raises."""
        fetched = fetch_by_code(self._surroundings.crypto, address, code)
        return self._found(fetched.content, address=fetched.address)

    def _found(self, content: bytes, folder: str = "", address: str = "") -> FoundInstall:
        invitation, suite = self._invitation(content)
        village = load_divisions(self._surroundings.resources).village(invitation.village_code)
        return FoundInstall(
            content=content,
            village=village,
            town_name=invitation.township.name,
            letter=invitation.letter,
            expires_on=invitation.expires_on,
            suite=suite,
            folder=folder,
            address=address,
        )

    def _invitation(self, content: bytes) -> tuple[Invitation, int]:
        """The township's suite becomes the station's."""
        try:
            return read_install_file(self._crypto(STANDARD_SUITE), content)[0], STANDARD_SUITE
        except OperationRefused as refusal:
            if refusal.key != "suite_differs":
                raise
        return read_install_file(self._crypto(STATE_SUITE), content)[0], STATE_SUITE

    def _crypto(self, suite: int) -> CryptoProvider:
        return suited(self._surroundings, suite).crypto


def _candidates(place: Path) -> list[Path]:
    """Install files at the top of a stick, and in the folder that the township writes."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(place))[:_LOOKED_AT_MAX]:
            if entry.is_symlink():
                continue
            if entry.is_dir() and entry.name.startswith(FOLDER_BEGINNING):
                found += sorted(Path(entry.path).glob(f"*{INSTALL_SUFFIX}"))
            elif entry.name.lower().endswith(INSTALL_SUFFIX):
                found.append(Path(entry.path))
    return found
