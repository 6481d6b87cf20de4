"""Sticks that are full, read-only, pulled early or lie about what they hold."""

import os
import subprocess
from pathlib import Path

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync import stick as stick_module
from app.sync.stick import is_on_stick, read_from_stick, write_to_stick
from tests.stations import folder_bytes

STEM = "370781109216-abcdef"
CONTENT = os.urandom(3000)


def test_a_bundle_is_written_read_back_and_named(stick):
    path = write_to_stick(stick, STEM, 1, CONTENT)
    assert path.name == f"{STEM}-00001.lxb"
    assert path.read_bytes() == CONTENT
    assert [p.name for p in stick.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("device", "is_stick"),
    [("pci0000:00/usb1/1-2/block/sdb/sdb1", True), ("pci0000:00/ata1/block/sda/sda2", False)],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows is asked for the kind of drive")
def test_a_stick_is_known_by_the_device_that_a_folder_lies_on(tmp_path, device, is_stick):
    (tmp_path / device).mkdir(parents=True)
    number, devices = tmp_path.stat().st_dev, tmp_path / "block"
    devices.mkdir()
    assert not is_on_stick(tmp_path, devices)
    (devices / f"{os.major(number)}:{os.minor(number)}").symlink_to(tmp_path / device)
    assert is_on_stick(tmp_path / "还没有" / "邮包.lxb", devices) is is_stick


def test_two_generations_are_kept(stick):
    for number in range(1, 6):
        write_to_stick(stick, STEM, number, CONTENT)
    assert sorted(p.name for p in stick.iterdir()) == [f"{STEM}-00004.lxb", f"{STEM}-00005.lxb"]


def test_generations_of_others_are_left_alone(stick):
    others = ("370781109216-abcdef-answer-00007.lxb", "370781109999-abcdef-00001.lxb",
              "370781109216-abcde0-00001.lxb", "花名册.xlsx", f"{STEM}-00001.lxb.bak")  # fmt: skip
    for name in others:
        (stick / name).write_bytes(b"not ours")
    for number in range(1, 4):
        write_to_stick(stick, STEM, number, CONTENT)
    kept = {p.name for p in stick.iterdir()}
    assert kept == {*others, f"{STEM}-00002.lxb", f"{STEM}-00003.lxb"}


def test_a_bundle_is_never_dropped_for_those_with_higher_numbers(stick):
    """After a restore the numbers begin lower; what stands there may hold what was lost."""
    for number in (41, 42):
        write_to_stick(stick, STEM, number, b"before the restore")
    path = write_to_stick(stick, STEM, 7, CONTENT)
    assert path.read_bytes() == CONTENT
    assert {p.name for p in stick.iterdir()} == {f"{STEM}-00007.lxb", f"{STEM}-00042.lxb"}


def test_a_number_written_again_replaces_the_old_one(stick):
    write_to_stick(stick, STEM, 3, b"before")
    assert write_to_stick(stick, STEM, 3, CONTENT).read_bytes() == CONTENT


def test_more_than_five_digits_still_sort(stick):
    for number in (99_999, 100_000, 100_001):
        write_to_stick(stick, STEM, number, CONTENT)
    assert {p.name for p in stick.iterdir()} == {f"{STEM}-100000.lxb", f"{STEM}-100001.lxb"}


def test_a_stick_that_is_not_there(tmp_path):
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        write_to_stick(tmp_path / "nowhere", STEM, 1, CONTENT)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        file = tmp_path / "file"
        file.write_bytes(b"")
        write_to_stick(file, STEM, 1, CONTENT)


@pytest.fixture
def small_stick(tmp_path):
    """A real file system of 64 KiB; only its administrator may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if (
        os.name == "nt"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def test_a_full_stick_keeps_what_stood_on_it(small_stick):
    write_to_stick(small_stick, STEM, 1, CONTENT)
    write_to_stick(small_stick, STEM, 2, CONTENT)
    before = folder_bytes(small_stick)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        write_to_stick(small_stick, STEM, 3, os.urandom(80_000))
    assert folder_bytes(small_stick) == before


def test_a_stick_that_may_not_be_written_keeps_what_stood_on_it(small_stick):
    write_to_stick(small_stick, STEM, 1, CONTENT)
    remount(small_stick, "ro")
    before = folder_bytes(small_stick)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        write_to_stick(small_stick, STEM, 2, CONTENT)
    assert folder_bytes(small_stick) == before
    assert read_from_stick(small_stick / f"{STEM}-00001.lxb", 10_000) == CONTENT


def test_a_station_on_a_full_stick_says_so_and_can_use_another(enrolled, small_stick, stick):
    (small_stick / "photos").write_bytes(os.urandom(63 * 1024))
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        enrolled.sync.export_bundle(small_stick)
    assert [p.name for p in small_stick.iterdir()] == ["photos"]
    assert enrolled.store.exchange_log.latest().result == "bundle_not_written"
    assert Path(enrolled.sync.export_bundle(stick).path).exists()


class LyingDisk:
    """A stick of a fake size: it says that everything was written, and keeps the beginning only."""

    def __init__(self, holds: int) -> None:
        self._holds = holds
        self._read_back = stick_module._read_back

    def read_back(self, path: Path) -> bytes:
        return self._read_back(path)[: self._holds]


def test_a_stick_that_lies_is_found_out(stick, monkeypatch):
    write_to_stick(stick, STEM, 1, CONTENT)
    before = folder_bytes(stick)
    monkeypatch.setattr(stick_module, "_read_back", LyingDisk(1000).read_back)
    with pytest.raises(EnvironmentProblem, match="bundle_read_back_differs"):
        write_to_stick(stick, STEM, 2, CONTENT)
    assert folder_bytes(stick) == before


def test_a_stick_that_is_pulled_while_it_is_read_back(stick, monkeypatch):
    def pulled(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    write_to_stick(stick, STEM, 1, CONTENT)
    monkeypatch.setattr(stick_module, "_read_back", pulled)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        write_to_stick(stick, STEM, 2, CONTENT)
    assert [p.name for p in stick.iterdir()] == [f"{STEM}-00001.lxb"]


def test_a_stick_pulled_before_the_name_was_changed_leaves_half_a_file_under_another_name(
    stick, monkeypatch
):
    def pulled(source: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", pulled)
    with pytest.raises(EnvironmentProblem, match="bundle_not_written"):
        write_to_stick(stick, STEM, 1, CONTENT)
    assert list(stick.glob("*.lxb")) == []


def test_reading_takes_no_more_than_it_may(stick):
    path = write_to_stick(stick, STEM, 1, CONTENT)
    assert len(read_from_stick(path, 1000)) == 1001


def test_writing_that_is_stopped_leaves_the_stick_as_it_was(stick, monkeypatch):
    monkeypatch.setattr(stick_module, "PIECE_BYTES", 1000)
    write_to_stick(stick, STEM, 1, CONTENT)
    before, told = folder_bytes(stick), []

    def stop(done, total):
        told.append((done, total))
        if done >= 2000:
            raise OperationRefused("stick_cancelled")

    with pytest.raises(OperationRefused, match="stick_cancelled"):
        write_to_stick(stick, STEM, 2, os.urandom(3000), stop)
    assert told == [(0, 3000), (1000, 3000), (2000, 3000)]
    assert folder_bytes(stick) == before
