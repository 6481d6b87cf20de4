"""The station checks itself: chains whole, rows what their entries say, files in step (自检)."""

from collections.abc import Mapping

import msgspec

from app.acts.workplace import Workplace
from app.journal.journal import Journal
from app.journal.slices import FreshSlices, differing_rows
from app.journal.storage import FeedState
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
    attachments: int = 0  # contents that entries name
    attachments_to_fetch: int = 0  # of these not here yet: another PC or an earlier disk had them
    lost_attachments: tuple[str, ...] = ()  # ids of those that this PC had and has no longer
    damaged_attachments: tuple[str, ...] = ()
    awaited: int = 0  # entries of a snapshot that are not here yet; the rows cannot be compared

    @property
    def is_sound(self) -> bool:
        """Whether journal, rows and files agree."""
        is_whole = not (self.broken_feeds or self.differing_rows or self.not_folded)
        has_files = not (self.lost_attachments or self.damaged_attachments)
        return is_whole and has_files and not self.damaged_pages and self.is_mark_in_step


def check_station(workplace: Workplace, *, is_mark_in_step: bool) -> CheckReport:
    """Verify everything in one unchanging view; writes nothing."""
    store = workplace.store
    with store.reading():
        states = store.journal_storage.feeds()
        awaited = sum(max(state.folded - state.have, 0) for state in states)
        broken, rows, differing = _proved_rows(
            store, workplace.journal, states, is_comparable=not awaited
        )
        files = _check_attachments(workplace)
        return CheckReport(
            feeds=len(states),
            entries=sum(state.have for state in states),
            rows=rows,
            broken_feeds=broken,
            differing_rows=differing,
            not_folded=sum(max(state.have - state.folded, 0) for state in states),
            quarantined=len(store.rows.quarantined()),
            conflicts=len(kept_conflicts(store)),
            damaged_pages=store.damaged_pages(),
            is_mark_in_step=is_mark_in_step,
            parked=len(store.journal_storage.parked()),
            attachments=len(files.named),
            attachments_to_fetch=files.to_fetch,
            lost_attachments=files.lost,
            damaged_attachments=files.damaged,
            awaited=awaited,
        )


def is_copy_sound(store: Store, journal: Journal) -> bool:
    """Whether a backup that was opened would work: chains whole, rows as the entries make them."""
    with store.reading():
        states = store.journal_storage.feeds()
        is_comparable = not any(state.folded > state.have for state in states)
        broken, _, differing = _proved_rows(store, journal, states, is_comparable=is_comparable)
        return not (broken or differing)


def _proved_rows(
    store: Store, journal: Journal, states: list[FeedState], *, is_comparable: bool
) -> tuple[tuple[str, ...], int, int]:
    """Which feeds are broken, how many rows there are, and how many the entries do not bear out."""
    if is_comparable:
        try:
            return (), *_compared_rows(store, states, journal)
        except OperationRefused:
            pass  # a feed is broken: now each by itself
    broken = tuple(state.feed.hex() for state in states if not _is_whole(journal, state))
    whole = [state for state in states if state.feed.hex() not in broken]
    if not is_comparable:
        return broken, _count_of_rows(store), 0
    return broken, *_compared_rows(store, whole, journal)


def _is_whole(journal: Journal, state: FeedState) -> bool:
    try:
        journal.verify_feed(state.feed)
    except OperationRefused:
        return False
    return True


def _count_of_rows(store: Store) -> int:
    return sum(store.rows.count_of(record_type) for record_type in TABLES)


def _compared_rows(store: Store, states: list[FeedState], journal: Journal) -> tuple[int, int]:
    """How many rows there are, and how many rows and conflicts the entries do not bear out. Chains and
    seals are verified as the entries are read.
    """
    count = _count_of_rows(store)
    fresh = FreshSlices(store.journal_storage, states, read=journal.verified_entries)
    differing = differing_rows(fresh, count, store.rows.compare)
    conflicts = kept_conflicts(store).items() ^ fresh_conflicts(fresh.conflicts).items()
    return count, differing + len(conflicts)


class _Files(msgspec.Struct, frozen=True):
    named: dict[bytes, str]
    to_fetch: int
    lost: tuple[str, ...]
    damaged: tuple[str, ...]


def _check_attachments(workplace: Workplace) -> _Files:
    """What this PC's present feed has attached must be here; what others have may still be on its way."""
    attachments = workplace.store.attachments
    named = {each: event_id for each, (_, event_id) in attachments.named().items()}
    own = attachments.named_by(workplace.own.feed)
    missing = workplace.blobs.missing(named)
    lost = tuple(own[each] for each in missing if each in own)
    damaged = tuple(own.get(each, named[each]) for each in workplace.blobs.damaged(named))
    return _Files(named, len(missing) - len(lost), lost, damaged)


def kept_conflicts(store: Store) -> dict[tuple[str, str], tuple[str, ...]]:
    """Which fields of which entity are kept as being in conflict."""
    fields: dict[tuple[str, str], list[str]] = {}
    for conflict in store.registers.conflicts(limit=ALL_ENTITIES):
        fields.setdefault((conflict.village_code, conflict.entity_id), []).append(conflict.field)
    return {entity: tuple(names) for entity, names in fields.items()}


def fresh_conflicts(
    conflicts: Mapping[tuple[str, str], tuple[str, list[str]]],
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The same, of rows that were made anew."""
    return {entity: tuple(fields) for entity, (_, fields) in conflicts.items()}
