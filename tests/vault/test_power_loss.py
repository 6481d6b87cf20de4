"""Every disk that a power cut could leave behind while a two-copy file is written, rebuilt and read.

Unsynced content may be whole, torn or gone; unsynced names may be there or not, in any mixture.
"""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models.errors import Problem
from app.vault import atomic_files
from app.vault.atomic_files import Copy, Disk, TwoCopyFile

OLD, NEW = Copy(1, b"old" * 100), Copy(2, b"new" * 120)
Operation = tuple[str, str, str, bytes]  # name, path, target, content


class RecordingOs:
    """Stands in for `os` in the file routines and notes what reached the system, in order."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self._paths: dict[int, str] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = os.open(path, flags, mode)
        self._paths[descriptor] = path.name
        if flags & os.O_CREAT:
            self.operations.append(("create", path.name, "", b""))
        return descriptor

    def write(self, descriptor: int, content: memoryview) -> int:
        self.operations.append(("write", self._paths[descriptor], "", bytes(content)))
        return os.write(descriptor, content)

    def fsync(self, descriptor: int) -> None:
        path = self._paths[descriptor]
        is_folder = not path.startswith("slots")
        self.operations.append(("sync_folder" if is_folder else "sync", path, "", b""))
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self.operations.append(("replace", source.name, target.name, b""))
        os.replace(source, target)


class DiskModel:
    """What is surely on the disk, and what may or may not have got there yet."""

    def __init__(self, durable: dict[str, bytes]) -> None:
        self._contents = list(durable.values())
        self._is_synced = [True] * len(durable)
        self._durable = {name: number for number, name in enumerate(durable)}
        self._seen = dict(self._durable)
        self._pending: list[tuple[str, str, int]] = []

    def apply(self, operation: Operation) -> None:
        kind, path, target, content = operation
        if kind == "create":
            self._contents.append(b"")
            self._is_synced.append(False)
            self._seen[path] = len(self._contents) - 1
            self._pending.append(("create", path, self._seen[path]))
        elif kind == "write":
            self._contents[self._seen[path]] += content
        elif kind == "sync":
            self._is_synced[self._seen[path]] = True
        elif kind == "sync_folder":
            self._durable, self._pending = dict(self._seen), []
        else:
            self._seen[target] = self._seen.pop(path)
            self._pending += [("remove", path, -1), ("create", target, self._seen[target])]

    def after_power_cut(self) -> Iterator[dict[str, bytes]]:
        """Each disk that may be found."""
        unsynced = [n for n, is_synced in enumerate(self._is_synced) if not is_synced]
        for kept in itertools.product((True, False), repeat=len(self._pending)):
            names = dict(self._durable)
            for (kind, name, number), is_kept in zip(self._pending, kept, strict=True):
                if is_kept and kind == "create":
                    names[name] = number
                elif is_kept:
                    names.pop(name, None)
            for share in itertools.product((1.0, 0.5, 0.0), repeat=len(unsynced)):
                contents = list(self._contents)
                for number, part in zip(unsynced, share, strict=True):
                    contents[number] = contents[number][: int(len(contents[number]) * part)]
                yield {name: contents[number] for name, number in names.items()}


def recorded_write(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[DiskModel, list[Operation]]:
    """The disk before NEW is written over OLD, and the operations of writing it."""
    file = TwoCopyFile(folder / "slots", Disk())
    file.write(OLD)
    model = DiskModel({path.name: path.read_bytes() for path in folder.iterdir()})
    recording = RecordingOs()
    with monkeypatch.context() as patch:
        patch.setattr(atomic_files, "os", recording)
        file.write(NEW)
    return model, recording.operations


def content_of(disk: dict[str, bytes], folder: Path) -> Copy | None:
    for path in folder.iterdir():
        path.unlink()
    for name, content in disk.items():
        (folder / name).write_bytes(content)
    try:
        return TwoCopyFile(folder / "slots", Disk()).read()
    except Problem:
        return None


def explore(model: DiskModel, operations: list[Operation], folder: Path) -> tuple[int, int]:
    """How many different disks were tried, and how many broke the promise."""
    seen, broken = set(), 0
    for done in range(len(operations) + 1):
        allowed = (NEW,) if done == len(operations) else (OLD, NEW)
        for disk in model.after_power_cut():
            key = (done == len(operations), tuple(sorted(disk.items())))
            if key not in seen:
                seen.add(key)
                broken += content_of(disk, folder) not in allowed
        if done < len(operations):
            model.apply(operations[done])
    return len(seen), broken


def test_a_power_cut_at_any_moment_leaves_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, operations = recorded_write(tmp_path, monkeypatch)
    states, broken = explore(model, operations, tmp_path)
    assert broken == 0
    assert states >= 12  # the different ones; below that the model has stopped exploring


@pytest.mark.parametrize("planted", ["sync", "sync_folder"])
def test_the_exploration_finds_a_forgotten_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    model, operations = recorded_write(tmp_path, monkeypatch)
    kept = [operation for operation in operations if operation[0] != planted]
    assert len(kept) == len(operations) - 2
    assert explore(model, kept, tmp_path)[1] > 0
