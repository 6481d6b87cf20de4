"""What station and township say over HTTP, as bytes: signed hellos and signed requests.

Every request is signed over a challenge that the township issued, so a station whose clock is wrong
can still be told apart from a replay.
"""

from collections.abc import Sequence
from typing import Annotated

import msgspec

from app.journal.exchange import Hello
from app.journal.keys import Crypto, FeedKey
from app.journal.vector import Have
from app.models.errors import OperationRefused

HELLO_PURPOSE = "lianxin/hello/1"
CHECK_PURPOSE = "lianxin/check/1"
REQUEST_PURPOSE = "lianxin/request/1"
DEVICE_HEADER = "x-lianxin-device"
CHALLENGE_HEADER = "x-lianxin-challenge"
SIGNATURE_HEADER = "x-lianxin-signature"
MSGPACK_TYPE = "application/msgpack"
CHALLENGE_PATH = "/v1/challenge"
HELLO_PATH = "/v1/hello"
ENROL_PATH = "/v1/enrol"
GRANT_PATH = "/v1/grant"
CHECK_PATH = "/v1/check"
HELD_PATH = "/v1/held"
HELD_TOLD = "told"
"""A question to that address: be answered by a `HandedIn`, and not as before by how much is held."""
BLOBS_PATH = "/v1/blobs"
RUN_SEGMENTS_MAX = 64
RUN_BYTES_MAX = 512 * 1024  # what stands before a township may take no more than 1 MiB at once
HAVE_HEADER, SIZE_HEADER = "x-lianxin-have", "x-lianxin-size"


class SignedHello(msgspec.Struct, frozen=True, array_like=True):
    """A hello with its speaker's signature; what is owed is worked out from signed vectors only."""

    payload: bytes
    signature: bytes


class SegmentReceipt(msgspec.Struct, frozen=True):
    """The township's answer to a segment that it has stored."""

    have: int
    new_entries: int


class HandedIn(msgspec.Struct, frozen=True):
    """What became in town of what a revoked PC has handed in: `waiting` entries are held until somebody
    decides, `have` says how far its feeds count there.
    """

    waiting: int
    have: dict[bytes, int] = {}


_Run = Annotated[tuple[bytes, ...], msgspec.Meta(min_length=1, max_length=RUN_SEGMENTS_MAX)]


class SnapshotPiece(msgspec.Struct, frozen=True):
    """Some bytes of what the township calls `name`, a snapshot or an update, of which there are
    `total` in all.
    """

    name: str
    start: int
    total: int
    content: bytes


class Refusal(msgspec.Struct, frozen=True):
    """Why the other side said no: a problem key with its facts, for one sentence on screen."""

    problem: str
    facts: dict[str, str | int] = {}


def invitation_path(name: str) -> str:
    """`/v1/invitation/{name}`, for what a typed code names."""
    return f"/v1/invitation/{name}"


def segment_path(feed: bytes, first: int | None = None, last: int | None = None) -> str:
    """`/v1/seg/{feed}` for fetching, `/v1/seg/{feed}/{first}-{last}` for putting."""
    base = f"/v1/seg/{feed.hex()}"
    return base if first is None else f"{base}/{first}-{last}"


def run_path(feed: bytes, first: int, last: int) -> str:
    """`/v1/run/{feed}/{first}-{last}` for putting several segments of a feed, one after another."""
    return f"/v1/run/{feed.hex()}/{first}-{last}"


def pack_run(segments: Sequence[bytes]) -> bytes:
    """A run of packed segments as one body."""
    return msgspec.msgpack.encode(segments)


def read_run(content: bytes) -> tuple[bytes, ...]:
    """The segments of a run. Raises OperationRefused `segment_damaged`."""
    try:
        return msgspec.msgpack.decode(content, type=_Run)
    except (ValueError, RecursionError):
        raise OperationRefused("segment_damaged") from None


def blob_path(content_hash: bytes, offset: int | None = None) -> str:
    """`/v1/blob/{hash}`, with `?off=N` for a piece from there on."""
    base = f"/v1/blob/{content_hash.hex()}"
    return base if offset is None else f"{base}?off={offset}"


def snapshot_path(village_code: str, rules: bytes) -> str:
    """`/v1/snapshot/{village}?rules={digest}`, for a PC that folds by these rules."""
    return f"/v1/snapshot/{village_code}?rules={rules.hex()}"


def update_path(place: str, have: str) -> str:
    """`/v1/update/{place}?have={version}`, for a program of that version on such a PC."""
    return f"/v1/update/{place}?have={have}"


def branch_path(feed: bytes, end: Have) -> str:
    """`/v1/branch/{feed}/{last}-{chain}` for fetching a segment of another branch by its end."""
    return f"/v1/branch/{feed.hex()}/{end.seq}-{end.chain.hex()}"


def request_message(method: str, target: str, challenge: str, body_digest: bytes) -> bytes:
    """What a device signs of a request. `target` is the path with its query."""
    return msgspec.msgpack.encode([method.upper(), target, challenge, body_digest])


def sign_hello(key: FeedKey, hello: Hello) -> bytes:
    """The hello's bytes with the signature of the device or township key."""
    payload = msgspec.msgpack.encode(hello)
    return msgspec.msgpack.encode(SignedHello(payload, key.sign(HELLO_PURPOSE, payload)))


def sign_check(key: FeedKey, crypto: Crypto, claim: bytes, answer: bytes) -> bytes:
    """An answer to a comparison of rows, good for this claim only."""
    signature = key.sign(CHECK_PURPOSE, crypto.hash(claim) + answer)
    return msgspec.msgpack.encode(SignedHello(answer, signature))


def open_check(crypto: Crypto, public_key: bytes, claim: bytes, content: bytes) -> bytes:
    """The answer that this key gave to this claim.

    Raises OperationRefused `hello_damaged` or `hello_not_trusted`.
    """
    try:
        signed = msgspec.msgpack.decode(content, type=SignedHello)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("hello_damaged") from None
    message = crypto.hash(claim) + signed.payload
    if not crypto.verify(public_key, CHECK_PURPOSE, message, signed.signature):
        raise OperationRefused("hello_not_trusted")
    return signed.payload


def open_hello_payload(crypto: Crypto, public_key: bytes, content: bytes) -> bytes:
    """The bytes of a hello that this key signed.

    Raises OperationRefused `hello_damaged` or `hello_not_trusted`.
    """
    try:
        signed = msgspec.msgpack.decode(content, type=SignedHello)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("hello_damaged") from None
    if not crypto.verify(public_key, HELLO_PURPOSE, signed.payload, signed.signature):
        raise OperationRefused("hello_not_trusted")
    return signed.payload
