"""A snapshot (快照): what a village's entries have folded into, with the place up to which they were folded.

The township makes and signs it, so that a new PC shows everything before it holds the entries. The
file is a signed head, which names every block by its hash, and the blocks; nothing is unpacked before
its hash was found in a head whose signature holds.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import msgspec
import zstandard

from app.journal.chain import Seal, seal_holds
from app.journal.exchange import can_read
from app.journal.keys import Crypto, FeedKey
from app.journal.vector import Seq
from app.models.errors import OperationRefused
from app.models.feeds import FeedEnvelope

SNAPSHOT_PURPOSE = "lianxin/snapshot/1"
SNAPSHOT_VERSION = 1
MAGIC = b"LXSNAP\r\n"
WORTH_ENTRIES = 2_000
"""From so many entries on a snapshot is worth it: fewer are a second's work by segments."""
SNAPSHOT_BYTES_MAX = 128 * 1024 * 1024
HEAD_BYTES_MAX = 1024 * 1024
BLOCKS_MAX = 4096
BLOCK_BYTES_MAX = 8 * 1024 * 1024
"""Of a block, packed and unpacked: so much of it is in memory at once."""
ROWS_PER_BLOCK = 2000
COMPRESSION_LEVEL = 6
REGISTERS, CONFLICTS, QUARANTINE = "registers", "conflicts", "quarantine"
"""Blocks that are no table of records: what the fold remembers beside the rows."""

_FRONT = struct.Struct(">8sII")
Row = Sequence[Any]
_BLOCK: Any = tuple[str, list[list[Any]]]


