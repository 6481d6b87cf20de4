"""The rounds of one exchange by line: hello, push, pull, until both sides have the same."""

from collections.abc import Callable
from functools import partial

from app.journal.exchange import (
    Hello,
    branches_wanted,
    feeds_ahead,
    segments_missing_at,
)
from app.journal.floors import Floor
from app.journal.segment import SEGMENT_ENTRIES, range_of, unpack_segment
from app.journal.segment_push import NOT_COUNTED, TROUBLES_OF_ONE_FEED, SegmentPush
from app.journal.segment_runs import SegmentRuns
from app.journal.vector import Have
from app.journal.wire import SegmentReceipt
from app.models.errors import OperationRefused
from app.sync.fetching import Begin, Fetch
from app.sync.own_side import OwnSide
from app.sync.snapshot_lane import SnapshotLane
from app.sync.town_client import TownLine

ROUNDS_MAX = 8
# A township's refusal as whoever has sent must be told; others read alike on both sides.
_PROBLEM_OF_PUSH = {
    "segment_damaged": "push_segment_damaged",
    "segment_seal_wrong": "push_segment_seal_wrong",
    "segment_not_as_named": "push_segment_not_as_named",
    "segment_too_large": "push_segment_too_large",
    "segment_from_newer_version": "push_segment_from_newer_version",
    "feed_not_trusted": "push_feed_not_trusted",
    "feed_out_of_scope": "push_feed_out_of_scope",
}
OnProgress = Callable[[int, int], None]


