"""The private folder for papers on their way to a viewer or a printer: gone with the program."""

import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "lianxin-papers-"
_OWNER = "owner.pid"


class PrivateFolder:
    """One folder for its owner alone; what a killed program left behind is swept at the next start."""

    def __init__(self, parent: Path | None = None) -> None:
        self._parent = parent or Path(tempfile.gettempdir())
        sweep_left_folders(self._parent)
        self._folder = tempfile.TemporaryDirectory(
            prefix=PREFIX, dir=self._parent, ignore_cleanup_errors=True
        )
        (self.path / _OWNER).write_text(str(os.getpid()), "ascii")

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self._folder.name)

    def remove(self) -> None:
        """Delete it with all papers; one that a viewer still holds open is left to the next sweep."""
        self._folder.cleanup()


def sweep_left_folders(parent: Path) -> None:
    """Delete the folders of programs that are no longer running."""
    for folder in parent.glob(f"{PREFIX}*"):
        if folder.is_dir() and not folder.is_symlink() and not _is_owner_running(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_owner_running(folder: Path) -> bool:
    try:
        owner = int((folder / _OWNER).read_text("ascii"))
    except (OSError, ValueError):
        return False
    return owner == os.getpid() or _is_running(owner)


def _is_running(process_id: int) -> bool:
    if os.name == "nt":  # there, os.kill would end it; a folder in use cannot be deleted anyway
        return False
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
