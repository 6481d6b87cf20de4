"""Whether a station's rows and the township's are the same; the township's are folded anew if wrong."""

from collections.abc import Iterator
from itertools import chain

from app.journal.digests import (
    RowsAnswer,
    RowsClaim,
    claim_rows,
    compare_claims,
    frontier,
    read_claim,
)
from app.journal.exchange import village_scope
from app.journal.slices import FreshSlices, by_reading, differing_rows
from app.models.records import Record
from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device
from app.town.ledger.exchange_log import HTTP
from app.town.surroundings import Surroundings

DIFFERING = "rows_differ_from_township"


class RowCheck:
    """Compares rows with a station's. Each request is one or two transactions."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def answer(self, device: Device, content: bytes) -> RowsAnswer:
        """Compare with what a station claims over the line.

        Raises OperationRefused `rows_claim_damaged`.
        """
        theirs = read_claim(content)
        with self._ledger.read() as connection:
            books = Books(connection, self._ledger, self._surroundings, device.village_code)
            answer = compared(books, device.village_code, theirs)
        if not answer.differing:
            return answer
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings, device.village_code)
            return self.compare(books, device, theirs, HTTP)

    def compare(self, books: Books, device: Device, theirs: RowsClaim, carrier: str) -> RowsAnswer:
        """The same inside a transaction that is already open."""
        village_code = device.village_code
        answer = compared(books, village_code, theirs)
        if not answer.differing:
            return answer
        if not _is_folded_rightly(books, village_code):
            books.start_village_over(village_code)
            books.fold()
            books.note(device, carrier, "rebuilt")
            answer = compared(books, village_code, theirs)
        if answer.differing:
            books.note(device, carrier, "check", problem=DIFFERING)
        return answer


def claim_of_village(books: Books, village_code: str) -> RowsClaim | None:
    """What the township's rows of one village, and those for everyone, come to."""

    def rows_of(record_type: type[Record]) -> Iterator[Record]:
        return chain(
            books.rows.each_of(record_type, village_code), books.rows.each_of(record_type, "")
        )

    return claim_rows(books.journal, village_scope(village_code), rows_of)


def compared(books: Books, village_code: str, theirs: RowsClaim) -> RowsAnswer:
    """Which tables differ; rows are only read where both sides hold the same entries."""
    if frontier(books.journal, village_scope(village_code)) != theirs.vector:
        return RowsAnswer(is_comparable=False)
    return compare_claims(claim_of_village(books, village_code), theirs)


def _is_folded_rightly(books: Books, village_code: str) -> bool:
    """Whether the village's rows are what its entries say."""
    mine = [s for s in books.storage.feeds() if s.descriptor.village_code == village_code]
    kept = books.rows.count_of(village_code)
    return not differing_rows(FreshSlices(books.storage, mine), kept, by_reading(books.rows.among))
