"""Pushing an attachment's content to a peer that has said how much of it has come."""

from collections.abc import Callable
from typing import Protocol

from app.journal.blobs import PIECE_BYTES_FIRST, BlobNeed, BlobNeeds, BlobReceipt, next_piece_bytes

OUT_OF_PLACE, WRONG, NOT_NAMED = (
    "attachment_piece_out_of_place",
    "attachment_hash_wrong",
    "attachment_not_named",
)
NO_LANE = "address_unknown"
"""What a peer of an earlier version answers."""


class BlobLine(Protocol):
    """Where contents are put, piece by piece; it answers once a piece is kept."""

    def blob_needs(self, skip: int = 0) -> BlobNeeds: ...

    def put_blob(self, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt: ...


class BlobPush:
    """Pushes contents one after another, in larger pieces as the line carries them.

    Attributes:
        piece_bytes: how much goes in one request.
    """

    def __init__(
        self,
        put: Callable[[bytes, int, bytes], BlobReceipt],
        on_moved: Callable[[int], None] = lambda _count: None,
    ) -> None:
        self._put = put
        self._on_moved = on_moved
        self.piece_bytes = PIECE_BYTES_FIRST

    def push(self, need: BlobNeed, content: bytes) -> bool:
        """Whether all of it is there now; raises what putting a piece and the listener raise."""
        at = need.have
        while at < len(content):
            piece = content[at : at + self.piece_bytes]
            receipt = self._put(need.content_hash, at, piece)
            if not receipt.is_whole and receipt.have <= at:
                return False
            self.moved(len(piece))
            if receipt.is_whole:
                return True
            at = receipt.have
        return False

    def moved(self, count: int) -> None:
        """So many bytes are across."""
        self.piece_bytes = next_piece_bytes(self.piece_bytes)
        self._on_moved(count)
