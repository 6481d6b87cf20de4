"""What a township has said of crypto suites: which it allows, and in which one feeds are begun.

Like a revocation it names entries and no dates: of the feeds of a suite that is no longer allowed, all
counts up to the last entry that was in town then, and nothing after it.
"""

from collections.abc import Mapping

import msgspec

from app.journal.keys import Crypto, FeedKey
from app.journal.revocations import open_signed, refuse_after, sign_payload
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor

SUITES_PURPOSE = "lianxin/suites/1"
NOT_ALLOWED = "suite_not_allowed"


class SuiteList(msgspec.Struct, frozen=True, array_like=True):
    """The township's word to one village. The greater `number` is the later word; without one nothing
    was said, and all suites are allowed.

    `ends` are the last entries that count of feeds whose suite is not allowed any more.
    """

    village_code: str = ""
    number: int = 0
    allowed: tuple[int, ...] = ()
    chosen: int = 0
    ends: tuple[tuple[bytes, Have], ...] = ()

    def allows(self, suite: int) -> bool:
        """Whether feeds of this suite go on."""
        return not self.number or suite in self.allowed

    def good_end(self, descriptor: FeedDescriptor, feed: bytes) -> Have | None:
        """The last entry of a feed that counts; None where all do."""
        if self.allows(descriptor.suite):
            return None
        return dict(self.ends).get(feed, Have(0, b""))

    def check(self, crypto: Crypto, descriptor: FeedDescriptor, packed: bytes) -> None:
        """Raises OperationRefused `suite_not_allowed` for a segment that goes beyond what counts."""
        if not self.allows(descriptor.suite):
            refuse_after(crypto, packed, dict(self.ends), problem="suite_not_allowed")


ANY_SUITE = SuiteList()


def sign_suites(key: FeedKey, told: SuiteList) -> bytes:
    """The list as it travels; nothing when nothing was said."""
    return sign_payload(key, SUITES_PURPOSE, msgspec.msgpack.encode(told)) if told.number else b""


def open_suites(
    crypto: Crypto, town_public_key: bytes, village_code: str, content: bytes
) -> SuiteList:
    """What the township has said to this village, whoever passed it on.

    Raises OperationRefused `hello_not_trusted`.
    """
    told = open_signed(crypto, town_public_key, SUITES_PURPOSE, content, SuiteList)
    if told.village_code != village_code or told.chosen not in told.allowed:
        raise OperationRefused("hello_not_trusted")
    return told


def ends_among(ends: Mapping[bytes, Have]) -> tuple[tuple[bytes, Have], ...]:
    """Ends in their order, so that the same say always gives the same bytes."""
    return tuple(sorted(ends.items()))
