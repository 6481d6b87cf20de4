"""A real store in a real encrypted file, with a clock that stands where the test puts it."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.store.engine import open_database
from app.store.store import Store
from app.vault.crypto import Suite1
from tests.store.desk import Desk, readings


@pytest.fixture
def key() -> bytes:
    return hashlib.sha256(b"a database key for tests").digest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def open_store(path: Path, key: bytes) -> Iterator[Callable[[], Store]]:
    opened = []

    def open_once_more() -> Store:
        opened.append(Store(open_database(path, key), Suite1(), readings))
        return opened[-1]

    yield open_once_more
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def keep(store):
    """Puts records into their tables, as the fold would."""

    def keep_all(*records):
        with store.transaction():
            for record in records:
                store.rows.put_row(record)

    return keep_all
