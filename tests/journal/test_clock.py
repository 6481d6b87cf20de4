"""The clock stays readable, whatever someone has set a PC's clock to."""

from app.journal.clock import hlc_at, next_hlc
from app.journal.entry import INTEGER_MAX

YEAR = 366 * 24 * 3600 * 1000


def test_a_clock_far_ahead_leaves_room_for_every_write_to_come():
    now = 1_795_000_000_000 + 80 * YEAR
    reading = 0
    for _ in range(10_000):
        reading = next_hlc(reading, 0, now)
    assert reading < INTEGER_MAX
    assert hlc_at(now) + 10**12 < INTEGER_MAX
