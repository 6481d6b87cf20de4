"""Fifty villagers whose numbers and name stand nowhere else, and the search for any byte of them."""

import tempfile
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from app.models.id_number import id_check_digit
from app.models.records import Household, Person

MARKED = 50
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
NAME = "鹮鸊鷉"


def id_number(place: int) -> str:
    first = f"370781{1940 + place}0614{place:03d}"
    return first + id_check_digit(first)


def phone(place: int) -> str:
    return f"1540077{place:04d}"


ID_NUMBERS = [id_number(place) for place in range(MARKED + 1)]  # the last is erased again
PHONES = [phone(place) for place in range(MARKED)]
CANARIES = [*ID_NUMBERS, *PHONES, NAME]


def contents(path: Path) -> Iterator[bytes]:
    """A file's bytes and its name, and what lies in it if it is an archive, as workbooks are."""
    yield str(path).encode()
    if not path.is_file():
        return
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name.encode() + archive.read(name)


def found_in(folder: Path, wanted: Collection[str] = CANARIES, *, but_for: str = "") -> list[str]:
    """Where any canary stands, in any encoding; `but_for` is a folder that is left out."""
    needles = {canary.encode(encoding) for canary in wanted for encoding in ENCODINGS}
    return [
        f"{path.name}: {needle!r}"
        for path in folder.rglob("*")
        if but_for not in path.relative_to(folder).parts
        for content in contents(path)
        for needle in needles
        if needle in content
    ]


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """Where all temporary files go, so that they are swept too."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def at_work(village, temporary):
    """A village that the fifty live in."""
    desk, actor = village.desk, village.actor
    for place in range(MARKED):
        home = Household(id="", number=f"9{place:03d}", address=f"{NAME}街")
        head = Person(id="", name=NAME, id_number=id_number(place), phones=[phone(place)])
        desk.households.add_household(actor, home, head)
    return village
