"""Update packages: written once by the publisher, and read by a station that believes no byte of them
before the publisher's signature and each content's hash are right.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
import zstandard

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.updates import UPDATE_PURPOSE, UpdateContent, UpdateHead, check_head
from app.vault.crypto import CryptoProvider, SigningKey

MAGIC = b"LXUPDATE"
KEYS_FILE = "publisher.keys"
HEAD_BYTES_MAX = 8 * 1024 * 1024
SIGNATURE_BYTES = 64
_LENGTH_BYTES = 4
_LEVEL = 19
_BLOCK_BYTES = 1 << 20
_BEGINNING = len(MAGIC) + SIGNATURE_BYTES + _LENGTH_BYTES


class UpdatePackage(msgspec.Struct, frozen=True):
    """A package whose head is the publisher's. Contents are proved one by one as they are read."""

    path: Path
    head: UpdateHead
    digest: bytes
    first_content: int

    def contents(self) -> Iterable[tuple[bytes, bytes]]:
        """Each content with its hash, unpacked and proved, in the order of the package.

        Raises OperationRefused `update_damaged`, EnvironmentProblem `file_unreadable`.
        """
        sizes = {file.content_hash: file.size for file in self.head.files}
        try:
            with self.path.open("rb") as file:
                file.seek(self.first_content)
                for content in self.head.contents:
                    size = sizes.get(content.content_hash, -1)
                    yield content.content_hash, _unpacked(file, content, size)
        except OSError:
            raise EnvironmentProblem("file_unreadable") from None

    def check_whole(self) -> None:
        """Read it through. Raises as `contents` does, and `update_damaged` for bytes behind its end."""
        end = self.first_content + self.head.packed_bytes()
        try:
            size = self.path.stat().st_size
        except OSError:
            raise EnvironmentProblem("file_unreadable") from None
        if size != end:
            raise OperationRefused("update_damaged")
        for _ in self.contents():
            pass


def open_package(path: Path, crypto: CryptoProvider, publishers: Sequence[bytes]) -> UpdatePackage:
    """Read and prove the head.

    Raises OperationRefused `update_unreadable`, `update_not_trusted`, `update_publisher_missing`,
    `update_from_newer_version`; EnvironmentProblem `file_unreadable`.
    """
    if not publishers:
        raise OperationRefused("update_publisher_missing")
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
            length = int.from_bytes(beginning[-_LENGTH_BYTES:], "big")
            if not beginning.startswith(MAGIC) or length > HEAD_BYTES_MAX:
                raise OperationRefused("update_unreadable")
            packed = file.read(length)
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
    if len(beginning) < _BEGINNING or len(packed) < length:
        raise OperationRefused("update_unreadable")
    signature = beginning[len(MAGIC) : len(MAGIC) + SIGNATURE_BYTES]
    if not any(crypto.verify(key, UPDATE_PURPOSE, packed, signature) for key in publishers):
        raise OperationRefused("update_not_trusted")
    try:
        head = msgspec.msgpack.decode(packed, type=UpdateHead)
    except (ValueError, RecursionError):
        # Signed, and yet not what this program knows: a later format.
        raise OperationRefused("update_from_newer_version") from None
    check_head(head)
    return UpdatePackage(path, head, crypto.hash(packed), _BEGINNING + length)


def write_package(
    path: Path, head: UpdateHead, contents: Iterable[tuple[bytes, bytes]], key: SigningKey
) -> None:
    """Write a package with these contents (each a hash and its packed bytes); `head` says which.

    Raises OperationRefused `update_unreadable` for a head that no station would take.
    """
    parts = list(contents)
    head = msgspec.structs.replace(
        head, contents=tuple(UpdateContent(each, len(packed)) for each, packed in parts)
    )
    check_head(head)
    packed_head = msgspec.msgpack.encode(head)
    with path.open("wb") as file:
        file.write(MAGIC + key.sign(UPDATE_PURPOSE, packed_head))
        file.write(len(packed_head).to_bytes(_LENGTH_BYTES, "big") + packed_head)
        for _, packed in parts:
            file.write(packed)


def copy_synced(path: Path, target: Path) -> None:
    """A package under another name, durable on return. Raises OSError."""
    with path.open("rb") as source, target.open("wb") as file:
        shutil.copyfileobj(source, file, _BLOCK_BYTES)
        file.flush()
        os.fsync(file.fileno())


def packed(content: bytes) -> bytes:
    """A content as it lies in a package."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(content)


def content_hash(content: bytes) -> bytes:
    """What names a content: SHA-256, whatever the suite of the village."""
    return hashlib.sha256(content).digest()


def publisher_keys(resources: Path) -> list[bytes]:
    """The public keys whose updates this program takes; empty where none was built in.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    try:
        lines = (resources / KEYS_FILE).read_text("utf-8").splitlines()
        return [bytes.fromhex(line) for line in map(str.strip, lines) if line and line[0] != "#"]
    except (OSError, ValueError):
        raise EnvironmentProblem("resource_unreadable") from None


def _unpacked(file: BinaryIO, content: UpdateContent, size: int) -> bytes:
    packed_bytes = file.read(content.packed)
    try:
        if size < 0 or zstandard.frame_content_size(packed_bytes) != size:
            raise OperationRefused("update_damaged")
        found = zstandard.ZstdDecompressor().decompress(packed_bytes, max_output_size=size)
    except zstandard.ZstdError:
        raise OperationRefused("update_damaged") from None
    if content_hash(found) != content.content_hash:
        raise OperationRefused("update_damaged")
    return found
