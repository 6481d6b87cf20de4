"""Several processes side by side, each with its part of the work; their figures come as JSON."""

import os
import subprocess
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from tools.crash.shim import ROOT, command, environment

_Figures = TypeVar("_Figures", bound=msgspec.Struct)


class Failed(Exception):
    """A process did not come to its end; holds what it said."""


def cores() -> int:
    """How many processes work side by side."""
    return max(2, os.cpu_count() or 1)


def run(module: str, *arguments: str) -> str:
    """Run one module under the shim; returns what it printed."""
    return _ended(_begun(module, arguments))


def run_side_by_side(
    module: str, arguments: Sequence[Sequence[str]], figures: type[_Figures]
) -> list[_Figures]:
    """Run one module under the shim once for each list of arguments, all at the same time."""
    begun = [_begun(module, each) for each in arguments]
    return [msgspec.json.decode(_ended(each), type=figures) for each in begun]


def _begun(module: str, arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(module, *arguments),
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ended(process: subprocess.Popen[str]) -> str:
    said, complained = process.communicate()
    if process.returncode != 0:
        raise Failed(complained)
    return said
