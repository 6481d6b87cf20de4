"""The courier's bundle (邮包, `.lxb`): one file that carries an exchange on a USB stick.

    magic, version, suite | routing (clear, no personal content) | sealed payload | footer
    payload = signed manifest, then the segments that it lists by digest, then attachments by hash,
              then perhaps a snapshot of the village

The signed manifest inside names sender and recipient, so that a bundle can be neither forged nor
wrapped again for someone else. The footer tells a half-written file before any key is touched. One
that was cut off among its attachments still gives all its records and the attachments before the cut. A
snapshot only spares a new PC the folding: what is cut off of it is not missed.
"""

import struct
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated

import msgspec

from app.journal.exchange import PROTOCOL, Hello
from app.journal.keys import Crypto, FeedKey
from app.journal.leading import EndedEarly, Leading
from app.models.errors import OperationRefused

MAGIC = b"LXBUNDLE"
BUNDLE_VERSION = 1
BUNDLE_PURPOSE = "lianxin/bundle/1"
BUNDLE_BYTES_MAX = 512 * 1024 * 1024
FILLED_BYTES_MAX = 48 * 1024 * 1024
"""Attachments fill a bundle up to here, which the township's web page still takes; records may go beyond."""
ROUTING_BYTES_MAX = 4096
MANIFEST_BYTES_MAX = 8 * 1024 * 1024
SEGMENTS_MAX = 128 * 1024
BLOBS_MAX = 64 * 1024
_HEAD = struct.Struct(">8sBBH")
_FOOT = struct.Struct(">Q32s8s")

Seal = Callable[[bytes], bytes]
Open = Callable[[bytes], bytes]


class Routing(msgspec.Struct, frozen=True):
    """What anyone may read on the outside: who to whom, when, which export."""

    sender: str
    sender_name: str
    recipient: str
    village_code: str
    created_at: str
    export_number: int


class Manifest(msgspec.Struct, frozen=True):
    """What the sender signs: the routing, its own hello, and the digest of every segment.

    `sender_key` is proved by `certificate`; the township's own bundles carry none. `enrolment` is a
    first request of a station that has no certificate yet.
    """

    routing: Routing
    hello: Hello
    segments: tuple[bytes, ...]
    certificate: bytes = b""
    enrolment: bytes = b""
    rows: bytes = b""  # a `RowsClaim`, when a comparison is due
    blobs: tuple[bytes, ...] = ()  # hashes of the attachments, in their order
    needs: bytes = b""  # a `BlobNeeds`: which attachments the sender lacks
    snapshot: bytes = b""  # digest of the village's snapshot, for a PC that has nothing yet


class Bundle(msgspec.Struct, frozen=True):
    """A bundle as read. `is_cut_off`: some of its attachments are not there."""

    manifest: Manifest
    segments: tuple[bytes, ...]
    manifest_bytes: bytes
    signature: bytes
    blobs: tuple[bytes, ...] = ()
    is_cut_off: bool = False
    snapshot: bytes = b""

    def is_signed_by(self, crypto: Crypto, public_key: bytes) -> bool:
        """Whether that key signed the manifest."""
        return crypto.verify(public_key, BUNDLE_PURPOSE, self.manifest_bytes, self.signature)


class _Payload(msgspec.Struct, frozen=True, array_like=True):
    manifest: bytes
    signature: bytes
    segments: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=SEGMENTS_MAX)]
    # Last, and unknown to the first version of the format, which reads what stands before.
    blobs: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=BLOBS_MAX)] = ()
    snapshot: bytes = b""


def write_bundle(
    crypto: Crypto,
    key: FeedKey,
    seal: Seal,
    manifest: Manifest,
    segments: Sequence[bytes],
    blobs: Sequence[bytes] = (),
    snapshot: bytes = b"",
) -> bytes:
    """The file's bytes. The manifest's digests are filled in here from the parts given."""
    listed = msgspec.structs.replace(
        manifest,
        segments=tuple(crypto.hash(segment) for segment in segments),
        blobs=tuple(crypto.hash(blob) for blob in blobs),
        snapshot=crypto.hash(snapshot) if snapshot else b"",
    )
    manifest_bytes = msgspec.msgpack.encode(listed)
    signature = key.sign(BUNDLE_PURPOSE, manifest_bytes)
    parts = _Payload(manifest_bytes, signature, tuple(segments), tuple(blobs), snapshot)
    payload = seal(msgspec.msgpack.encode(parts))
    routing = msgspec.msgpack.encode(manifest.routing)
    head = _HEAD.pack(MAGIC, BUNDLE_VERSION, crypto.suite, len(routing))
    content = head + routing + payload
    return content + _FOOT.pack(len(content), crypto.hash(content), MAGIC)


def read_routing(content: bytes) -> Routing:
    """The clear outside of a bundle.

    Raises OperationRefused `bundle_foreign` (not one of ours), `bundle_from_newer_version`,
    `bundle_damaged`.
    """
    return _split(content)[0]


