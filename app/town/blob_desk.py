"""What the township does with the bytes of attachments for a device that has proved itself."""

from collections.abc import Sequence

from app.journal.blobs import PIECE_BYTES_MAX, WANTED_MAX, BlobNeed, BlobNeeds, BlobReceipt
from app.journal.entry import dot_of_text
from app.journal.vector import Vector
from app.models.errors import OperationRefused
from app.town.blob_shelf import BlobShelf
from app.town.books import Books
from app.town.exchange_desk import scope_of
from app.town.ledger.attachment_queries import AttachmentQueries
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device
from app.town.ledger.erasure_queries import ErasureQueries
from app.town.ledger.exchange_log import HTTP, Exchange
from app.town.surroundings import Surroundings


class BlobDesk:
    """Takes and gives contents that a record of the device's own village names, and no others."""

    def __init__(self, ledger: Ledger, shelf: BlobShelf, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self.shelf = shelf

    def needs(self, device: Device) -> BlobNeeds:
        """What is lacking here of the device's village."""
        with self._ledger.read() as connection:
            books = Books(connection, self._ledger, self._surroundings, device.village_code)
            return self.needs_of(books, device)

    def needs_of(self, books: Books, device: Device) -> BlobNeeds:
        """The same inside a transaction."""
        named = self._named(books, device)
        missing = self.shelf.missing(named)
        wanted = tuple(
            BlobNeed(each, named[each][0], self.shelf.have(device.device_id, each))
            for each in missing[:WANTED_MAX]
        )
        scope, full = scope_of(device), books.journal.vector()
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

    def owed(self, books: Books, device: Device, needs: BlobNeeds) -> list[tuple[bytes, int]]:
        """Contents that a device lacks by its own word, or that records name which it lacks, with
        their sizes; as far as they are here.
        """
        wanted = needs.hashes()
        return [
            (each, size)
            for each, (size, event_id) in self._named(books, device).items()
            if (each in wanted or is_beyond(event_id, needs.vector)) and self.shelf.has(each)
        ]

    def load(self, books: Books, device: Device, needs: BlobNeeds, room: int) -> list[bytes]:
        """Contents that a device lacks and that go into so many bytes, the oldest first."""
        loaded = []
        for content_hash, size in self.owed(books, device, needs):
            content = self.shelf.read(content_hash) if size <= room else None
            if content is not None:
                loaded.append(content)
                room -= len(content)
        return loaded

    def drop_erased(self) -> None:
        """Contents that erasures name and no record names any more."""
        with self._ledger.write() as connection:
            erased = ErasureQueries(connection, self._ledger.town_code).contents()
            if erased:
                named = AttachmentQueries(connection, self._ledger.town_code).named()
                self.shelf.drop(erased - named.keys())

    def sweep(self) -> int:
        """Look after the folder; see `BlobShelf.sweep`."""
        with self._ledger.write() as connection:
            queries = AttachmentQueries(connection, self._ledger.town_code)
            return self.shelf.sweep(queries.named())

    def _named(self, books: Books, device: Device) -> dict[bytes, tuple[int, str]]:
        queries = AttachmentQueries(books.connection, self._ledger.town_code, device.village_code)
        return queries.named()

    def _size(self, device: Device, content_hash: bytes) -> int:
        with self._ledger.read() as connection:
            queries = AttachmentQueries(connection, self._ledger.town_code, device.village_code)
            size = queries.size_named(content_hash)
        if not size:
            raise OperationRefused("attachment_not_named")
        return size

    def _note(self, device: Device, size: int) -> None:
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings, device.village_code)
            books.log.note(
                Exchange(
                    village_code=device.village_code,
                    device_id=device.device_id,
                    at=self._surroundings.now(),
                    carrier=HTTP,
                    act="attachment",
                    byte_count=size,
                )
            )


def is_beyond(event_id: str, vector: Vector) -> bool:
    """Whether an event comes after what a machine has said it has."""
    feed, seq = dot_of_text(event_id)
    return feed not in vector or vector[feed].seq < seq
