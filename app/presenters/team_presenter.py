"""What happens when someone uses the page of teams (服务团队、党小组). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appointment_records import Team
from app.models.list_papers import ListContent
from app.models.records import Grid
from app.models.rules.cadres import CadreRules
from app.models.teams import TeamSize, is_standing
from app.models.visitors import Visitors
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.words.appointment_words import TEAM_KIND


class TeamLine(msgspec.Struct, frozen=True):
    """A team with its people by name, and what the place's rules say of its size."""

    team: Team
    leader: str
    members: Sequence[str]
    grid: str
    size: TeamSize
    is_standing: bool


class Teams(msgspec.Struct, frozen=True):
    """The page as it stands: the teams, and whom and what one may be made of."""

    today: date
    lines: Sequence[TeamLine]
    cadres: Mapping[str, str]
    grids: Sequence[Grid]
    rules: CadreRules = CadreRules()


class TeamScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_teams(self, found: Teams) -> None: ...

    def show_done(self, what: str) -> None: ...


class TeamPresenter(FiledListPresenter[TeamScreen]):
    """The teams of the village."""

    def refresh(self) -> None:
        """Read everything anew."""
        self._runner.run(teams_of_village, self._screen.show_teams, self._screen.show_problem)

    def keep(self, team: Team) -> None:
        """Keep a new team, or what has changed of one."""
        self._do("keep", lambda desk, actor: desk.teams.keep(actor, team))

    def end(self, team_id: str) -> None:
        """It stands until today."""
        self._do("end", lambda desk, actor: desk.teams.end(actor, team_id))

    def print_list(self) -> None:
        """The teams on paper."""
        self._files.print_list(teams_content)

    def export(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(teams_content)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def teams_of_village(desk: Desk) -> Teams:
    """All teams, those that stand first."""
    today, rules = desk.workplace.today(), desk.workplace.profile.cadres
    with desk.store.reading():
        cadres = Visitors(desk.store.stations.cadres()).by_id
        grids = [grid for grid in desk.store.stations.grids() if not grid.closed_on]
        names = {grid.id: grid.name for grid in desk.store.stations.grids()}
        sizes = desk.teams.sizes()
        lines = [
            TeamLine(
                team,
                cadres.get(team.leader_id, ""),
                [cadres[each] for each in team.member_ids if each in cadres],
                names.get(team.grid_id, ""),
                sizes[team.id],
                is_standing(team, today),
            )
            for team in desk.store.teams.all()
        ]
    return Teams(today, lines, cadres, grids, rules)


def teams_content(desk: Desk, actor: Actor) -> ListContent:
    """The teams as a list."""
    rows = tuple(
        (
            line.team.name,
            TEAM_KIND.get(line.team.kind, line.team.kind),
            line.grid,
            line.leader,
            "、".join(line.members),
            line.size.people,
            line.size.households,
            line.team.since_on,
            line.team.until_on,
        )
        for line in teams_of_village(desk).lines
    )
    return list_content(desk, actor, "teams", rows=rows)
