"""What a revoked PC hands in, or anyone in a closed suite: held aside, until an administrator takes it in.

To take it in moves the last entry that counts of the feed. That stands in the signed lists, so that every
machine comes to take the same entries, and nobody has to be believed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec
from sqlalchemy import Connection

from app.journal.chain import chain_after
from app.journal.exchange import TakenIn, meet_envelopes
from app.journal.fold import claimed_time
from app.journal.segment import Segment, place_of, unpack_segment
from app.journal.vector import Have
from app.journal.wire import HandedIn
from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.models.town_roles import MANAGE, check_may
from app.town.blob_desk import BlobDesk
from app.town.books import Books
from app.town.bundle_opening import open_bundle
from app.town.clerk_writing import Clerk, note_act
from app.town.exchange_desk import ExchangeDesk, scope_of
from app.town.ledger.devices import Device
from app.town.ledger.exchange_log import ADOPTED, COURIER, HTTP
from app.town.ledger.held_segments import HeldSegment
from app.town.office import Office
from app.vault.feed_trust import FeedTrust, with_certificate

REASON_CHARACTERS_MAX = 200


class HeldRecords(msgspec.Struct, frozen=True):
    """What one device's feeds hold beyond what counts. `since` and `until` are what the device claims of
    the time (UTC text); `kinds` counts entries. `apart` entries do not join on to what is in town.
    """

    device_id: str
    village_code: str
    name: str
    letter: str
    problem: str
    entries: int
    since: str
    until: str
    kinds: Mapping[str, int]
    held_at: str
    apart: int


class HeldDesk:
    """Holds, shows and takes in."""

    def __init__(self, office: Office, exchange: ExchangeDesk, blobs: BlobDesk) -> None:
        self._office = office
        self._blobs = blobs
        self._exchange = exchange
        self._trust = FeedTrust(office.surroundings.crypto, office.keys.signing_key.public_key)

    def hand_in(self, content: bytes, carrier: str = HTTP) -> HandedIn:
        """Hold what a revoked device has not sent before, as its bundle brings it; returns what its entries
        have come to. Nothing of a bundle that no revoked device has signed itself.

        Raises OperationRefused as opening a bundle does, `feed_not_trusted`, `feed_out_of_scope`;
        EnvironmentProblem as keeping attachments does: the records are held by then.
        """
        crypto, keys = self._office.surroundings.crypto, self._office.keys
        bundle = open_bundle(crypto, keys, self._office.ledger.town_code, content)
        routing = bundle.manifest.routing
        with self._office.ledger.write() as connection:
            books = self._office.books(connection, routing.village_code)
            device = books.devices.device(routing.sender)
            if device is None or not device.revoked_at:
                return HandedIn(0)
            is_signed = bundle.is_signed_by(crypto, device.public_key)
            if not is_signed or routing.village_code != device.village_code:
                return HandedIn(0)
            own = [  # of one that never heard that it was certified, too
                with_certificate(envelope, envelope.certificate or device.certificate)
                for envelope in bundle.manifest.hello.feeds
                if _is_of(envelope.described(), device)
            ]
            meet_envelopes(books.journal, crypto, own, scope_of(device), self._trust)
            for packed in bundle.segments:
                with suppress(OperationRefused):  # one bad segment holds up none of the others
                    if _is_of(books.journal.state(place_of(packed).feed).descriptor, device):
                        self._exchange.take_in(books, device, packed, carrier)
            books.fold_what_came_in()  # what counted all the same
            found = _records(books, _undecided(books, device.village_code))
            held = sum(each.entries for each in found if each.device_id == device.device_id)
            have = {s.feed: s.have for s in books.storage.feeds() if _is_of(s.descriptor, device)}
            if held and (bundle.segments or carrier == COURIER):  # else it only asked
                books.note(
                    device,
                    carrier,
                    "bundle_refused" if carrier == COURIER else "held",
                    byte_count=len(content),
                    problem="revoked_records_held",
                )
        self._blobs.keep_held(device, bundle.blobs)
        return HandedIn(held, have)

    def waiting(self, village_code: str | None = None) -> list[HeldRecords]:
        """What is held and could be taken in, by village and device."""
        with self._office.ledger.read() as connection:
            books = self._office.books(connection, village_code)
            return _records(books, _undecided(books, village_code))

    def take_in(self, device_id: str, by: Clerk, reason: str) -> int:
        """采用: from now on these entries count, everywhere. Returns how many came in.

        Raises OperationRefused `clerk_not_administrator`, `held_reason_missing`, `device_unknown`,
        `held_records_missing`, `held_records_apart`, and what a segment is refused for.
        """
        said = _reason_of(by, reason, OperationRefused("held_reason_missing"))
        with self._office.ledger.write() as connection:
            device = self._office.books(connection).devices.device(device_id)
            if device is None:
                raise OperationRefused("device_unknown")
            books = self._office.books(connection, device.village_code)
            held = [s for s in books.held.all(device.village_code) if s.device_id == device_id]
            if not held:
                raise OperationRefused("held_records_missing")
            taken = [
                each
                for feed in dict.fromkeys(segment.feed for segment in held)
                for each in self._take_feed(books, device, feed)
            ]
            new = sum(each.new_entries for each in taken)
            if not new:
                raise OperationRefused("held_records_apart")
            books.fold_what_came_in()
            self._exchange.attest(books, device, taken)
            rules = books.suites.rules()
            if rules.number:  # the ends that it names have moved
                books.suites.put_rules(rules.renewed(self._office.surroundings.clock()))
            self._tell_log(connection, "held_taken", by, device, new, said)
        return new

    def decline(self, device_id: str, by: Clerk, reason: str) -> int:
        """不采用: they stay as they came and nobody is asked about them any more, also when that device
        hands them in again; what it writes later is asked about. Returns how many entries that are.

        Raises OperationRefused `clerk_not_administrator`, `held_decline_reason_missing`,
        `held_records_missing`.
        """
        said = _reason_of(by, reason, OperationRefused("held_decline_reason_missing"))
        with self._office.ledger.write() as connection:
            books = self._office.books(connection)
            found = [e for e in _records(books, _undecided(books)) if e.device_id == device_id]
            if not found:
                raise OperationRefused("held_records_missing")
            [held] = found
            books.held.decline(device_id, self._office.surroundings.now())
            self._tell_log(connection, "held_declined", by, held, held.entries, said)
        return held.entries

    def _tell_log(
        self,
        connection: Connection,
        act: str,
        by: Clerk,
        whose: Device | HeldRecords,
        entries: int,
        said: str,
    ) -> None:
        subject, now = f"{whose.name or whose.letter} {entries}", self._office.surroundings.now()
        town_code = self._office.ledger.town_code
        note_act(connection, town_code, now, by, act, subject, said, whose.village_code)

    def _take_feed(self, books: Books, device: Device, feed: bytes) -> list[TakenIn]:
        taken = []
        for packed, segment in joining(books, feed):
            end = Have.at(segment.last, segment.seal.chain)
            books.suites.put_end(feed, device.device_id, device.village_code, end)
            taken.append(self._exchange.take_in(books, device, packed, ADOPTED))
        if taken:
            books.held.drop(feed, taken[-1].have)
        return taken


def _reason_of(by: Clerk, reason: str, missing: OperationRefused) -> str:
    """Raises OperationRefused `clerk_not_administrator` or, without a reason, `missing`."""
    check_may(by.role, MANAGE)
    said = reason.strip()[:REASON_CHARACTERS_MAX]
    if not said:
        raise missing
    return said


def _undecided(books: Books, village_code: str | None = None) -> list[HeldSegment]:
    return [each for each in books.held.all(village_code) if not each.declined_at]


def _is_of(descriptor: FeedDescriptor, device: Device) -> bool:
    return (descriptor.side, descriptor.device_id) == (STATION_SIDE, device.device_id)


def joining(books: Books, feed: bytes) -> list[tuple[bytes, Segment]]:
    """Of what is held of a feed, the segments that go on where it ends in town, one after another."""
    state, found = books.journal.state(feed), list[tuple[bytes, Segment]]()
    have, chain = state.have, state.chain
    held = [
        (each.packed, unpack_segment(books.journal.crypto, each.packed))
        for each in books.held.of_feed(feed)
    ]
    while True:
        following = [
            (packed, segment)
            for packed, segment in held
            if segment.last > have and _goes_on(books, segment, have, chain)
        ]
        if not following:
            return found
        packed, segment = max(following, key=lambda each: each[1].last)
        found.append((packed, segment))
        have, chain = segment.last, segment.seal.chain


def _goes_on(books: Books, segment: Segment, have: int, chain: bytes) -> bool:
    """Whether a segment contains the entry after this one and agrees with all before it."""
    if not segment.first <= have + 1:
        return False
    crypto, reached = books.journal.crypto.of(segment.suite), segment.prev_chain
    for entry in segment.entries[: have + 1 - segment.first]:
        reached = chain_after(crypto, reached, entry.header_bytes)
    return reached == chain


def _records(books: Books, held: Sequence[HeldSegment]) -> list[HeldRecords]:
    found = []
    for device_id in dict.fromkeys(each.device_id for each in held):
        of_device = [each for each in held if each.device_id == device_id]
        feeds = dict.fromkeys(each.feed for each in of_device)
        kinds, times, beyond = Counter[str](), list[int](), 0
        for feed in feeds:
            have = books.journal.state(feed).have
            segments = [segment for _, segment in joining(books, feed)]
            entries = {e.seq: e for s in segments for e in s.entries if e.seq > have}
            kinds.update(entry.header.kind for entry in entries.values())
            times += [entry.header.hlc for entry in entries.values()]
            last = max((each.last_seq for each in of_device if each.feed == feed), default=have)
            beyond += max(last - have - len(entries), 0)
        device = books.devices.device(device_id)
        found.append(
            HeldRecords(
                device_id=device_id,
                village_code=of_device[0].village_code,
                name=device.name if device else "",
                letter=device.letter if device else "",
                problem=of_device[0].problem,
                entries=len(times),
                since=claimed_time(min(times)) if times else "",
                until=claimed_time(max(times)) if times else "",
                kinds=dict(sorted(kinds.items())),
                held_at=max(each.held_at for each in of_device),
                apart=beyond,
            )
        )
    return found
