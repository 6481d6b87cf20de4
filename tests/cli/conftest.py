"""The doors, opened as a shell opens them; see tests/stations.py for what stands behind."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.stations import (
    PASSWORD,
    Pc,
    clock,
    enrolled,
    make_pc,
    pc,
    server,
    stick,
    town,
    village,
)

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "stick", "town", "village"]

ROOT = Path(__file__).parents[2]


class Said:
    """What a door said, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        return json.loads(self.out)

    def refused_with(self, sentence: str) -> bool:
        """Status 1, nothing on standard output, that one sentence on standard error."""
        return (self.status, self.out, self.err) == (1, "", sentence + "\n")


Door = Callable[..., Said]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIANXIN_PASSWORD", PASSWORD)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "machine"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    """door("check", "--data", folder): in this process."""

    def open_door(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return open_door


def run(*arguments: object, **environment: str) -> Said:
    """The same as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def station(village: Pc) -> Pc:
    """A station with a small roster that stands closed, as between two doors."""
    village.close()
    return village
