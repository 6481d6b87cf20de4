"""A stick with two hundred hostile files: of all of them the program opens the one that was chosen and is ours."""

import os
import struct
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import Problem
from app.sync.stick import read_from_stick, write_to_stick
from tests.sync.carrying import carried, invited

__all__ = ["invited"]

BOMB = 1 << 30


def hostile(stick: Path, ours: bytes) -> None:
    """Names, links, devices, loops, bombs, look-alikes, invisible characters, crowds, case clashes."""
    (stick / "autorun.inf").write_text("[autorun]\nopen=setup.exe\n")
    (stick / "desktop.ini").write_text("[.ShellClassInfo]\nIconResource=\\\\evil\\x.dll,0\n")
    for name in ("setup.exe", "邮包.lxb.exe", "readme.lnk", "a.xlsm", "a.db", "a.py", "pay.js"):
        (stick / name).write_bytes(b"MZ" + os.urandom(64))
    for number, mark in enumerate("\u200b\u200c\u200d\u202e\u2066\ufeff\u00ad\u3164"):
        (stick / f"to-{mark}town-{number:05d}.lxb").write_bytes(ours[:100])
    for number in range(20):
        (stick / f"TO-TOWN-370781109216-{number:05d}.LXB").write_bytes(os.urandom(200))
        (stick / f"to-town-370781109216-{number:05d}.lxb.part").write_bytes(ours[: number * 40])
    (stick / unicodedata.normalize("NFD", "回执é.lxb")).write_bytes(b"")
    (stick / ("长" * 80 + ".lxb")).write_bytes(b"LXB")
    (stick / "-rf.lxb").write_bytes(b"\0" * 512)
    (stick / "a\nb.lxb").write_bytes(b"\0")
    os.symlink("/etc/passwd", stick / "link-00001.lxb")
    os.symlink(stick, stick / "loop")
    os.symlink("loop-a.lxb", stick / "loop-b.lxb")
    os.symlink("loop-b.lxb", stick / "loop-a.lxb")
    os.symlink("/dev/zero", stick / "zero.lxb")
    os.mkfifo(stick / "pipe.lxb")
    (stick / "folder.lxb").mkdir()
    with (stick / "huge.lxb").open("wb") as file:
        file.truncate(BOMB)
    (stick / "length.lxb").write_bytes(ours[:12] + struct.pack(">Q", 2**63) + ours[20:])
    with zipfile.ZipFile(stick / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"\0" * (8 << 20))
    for place in range(0, len(ours), max(len(ours) // 70, 1)):
        changed = bytearray(ours)
        changed[place] ^= 0xFF
        (stick / f"changed-{place:06d}.lxb").write_bytes(changed)
    for number in range(80):
        (stick / f"cut-{number:03d}.lxb").write_bytes(ours[: len(ours) * number // 80])
    crowd = stick / "crowd"
    crowd.mkdir()
    for number in range(300):
        (crowd / f"{number}.lxb").touch()


@pytest.fixture
def answer(invited, town, stick):
    """A case that the township has accepted, and its answer, not yet read."""
    case = invited.submitted()
    carried(town, invited.sync.export_bundle(stick).path, stick)
    town.accept(case.id)
    return case.id, carried(town, invited.sync.export_bundle(stick).path, stick).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, devices and pipes")
def test_of_two_hundred_hostile_files_only_ours_is_opened(invited, answer, tmp_path, monkeypatch):
    case_id, ours = answer
    stick = tmp_path / "hostile"
    stick.mkdir()
    hostile(stick, ours)
    good = write_to_stick(stick, "from-town", 7, ours)
    before = {path: path.lstat().st_mtime_ns for path in stick.iterdir() if path != good}
    assert len(before) >= 200

    opened: list[str] = []
    real = Path.open

    def noted(self, *args, **kwargs):
        if stick in self.parents:
            opened.append(self.name)
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", noted)
    invited.sync.import_bundle(good)
    assert opened == [good.name]  # nobody looked at anything else on the stick
    assert invited.store.cases.by_id(case_id).status == "accepted"
    monkeypatch.undo()

    was = invited.rows()
    for path in sorted(before):
        if path.suffix.lower() == ".lxb" or path.is_dir():
            with pytest.raises(Problem):
                invited.sync.import_bundle(path)
    assert invited.rows() == was
    assert {p: p.lstat().st_mtime_ns for p in stick.iterdir() if p != good} == before
    assert invited.check().is_sound


@pytest.mark.skipif(sys.platform == "win32", reason="makes a pipe")
def test_what_is_no_plain_file_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.lxb")
    os.symlink("/dev/zero", tmp_path / "zero.lxb")
    for name in ("pipe.lxb", "zero.lxb", "nothing.lxb"):
        with pytest.raises(Problem, match="bundle_unreadable"):
            read_from_stick(tmp_path / name, BUNDLE_BYTES_MAX)


def test_a_file_that_grows_while_it_is_read_stays_within_its_size(tmp_path):
    with (tmp_path / "huge.lxb").open("wb") as file:
        file.truncate(BOMB)
    assert len(read_from_stick(tmp_path / "huge.lxb", 1 << 20)) == (1 << 20) + 1
