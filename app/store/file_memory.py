"""What one connection knows of its file, for as long as nobody has changed the file."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlite_utils import Database

from app.store.sqlite_driver import DatabaseError
from app.store.sqlite_problems import problem_of

ValueT = TypeVar("ValueT")


class FileMemory:
    """Remembers what was read or written before.

    While a writing transaction of the store is open nobody else can write. When one begins, and each
    time something is asked for outside all transactions, SQLite says whether another connection has
    written since, and the driver whether this one has; then all is forgotten, as it is when a
    transaction is undone.

    Attributes:
        is_on: whether such a transaction is open.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._values: dict[Hashable, Any] = {}
        self.is_on = False
        self._known_at = (0, 0)

    def begin(self) -> None:
        """The file is locked: from here on it is as it was, or as it is written through this store."""
        self._look_for_changes()
        self.is_on = True

    def end(self) -> None:
        """The transaction is over."""
        if self._db.conn.in_transaction:  # one around it goes on, and may still be undone
            self._values.clear()
        self._known_at = (self._known_at[0], self._db.conn.total_changes)
        self.is_on = False

    def forget(self) -> None:
        """The transaction was undone."""
        self._values.clear()
        self.is_on = False

    def recall(self, key: Hashable, read: Callable[[], ValueT]) -> ValueT:
        """The value, read at most once while it is known."""
        if not self.is_on and not self._is_still_known():
            return read()
        if key not in self._values:
            self._values[key] = read()
        value: ValueT = self._values[key]
        return value

    def _is_still_known(self) -> bool:
        """Whether what is remembered holds at this moment."""
        try:  # asked tens of thousands of times, where a context manager is felt
            if self._db.conn.in_transaction:  # not the store's: an older view, or one to be undone
                return False
            self._look_for_changes()
        except DatabaseError as error:
            raise problem_of(error) or error from error
        return True

    def _look_for_changes(self) -> None:
        conn = self._db.conn
        (others,) = conn.execute("PRAGMA data_version").fetchone()
        now = (others, conn.total_changes)
        if now != self._known_at:
            self._values.clear()
            self._known_at = now

    def drop(self, key: Hashable) -> None:
        """It was written, and has to be read again."""
        self._values.pop(key, None)
