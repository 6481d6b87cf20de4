"""The station checks itself: chains whole, rows what their entries say, files in step (自检)."""

import msgspec

from app.acts.workplace import Workplace
from app.journal.memory import MemoryRows
from app.journal.proof import differing_ids, fold_afresh
from app.models.errors import OperationRefused
from app.models.kinds import TABLES
from app.store.store import Store

ALL_ENTITIES = 2**31


class CheckReport(msgspec.Struct, frozen=True):
    """What was looked at and what was found wrong.

    `differing_rows` counts rows and conflicts that the entries of whole feeds do not bear out.
    """

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
    parked: int = 0  # segments of other branches, kept for a person

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
        whole = [state for state in states if state.feed.hex() not in broken]
        fresh = fold_afresh(store.journal_storage, whole)
        rows, differing = 0, len(kept_conflicts(store).items() ^ fresh_conflicts(fresh).items())
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
            parked=len(store.journal_storage.parked()),
        )


def kept_conflicts(store: Store) -> dict[tuple[str, str], tuple[str, ...]]:
    """Which fields of which entity are kept as being in conflict."""
    fields: dict[tuple[str, str], list[str]] = {}
    for conflict in store.registers.conflicts(limit=ALL_ENTITIES):
        fields.setdefault((conflict.village_code, conflict.entity_id), []).append(conflict.field)
    return {entity: tuple(names) for entity, names in fields.items()}


def fresh_conflicts(fresh: MemoryRows) -> dict[tuple[str, str], tuple[str, ...]]:
    """The same, of rows that were made anew."""
    return {entity: tuple(fields) for entity, (_, fields) in fresh.conflicts.items()}
