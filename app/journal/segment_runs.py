"""How many segments go into one request: one at first, more while the line is quick."""

from collections.abc import Iterable, Iterator

import msgspec

from app.journal.clock import Clock
from app.journal.segment import Place, place_of
from app.journal.wire import RUN_SEGMENTS_MAX

FIRST_BYTES = 64 * 1024
QUICK_MILLISECONDS, SLOW_MILLISECONDS = 4_000, 20_000


class Run(msgspec.Struct, frozen=True):
    """Segments of one feed that follow on one another. What is cut off on the way goes again whole."""

    place: Place
    segments: tuple[bytes, ...]


class SegmentRuns:
    """Puts segments together to runs of at most `most_bytes`.

    The first is a single segment, so that even a line that is always cut early brings one across
    each time. Then the size doubles, from 64 KiB on, while a run is across within 4 seconds, and is
    halved after one that took longer than 20.
    """

    def __init__(self, clock: Clock, most_bytes: int) -> None:
        self._clock = clock
        self._most_bytes = most_bytes
        self._bytes = 0

    def of(self, segments: Iterable[bytes]) -> Iterator[Run]:
        """The runs; while one is with the caller, the time that it takes is measured."""
        place, gathered, size = None, [], 0
        for packed in segments:
            here = place_of(packed)
            if place is not None:
                follows = (here.feed, here.first) == (place.feed, place.last + 1)
                is_room = size + len(packed) <= self._bytes and len(gathered) < RUN_SEGMENTS_MAX
                if follows and is_room:
                    place = Place(place.feed, place.first, here.last)
                    gathered.append(packed)
                    size += len(packed)
                    continue
                yield from self._measured(Run(place, tuple(gathered)))
            place, gathered, size = here, [packed], len(packed)
        if place is not None:
            yield from self._measured(Run(place, tuple(gathered)))

    def go_singly(self) -> None:
        """From here on each segment goes by itself."""
        self._most_bytes = self._bytes = 0

    def _measured(self, run: Run) -> Iterator[Run]:
        started = self._clock()
        yield run
        took = self._clock() - started
        if took < QUICK_MILLISECONDS:
            self._bytes = min(max(2 * self._bytes, FIRST_BYTES), self._most_bytes)
        elif took > SLOW_MILLISECONDS:
            self._bytes //= 2
