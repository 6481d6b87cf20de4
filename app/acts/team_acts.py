"""What staff do about teams: who serves a grid together (服务团队), who belongs to a party group (党小组)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.appointment_records import Team
from app.models.errors import OperationRefused
from app.models.teams import (
    GRID_TEAM,
    TEAM_KINDS,
    TeamSize,
    is_standing,
    people_of,
    team_size,
)

_FIXED = ("id", "village_code", "is_deleted", "updated_at")


class TeamActs:
    """The acts on teams."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def keep(self, actor: Actor, team: Team) -> Team:
        """Keep a new team, or what has changed of one that has an id.

        Raises OperationRefused `team_unknown`, `team_kind_unknown`, `team_name_missing`,
        `team_name_taken`, `team_grid_missing`, `grid_unknown`, `grid_closed`, `team_leader_missing`,
        `team_member_unknown`, `team_day_unreadable`, `team_period_reversed`.
        """
        fields = self._checked(team)
        with self._workplace.pen.act(actor, "edit_register") as act:
            if team.id:
                known = self._store.teams.by_id(team.id)
                changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
                if changed:
                    act.change("team", team.id, changed)
                team_id = team.id
            else:
                team_id = act.create("team", fields)
        return self._store.teams.by_id(team_id)

    def end(self, actor: Actor, team_id: str) -> Team:
        """It stands no longer than until today. Raises `team_unknown`, `team_ended`."""
        today = self._workplace.today()
        with self._workplace.pen.act(actor, "edit_register") as act:
            if not is_standing(self._store.teams.by_id(team_id), today):
                raise OperationRefused("team_ended")
            act.change("team", team_id, {"until_on": today.isoformat()})
        return self._store.teams.by_id(team_id)

    def standing(self) -> list[Team]:
        """The teams that stand today."""
        today = self._workplace.today()
        return [team for team in self._store.teams.all() if is_standing(team, today)]

    def serving(self) -> Mapping[str, int]:
        """How many people the service teams of each grid have today, nobody twice."""
        people = dict[str, set[str]]()
        for team in self.standing():
            if team.kind == GRID_TEAM:
                people.setdefault(team.grid_id, set()).update(people_of(team))
        return {grid_id: len(each) for grid_id, each in people.items()}

    def agent_of(self, household_id: str) -> str:
        """Who of the grid's service team sees a household's cases through (全程代办人), with the phone:
        the cadre who looks after it, if of the team, or else the team's leader. Empty where the place
        names nobody so, or the grid has no team.
        """
        if not household_id or not self._workplace.profile.cadres.is_leading_case_agent:
            return ""
        household = self._store.households.by_id(household_id)
        teams = [
            t for t in self.standing() if (t.kind, t.grid_id) == (GRID_TEAM, household.grid_id)
        ]
        people = [each for team in teams for each in people_of(team)]
        if not people:
            return ""
        agent_id = household.cadre_id if household.cadre_id in people else people[0]
        agent = self._store.stations.cadre(agent_id)
        return f"{agent.name} {agent.phone}".strip() if agent else ""

    def sizes(self) -> Mapping[str, TeamSize]:
        """How many are in each team and how many households they look after, against the rules."""
        rules = self._workplace.profile.cadres
        households = self._store.households.active.counts_by_cadre()
        in_grids = self._store.households.counts_by_grid()
        return {
            team.id: team_size(rules, team, households, in_grids.get(team.grid_id, 0))
            for team in self._store.teams.all()
        }

    def _checked(self, team: Team) -> dict[str, Any]:
        fields = msgspec.structs.asdict(team)
        for name in _FIXED:
            fields.pop(name)
        fields = {f: v.strip() if isinstance(v, str) else list(v) for f, v in fields.items()}
        if team.kind not in TEAM_KINDS:
            raise OperationRefused("team_kind_unknown")
        if not fields["name"]:
            raise OperationRefused("team_name_missing")
        others = (each for each in self.standing() if each.id != team.id)
        if any(each.name == fields["name"] for each in others):
            raise OperationRefused("team_name_taken", name=fields["name"])
        self._check_grid(team)
        cadres = {cadre.id for cadre in self._store.stations.cadres()}
        if team.leader_id not in cadres:
            raise OperationRefused("team_leader_missing")
        members = [each for each in dict.fromkeys(team.member_ids) if each != team.leader_id]
        if not cadres.issuperset(members):
            raise OperationRefused("team_member_unknown")
        since, until = _day(team.since_on), _day(team.until_on)
        if since and until and until < since:
            raise OperationRefused("team_period_reversed")
        return {**fields, "member_ids": members}

    def _check_grid(self, team: Team) -> None:
        if not team.grid_id:
            if team.kind == GRID_TEAM:
                raise OperationRefused("team_grid_missing")
            return
        grid = self._store.stations.grid(team.grid_id)
        if grid is None or grid.is_deleted:
            raise OperationRefused("grid_unknown")
        if grid.closed_on and not team.id:
            raise OperationRefused("grid_closed", name=grid.name)


def _day(written: str) -> str:
    if not written:
        return ""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise OperationRefused("team_day_unreadable") from None
