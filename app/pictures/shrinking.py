"""Has a photograph shrunk by a process that can do no harm when the photograph is a bomb."""

import os
import subprocess
import sys
from pathlib import Path

from app.models.errors import EnvironmentProblem, OperationRefused

LONG_SIDE = 2000
PIXELS_MAX = 40_000_000
MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS, LONGEST_SECONDS = 20, 60
_UNREADABLE, _TOO_LARGE = 3, 4
_PROGRAM = Path(__file__).with_name("shrinking_program.py")
_INSTALLED_PROGRAM = "shrink-picture"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def shrunk_picture(content: bytes) -> bytes:
    """A JPEG or PNG as an upright one whose long side has at most 2000 pixels, and nothing else in it.

    Memory and time are limited; memory not on Windows, where only the size of the picture is.
    Raises OperationRefused `picture_unreadable`, `picture_too_large` (megapixels);
    EnvironmentProblem `picture_not_shrunk` when the process cannot be started.
    """
    limits = (LONG_SIDE, PIXELS_MAX, MEMORY_BYTES, CPU_SECONDS, _UNREADABLE, _TOO_LARGE)
    command = [*_program(), *map(str, limits)]
    try:
        ended = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
            creationflags=_NO_WINDOW,
            env={name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise OperationRefused("picture_too_large", megapixels=PIXELS_MAX // 1_000_000) from None
    except OSError:
        raise EnvironmentProblem("picture_not_shrunk") from None
    if ended.returncode == 0 and ended.stdout:
        return ended.stdout
    if ended.returncode == _UNREADABLE:
        raise OperationRefused("picture_unreadable")
    if ended.returncode == _TOO_LARGE or ended.returncode < 0:  # ended by the system
        raise OperationRefused("picture_too_large", megapixels=PIXELS_MAX // 1_000_000)
    raise EnvironmentProblem("picture_not_shrunk")


def _program() -> list[str]:
    """How the other process is started: from source by this Python, installed as a program of its own."""
    here = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(here.with_name(_INSTALLED_PROGRAM).with_suffix(here.suffix))]
    return [str(here), "-I", str(_PROGRAM)]
