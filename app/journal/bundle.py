"""The courier's bundle (邮包, `.lxb`): one file that carries an exchange on a USB stick.

    magic, version, suite | routing (clear, no personal content) | sealed payload | footer
    payload = signed manifest, then the segments that it lists by digest

The signed manifest inside names sender and recipient, so that a bundle can be neither forged nor
wrapped again for someone else. The footer tells a half-written file before any key is touched.
"""

import struct
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec

from app.journal.exchange import Hello
from app.journal.keys import Crypto, FeedKey
from app.models.errors import OperationRefused

MAGIC = b"LXBUNDLE"
BUNDLE_VERSION = 1
BUNDLE_PURPOSE = "lianxin/bundle/1"
BUNDLE_BYTES_MAX = 512 * 1024 * 1024
ROUTING_BYTES_MAX = 4096
MANIFEST_BYTES_MAX = 8 * 1024 * 1024
SEGMENTS_MAX = 128 * 1024
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


class Bundle(msgspec.Struct, frozen=True):
    """A bundle as read; `sign_check` tells whether a given key signed it."""

    manifest: Manifest
    segments: tuple[bytes, ...]
    manifest_bytes: bytes
    signature: bytes

    def is_signed_by(self, crypto: Crypto, public_key: bytes) -> bool:
        """Whether that key signed the manifest."""
        return crypto.verify(public_key, BUNDLE_PURPOSE, self.manifest_bytes, self.signature)


class _Payload(msgspec.Struct, frozen=True, array_like=True):
    manifest: bytes
    signature: bytes
    segments: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=SEGMENTS_MAX)]


def write_bundle(
    crypto: Crypto, key: FeedKey, seal: Seal, manifest: Manifest, segments: Sequence[bytes]
) -> bytes:
    """The file's bytes. `manifest.segments` is filled here from the segments given."""
    digests = tuple(crypto.hash(segment) for segment in segments)
    manifest_bytes = msgspec.msgpack.encode(msgspec.structs.replace(manifest, segments=digests))
    signature = key.sign(BUNDLE_PURPOSE, manifest_bytes)
    payload = seal(msgspec.msgpack.encode(_Payload(manifest_bytes, signature, tuple(segments))))
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
    """Raises OperationRefused `bundle_foreign` or `bundle_damaged` unless the footer holds."""
    _split(content)
    if len(content) > BUNDLE_BYTES_MAX:
        raise OperationRefused("bundle_too_large")
    if len(content) < _FOOT.size:
        raise OperationRefused("bundle_damaged")
    length, digest, magic = _FOOT.unpack(content[-_FOOT.size :])
    body = content[: -_FOOT.size]
    if magic != MAGIC or length != len(body) or digest != crypto.hash(body):
        raise OperationRefused("bundle_damaged")


def read_bundle(crypto: Crypto, content: bytes, opener: Open) -> Bundle:
    """Open a bundle addressed to us. Whose key signed it is the caller's to check.

    Raises OperationRefused `bundle_foreign`, `bundle_damaged`, `bundle_too_large`,
    `bundle_from_newer_version`, and what `opener` raises when it is sealed for someone else.
    """
    check_whole(crypto, content)
    routing, start = _split(content)
    plain = opener(content[start : -_FOOT.size])
    try:
        payload = msgspec.msgpack.decode(plain, type=_Payload)
        # Nobody has vouched for it yet, and small elements take thirty times their bytes to read.
        if len(payload.manifest) > MANIFEST_BYTES_MAX:
            raise OperationRefused("bundle_too_large")
        manifest = msgspec.msgpack.decode(payload.manifest, type=Manifest)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("bundle_damaged") from None
    digests = tuple(crypto.hash(segment) for segment in payload.segments)
    if digests != manifest.segments or manifest.routing != routing:
        raise OperationRefused("bundle_damaged")
    return Bundle(manifest, payload.segments, payload.manifest, payload.signature)


def _split(content: bytes) -> tuple[Routing, int]:
    if len(content) < _HEAD.size or not content.startswith(MAGIC):
        raise OperationRefused("bundle_foreign")
    _, version, _, routing_length = _HEAD.unpack(content[: _HEAD.size])
    if version > BUNDLE_VERSION:
        raise OperationRefused("bundle_from_newer_version")
    start = _HEAD.size + routing_length
    if routing_length > ROUTING_BYTES_MAX or len(content) < start:
        raise OperationRefused("bundle_damaged")
    try:
        return msgspec.msgpack.decode(content[_HEAD.size : start], type=Routing), start
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("bundle_damaged") from None
