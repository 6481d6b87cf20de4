"""Who looks after how many households, and how villages are parted into grids."""

import msgspec

from app.models.rules.bounds import Count, Word


class CadreRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[cadres]`. A number of 0 means that the place has no such rule.

    Above `Profile.households_per_cadre` the program warns softly. `households_per_grid_least` and
    `_most` are 舟山's 100 to 150; `team_members` and `team_households` 上海's team for a block;
    `members_per_leader` and `households_per_member` 饶阳's two steps of assignment.
    """

    households_per_grid_least: Count = 0
    households_per_grid_most: Count = 0
    team_members: Count = 0
    team_households: Count = 0
    members_per_leader: Count = 0
    households_per_member: Count = 0
    grid_kinds: tuple[Word, ...] = ("村民小组",)
    tiers: tuple[Word, ...] = ("县", "镇", "村", "网格")
    """The levels of the place's tree, the highest first; a community tier (农村社区、管区) is optional."""
    is_member_card_printed: bool = False
    is_phone_open_all_day: bool = False
    is_leading_case_agent: bool = False
    """Whether the service team of the grid is named as the agent of its cases (全程代办人)."""


def is_grid_size_unusual(rules: CadreRules, households: int) -> bool:
    """Whether a grid lies outside the usual size; never where the place names none."""
    least, most = rules.households_per_grid_least, rules.households_per_grid_most
    return bool(households) and (households < least or (bool(most) and households > most))


def team_wanted(rules: CadreRules, households: int) -> int:
    """How many cadres the team of a grid of so many households has (上海: some ten for two hundred);
    0 where there is no such rule.
    """
    return rules.team_members * groups_needed(households, rules.team_households)


def groups_needed(people: int, at_most: int) -> int:
    """Into how many groups of about `at_most` people are parted; 0 where there is no such rule."""
    return -(-people // at_most) if at_most else 0
