"""When entries came in at the township, by the township's own word."""

from sqlite_utils import Database

from app.journal.chain import CHAIN_PREFIX_LENGTH
from app.journal.entry import Dot
from app.journal.journal import Journal


class AttestationRepository:
    """Reads attestations. One counts only for the branch of a feed that it was given for."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self) -> str:
        """The township's clock when it last told of something that had come in; UTC text or empty."""
        row = self._db.conn.execute("SELECT max(received_at) FROM attestations").fetchone()
        return row[0] or ""

    def received_in_town_at(self, journal: Journal, dot: Dot) -> str:
        """When an entry first came in, as UTC text; empty when the township has not said so."""
        feed, seq = dot
        rows = self._db.conn.execute(
            """SELECT last_seq, chain, received_at FROM attestations
               WHERE entity_id = ? AND last_seq >= ? AND first_seq <= ?
               ORDER BY received_at, id""",
            (feed.hex(), seq, seq),
        ).fetchall()
        for last_seq, chain, received_at in rows:
            mine = journal.chain_at(feed, last_seq)
            if mine is not None and mine[:CHAIN_PREFIX_LENGTH].hex() == chain:
                return str(received_at)
        return ""
