"""Publishing to all stations: an edition goes into the township's feed for everyone, in one act."""

from collections.abc import Sequence

from sqlalchemy import Connection

from app.models.identity import new_id
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.ledger.database import Ledger
from app.town.ledger.edition_queries import FOR_EVERYONE
from app.town.own_feed import OwnFeed
from app.town.surroundings import Surroundings
from app.town.town_keys import TownKeys


class Publisher:
    """Writes editions of any kind."""

    def __init__(self, ledger: Ledger, keys: TownKeys, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._keys = keys
        self._surroundings = surroundings

    def publish(
        self,
        connection: Connection,
        kind: str,
        parts: Sequence[dict[str, object]],
        clerk: Clerk,
    ) -> str:
        """Write all parts of an edition inside the caller's transaction; returns its id."""
        books = Books(connection, self._ledger, self._surroundings, FOR_EVERYONE)
        own = OwnFeed(books, self._keys, self._surroundings, self._ledger.town_code, FOR_EVERYONE)
        edition, op = new_id(self._surroundings.randomness), new_id(self._surroundings.randomness)
        for fields in parts:
            body = {**fields, "actor_name": clerk.name}
            own.write(kind, edition, body, actor=clerk.id, op=op)
        own.finish()
        return edition
