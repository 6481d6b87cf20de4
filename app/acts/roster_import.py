"""Keeping a planned roster: the import itself, household by household, in one act."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.roster_plan import PlannedHousehold, RosterPlan
from app.models.roster import RosterPreview

Progress = Callable[[int, int], None]
"""Told after each household: how many are done, of how many."""


class ImportAct(Protocol):
    """What an import writes with: an act, or what only tries it."""

    def coming_ids(self, count: int) -> list[str]: ...

    def event(self, kind: str, fields: dict[str, Any], entity: str = "") -> str: ...

    def create(self, kind: str, fields: dict[str, Any], entity: str = "") -> str: ...

    def change(self, kind: str, entity: str, fields: dict[str, Any]) -> None: ...


class ImportReport(msgspec.Struct, frozen=True):
    """What an import did. `import_id` names it for undoing; empty when nothing was written."""

    households_new: int
    people_new: int
    people_changed: int
    unchanged: int
    doubtful: int
    import_id: str = ""


def report_of(plan: RosterPlan, import_id: str = "") -> ImportReport:
    """A plan in figures."""
    outcomes = plan.outcomes
    return ImportReport(
        households_new=plan.households_new,
        people_new=outcomes["new"],
        people_changed=outcomes["changed"],
        unchanged=outcomes["unchanged"],
        doubtful=plan.doubtful_rows,
        import_id=import_id,
    )


def together(reports: Sequence[ImportReport]) -> ImportReport:
    """What several sheets of one import did."""
    return ImportReport(
        households_new=sum(report.households_new for report in reports),
        people_new=sum(report.people_new for report in reports),
        people_changed=sum(report.people_changed for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        doubtful=sum(report.doubtful for report in reports),
        import_id=next((report.import_id for report in reports if report.import_id), ""),
    )


class RosterWriting:
    """Writes a plan. A plan that changes nothing writes nothing, not even that it was run.

    `import_id` is that of an earlier sheet of the same import.
    """

    def __init__(
        self, act: ImportAct, plan: RosterPlan, grids: dict[str, str], import_id: str = ""
    ) -> None:
        self._act = act
        self._plan = plan
        self._grids = dict(grids)
        self._import_id = import_id

    def write(self, preview: RosterPreview, at: str, progress: Progress | None) -> ImportReport:
        """Write what is new and changed; returns what that was."""
        changed = [h for h in self._plan.households if self._is_changed(h)]
        import_id = self._note_import(preview, at) if changed else ""
        writing = {id(household) for household in changed}
        for done, household in enumerate(self._plan.households, start=1):
            if id(household) in writing:
                self._write_household(household)
            if progress:
                progress(done, len(self._plan.households))
        return report_of(self._plan, import_id)

    def _note_import(self, preview: RosterPreview, at: str) -> str:
        figures = msgspec.structs.asdict(report_of(self._plan))
        figures.pop("import_id")
        (import_id,) = [self._import_id] if self._import_id else self._act.coming_ids(1)
        self._act.event(
            "roster_import",
            {
                "action": "import",
                "at": at,
                "file_name": preview.file_name,
                "sheet": preview.sheet,
                "rows": len(preview.rows),
                "refused": len({doubt.row for doubt in self._plan.refused}),
                **figures,
            },
            self._import_id,
        )
        return import_id

    def _is_changed(self, household: PlannedHousehold) -> bool:
        known = household.known
        if known is None or any(person.outcome != "unchanged" for person in household.people):
            return True
        head = self._known_head(household)
        is_same_head = (known.head_person_id, known.head_name) == (head, household.head_name)
        return not is_same_head or not self._stays(household) or _is_readdressed(household)

    def _stays(self, household: PlannedHousehold) -> bool:
        grid = self._grids.get(household.group)
        return not household.group or (
            household.known is not None and household.known.grid_id == grid
        )

    def _known_head(self, household: PlannedHousehold) -> str:
        if household.head_place is None:
            return household.head_person_id
        known = household.people[household.head_place].known
        return known.id if known else ""

    def _write_household(self, household: PlannedHousehold) -> None:
        grid_id = "" if self._stays(household) else self._grid(household.group)
        ids, household_id = self._coming_ids(household)
        head = ids[household.head_place] if household.head_place is not None else ""
        fields: dict[str, Any] = {
            "head_person_id": head or household.head_person_id,
            "head_name": household.head_name,
        }
        if household.address:
            fields["address"] = household.address
        if household.known is None:
            fields = {"number": household.number, "grid_id": grid_id, **fields}
            self._act.create("household", fields)
        else:
            fields |= {"grid_id": grid_id} if grid_id else {}
            known = household.known
            changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
            if changed:
                self._act.change("household", known.id, changed)
        for person in household.people:
            if person.known is None:
                self._act.create("person", {"household_id": household_id, **person.fields})
            elif person.fields:
                moved = {"household_id": household_id} if "household_id" in person.fields else {}
                self._act.change("person", person.known.id, person.fields | moved)

    def _coming_ids(self, household: PlannedHousehold) -> tuple[list[str], str]:
        """The ids of its people, in order, and its own. The household is written first, if at all,
        and names its head, who may be written only after it.
        """
        coming, ids = self._act.coming_ids(len(household.people) + 1), list[str]()
        ahead = 1 if household.known is None or self._changes_itself(household) else 0
        for person in household.people:
            ids.append(person.known.id if person.known else coming[ahead])
            ahead += person.outcome != "unchanged"
        return ids, household.known.id if household.known else coming[0]

    def _changes_itself(self, household: PlannedHousehold) -> bool:
        known, place = household.known, household.head_place
        is_new_head = place is not None and household.people[place].known is None
        head = (self._known_head(household), household.head_name)
        is_same_head = known is not None and (known.head_person_id, known.head_name) == head
        is_same = is_same_head and not is_new_head and not _is_readdressed(household)
        return not (is_same and self._stays(household))

    def _grid(self, group: str) -> str:
        if group not in self._grids:
            fields = {"name": group, "kind": "village_group"}
            self._grids[group] = self._act.create("grid", fields)
        return self._grids[group]


def _is_readdressed(household: PlannedHousehold) -> bool:
    known = household.known
    return bool(known and household.address and household.address != known.address)
