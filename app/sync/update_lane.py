"""The lane of updates by line: last of all, a little in each exchange, and never in anybody's way."""

from app.journal.blob_push import NO_LANE
from app.models.errors import Problem
from app.sync.arriving_update import ArrivingUpdate
from app.sync.blob_lane import EXCHANGE_CANCELLED, OnProgress
from app.sync.own_side import OwnSide
from app.sync.town_client import TownLine

GONE = "update_gone"
UNTOLD = (NO_LANE, GONE, "asked_too_often")
"""A township of an earlier version has no such lane, and one may publish another meanwhile."""
PIECE_BYTES = 256 * 1024
LANE_MILLISECONDS = 120_000
"""An exchange is held up by an update no longer than this; the next one goes on where it ended."""


class UpdateLane:
    """Fetches what the township carries for this kind of PC."""

    def __init__(self, own: OwnSide) -> None:
        self._own = own
        self._arriving = own.parts.updates
        self._clock = own.parts.clock

    def run(self, line: TownLine, on_progress: OnProgress) -> None:
        """What is the matter stands in the list of exchanges; the exchange itself went well.

        Raises what `on_progress` raises; what came stays.
        """
        if self._arriving is None:
            return
        try:
            self._fetch(self._arriving, line, on_progress)
        except Problem as problem:
            if problem.key == EXCHANGE_CANCELLED:
                raise
            if problem.key == GONE:
                self._arriving.drop()
            if problem.key not in UNTOLD:
                self._own.log("http", "in", problem.key, facts=problem.facts)

    def _fetch(self, arriving: ArrivingUpdate, line: TownLine, on_progress: OnProgress) -> None:
        until, have = self._clock() + LANE_MILLISECONDS, arriving.have()
        # One byte: whether there is one, which, and how long it is.
        first = line.get_update(arriving.place, have, "", 0, 1)
        if first is None:
            return
        at = arriving.arrived(first.name, first.total)
        if at < 0:
            return
        while at < first.total:
            if self._clock() > until:
                return
            piece = line.get_update(arriving.place, have, first.name, at, PIECE_BYTES)
            if piece is None:
                return
            arriving.put(at, piece.content)
            at += len(piece.content)
            on_progress(at >> 10, first.total >> 10)
        arriving.finish()
