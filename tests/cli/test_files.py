"""What a door writes for a person is there whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from app.cli.files import write_file
from app.models.errors import EnvironmentProblem


def test_a_file_takes_the_place_of_an_older_one(tmp_path):
    path = tmp_path / "到村" / "走访统计.xlsx"
    for content in (b"old", b"new"):
        write_file(path, content)
    assert path.read_bytes() == b"new"
    assert [found.name for found in path.parent.iterdir()] == ["走访统计.xlsx"]


def test_a_full_disk_leaves_the_older_one(tmp_path, monkeypatch):
    path = tmp_path / "走访统计.xlsx"
    path.write_bytes(b"old")

    def fsync(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("app.vault.atomic_files.os.fsync", fsync)
    with pytest.raises(EnvironmentProblem, match="file_not_written"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", "没有名字/..", "走访\0统计.xlsx"])
def test_what_is_no_file_name_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EnvironmentProblem, match="file_not_written"):
        write_file(Path(name), b"new")
