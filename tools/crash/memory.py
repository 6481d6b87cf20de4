"""Where disks are made and thrown away: in memory where the system has such a place."""

import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")


def memory_folder() -> Path:
    """A new folder, in memory if possible."""
    parent = MEMORY if MEMORY.is_dir() else None
    return Path(tempfile.mkdtemp(prefix="crash-", dir=parent))