class FrontierFeed(msgspec.Struct, frozen=True, array_like=True):
    """How far one feed is in the rows. Its author's own seal bears the place out."""

    envelope: FeedEnvelope
    hlc: Seq
    seal: Seal


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A run of rows of one table, as it lies in the file."""

    size: int
    digest: bytes


class SnapshotHead(msgspec.Struct, frozen=True, array_like=True):
    """What the township signs. `rules` names the way of folding: rows of other rules are of no use."""

    version: int
    town_code: str
    village_code: str
    rules: bytes
    created_at: str
    frontier: Annotated[tuple[tuple[bytes, FrontierFeed], ...], msgspec.Meta(max_length=4096)]
    blocks: Annotated[tuple[Block, ...], msgspec.Meta(max_length=BLOCKS_MAX)]


class Snapshot(msgspec.Struct, frozen=True):
    """A snapshot whose head was found good; its blocks are proved as they are read."""

    head: SnapshotHead
    content: bytes
    start: int  # of the first block

    @property
    def entries(self) -> int:
        """How many entries it stands for."""
        return sum(frontier.seal.seq for _, frontier in self.head.frontier)

    def blocks(self, crypto: Crypto) -> Iterator[tuple[str, list[Row]]]:
        """Table by table in the order of the file. Raises OperationRefused `snapshot_damaged`,
        `snapshot_too_large`.
        """
        at = self.start
        for block in self.head.blocks:
            packed = self.content[at : at + block.size]
            at += block.size
            if len(packed) != block.size or crypto.hash(packed) != block.digest:
                raise OperationRefused("snapshot_damaged")
            yield _unpacked(packed)
        if at != len(self.content):
            raise OperationRefused("snapshot_damaged")


def pack_block(table: str, rows: Sequence[Row]) -> bytes:
    """Rows of one table, compressed."""
    packed = msgspec.msgpack.encode([table, rows])
    return zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress(packed)


def pack_table(table: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """All rows of a table in blocks that keep to the limit."""
    waiting = list[Row]()
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS_PER_BLOCK:
            yield from _within_limit(table, waiting)
            waiting = []
    if waiting:
        yield from _within_limit(table, waiting)


def _within_limit(table: str, rows: list[Row]) -> Iterator[bytes]:
    if len(rows) > 1 and len(msgspec.msgpack.encode([table, rows])) > BLOCK_BYTES_MAX:
        half = len(rows) // 2
        yield from _within_limit(table, rows[:half])
        yield from _within_limit(table, rows[half:])
    else:
        yield pack_block(table, rows)


def make_snapshot(
    crypto: Crypto, key: FeedKey, head: SnapshotHead, blocks: Sequence[bytes]
) -> bytes:
    """The file's bytes. The head's list of blocks is filled in here."""
    listed = tuple(Block(len(block), crypto.hash(block)) for block in blocks)
    head_bytes = msgspec.msgpack.encode(msgspec.structs.replace(head, blocks=listed))
    signature = key.sign(SNAPSHOT_PURPOSE, head_bytes)
    front = _FRONT.pack(MAGIC, len(head_bytes), len(signature))
    return b"".join([front, head_bytes, signature, *blocks])


def snapshot_name(crypto: Crypto, content: bytes) -> str:
    """What tells one snapshot from another: its head names all its bytes.

    Raises OperationRefused as `read_head` does.
    """
    return crypto.hash(_parts(content)[0]).hex()


def read_head(
    crypto: Crypto, town_public_key: bytes, content: bytes
) -> tuple[SnapshotHead, int] | None:
    """The head, proved, and where the blocks begin; None when more bytes are needed to tell.

    Raises OperationRefused `snapshot_damaged`, `snapshot_too_large`, `snapshot_not_trusted`,
    `snapshot_from_other_version`.
    """
    if len(content) < _FRONT.size and MAGIC.startswith(content[: len(MAGIC)]):
        return None
    sizes = _sizes(content)
    start = _FRONT.size + sum(sizes)
    if len(content) < start:
        return None
    head_bytes, signature = _parts(content)
    if not crypto.verify(town_public_key, SNAPSHOT_PURPOSE, head_bytes, signature):
        raise OperationRefused("snapshot_not_trusted")
    try:
        version = msgspec.msgpack.decode(head_bytes)[0]
        if version != SNAPSHOT_VERSION:
            raise OperationRefused("snapshot_from_other_version")
        head = msgspec.msgpack.decode(head_bytes, type=SnapshotHead)
    except (ValueError, RecursionError, LookupError, TypeError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("snapshot_damaged") from None
    if not all(can_read(crypto, told.envelope) for _, told in head.frontier):
        raise OperationRefused("snapshot_from_other_version")  # without libcrypto: by segments
    if start + sum(block.size for block in head.blocks) > SNAPSHOT_BYTES_MAX or any(
        not 0 < block.size <= BLOCK_BYTES_MAX for block in head.blocks
    ):
        raise OperationRefused("snapshot_too_large")
    return head, start


def open_snapshot(crypto: Crypto, town_public_key: bytes, content: bytes) -> Snapshot:
    """A snapshot that is here whole, with a head that holds.

    Raises OperationRefused as `read_head` does, and `snapshot_damaged` for one that is cut off.
    """
    if len(content) > SNAPSHOT_BYTES_MAX:
        raise OperationRefused("snapshot_too_large")
    read = read_head(crypto, town_public_key, content)
    if read is None:
        raise OperationRefused("snapshot_damaged")
    head, start = read
    if start + sum(block.size for block in head.blocks) != len(content):
        raise OperationRefused("snapshot_damaged")
    for feed, frontier in head.frontier:
        if not seal_holds(crypto, frontier.envelope.described(), feed, frontier.seal):
            raise OperationRefused("snapshot_not_trusted")
    return Snapshot(head, content, start)


def _sizes(content: bytes) -> tuple[int, int]:
    if len(content) < _FRONT.size:
        raise OperationRefused("snapshot_damaged")
    magic, head_size, signature_size = _FRONT.unpack_from(content)
    if magic != MAGIC:
        raise OperationRefused("snapshot_damaged")
    if head_size > HEAD_BYTES_MAX or signature_size > HEAD_BYTES_MAX:
        raise OperationRefused("snapshot_too_large")
    return head_size, signature_size


def _parts(content: bytes) -> tuple[bytes, bytes]:
    head_size, signature_size = _sizes(content)
    middle = _FRONT.size + head_size
    return content[_FRONT.size : middle], content[middle : middle + signature_size]


def _unpacked(packed: bytes) -> tuple[str, list[Row]]:
    try:
        # The declared size is looked at before a single byte is unpacked: a bomb stays packed.
        declared = zstandard.get_frame_parameters(packed).content_size
        if not 0 < declared <= BLOCK_BYTES_MAX:
            raise OperationRefused("snapshot_too_large")
        plain = zstandard.ZstdDecompressor().decompress(
            packed, max_output_size=declared, allow_extra_data=False
        )
        table, rows = msgspec.msgpack.decode(plain, type=_BLOCK)
        return table, rows
    except (zstandard.ZstdError, ValueError, RecursionError):
        raise OperationRefused("snapshot_damaged") from None
