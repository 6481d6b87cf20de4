"""A small village on real files, for tests of what a crash may leave."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    collect_ignore_glob = ["test_*.py"]  # LD_PRELOAD, fork and tmpfs are Linux's

MEMORY = Path("/dev/shm")


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of disks are written and thrown away."""
    parent = MEMORY if MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="crash-test-", dir=parent))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a line at the end of the whole run, also from a process of pytest-xdist."""
    return lambda line: record_property("figures", line)
