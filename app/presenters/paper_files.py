"""Papers as files in the program's own folder, and what is saved where somebody chose."""

import contextlib
import errno
import os
from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import AS_ANY_FILE, Disk

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


def paper_bytes(path: Path) -> bytes:
    """A paper that was kept. Raises EnvironmentProblem `paper_file_unreadable`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem("paper_file_unreadable", file=path.name) from error


def save_file(target: Path, content: bytes) -> None:
    """Put a file where somebody chose: whole and on the disk, or not at all, and then what stood there
    before still stands.

    Raises EnvironmentProblem `place_gone`, `place_full`, `place_not_writable`, `file_open_elsewhere`,
    `file_not_saved`.
    """
    if target.exists() and is_open_in_office(target):
        raise EnvironmentProblem("file_open_elsewhere", file=target.name)
    try:
        Disk().put_in_place(target, content, AS_ANY_FILE)
    except OSError as error:
        raise _trouble(error, target.name) from error


def is_open_in_office(path: Path) -> bool:
    """Whether LibreOffice, WPS or Office has this file open, by what each puts beside it: elsewhere than on
    Windows nothing else keeps the file from being replaced under its window, which then saves over it.
    """
    name = path.name
    beside = (f".~lock.{name}#", f".~{name}", f"~${name}", f"~${name[2:]}")
    return any(path.with_name(each).exists() for each in beside)


def _trouble(error: OSError, name: str) -> EnvironmentProblem:
    """Windows lets nobody replace a file that another program holds open."""
    if isinstance(error, PermissionError) and error.filename2:
        return EnvironmentProblem("file_open_elsewhere", file=name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return EnvironmentProblem("place_not_writable", file=name)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return EnvironmentProblem("place_full", file=name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO):
        return EnvironmentProblem("place_gone", file=name)
    return EnvironmentProblem("file_not_saved", file=name)