class LineRounds:
    """Each step may be cut off and done again without harm.

    Attributes:
        sent, received: entries that were moved so far, also when the line is cut.
    """

    def __init__(
        self,
        own: OwnSide,
        client: TownLine,
        keep_peer: Callable[[Hello], None],
        on_progress: OnProgress,
    ) -> None:
        self._own = own
        self._journal = own.parts.journal
        self._client = client
        self._keep_peer = keep_peer
        self._on_progress = on_progress
        self._moved = self._waiting = 0
        self.sent = self.received = 0

    def run(self) -> None:
        """Until nothing moves any more; raises what the line and the township raise."""
        for _ in range(ROUNDS_MAX):
            before = self._moved
            peer = self._hello()
            self._take_snapshot(peer)
            self._push(peer)
            self._pull(peer)
            if not self._own.floors.awaited():
                self._pull_branches(peer)
            if self._moved == before:
                return

    def fetch_archived(self) -> int:
        """Fetch what lies below a snapshot, as much as one exchange is given; returns how many
        entries came. Raises what the line and the listener raise; what came stays.
        """
        peer, left = self._own.township.hello(), self._own.parts.snapshots.segments_per_exchange
        floors, fetched = self._own.floors.standing(), 0
        theirs = self._own.township.good_part(peer.vector) if peer and floors else {}
        total = self._own.floors.awaited()
        with self._own.parts.fetching() as begin:
            for floor in floors:
                after = self._journal.state(floor.feed).have
                is_standing = self._own.floors.of(floor.feed) and after < floor.seq
                if not (left and is_standing and floor.feed in theirs):
                    continue
                awaited: Fetch | None = begin(partial(self._client.get_segment, floor.feed, after))
                # None: all is here; nothing: the township was set back, another PC may bring it
                while awaited and (packed := awaited()):
                    have, left = self._journal.state(floor.feed).have, left - 1
                    try:
                        awaited = self._next_below(floor, packed, begin) if left else None
                        self._own.take_in_one(packed)
                    except OperationRefused as refusal:
                        if refusal.key not in TROUBLES_OF_ONE_FEED:
                            raise
                        break
                    fetched += self._journal.state(floor.feed).have - have
                    self._on_progress(min(fetched, total), total)
                    if not self._own.floors.of(floor.feed):
                        break
        return fetched

    def _next_below(self, floor: Floor, packed: bytes, begin: Begin) -> Fetch | None:
        after = range_of(packed)[1]
        if after >= floor.seq:
            return None
        return begin(partial(self._client.get_segment, floor.feed, after))

    def _take_snapshot(self, peer: Hello) -> None:
        entries = SnapshotLane(self._own).run(self._client, peer, self._on_progress)
        self.received += entries
        self._moved += entries

    def _hello(self) -> Hello:
        self._own.seal()
        answer = self._client.hello(self._own.hello())
        self._keep_peer(answer)
        return answer

    def _push(self, peer: Hello) -> None:
        self._waiting = self._own.township.waiting()[0]
        missing = segments_missing_at(self._journal, peer.vector, self._own.scope, peer.parked)
        runs = SegmentRuns(self._own.parts.clock, peer.run_bytes)
        push = SegmentPush(self._client, runs, self._count)
        try:
            push.push(missing, self._look_whether_to_go_on)
        except OperationRefused as refusal:
            problem = _PROBLEM_OF_PUSH.get(refusal.key)
            if problem is None:
                raise
            raise OperationRefused(problem) from refusal
        finally:
            self._moved += push.parked

    def _look_whether_to_go_on(self) -> None:
        if self.sent:  # whoever cancelled meanwhile stops it before the next request
            self._on_progress(self.sent, max(self._waiting, self.sent))

    def _count(self, receipt: SegmentReceipt) -> None:
        self.sent += receipt.new_entries
        self._moved += receipt.new_entries
        self._on_progress(self.sent, max(self._waiting, self.sent))

    def _pull(self, peer: Hello) -> None:
        theirs = self._own.township.good_part(peer.vector)
        for feed in feeds_ahead(self._journal, theirs):
            wanted = theirs[feed].seq
            if self._own.floors.of(feed):
                self._pull_after_floor(feed, wanted)
                continue
            while (have := self._journal.state(feed).have) < wanted:
                packed = self._client.get_segment(feed, have)
                if packed:
                    self._take_in(packed)
                if self._journal.state(feed).have == have:
                    break  # of another branch: kept beside the feed, which makes no progress

    def _pull_after_floor(self, feed: bytes, wanted: int) -> None:
        while (floor := self._own.floors.of(feed)) and floor.end.seq < wanted:
            packed = self._client.get_segment(feed, floor.end.seq)
            if not packed:
                return
            try:
                news = self._own.take_in_after_floor(packed)
            except OperationRefused as refusal:
                # Of another branch, it seems: what lies below the floor will tell.
                if refusal.key not in TROUBLES_OF_ONE_FEED:
                    raise
                return
            self.received += news
            self._moved += news
            self._on_progress(self.received, self.received)

    def _pull_branches(self, peer: Hello) -> None:
        """What the township keeps of a feed beside what this PC keeps of it."""
        theirs, revoked = self._own.township.good_part(peer.vector), self._own.township.revoked()
        for feed, end in branches_wanted(self._journal, theirs, peer.parked):
            if self._journal.state(feed).descriptor.device_id in revoked:
                continue
            if (feed, end) in peer.parked:
                self._take_in(self._client.get_branch(feed, end))
                continue
            after = self._last_in_common(feed, end)
            while after < end.seq:
                packed = self._client.get_segment(feed, after)
                if not packed:
                    break
                self._take_in(packed)
                after = unpack_segment(self._own.parts.crypto, packed).last

    def _last_in_common(self, feed: bytes, end: Have) -> int:
        """An entry before which both branches are the same, asked for in growing steps."""
        after, step = min(self._journal.state(feed).have, end.seq), SEGMENT_ENTRIES
        while after > 0:
            after, step = max(0, after - step), 2 * step
            packed = self._client.get_segment(feed, after)
            if not packed:
                continue
            segment = unpack_segment(self._own.parts.crypto, packed)
            if self._journal.chain_at(feed, segment.first - 1) == segment.prev_chain:
                return after
        return 0

    def _take_in(self, packed: bytes) -> None:
        try:
            taken = self._own.take_in_one(packed)
        except OperationRefused as refusal:
            if refusal.key not in NOT_COUNTED:
                raise
            self._own.log_not_counted("http", refusal.key)
            return
        news = self._own.news_in(taken)
        self.received += news
        self._moved += news + taken.is_new
        if news:
            self._on_progress(self.received, self.received)
