"""Papers as files in the program's own folder."""

import contextlib
import os
from pathlib import Path

from app.models.errors import EnvironmentProblem

COPIES_OF_ONE_PAPER = 20


def keep_file(folder: Path, name: str, content: bytes, suffix: str = ".pdf") -> Path:
    """Keep a paper whole or not at all. One that a viewer holds open cannot be overwritten on Windows:
    then it gets another name. Raises EnvironmentProblem `file_not_written`.
    """
    for number in range(1, COPIES_OF_ONE_PAPER):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}{suffix}"
        fresh = path.with_name(path.name + ".part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            os.replace(fresh, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            if isinstance(error, PermissionError | IsADirectoryError):
                continue
            break
        return path
    raise EnvironmentProblem("file_not_written")
