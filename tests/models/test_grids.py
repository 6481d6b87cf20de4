"""Grids in a tree, whatever two PCs have made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.grids import check_parent, grid_tree, with_descendants
from app.models.records import Grid

TREE = (
    Grid(id="c", name="东管区", kind="community"),
    Grid(id="g10", name="十组", parent_id="c"),
    Grid(id="g2", name="二组", parent_id="c"),
    Grid(id="s", name="海上网格", kind="sea", parent_id="gone"),
    Grid(id="b", name="1号楼", kind="building", parent_id="g2"),
)


def test_each_grid_stands_after_its_parent_in_natural_order():
    assert [(grid.id, depth) for grid, depth in grid_tree(TREE)] == [
        ("c", 0),
        ("g2", 1),
        ("b", 2),
        ("g10", 1),
        ("s", 0),
    ]


def test_a_grid_counts_with_all_below_it():
    assert with_descendants(TREE, "c") == ["c", "g2", "b", "g10"]
    assert with_descendants(TREE, "s") == ["s"]
    assert with_descendants(TREE, "unknown") == ["unknown"]


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_whatever_hangs_below_what_every_grid_is_there_once(parents):
    grids = [Grid(id=f"g{n}", name="网格", parent_id=f"g{p}") for n, p in enumerate(parents)]

    assert sorted(grid.id for grid, _ in grid_tree(grids)) == [grid.id for grid in grids]


@pytest.mark.parametrize(
    ("grid_id", "parent_id", "problem"),
    [("c", "b", "grid_under_itself"), ("s", "x", "grid_unknown"), ("c", "c", "grid_under_itself")],
)
def test_a_grid_cannot_hang_below_itself(grid_id, parent_id, problem):
    with pytest.raises(OperationRefused, match=problem):
        check_parent(TREE, grid_id, parent_id)
