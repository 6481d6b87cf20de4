"""Running numbers, such as a device's cases of one day."""

from sqlite_utils import Database

from app.store.transaction import require_transaction


class Counters:
    """Counters by name, each beginning at 1."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def next_number(self, name: str) -> int:
        """The next number of this counter, taken inside the caller's transaction.

        It is used up when the transaction is kept, and free again when it is taken back.
        """
        require_transaction(self._db)
        rows = self._db.conn.execute(
            """INSERT INTO counters (name, value) VALUES (?, 1)
               ON CONFLICT (name) DO UPDATE SET value = value + 1
               RETURNING value""",
            (name,),
        ).fetchall()
        return int(rows[0][0])
