"""Whose feed it is: station and township sign what a feed stands for, and check it the same way."""

import msgspec

from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, TOWNSHIP_SIDE, FeedDescriptor, FeedEnvelope
from app.vault.certificates import verify_certificate
from app.vault.crypto import CryptoProvider, SigningKey

FEED_PURPOSE = "lianxin/feed/1"
FEED_VERSION = 1
INCARNATION_BYTES = 16


def seal_envelope(
    descriptor: FeedDescriptor, key: SigningKey, certificate: bytes = b""
) -> FeedEnvelope:
    """A descriptor as it travels.

    A station signs with its device key and adds its certificate envelope once it has one; the
    township signs with the township's key and adds none.
    """
    content = descriptor.encode()
    return FeedEnvelope(content, key.sign(FEED_PURPOSE, content), certificate)


def with_certificate(envelope: FeedEnvelope, certificate: bytes) -> FeedEnvelope:
    """The same envelope once the device's certificate has been issued."""
    return msgspec.structs.replace(envelope, certificate=certificate)


class FeedTrust:
    """Believes a feed when the township signed it, or certified the device that signed it, in the suite of
    its keys; the feed itself may be of another.
    """

    def __init__(self, crypto: CryptoProvider, township_public_key: bytes) -> None:
        self._crypto = crypto
        self._township_public_key = township_public_key

    def __call__(self, envelope: FeedEnvelope) -> FeedDescriptor:
        """What the feed stands for.

        Raises OperationRefused `feed_not_trusted`, whatever else the bytes are; EnvironmentProblem
        `libcrypto_missing`.
        """
        try:
            descriptor = envelope.described()
            signer = self._signer_of(descriptor, envelope.certificate)
            own = self._crypto.of(descriptor.suite)
        except OperationRefused:
            raise OperationRefused("feed_not_trusted") from None
        if (
            signer is None
            or descriptor.version != FEED_VERSION
            or len(descriptor.incarnation) != INCARNATION_BYTES
            or not own.is_public_key(descriptor.public_key)
            or not self._crypto.verify(
                signer, FEED_PURPOSE, envelope.descriptor, envelope.signature
            )
        ):
            raise OperationRefused("feed_not_trusted")
        return descriptor

    def _signer_of(self, descriptor: FeedDescriptor, certificate: bytes) -> bytes | None:
        if descriptor.side == TOWNSHIP_SIDE:
            return None if certificate else self._township_public_key
        if descriptor.side != STATION_SIDE:
            return None
        device = verify_certificate(self._crypto, certificate, self._township_public_key)
        certified = (device.device_id, device.town_code, device.village_code)
        described = (descriptor.device_id, descriptor.town_code, descriptor.village_code)
        return device.public_key if certified == described else None
