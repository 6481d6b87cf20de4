"""How far each feed stands in a verified backup: only that may a station leave out of its bundles."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, select

from app.town.ledger.dialects import upsert
from app.town.ledger.schema import DURABLE

_MARKS_OF = select(DURABLE.c.feed, DURABLE.c.seq).where(
    DURABLE.c.town_code == bindparam("of_town"),
    DURABLE.c.feed.in_(bindparam("of_feeds", expanding=True)),
)


class DurableMarks:
    """The marks inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def of(self, feeds: Sequence[bytes]) -> dict[bytes, int]:
        """The last backed-up seq of each of these feeds; those that never were are missing."""
        asked = {"of_town": self._town_code, "of_feeds": list(feeds)}
        return {feed: int(seq) for feed, seq in self._connection.execute(_MARKS_OF, asked)}

    def put(self, seqs: Mapping[bytes, int], at: str) -> None:
        """These feeds are in a backup up to these entries."""
        rows = [
            {"town_code": self._town_code, "feed": feed, "seq": seq, "backed_up_at": at}
            for feed, seq in seqs.items()
        ]
        if rows:
            statement = upsert(DURABLE, self._connection.dialect.name)
            self._connection.execute(statement, rows)
