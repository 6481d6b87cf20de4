"""A file is saved whole where somebody chose, or not at all, with a sentence that says why."""

import errno
import os

import pytest

from app.models.errors import EnvironmentProblem
from app.presenters.paper_files import save_file
from app.words.problem_words import PROBLEM_SENTENCES


@pytest.fixture
def before(tmp_path):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(b"before")
    return path


def refused(target):
    with pytest.raises(EnvironmentProblem) as caught:
        save_file(target, b"after")
    assert "没有存成" in PROBLEM_SENTENCES[caught.value.key]
    return caught.value.key


def test_it_takes_the_place_of_what_stood_there_whole(before):
    save_file(before, b"after")
    assert before.read_bytes() == b"after" and list(before.parent.iterdir()) == [before]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "place_full"),
        (errno.EROFS, "place_not_writable"),
        (errno.EACCES, "place_not_writable"),
        (errno.EIO, "place_gone"),
        (errno.EINVAL, "file_not_saved"),
    ],
)
def test_a_refusal_keeps_what_stood_there(before, monkeypatch, number, key):
    def fsync(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("app.vault.atomic_files.os.fsync", fsync)
    assert refused(before) == key
    assert before.read_bytes() == b"before" and list(before.parent.iterdir()) == [before]


def test_a_file_that_is_open_in_another_program_stays(before, monkeypatch):
    def replace(fresh, target):
        raise PermissionError(errno.EACCES, "in use", str(fresh), None, str(target))

    monkeypatch.setattr("app.vault.atomic_files.os.replace", replace)
    assert refused(before) == "file_open_elsewhere" and before.read_bytes() == b"before"


@pytest.mark.parametrize(
    "beside", [".~lock.花名册.xlsx#", "~$花名册.xlsx", ".~花名册.xlsx", "~$册.xlsx"]
)
def test_a_file_that_an_office_program_has_open_stays_on_every_system(before, beside):
    """Linux lets an open file be replaced; that program would save its own over ours afterwards."""
    lock = before.with_name(beside)
    lock.touch()
    assert refused(before) == "file_open_elsewhere" and before.read_bytes() == b"before"
    save_file(before.with_name("另一份.xlsx"), b"after")
    lock.unlink()
    save_file(before, b"after")
    assert before.read_bytes() == b"after"


def test_a_stick_that_was_pulled_is_named(tmp_path):
    assert refused(tmp_path / "U盘" / "花名册.xlsx") == "place_gone"
