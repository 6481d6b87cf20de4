"""How often someone may ask: a bucket of permits for each, filled again as time passes."""

import msgspec

from app.models.errors import OperationRefused
from app.town.surroundings import Clock

_REMEMBERED_MAX = 20_000
_MINUTE_MILLISECONDS = 60_000


class Rate(msgspec.Struct, frozen=True):
    """`burst` at once, and `per_minute` for ever."""

    burst: int
    per_minute: int


class RateLimit:
    """Permits for many askers. To be used from one thread, such as a server's event loop."""

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: dict[str, tuple[float, int]] = {}

    def take(self, asker: str) -> None:
        """Use one permit. Raises OperationRefused `asked_too_often` (facts: seconds)."""
        now = self._clock()
        permits, at = self._buckets.pop(asker, (float(self._rate.burst), now))
        refilled = max(now - at, 0) * self._rate.per_minute / _MINUTE_MILLISECONDS
        permits = min(permits + refilled, self._rate.burst)
        if len(self._buckets) >= _REMEMBERED_MAX:
            self._buckets.pop(next(iter(self._buckets)))  # the one unheard of for longest
        self._buckets[asker] = (max(permits - 1, 0), now) if permits >= 1 else (permits, now)
        if permits < 1:
            missing = (1 - permits) * _MINUTE_MILLISECONDS / self._rate.per_minute
            raise OperationRefused("asked_too_often", seconds=max(int(missing / 1000), 1))
