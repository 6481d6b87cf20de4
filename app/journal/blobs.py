"""The lane of attachments: contents by their hash, in pieces, after the records and never before them.

What is owed is what the other side says it lacks; nobody remembers what was sent. A piece is taken
where the last one ended, and a content counts once its hash is right.
"""

from typing import Annotated

import msgspec

from app.journal.vector import Vector
from app.models.errors import OperationRefused

PIECE_BYTES_MAX = 256 * 1024
PIECE_BYTES_FIRST = 64 * 1024
WANTED_MAX = 512
HASH_LENGTH = 32

Hash = Annotated[bytes, msgspec.Meta(min_length=HASH_LENGTH, max_length=HASH_LENGTH)]
Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]


class BlobNeed(msgspec.Struct, frozen=True, array_like=True):
    """A content that the speaker lacks, and how much of it the listener has brought already."""

    content_hash: Hash
    size: Size
    have: Size = 0


class BlobNeeds(msgspec.Struct, frozen=True):
    """What a machine lacks of the contents that its records name, the oldest first.

    `vector` is how far its records go: of what later ones name it has said nothing. Without
    `is_whole` there is more than stands here.
    """

    wanted: Annotated[tuple[BlobNeed, ...], msgspec.Meta(max_length=WANTED_MAX)] = ()
    is_whole: bool = True
    vector: Vector = {}

    def hashes(self) -> set[bytes]:
        """Which contents."""
        return {need.content_hash for need in self.wanted}


class BlobReceipt(msgspec.Struct, frozen=True):
    """How far a content has come at the other side. `is_whole`: and its hash was right."""

    have: int
    is_whole: bool


def read_needs(content: bytes) -> BlobNeeds | None:
    """What the other side has said, or None when it cannot be read."""
    try:
        return msgspec.msgpack.decode(content, type=BlobNeeds)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        return None


def next_piece_bytes(piece_bytes: int) -> int:
    """Twice as much once a piece has gone through: a poor line never has to carry a large one."""
    return min(2 * piece_bytes, PIECE_BYTES_MAX)


def refuse_piece(offset: int, length: int, have: int, size: int) -> None:
    """Raises OperationRefused `attachment_piece_out_of_place` (have) unless the piece comes next."""
    if offset != have or not 0 < length <= PIECE_BYTES_MAX or offset + length > size:
        raise OperationRefused("attachment_piece_out_of_place", have=have)
