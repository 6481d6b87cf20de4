"""The bytes of attachments at the township: one file for each content, named by its hash.

They lie beside the ledger and are as open as it is. What is still arriving lies apart for each device,
so that no device can spoil what another one brings.
"""

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.journal.blobs import refuse_piece
from app.models.attachments import ATTACHMENT_BYTES_MAX
from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Disk
from app.vault.crypto import CryptoProvider

UNFINISHED_SECONDS = 14 * 24 * 3600
UNFINISHED_MAX = 8
"""So many contents may one device have under way; it brings one after another."""
FREE_BYTES_MIN = 512 * 1024 * 1024
"""The ledger must not run out of room because of photographs."""
_DAMAGED = ".damaged"


class BlobShelf:
    """The folder of one township. Safe to use from many threads."""

    def __init__(self, folder: Path, crypto: CryptoProvider, disk: Disk) -> None:
        self._folder = folder
        self._arriving = folder / "arriving"
        self._crypto = crypto
        self._disk = disk
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Where it is; to be kept with the ledger's backups."""
        return self._folder

    def has(self, content_hash: bytes) -> bool:
        """Whether the content is here whole."""
        return self._path(content_hash).is_file()

    def missing(self, hashes: Iterable[bytes]) -> list[bytes]:
        """Which of these are not here, in their order."""
        return [each for each in hashes if not self.has(each)]

    def read(self, content_hash: bytes) -> bytes | None:
        """The content, proved by its hash; None when it is not here. A damaged file is set aside, so
        that a station brings it again.
        """
        path = self._path(content_hash)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise EnvironmentProblem("file_unreadable") from None
        if self._crypto.hash(content) == content_hash:
            return content
        with contextlib.suppress(OSError):
            os.replace(path, path.with_name(path.name + _DAMAGED))
        return None

    def keep(self, content: bytes) -> bytes:
        """Keep a whole content, durably before this returns; gives its hash.

        Raises EnvironmentProblem `town_disk_short`, `attachment_not_written`.
        """
        content_hash = self._crypto.hash(content)
        with self._lock:
            if not self.has(content_hash):
                self._refuse_when_short(len(content))
                self._put(content_hash, content)
        return content_hash

    def have(self, device_id: str, content_hash: bytes) -> int:
        """How much of it that device has brought; all of it once it is whole."""
        for path in (self._path(content_hash), self._part(device_id, content_hash)):
            with contextlib.suppress(OSError):
                return path.stat().st_size
        return 0

    def add(
        self, device_id: str, content_hash: bytes, offset: int, piece: bytes, size: int
    ) -> tuple[int, bool]:
        """Keep the next piece from a device; how far it has come, and whether it is whole now.

        Raises OperationRefused `attachment_piece_out_of_place` (have), `attachment_hash_wrong`, and
        then all that the device has brought of it goes; EnvironmentProblem `town_disk_short`,
        `attachment_not_written`.
        """
        with self._lock:
            have = self.have(device_id, content_hash)
            if self.has(content_hash):
                return have, True
            refuse_piece(offset, len(piece), have, min(size, ATTACHMENT_BYTES_MAX))
            self._refuse_when_short(len(piece))
            part = self._part(device_id, content_hash)
            self._append(part, offset, piece)
            if offset + len(piece) < size:
                return offset + len(piece), False
            content = part.read_bytes()
            part.unlink()
            if self._crypto.hash(content) != content_hash:
                raise OperationRefused("attachment_hash_wrong")
            self._put(content_hash, content)
            return size, True

    def drop(self, hashes: Iterable[bytes]) -> None:
        """Contents that were erased, and what has arrived of them."""
        for each in hashes:
            for path in (
                *self._folder.glob(f"??/{each.hex()}*"),
                *self._arriving.glob(f"*/{each.hex()}"),
            ):
                with contextlib.suppress(OSError):
                    path.unlink()

    def sweep(self, hashes: Iterable[bytes] | None = None) -> int:
        """Drop what has not gone on arriving for two weeks, and what no record names, if told what is
        named, and nobody has touched for as long.
        """
        named = None if hashes is None else {each.hex() for each in hashes}
        old = time.time() - UNFINISHED_SECONDS
        swept = 0
        for path in list(self._files()):
            is_wanted = path.parent.parent != self._arriving and (
                named is None or path.name in named
            )
            with contextlib.suppress(OSError):
                if not is_wanted and path.stat().st_mtime < old:
                    path.unlink()
                    swept += 1
        return swept

    # -- inside

    def _path(self, content_hash: bytes) -> Path:
        name = content_hash.hex()
        return self._folder / name[:2] / name

    def _part(self, device_id: str, content_hash: bytes) -> Path:
        owner = self._crypto.hash(device_id.encode()).hex()[:32]
        return self._arriving / owner / content_hash.hex()

    def _files(self) -> Iterator[Path]:
        yield from self._folder.glob("??/*")
        yield from self._arriving.glob("*/*")

    def _append(self, part: Path, offset: int, piece: bytes) -> None:
        try:
            if offset == 0:
                self._disk.make_folder(part.parent)
                self._make_room(part)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(part, flags, 0o600), "r+b") as file:
                file.seek(offset)
                file.write(piece)
                file.truncate()
        except (OSError, EnvironmentProblem):
            raise EnvironmentProblem("attachment_not_written") from None

    def _make_room(self, part: Path) -> None:
        """One too many under way: the one that has rested for longest begins anew some day."""
        others = sorted(
            (path for path in part.parent.iterdir() if path != part),
            key=lambda path: path.stat().st_mtime,
        )
        for path in others[: len(others) + 1 - UNFINISHED_MAX]:
            path.unlink()

    def _put(self, content_hash: bytes, content: bytes) -> None:
        path = self._path(content_hash)
        try:
            self._disk.make_folder(path.parent)
            self._disk.write_atomically(path, content)
        except EnvironmentProblem:
            raise EnvironmentProblem("attachment_not_written") from None

    def _refuse_when_short(self, more: int) -> None:
        existing = next(p for p in (self._folder, *self._folder.parents) if p.exists())
        if shutil.disk_usage(existing).free < FREE_BYTES_MIN + more:
            raise EnvironmentProblem("town_disk_short")
