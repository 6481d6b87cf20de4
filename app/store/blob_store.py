"""The bytes of attachments: one encrypted file for each content, named by a keyed digest of its hash.

A file is `LXA1`, then pieces of (length, sealed bytes); each piece is bound to the content's hash and
to its place. One that is still arriving has the same form under `.part`, so that neither what is
there nor what is on its way can be read, or told from a known document, without the database key.
"""

import contextlib
import os
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from app.models.attachments import ATTACHMENT_BYTES_MAX
from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Disk
from app.vault.crypto import CryptoProvider, Randomness

PIECE_BYTES = 256 * 1024
ORPHAN_SECONDS = 30 * 24 * 3600
"""So long may a file lie here that no entry names yet: one that waits in a form's draft."""
_MAGIC = b"LXA1"
_LENGTH = struct.Struct(">I")
_SEAL_BYTES_MAX = 64
_FILE_BYTES_MAX = 2 * ATTACHMENT_BYTES_MAX
_PART, _FRESH = ".part", ".new"


class _Lock(msgspec.Struct, frozen=True):
    """What names and seals contents under one database key."""

    key: bytes
    name_key: bytes

    @classmethod
    def of(cls, crypto: CryptoProvider, database_key: bytes) -> "_Lock":
        return cls(
            crypto.derive_key(database_key, "attachments"),
            crypto.derive_key(database_key, "attachment-names"),
        )


