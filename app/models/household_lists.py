"""Lists of households: what may be chosen, and what a line says."""

import msgspec

from app.models.records import Household

CLOSED = "closed"


class HouseholdChoice(msgspec.Struct, frozen=True):
    """What the list is narrowed to. Everything that is empty or false narrows nothing.

    `grid_id` counts with all grids below it; `group` and `residence` are those of one of the
    household's people. `is_closed`: those that left or were dissolved, in place of the active.
    `is_irregular`: those whose head is no longer among them, standing ones with nobody in them, and
    closed ones with people, as two PCs may leave them. `is_unplaced`: those in no grid, or in the
    one of those for whom a roster named none, where there are others; and those that came from
    another village and have no address yet.
    """

    grid_id: str = ""
    group: str = ""
    residence: str = ""
    is_doubtful: bool = False
    is_without_cadre: bool = False
    is_closed: bool = False
    is_irregular: bool = False
    is_unplaced: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is narrowed."""
        return self == HouseholdChoice()


class HouseholdCounts(msgspec.Struct, frozen=True):
    """A household with how many live in it, and how many of them have something to be verified."""

    household: Household
    people: int
    doubtful: int
