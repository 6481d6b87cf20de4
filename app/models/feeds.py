"""A feed: what one incarnation of one device has written to one audience."""

import msgspec

from app.models.errors import OperationRefused

STATION_SIDE, TOWNSHIP_SIDE = "station", "township"
FEED_ID_LENGTH = 16


class FeedDescriptor(msgspec.Struct, frozen=True, array_like=True):
    """Everything that a feed's id stands for. Its bytes are hashed and signed as they are.

    `village_code` is whose records the feed may write; empty in the township's feed for everyone.
    `incarnation` is drawn anew whenever a database may have been restored, cloned or moved.
    """

    version: int
    suite: int
    side: str
    device_id: str
    town_code: str
    village_code: str
    incarnation: bytes
    public_key: bytes

    def encode(self) -> bytes:
        """The bytes that are hashed into the feed's id."""
        return msgspec.msgpack.encode(self)


class _Front(msgspec.Struct, array_like=True):
    version: int
    suite: int


def suite_in(descriptor: bytes) -> int:
    """The suite that a descriptor names, not yet believed; 0 for bytes that are no descriptor."""
    try:
        return msgspec.msgpack.decode(descriptor, type=_Front).suite
    except (ValueError, RecursionError):
        return 0


class FeedEnvelope(msgspec.Struct, frozen=True, array_like=True):
    """A descriptor as it travels: its bytes, the device's signature, the device's certificate.

    The township's own feeds carry no certificate; they are signed with the township's key.
    """

    descriptor: bytes
    signature: bytes = b""
    certificate: bytes = b""

    def described(self) -> FeedDescriptor:
        """Raises OperationRefused `feed_descriptor_damaged`."""
        try:
            return msgspec.msgpack.decode(self.descriptor, type=FeedDescriptor)
        except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
            raise OperationRefused("feed_descriptor_damaged") from None
