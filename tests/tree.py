"""The files of the repository, for tests that read them."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
needs_a_clone = pytest.mark.skipif(
    not (ROOT / ".git").exists(),
    reason="only git knows which of the files here are the repository's",
)


@cache
def tracked() -> list[str]:
    """What a clone would hold, with what is about to be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.split("\0") if name]
