"""Teams: who serves a grid together, or belongs to a party group, and how large such a team should be."""

from collections.abc import Mapping
from datetime import date

import msgspec

from app.models.appointment_records import Team
from app.models.rules.cadres import CadreRules, team_wanted

GRID_TEAM, PARTY_GROUP = "grid_team", "party_group"
TEAM_KINDS = (GRID_TEAM, PARTY_GROUP)


class TeamSize(msgspec.Struct, frozen=True):
    """How many people a team has with its leader, and how many households they look after.

    `wanted` is how many the place's team has for the households of its grid, `most_members` how many a
    leader of a party group has about him, `most_households` how many each member looks after; 0 where
    there is no such rule. `overloaded` are members with more.
    """

    people: int
    households: int
    wanted: int = 0
    most_members: int = 0
    most_households: int = 0
    overloaded: tuple[str, ...] = ()

    @property
    def is_too_small(self) -> bool:
        """Whether the team has fewer than the place's team for so many households."""
        return self.people < self.wanted

    @property
    def is_too_large(self) -> bool:
        """Whether a leader has more members than the place's rule."""
        return bool(self.most_members) and self.people - 1 > self.most_members


def is_standing(team: Team, on: date) -> bool:
    """Whether a team stands that day; from `until_on` on it stands no more."""
    day = on.isoformat()
    return team.since_on <= day and not (team.until_on and team.until_on <= day)


def people_of(team: Team) -> tuple[str, ...]:
    """The leader first, then the members, nobody twice."""
    return tuple(dict.fromkeys(each for each in (team.leader_id, *team.member_ids) if each))


def team_size(
    rules: CadreRules, team: Team, households_of: Mapping[str, int], in_grid: int
) -> TeamSize:
    """A team against the place's rules: 上海's team of a block, 饶阳's 1+10."""
    people = people_of(team)
    households = sum(households_of.get(each, 0) for each in people)
    if team.kind != PARTY_GROUP:
        return TeamSize(len(people), households, wanted=team_wanted(rules, in_grid))
    most = rules.households_per_member
    return TeamSize(
        len(people),
        households,
        most_members=rules.members_per_leader,
        most_households=most,
        overloaded=tuple(each for each in people if most and households_of.get(each, 0) > most),
    )
