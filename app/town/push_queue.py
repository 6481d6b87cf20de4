"""Pushes that wait for each other: whoever comes first takes all that wait, in one transaction."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Condition, Lock

import msgspec

from app.journal.segment import Segment
from app.journal.wire import SegmentReceipt
from app.models.errors import EnvironmentProblem
from app.town.ledger.devices import Device

GROUP_PUSHES_MAX = 64
GROUP_ENTRIES_MAX = 8_192  # a longer push is a group of its own
GATHERING_SECONDS = 0.05


class Push(msgspec.Struct, frozen=True):
    """One or several segments of a feed, as a device has put them under an address that names
    `first` and `last`. A run of several is stored as a whole or not at all.
    """

    device: Device
    feed: bytes
    first: int
    last: int
    packed: tuple[bytes, ...]
    segments: tuple[Segment, ...]

    @property
    def entry_count(self) -> int:
        """How many entries it brings."""
        return sum(len(segment.entries) for segment in self.segments)


Outcome = SegmentReceipt | Exception
"""What is answered to a push once that is durable: a receipt, or why not."""
TakeGroup = Callable[[Sequence[Push]], Sequence[Outcome]]


class _Waiting:
    def __init__(self, push: Push) -> None:
        self.push = push
        self.outcome: Outcome | None = None


class PushQueue:
    """Safe to use from many threads. Nobody waits longer than the groups before his own take."""

    def __init__(self, take_group: TakeGroup) -> None:
        self._take_group = take_group
        self._waiting: deque[_Waiting] = deque()
        self._coming = 0
        self._is_taking = False
        lock = Lock()
        self._changed, self._arrived = Condition(lock), Condition(lock)

    def put(self, unpack: Callable[[], Push]) -> SegmentReceipt:
        """The receipt, once what was pushed is durable. Raises the problem that `unpack` or the group found.

        It is unpacked beside the group that is being taken; the next one waits a little for it.
        """
        mine = self._arrival(unpack)
        while (group := self._next_group(mine)) is not None:
            self._take(group)
        if isinstance(mine.outcome, Exception):
            raise mine.outcome
        assert mine.outcome is not None
        return mine.outcome

    def _arrival(self, unpack: Callable[[], Push]) -> _Waiting:
        with self._changed:
            self._coming += 1
        try:
            mine = _Waiting(unpack())
        except BaseException:
            self._arrive()
            raise
        self._arrive(mine)
        return mine

    def _arrive(self, *arrived: _Waiting) -> None:
        with self._changed:
            self._coming -= 1
            self._waiting += arrived
            self._arrived.notify()

    def _next_group(self, mine: _Waiting) -> list[_Waiting] | None:
        """What is to be taken next; None once `mine` was taken by someone else, or by its owner."""
        with self._changed:
            while mine.outcome is None and self._is_taking:
                self._changed.wait()
            if mine.outcome is not None:
                return None
            self._is_taking = True
            self._arrived.wait_for(self._is_worth_taking, GATHERING_SECONDS)
            group = [self._waiting.popleft()]
            entries = group[0].push.entry_count
            while self._waiting and len(group) < GROUP_PUSHES_MAX:
                entries += self._waiting[0].push.entry_count
                if entries > GROUP_ENTRIES_MAX:
                    break
                group.append(self._waiting.popleft())
            return group

    def _is_worth_taking(self) -> bool:
        """Each group costs as much again as some hundred entries, however few it has."""
        return not self._coming or len(self._waiting) >= GROUP_PUSHES_MAX

    def _take(self, group: list[_Waiting]) -> None:
        # Whoever waits with a group that breaks off must not wait for ever; he may push again.
        outcomes: Sequence[Outcome] = [EnvironmentProblem("ledger_unavailable") for _ in group]
        try:
            outcomes = self._take_group([each.push for each in group])
        finally:
            with self._changed:
                for each, outcome in zip(group, outcomes, strict=True):
                    each.outcome = outcome
                self._is_taking = False
                self._changed.notify_all()
