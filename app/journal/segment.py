"""A segment: contiguous entries of one feed and the seal over the last; the unit of transfer and storage."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
import zstandard

from app.journal.chain import Seal, chain_after
from app.journal.entry import Entry, check_body_length, check_header, read_entry
from app.journal.header_columns import ENTRIES_MAX, HeaderColumns, from_columns, to_columns
from app.journal.keys import Crypto
from app.models.errors import OperationRefused

SEGMENT_VERSION = 1
SEGMENT_ENTRIES = 256
SEGMENT_BYTES_MAX = 1024 * 1024
UNPACKED_BYTES_MAX = 8 * 1024 * 1024
PLAIN_SUITE = 1
"""The suite of a segment that names none."""
CLOSE_BODY_BYTES = 3 * 1024 * 1024  # a segment is closed early rather than grow past its limits
COMPRESSION_LEVEL = 9


class _Plain(msgspec.Struct, frozen=True, array_like=True):
    version: int
    feed: bytes
    first: int
    prev_chain: bytes
    columns: HeaderColumns | None
    # Headers only where columns cannot bring them back byte for byte.
    headers: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=ENTRIES_MAX)]
    bodies: Annotated[tuple[bytes | None, ...], msgspec.Meta(max_length=ENTRIES_MAX)]
    seal: Seal


class _Content(_Plain, frozen=True, array_like=True):
    suite: int = PLAIN_SUITE


class Segment(msgspec.Struct, frozen=True):
    """An unpacked segment. Headers chain from `prev_chain` to the seal's chain; the seal's signature
    is the caller's to check, because only the caller knows whose feed it is; so is whether that feed is
    of the suite that the segment names.
    """

    feed: bytes
    prev_chain: bytes
    entries: tuple[Entry, ...]
    seal: Seal
    suite: int

    @property
    def first(self) -> int:
        """Seq of the first entry."""
        return self.entries[0].seq

    @property
    def last(self) -> int:
        """Seq of the last entry."""
        return self.entries[-1].seq


def pack_segment(
    crypto: Crypto, feed: bytes, prev_chain: bytes, entries: Sequence[Entry], seal: Seal
) -> bytes:
    """The segment's bytes, compressed. `crypto` is of the feed's suite."""
    columns = to_columns(crypto, entries)
    content = _Plain(
        SEGMENT_VERSION,
        feed,
        entries[0].seq,
        prev_chain,
        columns,
        () if columns else tuple(entry.header_bytes for entry in entries),
        tuple(entry.body for entry in entries),
        seal,
    )
    if crypto.suite != PLAIN_SUITE:
        content = _Content(**msgspec.structs.asdict(content), suite=crypto.suite)
    packed = msgspec.msgpack.encode(content)
    return zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress(packed)


def unpack_segment(crypto: Crypto, packed: bytes) -> Segment:
    """Read a segment and check that its entries chain up to its seal, in the suite that it names.

    Raises OperationRefused `segment_too_large`, `segment_damaged`, `suite_unknown`; EnvironmentProblem
    `libcrypto_missing`.
    """
    content = _decode(_decompress(packed))
    crypto = crypto.of(content.suite)
    entries = _entries_of(crypto, content)
    if not entries:
        raise OperationRefused("segment_damaged")
    chain = content.prev_chain
    for seq, entry in enumerate(entries, content.first):
        if entry.seq != seq:
            raise OperationRefused("segment_damaged")
        chain = chain_after(crypto, chain, entry.header_bytes)
    if content.seal.seq != entries[-1].seq or content.seal.chain != chain:
        raise OperationRefused("segment_damaged")
    return Segment(content.feed, content.prev_chain, tuple(entries), content.seal, content.suite)


class Place(msgspec.Struct, frozen=True):
    """Where a segment stands."""

    feed: bytes
    first: int
    last: int


def place_of(packed: bytes) -> Place:
    """Where a segment says that it stands, for one who does not need its entries.

    Raises OperationRefused `segment_too_large`, `segment_damaged`.
    """
    content = _decode(_decompress(packed))
    return Place(content.feed, content.first, content.seal.seq)


def range_of(packed: bytes) -> tuple[int, int]:
    """Its first and last seq; raises what `place_of` raises."""
    place = place_of(packed)
    return place.first, place.last


def _entries_of(crypto: Crypto, content: _Content) -> list[Entry]:
    feed, bodies = content.feed, content.bodies
    if content.columns is None:
        if len(content.headers) != len(bodies):
            raise OperationRefused("segment_damaged")
        return [
            read_entry(crypto, feed, header, body)
            for header, body in zip(content.headers, bodies, strict=True)
        ]
    try:
        headers = from_columns(crypto, feed, content.first, content.columns, bodies)
    except (LookupError, ValueError, OverflowError):
        raise OperationRefused("segment_damaged") from None
    # Length and digest were worked out from the bodies: only their limits are left to be checked.
    entries = []
    for (header, header_bytes), body in zip(headers, bodies, strict=True):
        check_header(header)
        check_body_length(body)
        entries.append(Entry(feed, header_bytes, header, body))
    return entries


def _decompress(packed: bytes) -> bytes:
    if len(packed) > SEGMENT_BYTES_MAX:
        raise OperationRefused("segment_too_large")
    try:
        # The declared size is looked at before a single byte is unpacked: a bomb stays packed.
        declared = zstandard.get_frame_parameters(packed).content_size
        if not 0 < declared <= UNPACKED_BYTES_MAX:
            raise OperationRefused("segment_too_large")
        return zstandard.ZstdDecompressor().decompress(
            packed, max_output_size=declared, allow_extra_data=False
        )
    except zstandard.ZstdError:
        raise OperationRefused("segment_damaged") from None


def _decode(packed: bytes) -> _Content:
    try:
        content = msgspec.msgpack.decode(packed, type=_Content)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("segment_damaged") from None
    if content.version != SEGMENT_VERSION:
        raise OperationRefused("segment_from_newer_version")
    return content
