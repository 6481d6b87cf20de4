"""A real store in a real encrypted file, with a clock that stands where the test puts it."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.store.engine import open_database
from app.store.store import Store
from app.vault.crypto import Suite1
from tests.store.desk import Desk, readings

KEY = hashlib.sha256(b"a database key for tests").digest()


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new station's file: all migrations take a hundred times longer than a copy."""
    blank = tmp_path_factory.mktemp("blank") / "desk.db"
    open_database(blank, KEY).close()
    return blank


@pytest.fixture
def open_store(path: Path, key: bytes, blank_file: Path) -> Iterator[Callable[[], Store]]:
    opened = []
    shutil.copyfile(blank_file, path)

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