class BlobStore:
    """The contents that this PC has. Each thread may have its own on one folder.

    New ones are kept under the database key in force; older ones stay under the key of their day,
    which whoever had it could read already.
    """

    def __init__(
        self,
        folder: Path,
        database_key: bytes,
        crypto: CryptoProvider,
        randomness: Randomness,
        disk: Disk,
        former_keys: Sequence[bytes] = (),
    ) -> None:
        self._folder = folder
        self._locks = [_Lock.of(crypto, key) for key in (database_key, *former_keys)]
        self._crypto = crypto
        self._randomness = randomness
        self._disk = disk

    def hash_of(self, content: bytes) -> bytes:
        """What a content is named by."""
        return self._crypto.hash(content)

    def has(self, content_hash: bytes) -> bool:
        """Whether the content is here, as far as its file tells from outside."""
        return self._path(content_hash).is_file()

    def keep(self, content: bytes) -> bytes:
        """Keep a content, durably before this returns; gives its hash.

        Raises OperationRefused `attachment_too_large`; EnvironmentProblem `attachment_not_written`.
        """
        if len(content) > ATTACHMENT_BYTES_MAX:
            raise OperationRefused("attachment_too_large", megabytes=ATTACHMENT_BYTES_MAX >> 20)
        content_hash = self._crypto.hash(content)
        path = self._path(content_hash)
        if self._is_good(content_hash):
            self._written(lambda: os.utime(path))  # it is wanted again: not to be swept meanwhile
        else:
            pieces = (
                self._sealed(content_hash, offset, content[offset : offset + PIECE_BYTES])
                for offset in range(0, len(content), PIECE_BYTES)
            )
            self._written(lambda: self._put(path, _MAGIC + b"".join(pieces)))
        return content_hash

    def read(self, content_hash: bytes) -> bytes:
        """The content, proved by its hash.

        Raises EnvironmentProblem `attachment_not_here` or `attachment_damaged`.
        """
        try:
            stored = self._disk.read(self._path(content_hash), _FILE_BYTES_MAX)
        except EnvironmentProblem:
            raise EnvironmentProblem("attachment_damaged") from None
        if stored is None:
            raise EnvironmentProblem("attachment_not_here")
        content = b"".join(self._pieces(content_hash, stored))
        if self._crypto.hash(content) != content_hash:
            raise EnvironmentProblem("attachment_damaged")
        return content

    # -- what arrives piece by piece

    def arrived(self, content_hash: bytes) -> int:
        """How many bytes of a content that is on its way are here already."""
        return sum(len(piece) for piece in self._pieces(content_hash, self._part(content_hash)))

    def add(self, content_hash: bytes, offset: int, piece: bytes, size: int) -> bool:
        """Keep the next piece of a content of that size; returns whether that was the last one.

        The whole counts only once its hash is right. Raises OperationRefused
        `attachment_hash_wrong`, and then all of it goes; EnvironmentProblem `attachment_not_written`.
        """
        path = self._path(content_hash)
        part = path.with_name(path.name + _PART)
        stored = self._part(content_hash)
        pieces = list(self._pieces(content_hash, stored))
        good = _MAGIC + b"".join(islice(_framed_pieces(stored), len(pieces)))
        if offset != sum(map(len, pieces)) or not piece:
            raise OperationRefused("attachment_piece_out_of_place")
        arrived = offset + len(piece)
        if arrived > min(size, ATTACHMENT_BYTES_MAX):
            self._drop(part)
            raise OperationRefused("attachment_hash_wrong")
        sealed = self._sealed(content_hash, offset, piece)
        self._written(lambda: self._append(part, good, sealed))
        if arrived < size:
            return False
        if self._crypto.hash(b"".join((*pieces, piece))) != content_hash:
            self._drop(part)
            raise OperationRefused("attachment_hash_wrong")
        self._written(lambda: self._finish(part, path))
        return True

    # -- looking after the folder

    def missing(self, hashes: Iterable[bytes]) -> list[bytes]:
        """Which of these contents are not here, in their order."""
        here = {path.name for path in self._files()}
        return [each for each in hashes if not here & set(self._names(each))]

    def damaged(self, hashes: Iterable[bytes]) -> list[bytes]:
        """Which of the contents that are here cannot be read any more; reads them all."""
        return [each for each in hashes if self.has(each) and not self._is_good(each)]

    def set_aside(self, content_hash: bytes) -> None:
        """Take a damaged file out of the way, so that the content can be fetched again."""
        path = self._path(content_hash)
        self._written(lambda: self._disk.move(path, path.with_name(path.name + ".damaged")))

    def drop(self, hashes: Iterable[bytes]) -> None:
        """Contents that were erased, and what has arrived of them, under every key."""
        for each in hashes:
            for name in self._names(each):
                path = self._folder / name[:2] / name
                for suffix in ("", _PART, ".damaged"):
                    self._drop(path.with_name(name + suffix))

    def sweep(self, hashes: Iterable[bytes]) -> int:
        """Drop what no entry names and nobody has touched for a month; `hashes` are what is named.

        Called with the database's write lock held, so that no act is between its file and its entry.
        """
        named = {name for each in hashes for name in self._names(each)}
        old = time.time() - ORPHAN_SECONDS
        swept = 0
        for path in list(self._files(with_unfinished=True)):
            is_named = path.name in named or path.name.partition(".")[0] in named
            is_unfinished = path.suffix in (_PART, _FRESH)
            with contextlib.suppress(OSError):
                if (is_unfinished or not is_named) and path.stat().st_mtime < old:
                    path.unlink()
                    swept += 1
        return swept

    # -- inside

    def _names(self, content_hash: bytes) -> list[str]:
        return [self._crypto.mac(lock.name_key, content_hash).hex() for lock in self._locks]

    def _place(self, content_hash: bytes) -> tuple[Path, _Lock]:
        """Where the content is, or is going to be, and what it is sealed under."""
        places = [self._folder / name[:2] / name for name in self._names(content_hash)]
        found = zip(places, self._locks, strict=True)
        for path, lock in found if len(places) > 1 else ():
            if path.exists() or path.with_name(path.name + _PART).exists():
                return path, lock
        return places[0], self._locks[0]

    def _path(self, content_hash: bytes) -> Path:
        return self._place(content_hash)[0]

    def _files(self, *, with_unfinished: bool = False) -> Iterator[Path]:
        if self._folder.is_dir():
            for path in self._folder.glob("??/*"):
                if with_unfinished or not path.suffix:
                    yield path

    def _is_good(self, content_hash: bytes) -> bool:
        try:
            self.read(content_hash)
        except EnvironmentProblem:
            return False
        return True

    def _sealed(self, content_hash: bytes, offset: int, piece: bytes) -> bytes:
        bound = _bound(content_hash, offset)
        sealed = self._crypto.seal(self._place(content_hash)[1].key, piece, bound, self._randomness)
        return _LENGTH.pack(len(sealed)) + sealed

    def _pieces(self, content_hash: bytes, stored: bytes) -> Iterator[bytes]:
        """The authentic pieces from the start on; a torn or strange one ends them."""
        offset, key = 0, self._place(content_hash)[1].key
        for framed in _framed_pieces(stored):
            try:
                piece = self._crypto.open(key, framed[_LENGTH.size :], _bound(content_hash, offset))
            except OperationRefused:
                return
            yield piece
            offset += len(piece)

    def _part(self, content_hash: bytes) -> bytes:
        path = self._path(content_hash)
        try:
            return self._disk.read(path.with_name(path.name + _PART), _FILE_BYTES_MAX) or b""
        except EnvironmentProblem:
            return b""

    def _put(self, path: Path, content: bytes) -> None:
        self._disk.make_folder(path.parent)
        self._disk.write_atomically(path, content)

    def _append(self, part: Path, good: bytes, sealed: bytes) -> None:
        """After what is good of a file: what a power cut has torn off is written over."""
        self._disk.make_folder(part.parent)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "r+b") as file:
            if good == _MAGIC:
                file.write(_MAGIC)
            file.seek(len(good))
            file.write(sealed)
            file.truncate()

    def _finish(self, part: Path, path: Path) -> None:
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        self._disk.move(part, path)

    def _drop(self, part: Path) -> None:
        with contextlib.suppress(OSError):
            part.unlink()

    def _written(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (OSError, EnvironmentProblem):
            raise EnvironmentProblem("attachment_not_written") from None


def _bound(content_hash: bytes, offset: int) -> bytes:
    return b"attachment" + content_hash + offset.to_bytes(8, "big")


def _framed_pieces(stored: bytes) -> Iterator[bytes]:
    place = len(_MAGIC)
    if not stored.startswith(_MAGIC):
        return
    while place + _LENGTH.size <= len(stored):
        (length,) = _LENGTH.unpack_from(stored, place)
        end = place + _LENGTH.size + length
        if length > ATTACHMENT_BYTES_MAX + _SEAL_BYTES_MAX or end > len(stored):
            return
        yield stored[place:end]
        place = end
