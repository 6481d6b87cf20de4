"""What every desk of a township works with, whatever its subject."""

from dataclasses import dataclass, replace
from typing import Self

from sqlalchemy import Connection

from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.own_feed import OwnFeed
from app.town.surroundings import Surroundings
from app.town.town_keys import TownKeys
from app.vault.certificates import TownshipIdentity


@dataclass(frozen=True, slots=True)
class Office:
    """A township's ledger, its keys and the world around it; `identity` is what stations are told of it."""

    ledger: Ledger
    keys: TownKeys
    surroundings: Surroundings
    identity: TownshipIdentity

    def books(self, connection: Connection, village_code: str | None = None) -> Books:
        """The books on one village inside this transaction, or on the whole town."""
        return Books(connection, self.ledger, self.surroundings, village_code)

    def own_feed(self, books: Books, village_code: str) -> OwnFeed:
        """The township's own feed to one village, gone on with inside the transaction of its books."""
        town_code = self.ledger.town_code
        return OwnFeed(books, self.keys, self.surroundings, town_code, village_code)

    def of_town(self, town_code: str) -> Self:
        """A county's office for what it keeps of one of its towns."""
        return replace(self, ledger=self.ledger.of_town(town_code))
