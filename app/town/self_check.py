"""The township checks itself: every chain whole, and every row what its entries say."""

from collections.abc import Iterable, Sequence

import msgspec

from app.journal.slices import FreshSlices, by_reading, differing_rows
from app.journal.storage import FeedState
from app.models.errors import OperationRefused
from app.models.records import Record
from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.ledger.figure_keeper import FigureKeeper
from app.town.surroundings import Surroundings


class CheckFigures(msgspec.Struct, frozen=True):
    """What was looked at, and what was found wrong. All is well when `is_sound`."""

    villages: int
    feeds: int
    entries: int
    rows: int
    broken_feeds: tuple[str, ...]
    differing_rows: int
    not_folded: int
    quarantined: int
    conflicts: int
    parked: int = 0  # segments of other branches, kept for a person
    differing_counts: int = 0  # of the dashboard, kept as records change

    @property
    def is_sound(self) -> bool:
        """Whether chains hold, rows are what their entries say and the dashboard's counts what the rows
        say, and nothing waits to be folded.
        """
        wrong = self.differing_rows or self.differing_counts
        return not (self.broken_feeds or wrong or self.not_folded)


def total_of(found: Sequence[CheckFigures]) -> CheckFigures:
    """The figures of several towns together."""
    names = CheckFigures.__struct_fields__
    columns = {name: [getattr(each, name) for each in found] for name in names}
    broken = tuple(feed for feeds in columns.pop("broken_feeds") for feed in feeds)
    sums = {name: sum(values) for name, values in columns.items()}
    return CheckFigures(broken_feeds=broken, **sums)


class SelfCheck:
    """Reads the whole ledger in one consistent view, a slice of one village at a time."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._surroundings = surroundings

    def run(self) -> CheckFigures:
        """Verify everything; changes nothing."""
        with self._ledger.read() as connection:
            town = Books(connection, self._ledger, self._surroundings)
            states = town.storage.feeds()
            broken = [s.feed.hex() for s in states if not self._is_whole(town, s)]
            villages = sorted({state.descriptor.village_code for state in states})
            counts = [self._compare(town, village, states) for village in villages]
            return CheckFigures(
                villages=len(villages),
                feeds=len(states),
                entries=sum(state.have for state in states),
                rows=sum(rows for rows, _, _ in counts),
                broken_feeds=tuple(broken),
                differing_rows=sum(differing for _, differing, _ in counts),
                not_folded=sum(state.have - state.folded for state in states),
                quarantined=len(town.rows.quarantined()),
                conflicts=sum(conflicts for _, _, conflicts in counts),
                parked=len(town.storage.parked()),
                differing_counts=FigureKeeper(
                    connection, self._ledger.town_code, self._ledger.statements
                ).differing(),
            )

    def _is_whole(self, town: Books, state: FeedState) -> bool:
        try:
            town.journal.verify_feed(state.feed)
        except OperationRefused:
            return False
        return True

    def _compare(
        self, town: Books, village_code: str, states: Iterable[FeedState]
    ) -> tuple[int, int, int]:
        """Rows, differing rows and conflicts of one village."""
        mine = [s for s in states if s.descriptor.village_code == village_code]
        fresh, rows = FreshSlices(town.storage, mine), town.rows.count_of(village_code)
        differing = differing_rows(fresh, rows, by_reading(town.rows.among))
        conflicts = {entity: found for (_, entity), found in fresh.conflicts.items()}
        differing += conflicts != town.rows.conflicts(village_code)
        return rows, differing, len(conflicts)


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Records by their id."""
    return {record.id: record for record in records}
