"""Where a station was opened last: a copy that is opened elsewhere must not go on writing the feed of the first."""

import contextlib
from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Disk
from app.vault.crypto import CryptoProvider


class StationPlace:
    """A small file in the folder, which comes along with every copy and then names another place.

    A machine without a name, as in tests and simulations, is everywhere at home.
    """

    def __init__(self, folder: Path, machine_name: str, crypto: CryptoProvider, disk: Disk) -> None:
        self._path = folder / "place"
        self._disk = disk
        place = f"lianxin/place/1\0{machine_name}\0{folder.resolve()}"
        self._here = crypto.hash(place.encode("utf-8", "surrogateescape")) if machine_name else b""

    def has_moved(self) -> bool:
        """Whether the folder was opened elsewhere before. One that does not say was not."""
        if not self._here:
            return False
        try:
            last = self._disk.read(self._path)
        except EnvironmentProblem:
            return True
        return last not in (None, self._here)

    def remember(self) -> None:
        """It is open here now. Where that cannot be written, the next opening begins anew once more."""
        if self._here and (self.has_moved() or not self._path.exists()):
            with contextlib.suppress(EnvironmentProblem):
                self._disk.write_atomically(self._path, self._here)
