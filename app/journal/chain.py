"""The hash chain over a feed's headers, and the seal that its author sets on it."""

import msgspec

from app.journal.keys import Crypto, FeedKey
from app.models.feeds import FEED_ID_LENGTH, FeedDescriptor, suite_in

SEAL_PURPOSE = "lianxin/seal/1"
CHAIN_PREFIX_LENGTH = 16  # of the chain hash, as vectors carry it


def feed_id_of(crypto: Crypto, descriptor: bytes) -> bytes:
    """A feed is its descriptor: device, incarnation, audience and public key, hashed by its suite.

    Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
    """
    return crypto.of(suite_in(descriptor) or crypto.suite).hash(b"lianxin/feed/1" + descriptor)[
        :FEED_ID_LENGTH
    ]


def chain_start(crypto: Crypto, feed: bytes) -> bytes:
    """The chain before the first entry, in the feed's own suite."""
    return crypto.hash(b"lianxin/chain/1" + feed)


def chain_after(crypto: Crypto, chain: bytes, header_bytes: bytes) -> bytes:
    """The chain once one more header was added."""
    return crypto.hash(chain + header_bytes)


class Seal(msgspec.Struct, frozen=True, array_like=True):
    """The author's signature over everything up to `seq`. A closing seal ends a stored segment."""

    seq: int
    chain: bytes
    is_closing: bool
    signature: bytes


def _message(feed: bytes, seq: int, chain: bytes, is_closing: bool) -> bytes:
    return feed + seq.to_bytes(8, "big") + chain + bytes([is_closing])


def make_seal(key: FeedKey, feed: bytes, seq: int, chain: bytes, *, is_closing: bool) -> Seal:
    """Sign a feed's head."""
    signature = key.sign(SEAL_PURPOSE, _message(feed, seq, chain, is_closing))
    return Seal(seq, chain, is_closing, signature)


def seal_holds(crypto: Crypto, descriptor: FeedDescriptor, feed: bytes, seal: Seal) -> bool:
    """Whether the feed's key made this seal, in the feed's suite."""
    message = _message(feed, seal.seq, seal.chain, seal.is_closing)
    own = crypto.of(descriptor.suite)
    return own.verify(descriptor.public_key, SEAL_PURPOSE, message, seal.signature)
