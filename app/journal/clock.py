"""Hybrid logical clock: orders concurrent writes; what an author had seen is said by bases, not by time."""

from collections.abc import Callable

Clock = Callable[[], int]
"""Milliseconds since 1970, as this machine believes."""

EPOCH_MILLISECONDS = 1_577_836_800_000  # 2020-01-01 UTC
COUNTER_BITS = 12
ROOM_MILLISECONDS = 366 * 24 * 3600 * 1000  # at the edge each write takes one more reading
LATEST_MILLISECONDS = (1 << (53 - COUNTER_BITS)) - 1 - ROOM_MILLISECONDS  # stays below 2**53
FOREIGN_LEAD_MILLISECONDS = 24 * 3600 * 1000


def hlc_at(unix_milliseconds: int) -> int:
    """The smallest reading of that moment; a clock outside 2020 to 2088 is held at the edge."""
    since_epoch = unix_milliseconds - EPOCH_MILLISECONDS
    return min(max(since_epoch, 0), LATEST_MILLISECONDS) << COUNTER_BITS


def next_hlc(last_own: int, newest_foreign: int, unix_milliseconds: int) -> int:
    """The next reading: after everything written here, and after what was received, within reason.

    A foreign reading more than 24 h ahead of this PC's clock does not move it, or one clock set to
    2089 would infect every other.
    """
    wall = hlc_at(unix_milliseconds)
    limit = hlc_at(unix_milliseconds + FOREIGN_LEAD_MILLISECONDS)
    seen = newest_foreign if newest_foreign <= limit else 0
    return max(wall, last_own + 1, seen + 1)


def unix_milliseconds_of(hlc: int) -> int:
    """The moment that a reading claims."""
    return (hlc >> COUNTER_BITS) + EPOCH_MILLISECONDS
