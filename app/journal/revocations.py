"""Devices that count no more: up to which entry what they wrote is still taken.

A revocation names the last good entry of each feed by seq and chain, never by a date: dates are
claims of the very device that is not trusted any more.
"""

from collections.abc import Iterable, Mapping

import msgspec

from app.journal.keys import Crypto
from app.journal.segment import unpack_segment
from app.journal.vector import Have
from app.models.errors import OperationRefused


class Revocation(msgspec.Struct, frozen=True, array_like=True):
    """A revoked device; `feeds` with the last entry of each that counts. Of others nothing does."""

    device_id: str
    feeds: tuple[tuple[bytes, Have], ...]


Revoked = Mapping[str, Mapping[bytes, Have]]
"""By device id: how far each of its feeds counts."""


def revoked_by_device(revocations: Iterable[Revocation]) -> Revoked:
    """Revocations as they are looked up."""
    return {each.device_id: dict(each.feeds) for each in revocations}


def refuse_beyond(crypto: Crypto, packed: bytes, good: Mapping[bytes, Have]) -> None:
    """Of a revoked device's feeds only what stands up to the last good entry is taken.

    Raises OperationRefused `device_revoked`.
    """
    segment = unpack_segment(crypto, packed)
    last = good.get(segment.feed, Have(0, b""))
    is_other_branch = segment.last == last.seq and Have.at(last.seq, segment.seal.chain) != last
    if segment.last > last.seq or is_other_branch:
        raise OperationRefused("device_revoked")
