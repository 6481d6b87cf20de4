"""What happens on the sheet of default assignees (分派规则). No Qt, no SQL."""

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_limits import appeal_classes
from app.models.place_records import AssigneeRule
from app.models.roles import has_permission
from app.models.rules.appeals import difficulties_of
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class AssigneeLine(msgspec.Struct, frozen=True):
    """One rule with the name of its grid, and whether who is named still works here."""

    rule: AssigneeRule
    grid_name: str
    is_in_force: bool


class AssigneeView(msgspec.Struct, frozen=True):
    """The sheet as it stands: the rules, and what may be chosen for a further one."""

    lines: tuple[AssigneeLine, ...]
    grids: tuple[tuple[str, str], ...]
    classes: tuple[str, ...]
    difficulties: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    may_set: bool


class AssigneeScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_rules(self, view: AssigneeView) -> None: ...

    def show_done(self) -> None: ...


class AssigneePresenter:
    """Who gets appeals of an area, class and difficulty by default."""

    def __init__(self, screen: AssigneeScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Read them anew."""
        actor = self._actor()
        self._runner.run(
            lambda desk: read_assignees(desk, actor),
            self._screen.show_rules,
            self._screen.show_problem,
        )

    def set(self, grid_id: str, appeal_class: str, difficulty: str, assignee_id: str) -> None:
        """One more rule, or another person for one that stands."""
        self._do(
            lambda desk, actor: desk.assignees.set(
                actor, grid_id, appeal_class, difficulty, assignee_id
            )
        )

    def remove(self, rule_id: str) -> None:
        """Take a rule away."""
        self._do(lambda desk, actor: desk.assignees.remove(actor, rule_id))

    def _do(self, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done()
            self.refresh()

        self._doing.run(act, done)


def read_assignees(desk: Desk, actor: Actor) -> AssigneeView:
    """The rules by grid, class and difficulty."""
    profile, grids = desk.workplace.profile, desk.store.stations.grids()
    names = {grid.id: grid.name for grid in grids}
    people = [(person.id, person.name) for person in desk.assignees.people()]
    known = {person_id for person_id, _ in people}
    lines = [
        AssigneeLine(rule, names.get(rule.grid_id, ""), rule.assignee_id in known)
        for rule in desk.assignees.rules()
    ]
    lines.sort(key=lambda line: (line.grid_name, line.rule.appeal_class, line.rule.difficulty))
    return AssigneeView(
        lines=tuple(lines),
        grids=tuple((grid.id, grid.name) for grid in grids if not grid.closed_on),
        classes=tuple(appeal_classes(profile)),
        difficulties=difficulties_of(profile.appeals),
        people=tuple(people),
        may_set=has_permission(actor.role, "set_assignees"),
    )
