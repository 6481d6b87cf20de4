"""What the township does with the bytes of attachments for a device that has proved itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from app.journal.blobs import PIECE_BYTES_MAX, WANTED_MAX, BlobNeed, BlobNeeds, BlobReceipt
from app.journal.entry import dot_of_text
from app.journal.exchange import Scope
from app.journal.vector import Vector
from app.models.errors import OperationRefused
from app.town.blob_shelf import BlobShelf
from app.town.books import Books
from app.town.exchange_desk import scope_of
from app.town.holding import contents_named
from app.town.ledger.attachment_queries import AttachmentQueries
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device
from app.town.ledger.erasure_queries import ErasureQueries
from app.town.ledger.exchange_log import HTTP, Exchange, ExchangeLog
from app.town.ledger.held_segments import HeldSegments
from app.town.surroundings import Surroundings


class Whose(NamedTuple):
    """Whose contents a device brings and has: those that records of this part of a ledger name. No
    village stands for all of the town's.
    """

    ledger: Ledger
    village_code: str
    scope: Scope


WhoseOf = Callable[[Ledger, Device], Whose]


def whose_village(ledger: Ledger, device: Device) -> Whose:
    """A PC's: its village's."""
    return Whose(ledger, device.village_code, scope_of(device))


class BlobDesk:
    """Takes and gives contents that a record of the device's own village names, and no others; at a
    county, of the town that asks.
    """

    def __init__(
        self,
        ledger: Ledger,
        shelf: BlobShelf,
        surroundings: Surroundings,
        whose: WhoseOf = whose_village,
        ledgers: Callable[[Connection], Iterable[Ledger]] | None = None,
    ) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._whose = whose
        self._ledgers = ledgers or (lambda _connection: [ledger])
        self.shelf = shelf

    def needs(self, device: Device, skip: int = 0) -> BlobNeeds:
        """What is lacking here of the device's village, without the first so many."""
        whose = self._whose(self._ledger, device)
        with whose.ledger.read() as connection:
            village_code = whose.village_code or None
            books = Books(connection, whose.ledger, self._surroundings, village_code)
            return self.needs_of(books, device, skip)

    def needs_of(self, books: Books, device: Device, skip: int = 0) -> BlobNeeds:
        """The same inside a transaction."""
        named = self._named(books, device)
        missing = self.shelf.missing(named)[skip:]
        wanted = tuple(
            BlobNeed(each, named[each][0], self.shelf.have(device.device_id, each))
            for each in missing[:WANTED_MAX]
        )
        scope, full = self._whose(self._ledger, device).scope, books.journal.vector()
        vector = {
            state.feed: full[state.feed]
            for state in books.storage.feeds()
            if state.feed in full and scope(state.descriptor) and state.folded == state.have
        }
        return BlobNeeds(wanted, len(missing) <= WANTED_MAX, vector)

    def standing(self, device: Device, content_hash: bytes) -> tuple[int, int]:
        """How large a content is and how much of it has come, from this device or at all.

        Raises OperationRefused `attachment_not_named`.
        """
        return self._size(device, content_hash), self.shelf.have(device.device_id, content_hash)

    def take(self, device: Device, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt:
        """Keep a piece. Raises OperationRefused `attachment_not_named`, and what the shelf raises."""
        size = self._size(device, content_hash)
        was_here = self.shelf.has(content_hash)
        have, is_whole = self.shelf.add(device.device_id, content_hash, offset, piece, size)
        if is_whole and not was_here:
            self._note(device, size)
        return BlobReceipt(have, is_whole)

    def give(self, device: Device, content_hash: bytes, offset: int, length: int) -> bytes:
        """A piece of a content from there on; empty at its end.

        Raises OperationRefused `attachment_not_named`, also when it is not here.
        """
        self._size(device, content_hash)
        content = self.shelf.read(content_hash)
        if content is None:
            raise OperationRefused("attachment_not_named")
        return content[offset : offset + min(length, PIECE_BYTES_MAX)]

    def keep_all(self, books: Books, device: Device, contents: Sequence[bytes]) -> int:
        """Keep the whole contents that a bundle brought, inside the transaction that has taken in its
        records; returns how many were news. What no record names is left.
        """
        named, kept = self._named(books, device), 0
        for content in contents:
            content_hash = self._surroundings.crypto.hash(content)
            if content_hash in named and not self.shelf.has(content_hash):
                self.shelf.keep(content)
                kept += 1
        return kept

    def keep_held(self, device: Device, contents: Sequence[bytes]) -> None:
        """Keep contents that a revoked device hands in with records that name them, held or taken in: nobody
        is given one before a record names it. Raises EnvironmentProblem as the shelf does.
        """
        with self._ledger.read() as connection:
            books = Books(connection, self._ledger, self._surroundings, device.village_code)
            of_device = [h for h in books.held.all() if h.device_id == device.device_id]
            held = contents_named(books.journal.crypto, of_device)
            wanted = held.union(self._named(books, device))
        for content in contents:
            if self._surroundings.crypto.hash(content) in wanted:
                self.shelf.keep(content)

    def load(self, books: Books, device: Device, needs: BlobNeeds, room: int) -> list[bytes]:
        """Contents that a device lacks and that go into so many bytes, the oldest first."""
        return load_owed(self.shelf, self._named(books, device), needs, room)

    def drop_erased(self) -> None:
        """Contents that erasures name and no record names any more."""
        with self._ledger.write() as connection:
            codes = [each.town_code for each in self._ledgers(connection)]
            erased = {e for code in codes for e in ErasureQueries(connection, code).contents()}
            if erased:
                self.shelf.drop(erased - self._all_named(connection))

    def sweep(self) -> int:
        """Look after the folder; see `BlobShelf.sweep`."""
        with self._ledger.write() as connection:
            return self.shelf.sweep(self._all_named(connection))

    def _all_named(self, connection: Connection) -> set[bytes]:
        found = set[bytes]()
        for each in self._ledgers(connection):
            held = HeldSegments(connection, each.town_code).all()
            found |= contents_named(self._surroundings.crypto, held)
            found |= AttachmentQueries(connection, each.town_code).named().keys()
        return found

    def _named(self, books: Books, device: Device) -> dict[bytes, tuple[int, str]]:
        return self._queries(books.connection, device).named()

    def _queries(self, connection: Connection, device: Device) -> AttachmentQueries:
        whose = self._whose(self._ledger, device)
        return AttachmentQueries(connection, whose.ledger.town_code, whose.village_code)

    def _size(self, device: Device, content_hash: bytes) -> int:
        with self._ledger.read() as connection:
            size = self._queries(connection, device).size_named(content_hash)
        if not size:
            raise OperationRefused("attachment_not_named")
        return size

    def _note(self, device: Device, size: int) -> None:
        whose = self._whose(self._ledger, device)
        with whose.ledger.write() as connection:
            ExchangeLog(connection, whose.ledger.town_code).note(
                Exchange(
                    village_code=whose.village_code,
                    device_id=device.device_id,
                    at=self._surroundings.now(),
                    carrier=HTTP,
                    act="attachment",
                    byte_count=size,
                )
            )


def load_owed(
    shelf: BlobShelf, named: Mapping[bytes, tuple[int, str]], needs: BlobNeeds, room: int
) -> list[bytes]:
    """Contents of those that records name which a machine lacks by its own word, or which records
    name that it lacks, as far as they are here and go into so many bytes; the oldest first.
    """
    wanted, loaded = needs.hashes(), list[bytes]()
    for content_hash, (size, event_id) in named.items():
        is_owed = content_hash in wanted or is_beyond(event_id, needs.vector)
        content = shelf.read(content_hash) if is_owed and size <= room else None
        if content is not None:
            loaded.append(content)
            room -= len(content)
    return loaded


def is_beyond(event_id: str, vector: Vector) -> bool:
    """Whether an event comes after what a machine has said it has."""
    feed, seq = dot_of_text(event_id)
    return feed not in vector or vector[feed].seq < seq
