"""What this PC tells its township of itself: the program's version, and the room on its disk."""

from collections.abc import Callable
from pathlib import Path

from app import __version__
from app.sync.own_side import MachineFacts
from app.vault.atomic_files import FreeBytes


def facts_of(folder: Path, free: FreeBytes) -> Callable[[], MachineFacts]:
    """Asked anew for each exchange."""
    return lambda: MachineFacts(__version__, free(folder))
