"""Several processes side by side, each with its part of the work; their figures come as JSON."""

import os
import subprocess
import time
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from tools.crash.shim import ROOT, command, environment

LONGEST_SECONDS = 6 * 3600  # of what is asked for by command; the tests have their own limits
_Figures = TypeVar("_Figures", bound=msgspec.Struct)


class Failed(Exception):
    """A process did not come to its end; holds what it said."""


def cores() -> int:
    """How many processes work side by side."""
    return max(2, os.cpu_count() or 1)


def run(module: str, *arguments: str) -> str:
    """Run one module under the shim; returns what it printed."""
    return _ended(_begun(module, arguments), _last_moment(arguments))


def run_side_by_side(
    module: str, arguments: Sequence[Sequence[str]], figures: type[_Figures]
) -> list[_Figures]:
    """Run one module under the shim once for each list of arguments, all at the same time."""
    ends = _last_moment([word for each in arguments for word in each])
    begun = [_begun(module, each) for each in arguments]
    try:
        return [msgspec.json.decode(_ended(each, ends), type=figures) for each in begun]
    finally:
        for each in begun:
            each.kill()


def _begun(module: str, arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(module, *arguments),
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _last_moment(arguments: Sequence[str]) -> float | None:
    """What was asked to go on for some minutes ends by itself; all else ends in time or is ended."""
    return None if "--minutes" in arguments else time.monotonic() + LONGEST_SECONDS


def _ended(process: subprocess.Popen[str], ends: float | None) -> str:
    left = None if ends is None else max(1.0, ends - time.monotonic())
    try:
        said, complained = process.communicate(timeout=left)
    except subprocess.TimeoutExpired:
        process.kill()
        said, complained = process.communicate()
        raise Failed(f"it stood still and was ended: {complained}") from None
    if process.returncode != 0:
        raise Failed(complained)
    return said
