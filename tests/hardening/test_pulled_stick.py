"""The stick is pulled at every single call that touches it: what is found on it afterwards is a whole
bundle or is refused, the one before is still there, and nobody was told 「可以拔出」 too early.
"""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync import stick as stick_module
from app.vault.atomic_files import sync_folder
from tests.stations import Pc, Town

CALLS_AT_LEAST = 8


def content_of(path: Path) -> bytes:
    """Past everything that counts calls."""
    with open(path, "rb") as file:
        return file.read()


class PulledStick:
    """The system as app.sync.stick sees it, counting calls; from the n-th on, the stick is gone.

    It knows what is on the stick for certain: content since the last fsync of a file, names since the
    last fsync of the folder. All else may or may not have got there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pull_at = 10**6
        self.is_watching = False
        self.calls: list[str] = []
        self.synced: dict[int, bytes] = {}
        self.names: dict[str, int] = {}
        self._kept: dict[int, list[bytes]] = {}
        self._settle()

    def pull_after(self, calls: int) -> None:
        self._settle()
        self.calls, self.pull_at = [], calls

    def _settle(self) -> None:
        """All that stands there now has long been written."""
        self.names, self.synced, self._kept = {}, {}, {}
        for path in self.folder.iterdir():
            number = path.stat().st_ino
            self.names[path.name], self.synced[number] = number, content_of(path)
        self._looks()

    def _looks(self) -> None:
        for path in self.folder.iterdir():
            self._kept.setdefault(path.stat().st_ino, []).append(content_of(path))

    def count(self, call: str) -> None:
        self._looks()
        self.calls.append(call)
        if len(self.calls) > self.pull_at:
            raise OSError(5, "the stick is gone")

    def found(self) -> Iterator[dict[str, bytes]]:
        """Every stick that may be found once it was pulled here."""
        self._looks()
        now = {path.name: path.stat().st_ino for path in self.folder.iterdir()}
        for names in (self.names, now):
            choices = [
                [(name, content) for content in self._contents(number)]
                for name, number in names.items()
            ]
            for chosen in itertools.product(*choices):
                yield dict(chosen)

    def _contents(self, number: int) -> set[bytes]:
        """What was synced is there; of what was not, all, half or nothing."""
        if number in self.synced:
            return {self.synced[number]}
        seen = self._kept.get(number, [b""])[-1]
        return {seen, seen[: len(seen) // 2], b"", bytes(len(seen))}

    # -- the calls that app.sync.stick makes

    def fsync(self, descriptor: int) -> None:
        self.count("fsync")
        number = os.fstat(descriptor).st_ino
        self.synced[number] = content_of(Path(f"/proc/self/fd/{descriptor}"))

    def sync_folder(self, folder: Path) -> None:
        self.count("open folder")
        self.count("fsync")
        sync_folder(folder)
        self.names = {path.name: path.stat().st_ino for path in self.folder.iterdir()}

    def replace(self, source: Path, target: Path) -> None:
        self.count("replace")
        os.replace(source, target)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


class StickFile:
    """An open file on the stick; a write that is cut off leaves its first half."""

    def __init__(self, stick: PulledStick, file: Any) -> None:
        self._stick, self._file = stick, file

    def __enter__(self) -> "StickFile":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> int:
        for half in (content[: len(content) // 2], content[len(content) // 2 :]):
            self._stick.count("write")
            self._file.write(half)
            self._file.flush()
        return len(content)

    def read(self, *most: int) -> bytes:
        self._stick.count("read")
        return self._file.read(*most)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


@pytest.fixture
def pulled(stick: Path, monkeypatch: pytest.MonkeyPatch) -> PulledStick:
    made = PulledStick(stick)
    true_open, true_unlink = Path.open, Path.unlink

    def opened(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if path.parent != stick or "b" not in mode or not made.is_watching:
            return true_open(path, mode, *more, **named)
        made.count(f"open {mode}")
        return StickFile(made, true_open(path, mode, *more, **named))

    def unlinked(path: Path, missing_ok: bool = False) -> None:
        if path.parent == stick and made.is_watching:
            made.count("unlink")
        true_unlink(path, missing_ok)

    monkeypatch.setattr(stick_module, "os", made)
    monkeypatch.setattr(stick_module, "sync_folder", made.sync_folder)
    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(Path, "unlink", unlinked)
    return made


def export(pc: Pc, stick: Path, pulled: PulledStick) -> bool:
    """Whether the screen would say that it may be pulled."""
    pulled.is_watching = True
    try:
        pc.sync.export_bundle(stick)
    except EnvironmentProblem as problem:
        assert problem.key in ("bundle_not_written", "bundle_read_back_differs")
        return False
    finally:
        pulled.is_watching = False
    return True


def bundles_on(found: dict[str, bytes]) -> list[bytes]:
    """Newest first: what a clerk would choose from."""
    return [found[name] for name in sorted(found, reverse=True) if name.endswith(".lxb")]


@pytest.mark.skipif(os.name == "nt", reason="looks at open files the Linux way")
def test_a_stick_pulled_at_any_call_holds_whole_bundles_only(
    pc: Pc, town: Town, stick: Path, pulled: PulledStick, tmp_path: Path
):
    pc.sync.accept_invitation(town.invitation(tmp_path))
    assert export(pc, stick, pulled)
    whole_calls = len(pulled.calls)
    assert whole_calls >= CALLS_AT_LEAST
    known = {path.read_bytes() for path in stick.glob("*.lxb")}
    verdicts: dict[bytes, bool] = {}

    def is_taken(content: bytes) -> bool:
        if content not in verdicts:
            try:
                town.township.import_bundle(content)
                verdicts[content] = True
            except OperationRefused as refusal:
                assert refusal.key in ("bundle_damaged", "bundle_foreign")
                verdicts[content] = False
        return verdicts[content]

    for calls in range(whole_calls + 4):
        before = {path.read_bytes() for path in stick.glob("*.lxb")}
        pulled.pull_after(calls)
        is_said = export(pc, stick, pulled)
        made = {path.read_bytes() for path in stick.glob("*.lxb*")}
        for found in pulled.found():
            there = bundles_on(found)
            assert len(there) > 0
            assert all(is_taken(content) for content in there), pulled.calls
            assert before & set(there) or len(there) > 1, pulled.calls
            if is_said:
                assert set(there) - before, f"told too early, after {pulled.calls}"
            for name, content in found.items():
                is_whole = content in known | made
                assert is_taken(content) <= is_whole, name
        known |= made


def test_nobody_is_told_before_all_was_synced_and_read_back(
    pc: Pc, town: Town, stick: Path, pulled: PulledStick, tmp_path: Path
):
    pc.sync.accept_invitation(town.invitation(tmp_path))
    export(pc, stick, pulled)
    calls = pulled.calls
    assert calls.index("fsync") < calls.index("read") < calls.index("replace")
    assert "fsync" in calls[calls.index("replace") :]


def without_sync(path: Path, content: bytes, _tell: object) -> None:
    with path.open("wb") as file:
        file.write(content)


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("sync_folder", lambda folder: None),
        ("_write_synced", without_sync),
    ],
)
def test_a_careless_writer_is_found(
    pc: Pc, town: Town, stick: Path, pulled: PulledStick, tmp_path: Path, monkeypatch, name, planted
):
    monkeypatch.setattr(stick_module, name, planted)
    with pytest.raises(AssertionError):
        test_a_stick_pulled_at_any_call_holds_whole_bundles_only(pc, town, stick, pulled, tmp_path)
