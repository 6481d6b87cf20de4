"""Appeals in the ledger, and their steps."""

from collections.abc import Iterable
from heapq import merge
from itertools import islice

import msgspec
from sqlite_utils import Database

from app.models.appeal_stages import STAGES
from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

CLOSED_STAGE = "written_off"


class AppealRepository:
    """Reads appeals; lists go from the newest change backwards."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._appeals = RecordTable(Appeal, "appeals")
        self._steps = RecordTable(AppealStep, "appeal_steps")

    def by_id(self, appeal_id: str) -> Appeal:
        """One appeal, also when deleted. Raises OperationRefused `appeal_unknown`."""
        found = self._appeals.record(
            self._db.conn.execute("SELECT * FROM appeals WHERE id = ?", (appeal_id,))
        )
        if found is None:
            raise OperationRefused("appeal_unknown")
        return found

    def by_number(self, number: str) -> Appeal | None:
        """The appeal of that number, also when deleted."""
        return self._appeals.record(
            self._db.conn.execute(
                "SELECT * FROM appeals WHERE number = ? ORDER BY is_deleted, id LIMIT 1", (number,)
            )
        )

    def page_after(
        self,
        key: PageKey = FIRST_DOWNWARDS,
        limit: int = PAGE_ROWS,
        *,
        stages: Iterable[str] = (),
    ) -> list[Appeal]:
        """By (updated_at, id), newest first; of some stages only when they are given."""
        wanted = [stage for stage in STAGES if stage in set(stages)]
        if not wanted:
            return self._appeals.records(
                self._db.conn.execute(
                    """SELECT * FROM appeals
                       WHERE is_deleted = 0 AND (updated_at, id) < (?, ?)
                       ORDER BY updated_at DESC, id DESC LIMIT ?""",
                    (*key, limit),
                )
            )
        pages = [self._keys_of_stage(stage, key, limit) for stage in wanted]
        ids = [row_id for _, row_id in islice(merge(*pages, reverse=True), limit)]
        found = self._appeals.records(
            self._db.conn.execute(
                "SELECT * FROM appeals WHERE id IN (SELECT value FROM json_each(?))",
                (msgspec.json.encode(ids).decode(),),
            )
        )
        appeals = {appeal.id: appeal for appeal in found}
        return [appeals[row_id] for row_id in ids]

    def page_of_household(
        self, household_id: str, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[Appeal]:
        """A household's appeals by (updated_at, id), newest first."""
        return self._appeals.records(
            self._db.conn.execute(
                """SELECT * FROM appeals
                   WHERE household_id = ? AND is_deleted = 0 AND (updated_at, id) < (?, ?)
                   ORDER BY updated_at DESC, id DESC LIMIT ?""",
                (household_id, *key, limit),
            )
        )

    def steps(self, appeal_id: str) -> list[AppealStep]:
        """All steps of an appeal, ordered by clock; `in_causal_order` is the caller's."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM appeal_steps WHERE entity_id = ? ORDER BY hlc, id", (appeal_id,)
            )
        )

    def counts_by_stage(self) -> dict[str, int]:
        """How many appeals stand at each stage; stages without any are missing."""
        return dict(
            self._db.conn.execute(
                """SELECT stage, count(*) FROM appeals WHERE is_deleted = 0
                   GROUP BY stage ORDER BY stage"""
            ).fetchall()
        )

    def open_count(self) -> int:
        """How many are not written off."""
        counts = self.counts_by_stage()
        return sum(counts.values()) - counts.get(CLOSED_STAGE, 0)

    def _keys_of_stage(self, stage: str, key: PageKey, limit: int) -> list[tuple[str, str]]:
        return self._db.conn.execute(
            """SELECT updated_at, id FROM appeals
               WHERE stage = ? AND is_deleted = 0 AND (updated_at, id) < (?, ?)
               ORDER BY updated_at DESC, id DESC LIMIT ?""",
            (stage, *key, limit),
        ).fetchall()
