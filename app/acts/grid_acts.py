"""What staff do with grids of any kind: add, rename, hang under another, close, open again."""

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.grids import GRID_KINDS, check_parent, with_descendants
from app.models.records import Grid


class GridActs:
    """The acts on the tree of grids."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def add(self, actor: Actor, grid: Grid) -> str:
        """Keep a grid; returns its id. Raises what `change` raises."""
        self._check(grid.name, grid.kind, grid.parent_id, "")
        fields = {"name": grid.name.strip(), "kind": grid.kind, "parent_id": grid.parent_id}
        with self._workplace.pen.act(actor, "edit_register") as act:
            return act.create("grid", fields)

    def change(self, actor: Actor, grid_id: str, name: str, kind: str, parent_id: str) -> None:
        """Rename it, say what kind it is, or hang it under another grid; none means the top.

        Raises OperationRefused `grid_unknown`, `grid_name_missing`, `grid_name_taken`,
        `grid_kind_unknown`, `grid_under_itself`, `grid_closed`.
        """
        known = self._grid(grid_id)
        parent = parent_id if parent_id != known.parent_id else ""  # an old place needs no check
        self._check(name, kind, parent, grid_id)
        wanted = {"name": name.strip(), "kind": kind, "parent_id": parent_id}
        changed = {f: value for f, value in wanted.items() if getattr(known, f) != value}
        with self._workplace.pen.act(actor, "edit_register") as act:
            if changed:
                act.change("grid", grid_id, changed)

    def close(self, actor: Actor, grid_id: str) -> None:
        """Nobody moves in any more. Raises OperationRefused `grid_unknown`, `grid_not_empty`."""
        grid = self._grid(grid_id)
        grids = self._store.stations.grids()
        below = [each for each in with_descendants(grids, grid_id) if each != grid_id]
        is_used = bool(self._store.households.active.ids([grid_id]))
        if is_used or any(each.id in below and not each.closed_on for each in grids):
            raise OperationRefused("grid_not_empty", name=grid.name)
        self._set_closed(actor, grid, self._workplace.today().isoformat())

    def open_again(self, actor: Actor, grid_id: str) -> None:
        """Raises OperationRefused `grid_unknown`."""
        self._set_closed(actor, self._grid(grid_id), "")

    def _set_closed(self, actor: Actor, grid: Grid, closed_on: str) -> None:
        with self._workplace.pen.act(actor, "edit_register") as act:
            if bool(grid.closed_on) != bool(closed_on):
                act.change("grid", grid.id, {"closed_on": closed_on})

    def _grid(self, grid_id: str) -> Grid:
        grid = self._store.stations.grid(grid_id)
        if grid is None or grid.is_deleted:
            raise OperationRefused("grid_unknown")
        return grid

    def _check(self, name: str, kind: str, parent_id: str, grid_id: str) -> None:
        if not name.strip():
            raise OperationRefused("grid_name_missing")
        known = self._store.stations.grid(grid_id) if grid_id else None
        is_kept = known is not None and known.kind == kind
        own = self._workplace.profile.cadres.grid_kinds
        if kind not in GRID_KINDS and kind not in own and not is_kept:
            raise OperationRefused("grid_kind_unknown")
        grids = self._store.stations.grids()
        if any(each.name == name.strip() and each.id != grid_id for each in grids):
            raise OperationRefused("grid_name_taken", name=name.strip())
        check_parent(grids, grid_id, parent_id)
