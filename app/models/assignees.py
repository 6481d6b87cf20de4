"""Who gets an appeal by default: area × class × difficulty (胶州: 责任归属和难易程度)."""

import hashlib
from collections.abc import Sequence

from app.models.place_records import AssigneeRule
from app.models.records import Grid


def rule_id(grid_id: str, appeal_class: str, difficulty: str) -> str:
    """There is one rule for each area, class and difficulty: its id follows from them."""
    parts = ("lianxin", "assignee_rule", grid_id, appeal_class, difficulty)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def areas_of(grids: Sequence[Grid], grid_id: str) -> list[str]:
    """A grid, those above it from the nearest on, and last the whole village (empty)."""
    known = {grid.id: grid.parent_id for grid in grids}
    areas: list[str] = []
    while grid_id and grid_id not in areas:
        areas.append(grid_id)
        grid_id = known.get(grid_id, "")
    return [*areas, ""]


def rule_for(
    rules: Sequence[AssigneeRule], areas: Sequence[str], appeal_class: str, difficulty: str
) -> AssigneeRule | None:
    """The rule that fits best: the nearest area first, then the class, then the difficulty named."""
    fitting = [
        rule
        for rule in rules
        if rule.grid_id in areas
        and rule.appeal_class in ("", appeal_class)
        and rule.difficulty in ("", difficulty)
        and rule.assignee_id
    ]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda rule: (
            areas.index(rule.grid_id),
            not rule.appeal_class,
            not rule.difficulty,
            rule.id,
        ),
    )
