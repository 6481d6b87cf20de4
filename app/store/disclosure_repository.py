"""Who saw what is masked, what happened to accounts, and what the file holds that could be seen."""

from collections.abc import Sequence

import msgspec
from sqlite_utils import Database

from app.models.security_records import AccountEvent, Disclosure
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class Holdings(msgspec.Struct, frozen=True):
    """How much of what kind a copy of the station's file holds."""

    people: int
    with_id_number: int
    with_phone: int
    in_groups: int
    households: int
    cases: int
    visits: int
    appeals: int
    attachments: int


class DisclosureRepository:
    """Reads the log of disclosures and of accounts."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._disclosures = RecordTable(Disclosure, "disclosures")
        self._events = RecordTable(AccountEvent, "account_events")

    def of_subjects(self, entity_ids: Sequence[str]) -> list[Disclosure]:
        """All that were shown whole of these, the newest first."""
        ids = msgspec.json.encode(list(entity_ids)).decode()
        return self._disclosures.records(
            self._db.conn.execute(
                """SELECT * FROM disclosures
                   WHERE entity_id IN (SELECT value FROM json_each(?)) ORDER BY at DESC, id DESC""",
                (ids,),
            )
        )

    def page_after(
        self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Disclosure]:
        """All disclosures, the newest first."""
        return self._disclosures.records(
            self._db.conn.execute(
                """SELECT * FROM disclosures WHERE (at, id) < (?, ?)
                   ORDER BY at DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def taken_out_since(self, at: str) -> list[Disclosure]:
        """What left the house unmasked since that moment, the newest first."""
        return self._disclosures.records(
            self._db.conn.execute(
                """SELECT * FROM disclosures WHERE at >= ? AND action IN ('export', 'print')
                   ORDER BY at DESC, id DESC""",
                (at,),
            )
        )

    def account_events(self, limit: int = PAGE_ROWS) -> list[AccountEvent]:
        """What happened to accounts and keys, the newest first."""
        return self._events.records(
            self._db.conn.execute(
                "SELECT * FROM account_events ORDER BY at DESC, id DESC LIMIT ?", (limit,)
            )
        )

    def holdings(self) -> Holdings:
        """How much the file holds now."""
        row = self._db.conn.execute(
            """SELECT
                (SELECT count(*) FROM persons WHERE is_deleted = 0),
                (SELECT count(*) FROM persons WHERE is_deleted = 0 AND id_number <> ''),
                (SELECT count(*) FROM persons WHERE is_deleted = 0 AND phones <> '[]'),
                (SELECT count(*) FROM persons WHERE is_deleted = 0 AND groups <> '[]'),
                (SELECT count(*) FROM households WHERE is_deleted = 0),
                (SELECT count(*) FROM cases WHERE is_deleted = 0),
                (SELECT count(*) FROM visits WHERE is_deleted = 0),
                (SELECT count(*) FROM appeals WHERE is_deleted = 0),
                (SELECT count(DISTINCT content_hash) FROM attachments WHERE content_hash <> '')"""
        ).fetchone()
        return Holdings(*row)
