"""Pushing segments to a peer over a line: runs of them while it takes those, else one by one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from app.journal.exchange import FORKED
from app.journal.revocations import REVOKED
from app.journal.segment import place_of
from app.journal.segment_runs import Run, SegmentRuns
from app.journal.suite_list import NOT_ALLOWED
from app.journal.wire import SegmentReceipt
from app.models.errors import OperationRefused

NOT_COUNTED = frozenset({REVOKED, NOT_ALLOWED})
"""Why entries are left out for good, by the township's signed word."""
TROUBLES_OF_ONE_FEED = frozenset({FORKED, "segment_gap", "feed_unknown"}) | NOT_COUNTED
OnReceipt = Callable[[SegmentReceipt], None]


class SegmentLine(Protocol):
    """Where segments are put; it answers once they are durable, or refuses with a reason."""

    def put_segment(self, feed: bytes, first: int, last: int, packed: bytes) -> SegmentReceipt: ...

    def put_run(
        self, feed: bytes, first: int, last: int, run: Sequence[bytes]
    ) -> SegmentReceipt: ...


class SegmentPush:
    """One feed that the peer does not take holds up none of the others.

    Attributes:
        refused: why, by the feeds of which nothing more is sent.
        parked: how many segments the peer keeps as those of another branch.
    """

    def __init__(
        self,
        line: SegmentLine,
        runs: SegmentRuns,
        on_receipt: OnReceipt,
        troubles: frozenset[str] = TROUBLES_OF_ONE_FEED,
    ) -> None:
        self._line = line
        self._runs = runs
        self._on_receipt = on_receipt
        self._troubles = troubles
        self.refused: dict[bytes, str] = {}
        self.parked = 0

    def push(self, missing: Iterable[bytes], before_each: Callable[[], None]) -> None:
        """Put these; raises what the line raises, and whatever `before_each` request raises."""
        for run in self._runs.of(missing):
            if run.place.feed in self.refused:
                continue
            before_each()
            if len(run.segments) > 1:
                receipt = self._put_run(run)
                if receipt is not None:
                    self._on_receipt(receipt)
                    continue
                self._runs.go_singly()
            for packed in run.segments:
                if run.place.feed not in self.refused:
                    self._put(packed)

    def _put_run(self, run: Run) -> SegmentReceipt | None:
        """None when it was refused: for which of its segments, and what becomes of that, shows when
        they go one by one.
        """
        place = run.place
        try:
            return self._line.put_run(place.feed, place.first, place.last, run.segments)
        except OperationRefused:
            return None

    def _put(self, packed: bytes) -> None:
        place = place_of(packed)
        try:
            receipt = self._line.put_segment(place.feed, place.first, place.last, packed)
        except OperationRefused as refusal:
            if refusal.key not in self._troubles:
                raise
            # What is of another branch was kept beside it there, and so will be what follows it.
            if refusal.key == FORKED:
                self.parked += 1
            else:
                self.refused[place.feed] = refusal.key
            return
        self._on_receipt(receipt)
