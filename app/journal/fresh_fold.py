"""The proof that rows are what their entries say: fold everything afresh and compare."""

from collections.abc import Iterable, Mapping

import msgspec

from app.journal.chain import chain_start
from app.journal.fold import Fold
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.storage import FeedState, JournalStorage
from app.models.records import Record

ENTRIES_AT_ONCE = 1024


def fold_afresh(storage: JournalStorage, states: Iterable[FeedState]) -> MemoryRows:
    """The rows that the entries of these feeds fold into, made anew in memory."""
    copy = copied_feeds(storage, states)
    rows = MemoryRows()
    Fold(copy, rows).fold_pending()
    return rows


def copied_feeds(storage: JournalStorage, states: Iterable[FeedState]) -> MemoryJournalStorage:
    """Feeds and their branches in memory, as if nothing of them had been folded yet."""
    copy = MemoryJournalStorage(storage.crypto)
    for state in states:
        start = chain_start(storage.crypto.of(state.descriptor.suite), state.feed)
        unfolded = msgspec.structs.replace(state, folded=0, closed=0, closed_chain=start)
        copy.add_feed(unfolded)
        for first in range(1, state.have + 1, ENTRIES_AT_ONCE):
            last = min(first + ENTRIES_AT_ONCE - 1, state.have)
            entries = list(storage.entries(state.feed, first, last))
            if entries:
                copy.append(unfolded, entries)
        for parked in storage.parked(state.feed):
            copy.park(parked)
    return copy


def differing_ids(kept: Iterable[Record], fresh: Mapping[tuple[str, str], Record]) -> list[str]:
    """Ids of rows that are missing, left over or different."""
    found = {(record.village_code, record.id): record for record in kept}
    return sorted(key[1] for key in found.keys() | fresh.keys() if found.get(key) != fresh.get(key))
