"""The exchange with one station, whatever carried it: greet, take its segments, give ours."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.journal.exchange import (
    FORKED,
    Hello,
    Scope,
    TakenIn,
    make_hello,
    meet_feeds,
    read_hello,
    take_in,
    village_scope,
)
from app.journal.revocations import revoked_by_device, sign_revocations
from app.journal.segment import unpack_segment
from app.journal.segment_push import NOT_COUNTED
from app.journal.vector import Have
from app.journal.wire import RUN_BYTES_MAX, SegmentReceipt, open_hello_payload, sign_hello
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.town.attestations import attest
from app.town.books import Books
from app.town.holding import hold
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.exchange_log import ADOPTED, HTTP
from app.town.office import Office
from app.town.own_feed import leave_feed, mark_feeds_known_further
from app.town.push_groups import PushGroups
from app.town.push_queue import Push, PushQueue
from app.town.suite_desk import signed_suite_list, suite_list_of
from app.town.taking import Named, take_push
from app.vault.device_keys import FeedMark
from app.vault.feed_trust import FeedTrust

FEEDS_PER_HELLO_MAX, PROGRAM_LENGTH, DISK_BYTES_MAX = 256, 40, 2**53


class ExchangeDesk:
    """What the township does for a device that has proved itself.

    Nothing is answered before it is durable. Each call is one transaction, save that pushes that
    come at the same time share one.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._trust = FeedTrust(office.surroundings.crypto, office.keys.signing_key.public_key)
        self._met: dict[str, Device] = {}
        self._queue = PushQueue(PushGroups(office, self.take_alone).take)

    def known_device(self, device_id: str) -> Device:
        """Raises OperationRefused `device_unknown` or `device_revoked`."""
        with self._office.ledger.read() as connection:
            register = DeviceRegister(connection, self._office.ledger.town_code)
            device = usable(register.device(device_id))
        self._met[device_id] = device
        return device

    def met_device(self, device_id: str) -> Device | None:
        """A device as it was when it last proved itself; its key never changes. It may have been
        revoked since: whoever takes something from it asks again.
        """
        return self._met.get(device_id)

    def greet(self, device: Device, content: bytes) -> bytes:
        """Answer a station's signed hello with the township's.

        Raises OperationRefused `hello_damaged`, `hello_not_trusted`, `hello_from_newer_version`,
        `hello_names_too_many_feeds`, `feed_not_trusted`, `feed_out_of_scope`.
        """
        crypto = self._office.surroundings.crypto
        hello = read_hello(open_hello_payload(crypto, device.public_key, content))
        with self._office.ledger.write() as connection:
            books = self._books(connection, device)
            self.meet(books, device, hello, HTTP)
            books.note(device, HTTP, "hello", byte_count=len(content))
            answer = self.own_hello(books, device)
        return sign_hello(self._office.keys.signing_key, answer)

    def take_segment(
        self, device: Device, feed: bytes, first: int, last: int, packed: bytes
    ) -> SegmentReceipt:
        """Keep a segment that a station has put, and fold it.

        Raises OperationRefused: what `take_in` raises, `device_unknown`, `device_revoked`,
        `feed_forked` for what was parked, and `segment_not_as_named` when it is not the one that
        its address names.
        """
        return self._put(device, feed, first, last, (packed,))

    def take_run(
        self, device: Device, feed: bytes, first: int, last: int, run: Sequence[bytes]
    ) -> SegmentReceipt:
        """Keep several segments of one feed, all or none.

        Raises OperationRefused what `take_segment` raises; also where a single segment would be
        parked: whoever is refused puts them one by one.
        """
        return self._put(device, feed, first, last, tuple(run))

    def _put(
        self, device: Device, feed: bytes, first: int, last: int, run: tuple[bytes, ...]
    ) -> SegmentReceipt:
        def unpack() -> Push:
            crypto = self._office.surroundings.crypto
            segments = tuple(unpack_segment(crypto, packed) for packed in run)
            return Push(device, feed, first, last, run, segments)

        return self._queue.put(unpack)

    def take_alone(self, push: Push) -> SegmentReceipt:
        """Take one push in a transaction of its own, whatever it brings."""
        with self._office.ledger.write() as connection:
            register = DeviceRegister(connection, self._office.ledger.town_code)
            device = usable(register.device(push.device.device_id))
            books = self._books(connection, device)

            def take(packed: bytes) -> TakenIn:
                return self.take_in(books, device, packed, HTTP)

            named = Named(push.feed, push.first, push.last)
            stored = take_push(books, named, push.packed, take)
            self.attest(books, device, stored)
            taken, new = stored[-1], sum(each.new_entries for each in stored)
            if not taken.problem:
                byte_count = sum(map(len, push.packed))
                books.note(device, HTTP, "put", entries=new, byte_count=byte_count)
        if taken.problem:  # parked, and that is committed
            raise OperationRefused(taken.problem, seq=taken.seq)
        return SegmentReceipt(taken.have, new)

    def give_segment(self, device: Device, feed: bytes, first: int) -> bytes | None:
        """The segment that brings the station from `first` on, or None when it has all.

        Raises OperationRefused `feed_unknown`, also for a feed that is not its village's.
        """
        with self._office.ledger.read() as connection:
            books = self._books(connection, device)
            if not scope_of(device)(books.journal.state(feed).descriptor):
                raise OperationRefused("feed_unknown")
            return next(books.journal.segments_after(feed, max(first, 1) - 1), None)

    def give_branch(self, device: Device, feed: bytes, end: Have) -> bytes:
        """A segment that is kept of another branch of a feed.

        Raises OperationRefused `branch_unknown`, also for a feed that is not its village's.
        """
        with self._office.ledger.read() as connection:
            books = self._books(connection, device)
            state = books.storage.feed(feed)
            if state is not None and scope_of(device)(state.descriptor):
                for each in books.storage.parked(feed):
                    if Have.at(each.last, each.chain) == end:
                        return each.packed
        raise OperationRefused("branch_unknown")

    def note_refusal(self, device: Device, act: str, problem: str) -> None:
        """Keep that a device was refused: a clerk will want to know."""
        with self._office.ledger.write() as connection:
            self._books(connection, device).note(device, HTTP, act, problem=problem)

    # -- inside a transaction that is already open

    def meet(self, books: Books, device: Device, hello: Hello, carrier: str) -> None:
        """Know the feeds that a device speaks of, and remember what it has."""
        if (hello.sender, hello.village_code) != (device.device_id, device.village_code):
            raise OperationRefused("hello_not_trusted")
        if len(hello.feeds) > FEEDS_PER_HELLO_MAX:
            raise OperationRefused("hello_names_too_many_feeds", limit=FEEDS_PER_HELLO_MAX)
        crypto, scope = self._office.surroundings.crypto, scope_of(device)
        books.storage.feeds()  # of which the hello speaks, read at once
        meet_feeds(books.journal, crypto, hello, scope, self._trust)
        mark_feeds_known_further(self._office.keys, books.journal, hello.seals)
        said: dict[str, Any] = {"vector": msgspec.msgpack.encode(hello.vector)}
        if carrier == HTTP:  # what a stick says of the time is as old as its journey
            said["drift_seconds"] = (hello.wall - self._office.surroundings.clock()) // 1000
        program = "".join(c for c in hello.program[:PROGRAM_LENGTH] if c.isprintable())
        room = min(max(hello.free_bytes, 0), DISK_BYTES_MAX)
        if hello.program and (program, room) != (device.program, device.free_bytes):
            said |= {"program": program, "free_bytes": room}
        books.devices.note_contact(device.device_id, self._office.surroundings.now(), carrier, said)

    def take_in(self, books: Books, device: Device, packed: bytes, carrier: str) -> TakenIn:
        """Store one segment, also one that another PC of the village wrote; note when it came. What goes
        beyond the last entry that counts is held for a person instead. Nobody was in contact for what is
        ADOPTED.
        """
        revoked = revoked_by_device(books.devices.revocations(device.village_code))
        suites = suite_list_of(books, device.village_code)
        now = self._office.surroundings.now()
        try:
            taken = take_in(books.journal, packed, scope_of(device), revoked, suites)
        except OperationRefused as refusal:
            if refusal.key not in NOT_COUNTED:
                raise
            taken = hold(books, packed, refusal.key, now)
        state = books.journal.state(taken.feed)
        if taken.problem == FORKED and state.descriptor.side == TOWNSHIP_SIDE:
            leave_feed(
                self._office.keys, books.journal, FeedMark(state.have, state.chain), taken.feed
            )
        if taken.new_entries:
            first = taken.have - taken.new_entries + 1
            books.log.note_receipt(taken.feed, first, taken.have, now, carrier)
        if carrier != ADOPTED:
            books.devices.note_contact(device.device_id, now, carrier)
        return taken

    def attest(self, books: Books, device: Device, taken: Iterable[TakenIn]) -> None:
        """Give the township's word on what was just stored and folded."""
        keys, surroundings = self._office.keys, self._office.surroundings
        town_code = self._office.ledger.town_code
        attest(books, keys, surroundings, town_code, device.village_code, taken)

    def own_hello(self, books: Books, device: Device) -> Hello:
        """What the township says to a device."""
        revoked = books.devices.revocations(device.village_code)
        hello = make_hello(
            books.journal,
            scope_of(device),
            sender=self._office.ledger.town_code,
            village_code=device.village_code,
            wall=self._office.surroundings.clock(),
            durable=books.durable.of([state.feed for state in books.storage.feeds()]),
            revoked=revoked,
            revocations=sign_revocations(
                self._office.keys.signing_key, device.village_code, revoked
            ),
        )
        suites = signed_suite_list(books, self._office.keys, device.village_code)
        return msgspec.structs.replace(hello, run_bytes=RUN_BYTES_MAX, suites=suites)

    def _books(self, connection: Connection, device: Device) -> Books:
        return self._office.books(connection, device.village_code)


def usable(device: Device | None) -> Device:
    """Raises OperationRefused `device_unknown` or `device_revoked`."""
    if device is None:
        raise OperationRefused("device_unknown")
    if device.revoked_at:
        raise OperationRefused("device_revoked")
    return device


def scope_of(device: Device) -> Scope:
    """The feeds that may go to and come from a device: its village's, by its certificate."""
    return village_scope(device.village_code)
