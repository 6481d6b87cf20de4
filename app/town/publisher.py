"""Publishing to all stations: an edition goes into the township's feed for everyone, in one act."""

from collections.abc import Sequence

from sqlalchemy import Connection

from app.models.identity import new_id
from app.town.clerk_acts import Clerk
from app.town.ledger.edition_queries import FOR_EVERYONE
from app.town.office import Office


class Publisher:
    """Writes editions of any kind."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def publish(
        self,
        connection: Connection,
        kind: str,
        parts: Sequence[dict[str, object]],
        clerk: Clerk,
    ) -> str:
        """Write all parts of an edition inside the caller's transaction; returns its id."""
        books = self._office.books(connection, FOR_EVERYONE)
        own = self._office.own_feed(books, FOR_EVERYONE)
        randomness = self._office.surroundings.randomness
        edition, op = new_id(randomness), new_id(randomness)
        for fields in parts:
            body = {**fields, "actor_name": clerk.name}
            own.write(kind, edition, body, actor=clerk.id, op=op)
        own.finish()
        return edition
