"""Under which household a merged one (并户) is shown, and which households are looked after now."""

from collections.abc import Iterable

from app.models.records import Household


def shown_under(household: Household) -> str:
    """The household into which it was merged; empty when it is shown itself. A merge always keeps
    the smaller id, so that two merges of the same two make no circle.
    """
    return household.merged_into if household.merged_into < household.id else ""


def is_active(household: Household) -> bool:
    """Whether it is one that has to be visited (应访户)."""
    return not (household.is_deleted or household.standing or shown_under(household))


def household_roots(households: Iterable[Household]) -> dict[str, str]:
    """Of each household that was merged: the one under which it is shown in the end."""
    above = {each.id: shown_under(each) for each in households}
    roots = {}
    for household_id in above:
        root = household_id
        while above.get(root):
            root = above[root]
        if root != household_id:
            roots[household_id] = root
    return roots
