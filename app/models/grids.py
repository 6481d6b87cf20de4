"""Grids of any kind (网格) in a tree, with the optional community tier."""

from collections.abc import Iterable, Mapping, Sequence

from app.models.errors import OperationRefused
from app.models.natural_order import natural_key
from app.models.records import Grid

COMMUNITY, VILLAGE_GROUP = "community", "village_group"
GRID_KINDS = (
    COMMUNITY, VILLAGE_GROUP, "lane", "building", "land", "sea", "school", "enterprise", "hospital",
    "other",
)  # fmt: skip
"""农村社区/管区, 村民小组, 胡同, 楼栋, 陆上网格, 海上网格 (联船), 学校, 企业, 医院, 其他."""


def kinds_of(place_kinds: Sequence[str], words: Mapping[str, str]) -> Mapping[str, str]:
    """What a grid may be, by its code: first what the place calls its grids, then the other kinds of
    `words`. A name of the place that is no kind of the program (村庄胡同 is a 胡同) is its own code.
    """
    own = {
        next((code for code, word in words.items() if name.endswith(word)), name): name
        for name in place_kinds
    }
    return own | {code: name for code, name in words.items() if code not in own}


def grid_tree(grids: Iterable[Grid]) -> list[tuple[Grid, int]]:
    """Every grid once with its depth, each after its parent, siblings in natural order.

    A grid whose parent is unknown, deleted or its own descendant stands at the top.
    """
    known = {grid.id: grid for grid in grids}
    children: dict[str, list[Grid]] = {}
    for grid in sorted(known.values(), key=lambda each: (natural_key(each.name), each.id)):
        children.setdefault(_real_parent(grid, known), []).append(grid)
    ordered: list[tuple[Grid, int]] = []

    def add(parent_id: str, depth: int) -> None:
        for grid in children.get(parent_id, ()):
            ordered.append((grid, depth))
            add(grid.id, depth + 1)

    add("", 0)
    return ordered


def with_descendants(grids: Sequence[Grid], grid_id: str) -> list[str]:
    """The ids of a grid and of all below it; the id alone when it is unknown."""
    found: list[str] = []
    top = -1
    for grid, depth in grid_tree(grids):
        if grid.id == grid_id:
            top = depth
        elif top >= 0 and depth <= top:
            break
        if top >= 0:
            found.append(grid.id)
    return found or [grid_id]


def check_parent(grids: Sequence[Grid], grid_id: str, parent_id: str) -> None:
    """Raises OperationRefused `grid_unknown`, `grid_closed`, `grid_under_itself`."""
    if not parent_id:
        return
    parent = next((grid for grid in grids if grid.id == parent_id), None)
    if parent is None:
        raise OperationRefused("grid_unknown")
    if parent.closed_on:
        raise OperationRefused("grid_closed", name=parent.name)
    if grid_id and parent_id in with_descendants(grids, grid_id):
        raise OperationRefused("grid_under_itself")


def _real_parent(grid: Grid, known: Mapping[str, Grid]) -> str:
    """Its parent, or nothing. Two PCs may each put one grid under the other: in such a circle the
    grid with the smallest id comes to the top.
    """
    circle, above = [grid.id], grid.parent_id
    while above in known and above not in circle:
        circle.append(above)
        above = known[above].parent_id
    if grid.parent_id not in known or (above == grid.id and grid.id == min(circle)):
        return ""
    return grid.parent_id
