"""The lane of attachments by line: runs once the records are across, and may end anywhere."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from app.journal.blob_push import NO_LANE, NOT_NAMED, OUT_OF_PLACE, WRONG, BlobPush
from app.journal.blobs import BlobNeed, BlobNeeds, BlobReceipt
from app.models.errors import EnvironmentProblem, Problem
from app.sync.blob_standing import BlobStanding
from app.sync.reports import BlobCounts
from app.sync.town_client import TownLine

TROUBLES_OF_ONE = {OUT_OF_PLACE, WRONG, NOT_NAMED, "attachment_damaged"}
"""What is the matter with one attachment holds up no other."""
EXCHANGE_CANCELLED = "exchange_cancelled"
OnProgress = Callable[[int, int], None]
_Answer = TypeVar("_Answer")


class BlobLane:
    """Sends what the township says it lacks, and fetches what this PC lacks."""

    def __init__(self, standing: BlobStanding) -> None:
        self._standing = standing
        self._blobs = standing.blobs

    def run(self, line: TownLine, on_progress: OnProgress) -> BlobCounts:
        """Both ways; progress is told in kilobytes. A problem of the line or of the disk ends it and
        stands in the answer; what came across stays across. Raises what `on_progress` raises.
        """
        self._standing.drop_erased()
        if not self._standing.named():
            return BlobCounts()
        trip = _Trip(line, on_progress)
        problem = ""
        try:
            self._standing.sweep()
            self._send_all(trip)
            self._fetch_all(trip)
        except _Ended as ended:
            # A township of an earlier version has no such lane; nothing is the matter then.
            problem = "" if ended.problem.key == NO_LANE else ended.problem.key
        missing = self._standing.missing()
        return BlobCounts(
            sent=trip.sent,
            received=trip.received,
            unsent=len(trip.needs.hashes() - missing.keys()),
            to_fetch=len(missing),
            problem=problem,
        )

    def _send_all(self, trip: "_Trip") -> None:
        """Until the township lacks nothing that is here, or a whole round has moved nothing."""
        while True:
            trip.needs = trip.asked(trip.line.blob_needs)
            self._standing.keep_township_needs(trip.needs)
            sendable = [need for need in trip.needs.wanted if self._blobs.has(need.content_hash)]
            before = trip.sent
            trip.expect(need.size - need.have for need in sendable)
            for need in sendable:
                trip.sent += trip.tried(partial(self._send, trip, need))
            if trip.sent == before:
                return

    def _send(self, trip: "_Trip", need: BlobNeed) -> bool:
        """Whether all of it is there now."""
        return trip.push.push(need, self._content(need.content_hash))

    def _content(self, content_hash: bytes) -> bytes:
        try:
            return self._blobs.read(content_hash)
        except EnvironmentProblem as problem:
            if problem.key == "attachment_damaged":
                self._blobs.set_aside(content_hash)  # the next exchange fetches it
            raise

    def _fetch_all(self, trip: "_Trip") -> None:
        there = trip.needs.hashes()
        wanted = {e: size for e, size in self._standing.missing().items() if e not in there}
        trip.expect(size - self._blobs.arrived(each) for each, size in wanted.items())
        for each, size in wanted.items():
            trip.received += trip.tried(partial(self._fetch, trip, each, size))

    def _fetch(self, trip: "_Trip", content_hash: bytes, size: int) -> bool:
        """Whether all of it is here now."""
        while True:
            at = self._blobs.arrived(content_hash)
            length = min(trip.push.piece_bytes, size - at)
            piece = trip.asked(partial(trip.line.get_blob, content_hash, at, length))
            if not piece or len(piece) > length:
                return False
            if self._blobs.add(content_hash, at, piece, size):
                trip.push.moved(len(piece))
                return True
            trip.push.moved(len(piece))


class _Ended(Exception):
    """The lane cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


class _Trip:
    """One run of the lane: what has moved, and how large a piece the line has carried."""

    def __init__(self, line: TownLine, on_progress: OnProgress) -> None:
        self.line = line
        self.needs = BlobNeeds()
        self.sent = self.received = 0
        self.push = BlobPush(self._put, self._on_piece)
        self._on_progress = on_progress
        self._moved = self._expected = 0

    def asked(self, ask: Callable[[], _Answer]) -> _Answer:
        """An answer of the township; what is the matter with the line ends the lane."""
        try:
            return ask()
        except Problem as problem:
            if problem.key in TROUBLES_OF_ONE:
                raise
            raise _Ended(problem) from None

    def tried(self, act: Callable[[], bool]) -> bool:
        """Whether one attachment came across whole."""
        try:
            return act()
        except Problem as problem:
            if problem.key in TROUBLES_OF_ONE:
                return False
            if problem.key == EXCHANGE_CANCELLED:
                raise
            raise _Ended(problem) from None

    def expect(self, sizes: Iterable[int]) -> None:
        """So many bytes more are to be moved."""
        self._expected = self._moved + sum(sizes)

    def _put(self, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt:
        return self.asked(lambda: self.line.put_blob(content_hash, offset, piece))

    def _on_piece(self, count: int) -> None:
        """So many are across. Raises what the listener raises: it may have had enough."""
        self._moved += count
        self._on_progress(self._moved >> 10, max(self._expected, self._moved) >> 10)
