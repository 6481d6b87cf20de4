"""A county's side of the exchange: what towns forward is verified, kept and folded, town by town.

A town is to its county what a PC is to its town: invited once, certified, revoked for good. What it
forwards are the very segments of its stations and its own, each believed by the town's own key. The
county writes nothing into them and no feed of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.journal.exchange import (
    Hello,
    Scope,
    TakenIn,
    brief_hello,
    meet_feeds,
    read_hello,
    take_in,
)
from app.journal.revocations import open_list, revoked_by_device
from app.journal.storage import FeedState
from app.journal.vector import Have
from app.journal.wire import RUN_BYTES_MAX, SegmentReceipt, open_hello_payload, sign_hello
from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.town.blob_desk import Whose
from app.town.books import Books
from app.town.enrolment import device_of
from app.town.exchange_desk import FEEDS_PER_HELLO_MAX, usable
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.exchange_log import HTTP, Exchange
from app.town.office import Office
from app.town.taking import Named, Take, take_push
from app.vault.certificates import verify_certificate
from app.vault.feed_trust import FeedTrust


class CountyDesk:
    """What a county does for a town that has proved itself; a town's `village_code` is its own code.

    Nothing is answered before it is durable; each call is one transaction.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def known_device(self, device_id: str) -> Device:
        """Raises OperationRefused `device_unknown` or `device_revoked`."""
        with self._office.ledger.read() as connection:
            return usable(self._towns(connection).device(device_id))

    def met_device(self, _device_id: str) -> Device | None:
        """Towns are few: each request looks its town up."""
        return None

    def greet(self, town: Device, content: bytes) -> bytes:
        """Answer a town's signed hello: how far each of its feeds has come.

        Raises OperationRefused `hello_damaged`, `hello_not_trusted`, `hello_from_newer_version`,
        `hello_names_too_many_feeds`, `feed_not_trusted`, `feed_out_of_scope`.
        """
        crypto = self._office.surroundings.crypto
        hello = read_hello(open_hello_payload(crypto, town.public_key, content))
        if len(hello.feeds) > FEEDS_PER_HELLO_MAX:
            raise OperationRefused("hello_names_too_many_feeds", limit=FEEDS_PER_HELLO_MAX)
        with self._office.ledger.write() as connection:
            self.meet(connection, town, hello, HTTP)
            answer = self.own_hello(connection, town)
        return sign_hello(self._office.keys.signing_key, answer)

    # -- inside a transaction that is already open

    def meet(self, connection: Connection, town: Device, hello: Hello, carrier: str) -> None:
        """Know the feeds and PCs that a town speaks of, and remember what it has.

        Raises OperationRefused `hello_not_trusted`, `feed_not_trusted`, `feed_out_of_scope`.
        """
        crypto, books = self._office.surroundings.crypto, self._books(connection, town)
        if (hello.sender, hello.village_code) != (town.device_id, town.village_code):
            raise OperationRefused("hello_not_trusted")
        trust = FeedTrust(crypto, town.public_key)
        met = meet_feeds(books.journal, crypto, hello, scope_of_town(town), trust)
        self._know_devices(books, town, met)
        self._hear_revocations(books, town, hello)
        said: dict[str, Any] = {
            "drift_seconds": (hello.wall - self._office.surroundings.clock()) // 1000
        }
        if hello.vector:
            said["vector"] = msgspec.msgpack.encode(hello.vector)
        now = self._office.surroundings.now()
        self._towns(connection).note_contact(town.device_id, now, carrier, said)

    def take_runs(
        self, connection: Connection, town: Device, feed: bytes, run: Sequence[bytes]
    ) -> Iterator[TakenIn]:
        """Keep segments of one feed one after another, and fold each. Raises what `take_in` raises."""
        books, take = self._taking(connection, town, feed)
        for packed in run:
            taken = take(packed)
            books.fold_what_came_in()
            yield taken

    def own_hello(self, connection: Connection, town: Device) -> Hello:
        """What the county says of the town's feeds."""
        hello = brief_hello(
            self._books(connection, town).journal,
            scope_of_town(town),
            sender=self._office.ledger.town_code,
            village_code=town.village_code,
            wall=self._office.surroundings.clock(),
        )
        return msgspec.structs.replace(hello, run_bytes=RUN_BYTES_MAX)

    def note(
        self,
        connection: Connection,
        town: Device,
        act: str,
        entries: int,
        byte_count: int,
        problem: str = "",
        carrier: str = HTTP,
    ) -> int:
        """One line in the log of what the town has brought; returns its number."""
        return self._books(connection, town).log.note(
            Exchange(
                village_code="",
                device_id=town.device_id,
                at=self._office.surroundings.now(),
                carrier=carrier,
                act=act,
                entries=entries,
                byte_count=byte_count,
                problem=problem,
            )
        )

    # -- pushes

    def take_segment(
        self, town: Device, feed: bytes, first: int, last: int, packed: bytes
    ) -> SegmentReceipt:
        """Keep a segment that a town has forwarded, and fold it.

        Raises OperationRefused: what `take_in` raises, `device_unknown` and `device_revoked` (of the
        town, or of the PC that wrote it), `feed_forked` for what was parked, `segment_not_as_named`.
        """
        return self.take_run(town, feed, first, last, (packed,))

    def take_run(
        self, town: Device, feed: bytes, first: int, last: int, run: Sequence[bytes]
    ) -> SegmentReceipt:
        """The same for several segments of one feed, all or none."""
        with self._office.ledger.write() as connection:
            town = usable(self._towns(connection).device(town.device_id))
            books, take = self._taking(connection, town, feed)
            stored = take_push(books, Named(feed, first, last), run, take)
            taken, new = stored[-1], sum(each.new_entries for each in stored)
            if not taken.problem:
                self.note(connection, town, "put", new, sum(map(len, run)))
        if taken.problem:  # parked, and that is committed
            raise OperationRefused(taken.problem, seq=taken.seq)
        return SegmentReceipt(taken.have, new)

    def give_segment(self, town: Device, feed: bytes, first: int) -> bytes | None:
        """The segment that brings the town from `first` on, or None when it has all.

        Raises OperationRefused `feed_unknown`, also for another town's feed.
        """
        with self._office.ledger.read() as connection:
            journal = self._books(connection, town).journal
            return next(journal.segments_after(journal.state(feed).feed, max(first, 1) - 1), None)

    def give_branch(self, town: Device, feed: bytes, end: Have) -> bytes:
        """A segment that is kept of another branch. Raises OperationRefused `branch_unknown`."""
        with self._office.ledger.read() as connection:
            for each in self._books(connection, town).storage.parked(feed):
                if Have.at(each.last, each.chain) == end:
                    return each.packed
        raise OperationRefused("branch_unknown")

    def note_refusal(self, town: Device, act: str, problem: str) -> None:
        """Keep that a town was refused."""
        with self._office.ledger.write() as connection:
            self.note(connection, town, act, 0, 0, problem)

    def _taking(self, connection: Connection, town: Device, feed: bytes) -> tuple[Books, Take]:
        state = self._books(connection, town).storage.feed(feed)
        if state is None:
            raise OperationRefused("feed_unknown")
        village_code = state.descriptor.village_code
        books = self._books(connection, town, village_code)
        revoked = revoked_by_device(books.devices.revocations(village_code))

        def take(packed: bytes) -> TakenIn:
            return take_in(books.journal, packed, scope_of_town(town), revoked)

        return books, take

    def _know_devices(self, books: Books, town: Device, met: Iterable[FeedState]) -> None:
        """The town's PCs, by the certificates that their feeds bring along."""
        known = {device.device_id for device in books.devices.devices()}
        for state in met:
            if state.descriptor.side != STATION_SIDE or state.descriptor.device_id in known:
                continue
            envelope = state.envelope.certificate
            certificate = verify_certificate(
                self._office.surroundings.crypto, envelope, town.public_key
            )
            books.devices.put_device(device_of(certificate, envelope))
            known.add(certificate.device_id)

    def _hear_revocations(self, books: Books, town: Device, hello: Hello) -> None:
        """What the town takes no more, neither does the county; the first word on a PC stays."""
        crypto = self._office.surroundings.crypto
        for content in hello.revocations:
            told = open_list(crypto, town.public_key, content)
            for each in told.revocations:
                device = books.devices.device(each.device_id)
                if device is not None and not device.revoked_at:
                    books.devices.revoke(device, self._office.surroundings.now(), dict(each.feeds))

    def _books(
        self, connection: Connection, town: Device, village_code: str | None = None
    ) -> Books:
        return self._office.of_town(town.village_code).books(connection, village_code)

    def _towns(self, connection: Connection) -> DeviceRegister:
        return DeviceRegister(connection, self._office.ledger.town_code)


def whose_town(ledger: Ledger, town: Device) -> Whose:
    """Whose attachments a town brings: those of all its villages."""
    return Whose(ledger.of_town(town.village_code), "", scope_of_town(town))


def scope_of_town(town: Device) -> Scope:
    """The feeds that a town may forward: all of its own and its stations', and of no other town."""

    def holds(descriptor: FeedDescriptor) -> bool:
        return descriptor.town_code == town.village_code

    return holds