def check_whole(crypto: Crypto, content: bytes) -> None:
    """Raises OperationRefused `bundle_foreign`, `bundle_of_another_suite` or `bundle_damaged` unless the
    footer holds.
    """
    suite = _split(content)[2]
    if len(content) > BUNDLE_BYTES_MAX:
        raise OperationRefused("bundle_too_large")
    if suite != crypto.suite:
        raise OperationRefused("bundle_of_another_suite")
    if len(content) < _FOOT.size:
        raise OperationRefused("bundle_damaged")
    length, digest, magic = _FOOT.unpack(content[-_FOOT.size :])
    body = content[: -_FOOT.size]
    if magic != MAGIC or length != len(body) or digest != crypto.hash(body):
        raise OperationRefused("bundle_damaged")


def read_bundle(crypto: Crypto, content: bytes, opener: Open) -> Bundle:
    """Open a bundle addressed to us. Whose key signed it is the caller's to check.

    Raises OperationRefused `bundle_foreign`, `bundle_damaged`, `bundle_too_large`,
    `bundle_of_another_suite`, `bundle_from_newer_version`, and what `opener` raises when it is sealed for someone else.
    """
    check_whole(crypto, content)
    routing, start, _ = _split(content)
    plain = opener(content[start : -_FOOT.size])
    try:
        payload = msgspec.msgpack.decode(plain, type=_Payload)
        # Nobody has vouched for it yet, and small elements take thirty times their bytes to read.
        if len(payload.manifest) > MANIFEST_BYTES_MAX:
            raise OperationRefused("bundle_too_large")
        manifest = msgspec.msgpack.decode(payload.manifest, type=Manifest)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("bundle_damaged") from None
    bundle = Bundle(
        manifest,
        payload.segments,
        payload.manifest,
        payload.signature,
        payload.blobs,
        snapshot=payload.snapshot,
    )
    _check_parts(crypto, bundle, routing)
    is_whole = len(payload.blobs) == len(manifest.blobs)
    if not is_whole or bool(payload.snapshot) != bool(manifest.snapshot):
        raise OperationRefused("bundle_damaged")
    return bundle


def read_bundle_as_far_as_it_goes(
    crypto: Crypto, content: bytes, opener: Open, open_beginning: Open
) -> Bundle:
    """As `read_bundle`; of one that is damaged or cut off among its attachments, everything before.

    Only attachments may be missing, and a snapshot, which is then left out: one whose records are not
    all there is refused as a whole.
    """
    try:
        return read_bundle(crypto, content, opener)
    except OperationRefused as refusal:
        if refusal.key not in ("bundle_damaged", "sealed_content_damaged"):
            raise
        routing, start, _ = _split(content)
        bundle = _leading_parts(open_beginning(content[start : start + BUNDLE_BYTES_MAX]))
        if bundle is None or not (bundle.manifest.blobs or bundle.manifest.snapshot):
            raise
        _check_parts(crypto, bundle, routing)
        return bundle


def _check_parts(crypto: Crypto, bundle: Bundle, routing: Routing) -> None:
    """Raises OperationRefused `bundle_damaged` unless every part is the one that the manifest lists."""
    manifest = bundle.manifest
    segments = tuple(crypto.hash(segment) for segment in bundle.segments)
    blobs = tuple(crypto.hash(blob) for blob in bundle.blobs)
    if segments != manifest.segments or blobs != manifest.blobs[: len(blobs)]:
        raise OperationRefused("bundle_damaged")
    if bundle.snapshot and crypto.hash(bundle.snapshot) != manifest.snapshot:
        raise OperationRefused("bundle_damaged")
    if manifest.hello.protocol > PROTOCOL:
        raise OperationRefused("bundle_from_newer_version")
    if manifest.routing != routing:
        raise OperationRefused("bundle_damaged")


def _leading_parts(plain: bytes) -> Bundle | None:
    """The parts of a payload that ends too early; None unless all its records are there."""
    reader = Leading(plain)
    try:
        reader.array()
        manifest_bytes, signature = reader.binary(), reader.binary()
        segments = tuple(reader.binary() for _ in range(reader.array()))
        if len(manifest_bytes) > MANIFEST_BYTES_MAX:
            return None
        manifest = msgspec.msgpack.decode(manifest_bytes, type=Manifest)
    except (EndedEarly, ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        return None
    blobs: list[bytes] = []
    with suppress(EndedEarly):
        blobs.extend(reader.binary() for _ in range(reader.array()))
    is_cut_off = len(blobs) < len(manifest.blobs)
    return Bundle(manifest, segments, manifest_bytes, signature, tuple(blobs), is_cut_off)


def _split(content: bytes) -> tuple[Routing, int, int]:
    """Its outside, where the payload begins, and the suite that its sender names."""
    if len(content) < _HEAD.size or not content.startswith(MAGIC):
        raise OperationRefused("bundle_foreign")
    _, version, suite, routing_length = _HEAD.unpack(content[: _HEAD.size])
    if version > BUNDLE_VERSION:
        raise OperationRefused("bundle_from_newer_version")
    start = _HEAD.size + routing_length
    if routing_length > ROUTING_BYTES_MAX or len(content) < start:
        raise OperationRefused("bundle_damaged")
    try:
        return msgspec.msgpack.decode(content[_HEAD.size : start], type=Routing), start, suite
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("bundle_damaged") from None
