"""The township's choice of crypto suites: which are allowed, and in which one feeds are begun."""

from collections.abc import Iterable, Mapping

import msgspec

from app.journal.suite_list import SuiteList, ends_among, sign_suites
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.models.suite_rules import SuiteRules
from app.models.town_roles import MANAGE, check_may
from app.town.books import Books
from app.town.clerk_writing import Clerk, note_act
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device
from app.town.surroundings import Surroundings
from app.town.town_keys import FeedKeys


class DeviceSuites(msgspec.Struct, frozen=True):
    """A device that works, the suites of its feeds that are in town, and which it wrote last; 0: none."""

    device: Device
    suites: tuple[int, ...]
    writes: int = 0


class SuiteStanding(msgspec.Struct, frozen=True):
    """What holds now, and which devices have changed over. `own` is the suite of the township's keys."""

    own: int
    allowed: tuple[int, ...]
    chosen: int
    devices: tuple[DeviceSuites, ...]

    def lagging(self, allowed: Iterable[int]) -> tuple[Device, ...]:
        """Devices whose feeds are all of other suites than these."""
        kept = set(allowed)
        return tuple(
            each.device for each in self.devices if each.suites and not kept & {*each.suites}
        )


class SuiteDesk:
    """Lays down which suites are allowed. The stations hear of it with their next exchange, by line or by
    stick, and begin new feeds by themselves.
    """

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def standing(self) -> SuiteStanding:
        """What holds, and how far the stations are."""
        with self._ledger.read() as connection:
            return self._standing(Books(connection, self._ledger, self._surroundings))

    def choose(
        self, chosen: int, allowed: tuple[int, ...], by: Clerk, reason: str
    ) -> SuiteStanding:
        """Begin feeds in `chosen` from now on and let those of `allowed` go on. A suite is only closed once
        no device needs it any more: of its feeds, what is in town by then counts.

        Raises OperationRefused `clerk_not_administrator`, `suite_reason_missing`, `suite_unknown`,
        `suite_choice_wrong`, `suite_still_used` (count); EnvironmentProblem `libcrypto_missing`.
        """
        check_may(by.role, MANAGE)
        if not reason.strip():
            raise OperationRefused("suite_reason_missing")
        around = self._surroundings
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, around)
            rules = books.suites.rules().followed_by(chosen, allowed, around.clock())
            for suite in rules.allowed:
                around.crypto.of(suite)  # a township that cannot read it must not ask for it
            lagging = self._standing(books).lagging(rules.allowed)
            if lagging:
                raise OperationRefused("suite_still_used", count=len(lagging))
            _end_feeds(books, rules)
            books.suites.put_rules(rules)
            words = f"新记录用 {chosen}，收 {'、'.join(map(str, rules.allowed))}（1 通用，2 国密）"
            said = reason.strip()
            note_act(connection, self._ledger.town_code, around.now(), by, "suites", words, said)
            return self._standing(books)

    def _standing(self, books: Books) -> SuiteStanding:
        rules, own = books.suites.rules(), self._surroundings.crypto.suite
        found: dict[str, dict[int, int]] = {}
        for state in books.storage.feeds():
            told = state.descriptor
            last = found.setdefault(told.device_id, {})
            last[told.suite] = max(last.get(told.suite, 0), state.hlc)
        return SuiteStanding(
            own,
            rules.allowed or (own,),
            rules.chosen or own,
            tuple(
                _device_suites(device, found.get(device.device_id, {}))
                for device in books.devices.devices()
                if not device.revoked_at
            ),
        )


def _device_suites(device: Device, last_written: Mapping[int, int]) -> DeviceSuites:
    writes = max(last_written, key=lambda suite: (last_written[suite], suite), default=0)
    return DeviceSuites(device, tuple(sorted(last_written)), writes)


def _end_feeds(books: Books, rules: SuiteRules) -> None:
    """Of feeds whose suite is closed by these rules, what is here counts and nothing later."""
    before = books.suites.rules()
    for state in books.storage.feeds():
        told = state.descriptor
        if before.allows(told.suite) and not rules.allows(told.suite):
            end = Have.at(state.have, state.chain)
            books.suites.put_end(state.feed, told.device_id, told.village_code, end)


def suite_list_of(books: Books, village_code: str) -> SuiteList:
    """What the township says of suites to one village; the books are of that village."""
    rules = books.suites.rules()
    if not rules.number:
        return SuiteList()
    closed = {s.feed for s in books.storage.feeds() if not rules.allows(s.descriptor.suite)}
    ends = books.suites.ends() if closed else {}
    told = ends_among({feed: end for feed, end in ends.items() if feed in closed})
    return SuiteList(village_code, rules.number, rules.allowed, rules.chosen, told)


def signed_suite_list(books: Books, keys: FeedKeys, village_code: str) -> bytes:
    """The same as it travels; nothing where nothing was laid down."""
    return sign_suites(keys.signing_key, suite_list_of(books, village_code))
