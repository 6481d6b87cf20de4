"""Files on a USB stick: written beside, flushed, read back and compared, and only then renamed.

Only after all of that may the screen say 「可以拔出」: sticks are pulled early, and some lie about
what they hold.
"""

import contextlib
import ctypes
import os
import re
import shutil
import sys
from pathlib import Path

from app.journal.bundle import FILLED_BYTES_MAX
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.long_work import Tell, untold
from app.models.profile import Profile
from app.vault.atomic_files import sync_folder

BUNDLE_SUFFIX = ".lxb"
GENERATIONS = 2
SPARED_BYTES = 8 * 1024 * 1024
PIECE_BYTES = 4 * 1024 * 1024
BLOCK_DEVICES = Path("/sys/dev/block")
_REMOVABLE_DRIVE = 2  # what Windows calls a stick


def write_to_stick(
    folder: Path, stem: str, number: int, content: bytes, tell: Tell = untold
) -> Path:
    """Write `STEM-NUMBER.lxb` durably and keep the generation before it; older ones go.

    Raises EnvironmentProblem `bundle_not_written`, `bundle_read_back_differs`. What `tell` raises leaves
    the stick as it was.
    """
    target = folder / f"{stem}-{number:05d}{BUNDLE_SUFFIX}"
    fresh = target.with_name(target.name + ".part")
    try:
        _write_synced(fresh, content, tell)
        if _read_back(fresh) != content:
            fresh.unlink()
            raise EnvironmentProblem("bundle_read_back_differs")
        os.replace(fresh, target)
        sync_folder(folder)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise EnvironmentProblem("bundle_not_written") from None
    except OperationRefused:
        fresh.unlink(missing_ok=True)
        raise
    _drop_older(folder, stem, target)
    return target


def is_on_stick(path: Path, devices: Path = BLOCK_DEVICES) -> bool:
    """Whether a file or folder lies, or would lie, on USB storage, as far as the system tells."""
    place = next((each for each in (path, *path.parents) if each.exists()), path)
    if sys.platform == "win32":
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{place.resolve().drive}\\")
        return kind == _REMOVABLE_DRIVE
    try:
        device = place.stat().st_dev
        named = (devices / f"{os.major(device)}:{os.minor(device)}").resolve(strict=True)
    except OSError:
        return False
    return any(part.startswith("usb") for part in named.parts)


def refuse_banned_stick(rules: Profile, path: Path) -> None:
    """Where the place's rules allow no sticks. Raises OperationRefused `stick_not_allowed`."""
    if not rules.media.are_sticks_allowed and is_on_stick(path):
        raise OperationRefused("stick_not_allowed")


def room_for_blobs(folder: Path, records_bytes: int) -> int:
    """How many bytes of attachments a bundle beside so many bytes of records may have: what is left
    of its usual size, and never the last of the stick.
    """
    room = FILLED_BYTES_MAX - records_bytes
    with contextlib.suppress(OSError):
        room = min(room, shutil.disk_usage(folder).free - records_bytes - SPARED_BYTES)
    return max(room, 0)


def read_from_stick(path: Path, size_max: int) -> bytes:
    """A bundle's bytes, never more than it may have.

    Raises EnvironmentProblem `bundle_unreadable`.
    """
    try:
        if not path.is_file() or path.is_symlink():
            raise EnvironmentProblem("bundle_unreadable")
        with path.open("rb") as file:
            return file.read(size_max + 1)
    except OSError:
        raise EnvironmentProblem("bundle_unreadable") from None


def _write_synced(path: Path, content: bytes, tell: Tell) -> None:
    """Synced piece by piece: else all seems written at once, and the wait comes at the end."""
    with path.open("wb") as file:
        for begin in range(0, len(content), PIECE_BYTES):
            tell(begin, len(content))
            file.write(content[begin : begin + PIECE_BYTES])
            file.flush()
            os.fsync(file.fileno())
        tell(len(content), len(content))


def _read_back(path: Path) -> bytes:
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Otherwise the answer comes from memory and a fake stick goes unnoticed.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _drop_older(folder: Path, stem: str, newest: Path) -> None:
    """Keep `newest` and the highest numbers beside it: after a restore, numbers begin lower, and
    what stands there under higher ones may hold what was lost.
    """
    name = re.compile(rf"{re.escape(stem)}-[0-9]+{re.escape(BUNDLE_SUFFIX)}")
    with contextlib.suppress(OSError):
        others = [p for p in folder.iterdir() if name.fullmatch(p.name) and p.name != newest.name]
        others.sort(key=lambda path: (len(path.name), path.name))
        for path in others[: 1 - GENERATIONS]:
            path.unlink()
