"""What the vault's tests share: a crypto suite, a disk, seeded randomness, a failing system."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from app.vault import atomic_files
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1
from tests.vault.faults import FaultyOs


@pytest.fixture
def faulty_os(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[int, str], AbstractContextManager[FaultyOs]]:
    """with faulty_os(n, fault) as calls: ..., the machine as it is again afterwards."""

    @contextmanager
    def failing(fail_at: int, fault: str) -> Iterator[FaultyOs]:
        with monkeypatch.context() as patch:
            faulty = FaultyOs(fail_at, fault)
            patch.setattr(atomic_files, "os", faulty)
            yield faulty

    return failing


@pytest.fixture
def crypto() -> Suite1:
    return Suite1()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def randomness() -> Callable[[int], bytes]:
    return random.Random(20260801).randbytes
