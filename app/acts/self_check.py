"""The station checks itself: chains whole, rows what their entries say, files in step (自检)."""

import msgspec

from app.acts.workplace import Workplace
from app.journal.proof import differing_ids, fold_afresh
from app.models.errors import OperationRefused
from app.models.kinds import TABLES


class CheckReport(msgspec.Struct, frozen=True):
    """What was looked at and what was found wrong."""

    feeds: int
    entries: int
    rows: int
    broken_feeds: tuple[str, ...]
    differing_rows: int
    not_folded: int
    quarantined: int
    conflicts: int
    damaged_pages: int
    is_mark_in_step: bool

    @property
    def is_sound(self) -> bool:
        """Whether journal, rows and files agree."""
        is_whole = not (self.broken_feeds or self.differing_rows or self.not_folded)
        return is_whole and not self.damaged_pages and self.is_mark_in_step


def check_station(workplace: Workplace, *, is_mark_in_step: bool) -> CheckReport:
    """Verify everything in one unchanging view; writes nothing."""
    store = workplace.store
    with store.reading():
        states = store.journal_storage.feeds()
        broken = []
        for state in states:
            try:
                workplace.journal.verify_feed(state.feed)
            except OperationRefused:
                broken.append(state.feed.hex())
        fresh = fold_afresh(store.journal_storage, states)
        rows = differing = 0
        for record_type in TABLES:
            kept = store.rows.rows_of(record_type)
            rows += len(kept)
            differing += len(differing_ids(kept, fresh.rows.get(record_type, {})))
        return CheckReport(
            feeds=len(states),
            entries=sum(state.have for state in states),
            rows=rows,
            broken_feeds=tuple(broken),
            differing_rows=differing,
            not_folded=sum(state.have - state.folded for state in states),
            quarantined=len(store.rows.quarantined()),
            conflicts=len(fresh.conflicts),
            damaged_pages=store.damaged_pages(),
            is_mark_in_step=is_mark_in_step,
        )
