"""What staff do about the basic ledger (基本台账): fill it, and keep it for a year (年末留存)."""

from collections.abc import Mapping

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.basic_ledger import (
    FieldKey,
    KeptLine,
    cell_id,
    fields_of,
    first_kept,
    kept_lines,
    lines_of,
    read_value,
    snapshot_id,
    summed,
    values_of,
    written,
)
from app.models.errors import OperationRefused
from app.models.rules.ledgers import LedgerRules

VILLAGE = ""
"""The grid of what is said of the whole village."""


class BasicLedgerActs:
    """The acts on the basic ledger."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def fill(self, actor: Actor, grid_id: str, typed: Mapping[FieldKey, str]) -> int:
        """Write what was typed for some fields; returns how many were changed.

        Raises OperationRefused `grid_unknown`, `ledger_field_unknown`, and what `read_value` raises;
        then nothing is written.
        """
        self._check_grid(grid_id)
        known = {(block, each.name): each for block, each in fields_of(self._rules)}
        wished = {}
        for key, words in typed.items():
            if key not in known:
                raise OperationRefused("ledger_field_unknown", field=key[1])
            wished[key] = read_value(known[key], words)
        with self._workplace.pen.act(actor, "fill_ledger") as act:
            cells = {(cell.block, cell.field): cell for cell in self._store.place.cells(grid_id)}
            changed = 0
            for (block, field), value in wished.items():
                cell = cells.get((block, field))
                if (cell.value if cell else "") == value:
                    continue
                changed += 1
                if cell:
                    act.change("ledger_cell", cell.id, {"value": value})
                    continue
                fields = {"grid_id": grid_id, "block": block, "field": field, "value": value}
                act.create("ledger_cell", fields, cell_id(grid_id, block, field))
        return changed

    def keep_year(self, actor: Actor, year: int) -> int:
        """Keep the ledger of the village and of every grid that has one, as it stands, for that year;
        returns how many were kept. What is kept is never changed.

        Raises OperationRefused `ledger_has_no_fields`, `ledger_year_unlikely`, `ledger_empty`,
        `ledger_year_kept`.
        """
        today = self._workplace.today()
        if not self._rules.basic_blocks:
            raise OperationRefused("ledger_has_no_fields")
        if year not in (today.year, today.year - 1):
            raise OperationRefused("ledger_year_unlikely", year=today.year)
        with self._workplace.pen.act(actor, "keep_ledger_year") as act:
            if self._store.place.snapshots(year):
                raise OperationRefused("ledger_year_kept", year=year)
            kept = 0
            for grid_id, name in self.subjects():
                values = self.values(grid_id)
                if not values:
                    continue
                kept += 1
                fields = {
                    "year": year,
                    "grid_id": grid_id,
                    "grid_name": name,
                    "kept_on": today.isoformat(),
                    "lines": written(kept_lines(self._rules, values)),
                }
                act.event("ledger_snapshot", fields, snapshot_id(year, grid_id))
            if not kept:
                raise OperationRefused("ledger_empty")
        return kept

    def subjects(self) -> list[tuple[str, str]]:
        """The village, with an empty name, and its grids that are not closed: ids and names."""
        grids = (grid for grid in self._store.stations.grids() if not grid.closed_on)
        return [(VILLAGE, ""), *((grid.id, grid.name) for grid in grids)]

    def values(self, grid_id: str) -> dict[FieldKey, str]:
        """What is filled in for a grid or, without one, for the village."""
        return values_of(self._store.place.cells(grid_id))

    def lines(self, grid_id: str, year: int = 0) -> list[KeptLine]:
        """The ledger as it stands now or, with a year, as it was kept then; empty if it was not."""
        if not year:
            return kept_lines(self._rules, self.values(grid_id))
        kept = first_kept(self._store.place.snapshots(year)).get((year, grid_id))
        return lines_of(kept) if kept else []

    def sums(self) -> dict[FieldKey, str]:
        """What the numbers of all grids make together."""
        grids = (self.values(grid_id) for grid_id, _ in self.subjects() if grid_id)
        return summed(self._rules, grids)

    @property
    def _rules(self) -> LedgerRules:
        return self._workplace.profile.ledgers

    def _check_grid(self, grid_id: str) -> None:
        if grid_id and self._store.stations.grid(grid_id) is None:
            raise OperationRefused("grid_unknown")
