"""The publisher's part: a key under a password, packages signed with it, and programs that know it or not."""

import os
import sys
from pathlib import Path

import pytest

from app.bootstrap.update_installing import Updater, seen_from_version_in_force
from app.models.errors import OperationRefused
from app.vault.crypto import Suite1
from app.vault.update_packages import KEYS_FILE, publisher_keys
from app.words.problem_words import PROBLEM_SENTENCES
from tests.updates import INSTALLED, PLENTY, Machine, program
from tools.release import __main__ as release

PASSWORD = "correct horse battery"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are shell scripts")


@pytest.fixture
def publisher(tmp_path, monkeypatch, capsys):
    """`publisher("pack", ...)` runs the tool; returns its exit status and what it said."""
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(release, "RESOURCES", tmp_path / "resources")
    monkeypatch.setenv(release.PASSWORD_VARIABLE, PASSWORD)

    def run(*words: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["release", *map(str, words)])
        status = release.main()
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def pin(tmp_path: Path, *lines: str) -> Path:
    """What whoever builds a release writes before building."""
    resources = tmp_path / "resources"
    (resources / KEYS_FILE).write_text("\n".join(["# whose updates are taken", *lines]), "utf-8")
    return resources


def made_key(publisher, path: Path) -> str:
    status, said = publisher("key", "--out", path)
    assert status == 0, said
    return said.strip().rpartition(" ")[2]


def test_a_key_is_made_once_under_a_long_password_for_its_owner_alone(
    publisher, tmp_path, monkeypatch
):
    path = tmp_path / "publisher.key"
    assert len(bytes.fromhex(made_key(publisher, path))) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"ENCRYPTED" in path.read_bytes()
    kept = path.read_bytes()

    status, said = publisher("key", "--out", path)
    assert status == 1 and "never overwritten" in said
    assert path.read_bytes() == kept
    monkeypatch.setenv(release.PASSWORD_VARIABLE, "elevenchars")
    status, said = publisher("key", "--out", tmp_path / "other.key")
    assert status == 1 and "12 characters" in said
    assert not (tmp_path / "other.key").exists()


def test_a_release_takes_what_its_pinned_key_has_signed_and_one_without_says_so(
    publisher, tmp_path, monkeypatch
):
    key, spare = tmp_path / "publisher.key", tmp_path / "spare.key"
    line, spare_line = made_key(publisher, key), made_key(publisher, spare)
    machine = Machine(tmp_path / "machine")
    folder = program(tmp_path / "built", "0.2.0", machine.told)
    words = ("--out", tmp_path / "out", "--version", "0.2.0", "--processor", "x86_64")
    status, said = publisher("pack", folder, "--key", key, *words, "--about", "更快了")
    assert status == 0, said
    (package,) = (tmp_path / "out").glob("lianxin-0.2.0-linux-x86_64.lxu")

    def updater() -> Updater:
        keys = publisher_keys(tmp_path / "resources")
        installed = (INSTALLED, machine.installed, lambda _: PLENTY)
        return seen_from_version_in_force(machine.shelf, Suite1(), keys, *installed)

    for lines, problem in (((), "update_publisher_missing"), ((spare_line,), "update_not_trusted")):
        pin(tmp_path, *lines)
        assert publisher("show", package) == (1, PROBLEM_SENTENCES[problem] + "\n")
        with pytest.raises(OperationRefused, match=problem):
            updater().check(package)
        assert updater().can_take() == bool(lines)
    pin(tmp_path, spare_line, line)
    status, said = publisher("show", package)
    assert status == 0 and said.startswith("0.2.0 linux-x86_64 ") and "更快了" in said
    if os.uname().machine == "x86_64":
        assert updater().take_aside(package).version == "0.2.0"
        monkeypatch.setattr(machine, "updater", updater)
        assert machine.start() == ["0.2.0 "]

    monkeypatch.setenv(release.PASSWORD_VARIABLE, "another password")
    status, said = publisher("pack", folder, "--key", key, *words)
    assert status == 1 and "password is wrong" in said
