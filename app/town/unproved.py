"""What was refused before anybody had proved who they are: counted by address, as nobody else can be named."""

from collections.abc import Mapping
from threading import Lock
from types import MappingProxyType

import msgspec

from app.town.surroundings import Surroundings

ADDRESSES_MOST = 200
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "request_not_signed": "没有签名",
        "request_not_trusted": "签名对不上",
        "challenge_unknown": "校验码不是镇里给的",
        "device_unknown": "电脑没有登记",
        "body_too_large": "一次送来的太大",
        "asked_too_often": "来得太密",
        "enrolment_not_invited": "没有邀请过",
        "invitation_code_unknown": "一次性码不对",
    }
)
"""Which refusals are worth an operator's look, in words; others are part of any morning."""


class UnprovedLine(msgspec.Struct, frozen=True):
    """How often an address was refused, when last and why."""

    address: str
    times: int
    last_at: str
    problem: str


class UnprovedRefusals:
    """Since the server was started; of the addresses those that were refused last. Safe to use from many
    threads, and as cheap as the refusal, so that a flood fills nothing.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._lines: dict[str, UnprovedLine] = {}
        self._lock = Lock()

    def note(self, address: str, problem: str) -> None:
        """One more of `REASONS`; anything else is passed over."""
        if problem not in REASONS:
            return
        with self._lock:
            known = self._lines.pop(address, None)
            if len(self._lines) >= ADDRESSES_MOST:
                self._lines.pop(next(iter(self._lines)))  # the one unheard of for longest
            times = known.times + 1 if known else 1
            self._lines[address] = UnprovedLine(address, times, self._surroundings.now(), problem)

    def lines(self) -> list[UnprovedLine]:
        """The latest first."""
        with self._lock:
            return list(self._lines.values())[::-1]
