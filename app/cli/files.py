"""Files that a door writes for a person: whole or not at all."""

import os
from pathlib import Path

from app.models.errors import EnvironmentProblem


def write_file(path: Path, content: bytes) -> None:
    """Raises EnvironmentProblem `file_not_written`; then an earlier file of that name still stands."""
    fresh = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        os.replace(fresh, path)
    except OSError:
        raise EnvironmentProblem("file_not_written") from None
