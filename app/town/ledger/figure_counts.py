"""What records add to the township's figures: counted from what stands in the ledger, or will."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from app.models import town_figures
from app.models.records import Appeal, Case, CaseStep, Event, Household, Record, Visit
from app.models.town_figures import Counts
from app.town.ledger.bulk import Pair

COUNTED_AS: Mapping[type[Record], type[Record]] = {
    Visit: Visit,
    Case: Case,
    CaseStep: Case,
    Appeal: Appeal,
    Household: Household,
}
"""Which record's counts change with a row of each type."""
EVENTS_OF: Mapping[type[Record], type[Event]] = {Visit: Visit, Case: CaseStep}
"""The events from which a record is counted; of a visit they are all that there is."""

WHOLE_TOWN = ""
AT_A_STEP = 128
FigureRows = dict[tuple[str, str, str], tuple[int, ...]]
"""By measure, span and village: the counts of the parts, each with all before it."""
Changed = dict[type[Record], set[Pair]]
"""Village and id of what changed, by record type; of visits, the ids of their entities."""
NewRows = Mapping[type[Record], Mapping[Pair, Record]]


class VillageCounts:
    """Counts by village, measure and day; and home visits by village, household and day."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()
        self.homes: Counter[tuple[str, str, str]] = Counter()

    def add(self, village_code: str, counts: Counts) -> None:
        """What one record adds."""
        for (measure, day), count in counts.items():
            self.counts[village_code, measure, day] += count

    def add_visits(self, village_code: str, visits: Collection[Visit]) -> None:
        """What one visit adds, of which all corrections are given."""
        counted = town_figures.counted_visit(visits)
        if counted is not None:
            measure, day, household_id = counted
            self.counts[village_code, measure, day] += 1
            self.counts[village_code, town_figures.ALL_CONTACTS, day] += 1
            if household_id:
                self.homes[village_code, household_id, day] += 1


def rows_of(counts: Counter[tuple[str, str, str]]) -> FigureRows:
    """Counts by village, measure and day as the rows that they add, of villages and of the whole town."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for (village_code, measure, day), count in counts.items():
        for span, part in town_figures.places_of(day) if count else ():
            for village in (village_code, WHOLE_TOWN):
                of_span = rows.setdefault((measure, span, village), [])
                if not of_span:
                    of_span += [0] * town_figures.DAYS
                of_span[part] += count
    return {key: tuple(accumulate(parts)) for key, parts in rows.items() if any(parts)}


class Standing:
    """Records that are counted: rows by village and id, events by village and entity."""

    def __init__(self) -> None:
        self.rows: dict[type[Record], dict[Pair, Any]] = {}
        self.events: dict[type[Event], dict[Pair, dict[str, Any]]] = {}

    def add_row(self, row: Record) -> None:
        """A row, in the place of an earlier one."""
        self.rows.setdefault(type(row), {})[row.village_code, row.id] = row

    def add_event(self, event: Event) -> None:
        """One more event of its entity."""
        of_type = self.events.setdefault(type(event), {})
        of_type.setdefault((event.village_code, event.entity_id), {})[event.id] = event

    def counts(self) -> VillageCounts:
        """What all of it adds."""
        counts = VillageCounts()
        for _ in self._counting(counts):
            pass
        return counts

    def counting(self, new_rows: NewRows, counts: VillageCounts) -> Iterator[None]:
        """What it adds once these are put, a little at each step."""
        for record_type in COUNTED_AS.keys() & new_rows.keys():
            rows: Iterable[Any] = new_rows[record_type].values()
            add = self.add_event if issubclass(record_type, Event) else self.add_row
            for number, row in enumerate(rows):
                add(row)
                if number % AT_A_STEP == 0:
                    yield
        yield from self._counting(counts)

    def _counting(self, counts: VillageCounts) -> Iterator[None]:
        for number, (key, visits) in enumerate(self.events.get(Visit, {}).items()):
            counts.add_visits(key[0], visits.values())
            if number % AT_A_STEP == 0:
                yield
        steps = self.events.get(CaseStep, {})
        for key, case in self.rows.get(Case, {}).items():
            of_case = steps.get(key, {}).values()
            counts.add(case.village_code, town_figures.case_counts(case, of_case))
        for appeal in self.rows.get(Appeal, {}).values():
            counts.add(appeal.village_code, town_figures.appeal_counts(appeal))
        for household in self.rows.get(Household, {}).values():
            counts.add(household.village_code, town_figures.household_counts(household))


def changed_by(new_rows: NewRows) -> Changed:
    """Whose counts change when these rows are put."""
    changed: Changed = {}
    for record_type in COUNTED_AS.keys() & new_rows.keys():
        rows: Iterable[Any] = new_rows[record_type].values()
        pairs = changed.setdefault(COUNTED_AS[record_type], set())
        if issubclass(record_type, Event):
            pairs.update((row.village_code, row.entity_id) for row in rows)
        else:
            pairs.update((row.village_code, row.id) for row in rows)
    return changed
