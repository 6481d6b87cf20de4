"""The look that was chosen at this PC, in a small file beside the station's."""

from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem
from app.models.looks import Look
from app.vault.atomic_files import Disk

LOOK_FILE = "look.json"


class LookFile:
    """It is a convenience: a file that cannot be read or written costs no more than that."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def look(self) -> Look:
        """The usual one before any was chosen."""
        try:
            return msgspec.json.decode(self._disk.read(self._path) or b"{}", type=Look)
        except (EnvironmentProblem, msgspec.MsgspecError):
            return Look()

    def keep(self, look: Look) -> None:
        """Remember it."""
        try:
            self._disk.write_atomically(self._path, msgspec.json.encode(look))
        except EnvironmentProblem:
            return
