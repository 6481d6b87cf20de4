"""Appeals in the ledgers, and their steps: those that this station's staff may see, or the hidden ones."""

from collections.abc import Collection, Iterable
from heapq import merge
from itertools import islice

import msgspec
from sqlite_utils import Database

from app.models.appeal_stages import APPEALS, CONCLUDED, STAGES, STATUSES
from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

CLOSED_STAGE = "written_off"
MOST_SUGGESTIONS = 5


def list_rank(appeal: Appeal) -> str:
    """What lists go by: open urgent appeals first, then the newest change; as the table has it."""
    is_first = appeal.is_urgent and appeal.status != CONCLUDED
    return ("1" if is_first else "0") + appeal.updated_at


class AppealRepository:
    """Reads appeals of one sight: with `is_hidden` only those whose route bypasses the village, and
    without it all others. Nothing here ever shows both.
    """

    def __init__(self, db: Database, *, is_hidden: bool = False) -> None:
        self._db = db
        self._sight = int(is_hidden)
        self._appeals = RecordTable(Appeal, "appeals")
        self._steps = RecordTable(AppealStep, "appeal_steps")

    def find(self, appeal_id: str) -> Appeal | None:
        """One appeal, also when deleted."""
        return self._appeals.record(
            self._db.conn.execute(
                "SELECT * FROM appeals WHERE id = ? AND is_hidden_at_station = ?",
                (appeal_id, self._sight),
            )
        )

    def by_id(self, appeal_id: str) -> Appeal:
        """The same. Raises OperationRefused `appeal_unknown`."""
        found = self.find(appeal_id)
        if found is None:
            raise OperationRefused("appeal_unknown")
        return found

    def by_number(self, number: str) -> Appeal | None:
        """The appeal of that number, also when deleted."""
        return self._appeals.record(
            self._db.conn.execute(
                """SELECT * FROM appeals WHERE number = ? AND is_hidden_at_station = ?
                   ORDER BY is_deleted, id LIMIT 1""",
                (number, self._sight),
            )
        )

    def by_ids(self, ids: Collection[str]) -> dict[str, Appeal]:
        """Those of these that may be seen, by id."""
        found = self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE id IN (SELECT value FROM json_each(?)) AND is_hidden_at_station = ?""",
                (msgspec.json.encode(list(ids)).decode(), self._sight),
            )
        )
        return {appeal.id: appeal for appeal in found}

    def page_after(
        self,
        key: PageKey = FIRST_DOWNWARDS,
        limit: int = PAGE_ROWS,
        *,
        stages: Iterable[str] = (),
        ledger: str = APPEALS,
    ) -> list[Appeal]:
        """By (list_rank, id), open urgent ones first, then the newest change; of some stages only
        when they are given.
        """
        wanted = [stage for stage in STAGES if stage in set(stages)]
        if not wanted or len(wanted) == len(STAGES):
            return self._appeals.records(
                self._db.conn.execute(
                    """SELECT * FROM appeals
                       WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                           AND (list_rank, id) < (?, ?)
                       ORDER BY list_rank DESC, id DESC LIMIT ?""",
                    (ledger, self._sight, *key, limit),
                )
            )
        pages = [self._keys_of_stage(ledger, stage, key, limit) for stage in wanted]
        ids = [row_id for _, row_id in islice(merge(*pages, reverse=True), limit)]
        appeals = self.by_ids(ids)
        return [appeals[row_id] for row_id in ids]

    def page_due(
        self,
        key: PageKey = FIRST_UPWARDS,
        limit: int = PAGE_ROWS,
        *,
        until: str,
        ledger: str = APPEALS,
    ) -> list[Appeal]:
        """Those not concluded that are due until that day, by (due_on, id), the most overdue first."""
        pages = [
            self._appeals.records(
                self._db.conn.execute(
                    """SELECT * FROM appeals
                       WHERE ledger = ? AND is_hidden_at_station = ? AND status = ?
                           AND is_deleted = 0 AND due_on <> '' AND due_on <= ?
                           AND (due_on, id) > (?, ?)
                       ORDER BY due_on, id LIMIT ?""",
                    (ledger, self._sight, status, until, *key, limit),
                )
            )
            for status in STATUSES[:-1]
        ]
        return list(islice(merge(*pages, key=lambda a: (a.due_on, a.id)), limit))

    def page_pending(
        self,
        key: PageKey = FIRST_UPWARDS,
        limit: int = PAGE_ROWS,
        *,
        raised_until: str,
        ledger: str = APPEALS,
    ) -> list[Appeal]:
        """Those not concluded that were raised until that day (久拖不决), by (raised_on, id)."""
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                       AND status <> 'concluded' AND raised_on <= ? AND (raised_on, id) > (?, ?)
                   ORDER BY raised_on, id LIMIT ?""",
                (ledger, self._sight, raised_until, *key, limit),
            )
        )

    def page_of_household(
        self, household_id: str, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Appeal]:
        """A household's appeals by (updated_at, id), newest first."""
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE household_id = ? AND is_deleted = 0 AND (updated_at, id) < (?, ?)
                       AND is_hidden_at_station = ?
                   ORDER BY updated_at DESC, id DESC LIMIT ?""",
                (household_id, *key, self._sight, limit),
            )
        )

    def raised_between(self, first: str, last: str, ledger: str = APPEALS) -> list[Appeal]:
        """All that were raised from one day to another, both included, by (raised_on, id)."""
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                       AND raised_on BETWEEN ? AND ?
                   ORDER BY raised_on, id""",
                (ledger, self._sight, first, last),
            )
        )

    def in_hand_since(self, day: str, ledger: str = APPEALS) -> list[Appeal]:
        """All that are not written off, and those raised since that day that are, the newest first."""
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                       AND (stage <> ? OR raised_on >= ?)
                   ORDER BY raised_on DESC, id DESC""",
                (ledger, self._sight, CLOSED_STAGE, day),
            )
        )

    def similar(
        self, household_id: str, raised_by: str, appeal_class: str, since: str, but: str = ""
    ) -> list[Appeal]:
        """What the same household, or someone of that name, raised of that class since that day, the
        newest first: a suggestion that it is raised again, for a person to confirm.
        """
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE appeal_class = ? AND raised_on >= ? AND is_deleted = 0
                       AND is_hidden_at_station = ? AND id <> ?
                       AND ((household_id <> '' AND household_id = ?)
                            OR (raised_by <> '' AND raised_by = ?))
                   ORDER BY raised_on DESC, id DESC LIMIT ?""",
                (
                    appeal_class, since, self._sight, but, household_id, raised_by,
                    MOST_SUGGESTIONS,
                ),
            )
        )  # fmt: skip

    def steps(self, appeal_id: str) -> list[AppealStep]:
        """All steps of an appeal, ordered by clock; `in_causal_order` is the caller's. None of one
        that may not be seen.
        """
        return self._steps.records(
            self._db.conn.execute(
                """SELECT * FROM appeal_steps WHERE entity_id = ?
                       AND NOT EXISTS (
                           SELECT 1 FROM appeals
                           WHERE id = appeal_steps.entity_id AND is_hidden_at_station <> ?
                       )
                   ORDER BY hlc, id""",
                (appeal_id, self._sight),
            )
        )

    def steps_naming(self, other_id: str) -> list[AppealStep]:
        """The steps of other appeals that name this record, for links seen from its side."""
        return self._steps.records(
            self._db.conn.execute(
                """SELECT appeal_steps.* FROM appeal_steps
                   JOIN appeals ON appeals.id = appeal_steps.entity_id
                   WHERE other_id = ? AND other_id <> '' AND appeals.is_hidden_at_station = ?
                   ORDER BY hlc, appeal_steps.id""",
                (other_id, self._sight),
            )
        )

    def counts_by_stage(self, ledger: str = APPEALS) -> dict[str, int]:
        """How many appeals stand at each stage; stages without any are missing."""
        return dict(
            self._db.conn.execute(
                """SELECT stage, count(*) FROM appeals
                   WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                   GROUP BY stage ORDER BY stage""",
                (ledger, self._sight),
            ).fetchall()
        )

    def due_count(self, until: str, ledger: str = APPEALS) -> int:
        """How many that are not concluded are due until that day."""
        found = self._db.conn.execute(
            """SELECT count(*) FROM appeals
               WHERE ledger = ? AND is_hidden_at_station = ? AND status IN (?, ?)
                   AND is_deleted = 0 AND due_on <> '' AND due_on <= ?""",
            (ledger, self._sight, *STATUSES[:-1], until),
        ).fetchone()
        return int(found[0])

    def pending_count(self, raised_until: str, ledger: str = APPEALS) -> int:
        """How many that are not concluded were raised until that day."""
        found = self._db.conn.execute(
            """SELECT count(*) FROM appeals
               WHERE ledger = ? AND is_hidden_at_station = ? AND is_deleted = 0
                   AND status <> 'concluded' AND raised_on <= ?""",
            (ledger, self._sight, raised_until),
        ).fetchone()
        return int(found[0])

    def open_count(self) -> int:
        """How many of all ledgers are not written off."""
        found = self._db.conn.execute(
            """SELECT count(*) FROM appeals
               WHERE ledger IN ('appeals', 'criticism') AND is_hidden_at_station = ?
                   AND is_deleted = 0 AND stage <> ?""",
            (self._sight, CLOSED_STAGE),
        ).fetchone()
        return int(found[0])

    def _keys_of_stage(
        self, ledger: str, stage: str, key: PageKey, limit: int
    ) -> list[tuple[str, str]]:
        return self._db.conn.execute(
            """SELECT list_rank, id FROM appeals
               WHERE ledger = ? AND is_hidden_at_station = ? AND stage = ? AND is_deleted = 0
                   AND (list_rank, id) < (?, ?)
               ORDER BY list_rank DESC, id DESC LIMIT ?""",
            (ledger, self._sight, stage, *key, limit),
        ).fetchall()
