"""Files that a door writes for a person: whole or not at all."""

from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import AS_ANY_FILE, Disk


def write_file(path: Path, content: bytes) -> None:
    """Raises EnvironmentProblem `file_not_written`; then an earlier file of that name still stands."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        Disk().put_in_place(path, content, AS_ANY_FILE)
    except (OSError, ValueError):  # ValueError: a name that no disk takes, or none
        raise EnvironmentProblem("file_not_written") from None
