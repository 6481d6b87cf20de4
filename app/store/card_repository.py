"""Liaison cards that were printed."""

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.records import Card
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class CardRepository:
    """Reads cards; lists go from the newest print backwards."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cards = RecordTable(Card, "cards")

    def by_id(self, card_id: str) -> Card:
        """One card, also when deleted. Raises OperationRefused `card_unknown`."""
        found = self._cards.record(
            self._db.conn.execute("SELECT * FROM cards WHERE id = ?", (card_id,))
        )
        if found is None:
            raise OperationRefused("card_unknown")
        return found

    def by_number(self, number: str) -> Card | None:
        """The card of that number."""
        return self._cards.record(
            self._db.conn.execute(
                "SELECT * FROM cards WHERE number = ? AND is_deleted = 0 ORDER BY id LIMIT 1",
                (number,),
            )
        )

    def of_household(self, household_id: str) -> list[Card]:
        """All cards of a household, newest first."""
        return self._cards.records(
            self._db.conn.execute(
                """SELECT * FROM cards WHERE household_id = ? AND is_deleted = 0
                   ORDER BY printed_at DESC, id DESC""",
                (household_id,),
            )
        )

    def page_after(self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS) -> list[Card]:
        """By (printed_at, id), newest first."""
        return self._cards.records(
            self._db.conn.execute(
                """SELECT * FROM cards
                   WHERE is_deleted = 0 AND (printed_at, id) < (?, ?)
                   ORDER BY printed_at DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def latest_of(self, household_ids: list[str]) -> dict[str, Card]:
        """The newest card of each of these households; households without one are missing."""
        found = self._cards.records(
            self._db.conn.execute(
                """SELECT cards.* FROM json_each(?) AS wanted
                   JOIN cards ON cards.rowid = (
                       SELECT newest.rowid FROM cards AS newest
                       WHERE newest.household_id = wanted.value AND newest.is_deleted = 0
                       ORDER BY newest.printed_at DESC, newest.id DESC LIMIT 1)""",
                (msgspec.json.encode(household_ids).decode(),),
            )
        )
        return {card.household_id: card for card in found}

    def latest_digests(self, household_ids: list[str]) -> dict[str, str]:
        """What the newest card of each household says, as a digest: stale when it differs now."""
        latest = self.latest_of(household_ids)
        return {household_id: card.content_digest for household_id, card in latest.items()}

    def counts_by_status(self) -> dict[str, int]:
        """How many cards are printed, issued, lost and so on."""
        return dict(
            self._db.conn.execute(
                """SELECT status, count(*) FROM cards WHERE is_deleted = 0
                   GROUP BY status ORDER BY status"""
            ).fetchall()
        )
