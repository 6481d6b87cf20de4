"""Forms that were begun and not yet kept: they outlive a power cut."""

from sqlite_utils import Database

from app.store.transaction import write_transaction


class Drafts:
    """One draft for each form key."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, form_key: str, content: bytes, saved_at: str = "") -> None:
        """Keep what the form holds now. `saved_at` is UTC text."""
        with write_transaction(self._db):
            self._db.conn.execute(
                "INSERT OR REPLACE INTO drafts (form_key, content, saved_at) VALUES (?, ?, ?)",
                (form_key, content, saved_at),
            )

    def load(self, form_key: str) -> bytes | None:
        """What was kept, if anything."""
        row = self._db.conn.execute(
            "SELECT content FROM drafts WHERE form_key = ?", (form_key,)
        ).fetchone()
        return row[0] if row else None

    def drop(self, form_key: str) -> None:
        """Forget it: the form was kept or given up. Joins the transaction that keeps the form."""
        with write_transaction(self._db):
            self._db.conn.execute("DELETE FROM drafts WHERE form_key = ?", (form_key,))

    def keys(self) -> dict[str, str]:
        """Form key to time of saving, for everything that is kept."""
        return dict(
            self._db.conn.execute(
                "SELECT form_key, saved_at FROM drafts ORDER BY form_key"
            ).fetchall()
        )
