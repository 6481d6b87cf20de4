import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem
from app.vault import atomic_files
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from tests.vault.faults import PowerCut

OLD, NEW = Copy(1, b"old" * 100), Copy(2, b"new" * 120)
NEVER = 10**9


def copies_in(folder: Path) -> tuple[Path, Path]:
    return folder / "slots", folder / "slots.copy"


def test_what_was_written_is_read_back(tmp_path: Path, disk: Disk) -> None:
    file = TwoCopyFile(tmp_path / "slots", disk)
    assert not file.exists()
    file.write(OLD)
    assert file.exists()
    assert file.read() == OLD
    file.write(NEW)
    assert file.read() == NEW
    assert sorted(p.name for p in tmp_path.iterdir()) == ["slots", "slots.copy"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_the_owner_may_read_the_files(tmp_path: Path, disk: Disk) -> None:
    TwoCopyFile(tmp_path / "slots", disk).write(OLD)
    assert {stat.S_IMODE(p.stat().st_mode) for p in copies_in(tmp_path)} == {0o600}


def test_a_file_that_is_not_there_is_missing_not_damaged(tmp_path: Path, disk: Disk) -> None:
    with pytest.raises(EnvironmentProblem, match="vault_file_missing") as problem:
        TwoCopyFile(tmp_path / "slots", disk).read()
    assert problem.value.facts == {"file": "slots"}


@pytest.mark.parametrize("lost", [0, 1])
@pytest.mark.parametrize("how", ["removed", "emptied", "overwritten", "grown", "huge"])
def test_either_copy_alone_is_enough_and_mends_the_other(
    tmp_path: Path, disk: Disk, lost: int, how: str
) -> None:
    file = TwoCopyFile(tmp_path / "slots", disk)
    file.write(NEW)
    path = copies_in(tmp_path)[lost]
    whole = path.read_bytes()
    if how == "removed":
        path.unlink()
    else:
        with path.open("r+b") as opened:
            if how == "emptied":
                opened.truncate(0)
            elif how == "huge":
                opened.truncate(atomic_files.MAX_FILE_BYTES + 1)
            else:
                opened.seek(0 if how == "overwritten" else len(whole))
                opened.write(b"?")
    assert file.read() == NEW
    assert path.read_bytes() == whole


def test_the_newer_copy_goes_before_the_older(tmp_path: Path, disk: Disk) -> None:
    first, second = copies_in(tmp_path)
    for newer, older in ((first, second), (second, first)):
        file = TwoCopyFile(first, disk)
        file.write(OLD)
        kept = older.read_bytes()
        file.write(NEW)
        older.write_bytes(kept)
        assert file.read() == NEW
        assert first.read_bytes() == second.read_bytes() == newer.read_bytes()


@given(st.integers(0, 355), st.integers(1, 255))
def test_any_changed_byte_in_both_copies_is_damage(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("damage", numbered=True)
    file = TwoCopyFile(folder / "slots", Disk())
    file.write(Copy(7, b"x" * 312))
    for path in copies_in(folder):
        frame = bytearray(path.read_bytes())
        assert len(frame) == 356
        frame[at] ^= flip
        path.write_bytes(frame)
    with pytest.raises(EnvironmentProblem, match="vault_file_damaged"):
        file.read()


def test_a_full_disk_does_not_stop_reading(
    tmp_path: Path, disk: Disk, faulty_os: Callable[[int, str], Any]
) -> None:
    file = TwoCopyFile(tmp_path / "slots", disk)
    file.write(OLD)
    copies_in(tmp_path)[0].write_bytes(b"torn")
    with faulty_os(1, "for_ever") as fault:
        assert file.read() == OLD
        assert fault.has_failed
    assert file.read() == OLD
    assert copies_in(tmp_path)[0].read_bytes() == copies_in(tmp_path)[1].read_bytes()


def test_a_folder_that_cannot_be_read_is_said_so(tmp_path: Path, disk: Disk) -> None:
    for path in copies_in(tmp_path):
        path.mkdir()
    with pytest.raises(EnvironmentProblem, match="vault_file_unreadable"):
        TwoCopyFile(tmp_path / "slots", disk).read()


def test_the_order_of_calls_is_the_one_that_survives(
    tmp_path: Path, disk: Disk, faulty_os: Callable[[int, str], Any]
) -> None:
    with faulty_os(NEVER, "once") as recorded:
        TwoCopyFile(tmp_path / "slots", disk).write(OLD)
    one_copy = ["open", "write", "fsync", "replace", "open", "fsync"]
    assert recorded.calls == one_copy * 2


@pytest.mark.parametrize("fault", ["power_cut", "once", "for_ever"])
def test_a_fault_at_any_call_leaves_old_or_new(
    tmp_path: Path, disk: Disk, faulty_os: Callable[[int, str], Any], fault: str
) -> None:
    outcomes = set()
    for fail_at in range(1, NEVER):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        file = TwoCopyFile(folder / "slots", disk)
        file.write(OLD)
        acknowledged = False
        with faulty_os(fail_at, fault) as faulty:
            try:
                file.write(NEW)
                acknowledged = True
            except (PowerCut, EnvironmentProblem):
                pass
        found = file.read()
        assert found in (OLD, NEW)
        if acknowledged:
            assert found == NEW
        outcomes.add((found.generation, acknowledged))
        file.write(Copy(3, b"next"))
        assert file.read() == Copy(3, b"next")
        if not faulty.has_failed:
            break
    assert fail_at == 13  # twelve calls could fail, and each did
    assert {(1, False), (2, True)} <= outcomes


def test_a_scanner_that_holds_the_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    replace, refusals = os.replace, iter([True, True, False])

    def held(source: Path, target: Path) -> None:
        if next(refusals):
            raise PermissionError
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    Disk(pause=pauses.append, tries=8).write_atomically(tmp_path / "mark", b"m")
    assert (tmp_path / "mark").read_bytes() == b"m"
    assert pauses == [0.01, 0.02]


def test_a_scanner_that_never_lets_go_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError

    pauses: list[float] = []
    (tmp_path / "mark").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(EnvironmentProblem, match="vault_file_not_written") as problem:
        Disk(pause=pauses.append, tries=8).write_atomically(tmp_path / "mark", b"new")
    assert problem.value.facts == {"file": "mark"}
    assert sum(pauses) == pytest.approx(1.27)
    assert [p.name for p in tmp_path.iterdir()] == ["mark"]
    assert (tmp_path / "mark").read_bytes() == b"old"


def test_folders_are_made_with_their_parents(
    tmp_path: Path, disk: Disk, faulty_os: Callable[[int, str], Any]
) -> None:
    with (
        faulty_os(1, "for_ever"),
        pytest.raises(EnvironmentProblem, match="vault_file_not_written"),
    ):
        disk.make_folder(tmp_path / "devices" / "s1")
    for _ in range(2):
        disk.make_folder(tmp_path / "devices" / "s1")
    assert (tmp_path / "devices" / "s1").is_dir()


def test_folders_that_cannot_be_synced_are_no_obstacle(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def picky(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "planted")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", picky)
    disk.write_atomically(tmp_path / "mark", b"m")
    monkeypatch.setattr(atomic_files, "_IS_WINDOWS", True)
    monkeypatch.setattr(os, "fsync", fsync)
    disk.write_atomically(tmp_path / "mark", b"n")
    assert (tmp_path / "mark").read_bytes() == b"n"
