"""Devices that count no more: up to which entry what they wrote is still taken.

A revocation names the last good entry of each feed by seq and chain, never by a date: dates are
claims of the very device that is not trusted any more.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from app.journal.keys import Crypto, FeedKey
from app.journal.segment import unpack_segment
from app.journal.vector import Have
from app.models.errors import OperationRefused

REVOCATIONS_PURPOSE = "lianxin/revocations/1"
REVOKED = "device_revoked"
_Payload = TypeVar("_Payload", bound=msgspec.Struct)


class Revocation(msgspec.Struct, frozen=True, array_like=True):
    """A revoked device; `feeds` with the last entry of each that counts. Of others nothing does."""

    device_id: str
    feeds: tuple[tuple[bytes, Have], ...]


class RevocationList(msgspec.Struct, frozen=True, array_like=True):
    """A village's revoked devices, as its township signs them: PCs pass the list on to each other."""

    village_code: str
    revocations: tuple[Revocation, ...]


class SignedList(msgspec.Struct, frozen=True, array_like=True):
    """The list's bytes with the township's signature."""

    payload: bytes
    signature: bytes


Revoked = Mapping[str, Mapping[bytes, Have]]
"""By device id: how far each of its feeds counts."""


def revoked_by_device(revocations: Iterable[Revocation]) -> Revoked:
    """Revocations as they are looked up."""
    return {each.device_id: dict(each.feeds) for each in revocations}


def sign_revocations(
    key: FeedKey, village_code: str, revocations: Sequence[Revocation]
) -> tuple[bytes, ...]:
    """The list as it travels; nothing when no device was revoked."""
    if not revocations:
        return ()
    payload = msgspec.msgpack.encode(RevocationList(village_code, tuple(revocations)))
    return (sign_payload(key, REVOCATIONS_PURPOSE, payload),)


def sign_payload(key: FeedKey, purpose: str, payload: bytes) -> bytes:
    """A list's bytes with the township's signature, fit to be passed on."""
    return msgspec.msgpack.encode(SignedList(payload, key.sign(purpose, payload)))


def open_signed(
    crypto: Crypto, public_key: bytes, purpose: str, content: bytes, kind: type[_Payload]
) -> _Payload:
    """What that key has signed for this purpose. Raises OperationRefused `hello_not_trusted`."""
    try:
        signed = msgspec.msgpack.decode(content, type=SignedList)
        if crypto.verify(public_key, purpose, signed.payload, signed.signature):
            return msgspec.msgpack.decode(signed.payload, type=kind)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        pass
    raise OperationRefused("hello_not_trusted")


def open_list(crypto: Crypto, town_public_key: bytes, content: bytes) -> RevocationList:
    """What the township has said of one of its villages, whoever passed it on.

    Raises OperationRefused `hello_not_trusted`.
    """
    return open_signed(crypto, town_public_key, REVOCATIONS_PURPOSE, content, RevocationList)


def open_revocations(
    crypto: Crypto, town_public_key: bytes, village_code: str, content: bytes
) -> tuple[Revocation, ...]:
    """The same of this village's devices. Raises OperationRefused `hello_not_trusted`."""
    told = open_list(crypto, town_public_key, content)
    if told.village_code != village_code:
        raise OperationRefused("hello_not_trusted")
    return told.revocations


def refuse_beyond(crypto: Crypto, packed: bytes, good: Mapping[bytes, Have]) -> None:
    """Of a revoked device's feeds only what stands up to the last good entry is taken.

    Raises OperationRefused `device_revoked`.
    """
    refuse_after(crypto, packed, good, REVOKED)


def refuse_after(crypto: Crypto, packed: bytes, good: Mapping[bytes, Have], problem: str) -> None:
    """Raises OperationRefused with this problem for a segment that goes beyond the last good entry of its
    feed, or ends there on another branch.
    """
    segment = unpack_segment(crypto, packed)
    last = good.get(segment.feed, Have(0, b""))
    is_other_branch = segment.last == last.seq and Have.at(last.seq, segment.seal.chain) != last
    if segment.last > last.seq or is_other_branch:
        raise OperationRefused(problem)
