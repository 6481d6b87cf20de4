"""What the township's records say about erasures."""

from sqlalchemy import Connection, func, select

from app.journal.entry import Dot, dot_of_text
from app.models.attachments import is_hash
from app.models.rights_records import Erasure
from app.town.ledger.schema import RECORD_TABLES

_TABLE = RECORD_TABLES[Erasure]


class ErasureQueries:
    """Erasures of the whole town inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._mine = _TABLE.c.town_code == town_code

    def count(self) -> int:
        """How many there are: whether there are new ones is asked every few seconds."""
        query = select(func.count()).select_from(_TABLE).where(self._mine)
        return int(self._connection.execute(query).scalar_one())

    def dots_of(self, village_code: str) -> set[Dot]:
        """The names of a village's erasures."""
        query = select(_TABLE.c.id).where(self._mine, _TABLE.c.village_code == village_code)
        return {dot_of_text(each) for each in self._connection.execute(query).scalars()}

    def villages(self) -> list[str]:
        """The villages that have any."""
        query = select(_TABLE.c.village_code).where(self._mine).distinct()
        return sorted(self._connection.execute(query).scalars())

    def contents(self) -> set[bytes]:
        """The contents that they name."""
        found = self._connection.execute(select(_TABLE.c.contents).where(self._mine)).scalars()
        return {bytes.fromhex(each) for named in found for each in named if is_hash(each)}
