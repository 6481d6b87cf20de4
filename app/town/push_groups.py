"""Many pushes in one transaction: checked, stored, folded and attested together, for one commit."""

import logging
from collections.abc import Callable, Sequence

from app.journal.wire import SegmentReceipt
from app.models.errors import EnvironmentProblem
from app.models.feeds import STATION_SIDE
from app.models.kinds import ERASABLE
from app.models.rights_records import ERASURE
from app.town.attestations import write_attestations
from app.town.books import GatheredBooks
from app.town.ledger.exchange_log import HTTP, Exchange
from app.town.office import Office
from app.town.push_queue import Outcome, Push
from app.town.town_keys import GatheredKeys

LOG = logging.getLogger(__name__)
TakeAlone = Callable[[Push], SegmentReceipt]


class PushGroups:
    """Takes groups of pushes for one township.

    Together go only those of which nothing can be refused any more: the next entries of a feed
    without branches, put by a device of its village. All others are taken one by one afterwards,
    with all care, so that one that is bad spoils none of the rest. What a mistake in the program
    stops is taken one by one as well.
    """

    def __init__(self, office: Office, take_alone: TakeAlone) -> None:
        self._office = office
        self._take_alone = take_alone

    def take(self, pushes: Sequence[Push]) -> list[Outcome]:
        """What came of each push; all that has a receipt is durable."""
        receipts: dict[int, SegmentReceipt] = {}
        try:
            receipts = self._take_together(pushes)
        except EnvironmentProblem as problem:
            return [EnvironmentProblem(problem.key, **problem.facts) for _ in pushes]
        except Exception:
            LOG.exception("a group could not be taken together")
        return [receipts.get(n) or self._alone(push) for n, push in enumerate(pushes)]

    def _alone(self, push: Push) -> Outcome:
        try:
            return self._take_alone(push)
        except Exception as problem:
            return problem

    def _take_together(self, pushes: Sequence[Push]) -> dict[int, SegmentReceipt]:
        villages = sorted({push.device.village_code for push in pushes})
        receipts: dict[int, SegmentReceipt] = {}
        with self._office.ledger.write() as connection:
            books = GatheredBooks(
                connection, self._office.ledger, self._office.surroundings, villages
            )
            check = _Check(books, pushes)
            for number, push in enumerate(pushes):
                if check.is_plain(push):
                    for segment, packed in zip(push.segments, push.packed, strict=True):
                        have = books.journal.take_on(segment, packed).have
                    receipts[number] = SegmentReceipt(have, push.entry_count)
            if receipts:
                taken = [pushes[number] for number in receipts]
                books.fold()
                keys = GatheredKeys(self._office.keys)
                self._attest(books, keys, taken)
                self._note(books, taken)
                books.flush()
                keys.write()  # last of all: a mark ahead of the ledger ends a feed
        return receipts

    def _attest(self, books: GatheredBooks, keys: GatheredKeys, taken: Sequence[Push]) -> None:
        firsts: dict[str, dict[bytes, int]] = {}
        for push in taken:
            of_village = firsts.setdefault(push.device.village_code, {})
            of_village.setdefault(push.feed, push.segments[0].first)
        town_code, surroundings = self._office.ledger.town_code, self._office.surroundings
        for village_code in sorted(firsts):
            of_village = firsts[village_code]
            write_attestations(books, keys, surroundings, town_code, village_code, of_village)
        books.fold()

    def _note(self, books: GatheredBooks, taken: Sequence[Push]) -> None:
        at = self._office.surroundings.now()
        lines = [
            Exchange(
                village_code=push.device.village_code,
                device_id=push.device.device_id,
                at=at,
                carrier=HTTP,
                act="put",
                entries=push.entry_count,
                byte_count=sum(map(len, push.packed)),
            )
            for push in taken
        ]
        receipts = [(p.feed, p.segments[0].first, p.segments[-1].last) for p in taken]
        books.log.note_all(lines, receipts)
        books.devices.note_contacts({push.device.device_id for push in taken}, at, HTTP)


class _Check:
    """Tells the pushes of which nothing can be refused any more."""

    def __init__(self, books: GatheredBooks, pushes: Sequence[Push]) -> None:
        self._books = books
        self._devices = books.devices.of_ids({push.device.device_id for push in pushes})
        self._rules = books.suites.rules()
        self._revoked = books.devices.revoked_in({push.device.village_code for push in pushes})

    def is_plain(self, push: Push) -> bool:
        device, run = self._devices.get(push.device.device_id), push.segments
        forked = self._books.gathered.forked_villages
        if device is None or device.revoked_at or "" in forked or device.village_code in forked:
            return False
        state = self._books.storage.feed(push.feed)
        if state is None or state.descriptor.device_id in self._revoked:
            return False
        if not self._rules.allows(state.descriptor.suite):
            return False
        whose = (state.descriptor.side, state.descriptor.village_code)
        is_named = run[0].feed == push.feed and 1 <= push.first <= push.last <= run[-1].last
        if self._is_about_erasing(push):
            return False
        return (
            whose == (STATION_SIDE, device.village_code)
            and is_named
            and self._books.journal.follows(run)
        )

    def _is_about_erasing(self, push: Push) -> bool:
        """An erasure takes bodies out of segments that lie in the tables; so does what it has named."""
        entries = [entry for segment in push.segments for entry in segment.entries]
        kinds = {entry.header.kind for entry in entries}
        if ERASURE in kinds:
            return True
        if not kinds & ERASABLE:
            return False
        erased = self._books.rows.erased(push.device.village_code)
        return any(entry.entity in erased for entry in entries)
