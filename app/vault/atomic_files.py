"""Small files that survive a power cut: written beside, synced and renamed; the dear ones twice."""

import contextlib
import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from app.models.errors import EnvironmentProblem

MAX_FILE_BYTES = 4 * 1024 * 1024
OWNER_ONLY, AS_ANY_FILE = 0o600, 0o666
_MAGIC = b"LXV1"
_CHECKSUM_BYTES = 32
_HEADER_BYTES = len(_MAGIC) + 8
_IS_WINDOWS = os.name == "nt"
# A virus scanner may hold a new file open for a moment; 8 tries wait 1.3 s in all.
_TRIES = 8 if _IS_WINDOWS else 1
_FIRST_PAUSE_SECONDS = 0.01
_NOTHING_TO_SYNC = (errno.EINVAL, errno.ENOTSUP)  # what some file systems say of a folder
_Answer = TypeVar("_Answer")

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """How much the disk of that folder still takes."""
    return shutil.disk_usage(folder).free


class Disk:
    """Reads and durably replaces small files. `pause` waits that many seconds between tries."""

    def __init__(self, pause: Callable[[float], None] = time.sleep, tries: int = _TRIES) -> None:
        self._pause = pause
        self._tries = tries

    def read(self, path: Path, limit: int = MAX_FILE_BYTES) -> bytes | None:
        """The file's bytes, or None when there is no such file.

        Raises EnvironmentProblem `vault_file_unreadable` (file), also above the limit.
        """
        try:
            content = self._retried(lambda: _read_file(path, limit))
        except FileNotFoundError:
            return None
        except OSError:
            raise EnvironmentProblem("vault_file_unreadable", file=path.name) from None
        if len(content) > limit:
            raise EnvironmentProblem("vault_file_unreadable", file=path.name)
        return content

    def write_atomically(self, path: Path, content: bytes) -> None:
        """Put `content` in the file's place, readable by its owner only; durable on return.

        A crash leaves the old file or the new one. Raises EnvironmentProblem
        `vault_file_not_written` (file); then either may stand.
        """
        try:
            self.put_in_place(path, content, OWNER_ONLY)
        except OSError:
            raise EnvironmentProblem("vault_file_not_written", file=path.name) from None

    def put_in_place(self, path: Path, content: bytes, mode: int) -> None:
        """The same with any rights. Raises OSError, with `filename2` where the file that stands there
        could not be replaced; only if syncing the folder failed may the new one stand.
        """
        fresh = path.with_name(path.name + ".new")
        try:
            _write_synced(fresh, content, mode)
            self._retried(lambda: os.replace(fresh, path))
            sync_folder(path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(fresh)
            raise

    def move(self, path: Path, target: Path) -> None:
        """Give a file another name, in place of what had it; durable on return.

        Raises EnvironmentProblem `vault_file_not_written` (file); then either name may stand.
        """
        try:
            self._retried(lambda: os.replace(path, target))
            for folder in {path.parent, target.parent}:
                sync_folder(folder)
        except OSError:
            raise EnvironmentProblem("vault_file_not_written", file=path.name) from None

    def make_folder(self, folder: Path) -> None:
        """Make the folder and its parents, for its owner only.

        Raises EnvironmentProblem `vault_file_not_written` (file).
        """
        missing = [f for f in (folder, *folder.parents) if not os.path.exists(f)]
        try:
            for each in reversed(missing):
                os.mkdir(each, 0o700)
                sync_folder(each.parent)
        except OSError:
            raise EnvironmentProblem("vault_file_not_written", file=folder.name) from None

    def _retried(self, act: Callable[[], _Answer]) -> _Answer:
        pause = _FIRST_PAUSE_SECONDS
        for _ in range(self._tries - 1):
            try:
                return act()
            except PermissionError:
                self._pause(pause)
                pause *= 2
        return act()


class Copy(msgspec.Struct, frozen=True):
    """What a two-copy file holds, and how often it has been written."""

    generation: int
    content: bytes


class TwoCopyFile:
    """A small file kept twice, `NAME` and `NAME.copy`, each with a generation and a checksum.

    The checksum finds accidents; against tampering, the content must authenticate itself.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self._paths = (path, path.with_name(path.name + ".copy"))
        self._disk = disk

    def exists(self) -> bool:
        """Whether either copy is there, readable or not."""
        return any(os.path.exists(path) for path in self._paths)

    def read(self) -> Copy:
        """The newest valid copy; the other one is mended if the disk allows it.

        Raises EnvironmentProblem `vault_file_missing`, `vault_file_damaged` or
        `vault_file_unreadable`, each with the fact `file`.
        """
        frames: list[bytes | None] = []
        unreadable: EnvironmentProblem | None = None
        for path in self._paths:
            try:
                frames.append(self._disk.read(path))
            except EnvironmentProblem as problem:
                frames.append(None)
                unreadable = problem
        copies = [copy for frame in frames if frame is not None and (copy := _unframed(frame))]
        if not copies:
            is_there = any(frame is not None for frame in frames)
            key = "vault_file_damaged" if is_there else "vault_file_missing"
            raise unreadable or EnvironmentProblem(key, file=self._paths[0].name)
        newest = max(copies, key=lambda copy: copy.generation)
        wanted = _framed(newest)
        for path, frame in zip(self._paths, frames, strict=True):
            if frame != wanted:
                self._write_spare(path, wanted)
        return newest

    def write(self, copy: Copy) -> None:
        """Keep a copy whose generation is above all that stand. Durable on return.

        It is in force once the first file is durable; if the second cannot be written then, the
        next `read` mends it. Raises EnvironmentProblem `vault_file_not_written` (file) when the
        first cannot be written; a `read` then tells which content is in force.
        """
        frame = _framed(copy)
        self._disk.write_atomically(self._paths[0], frame)
        self._write_spare(self._paths[1], frame)

    def _write_spare(self, path: Path, frame: bytes) -> None:
        # One good copy stands: a full or read-only disk must not keep people out.
        with contextlib.suppress(EnvironmentProblem):
            self._disk.write_atomically(path, frame)


def _framed(copy: Copy) -> bytes:
    body = _MAGIC + copy.generation.to_bytes(8, "big") + copy.content
    return body + hashlib.sha256(body).digest()


def _unframed(frame: bytes) -> Copy | None:
    body, checksum = frame[:-_CHECKSUM_BYTES], frame[-_CHECKSUM_BYTES:]
    if len(body) < _HEADER_BYTES or not body.startswith(_MAGIC):
        return None
    if hashlib.sha256(body).digest() != checksum:
        return None
    generation = int.from_bytes(body[len(_MAGIC) : _HEADER_BYTES], "big")
    return Copy(generation, body[_HEADER_BYTES:])


def _read_file(path: Path, limit: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(limit + 1)


def _write_synced(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, mode)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Raises OSError."""
    if _IS_WINDOWS:  # a folder cannot be opened there; NTFS journals the rename itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOTHING_TO_SYNC:
            raise
    finally:
        os.close(descriptor)
