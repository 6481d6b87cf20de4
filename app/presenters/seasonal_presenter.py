"""季节性问题: what came at this time of the years before, and its being sent ahead (提前推送研办). No Qt, no SQL."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.appeal_report import AppealReport, RegisteredAppeal
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.moments import date_words
from app.models.records import Appeal
from app.models.rules.appeals import SeasonalStudy, route_named
from app.models.seasonal_problems import (
    SeasonalProblem,
    seasonal_problems,
    seasons,
    this_season,
)
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.appeal_repository import AppealRepository


class SeasonalView(msgspec.Struct, frozen=True):
    """What the page shows: from `today` on, what may come within `days`; `years` stand in columns."""

    today: date
    days: int
    least_years: int
    years: tuple[int, ...]
    route_name: str
    problems: tuple[SeasonalProblem, ...]


class SeasonalScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_problems(self, view: SeasonalView) -> None:
        """Show these."""
        ...

    def show_records(self, title: str, appeals: Sequence[Appeal]) -> None:
        """The appeals of the years before."""
        ...

    def show_sent(self, kept: RegisteredAppeal) -> None:
        """It is sent ahead."""
        ...


class SeasonalPresenter:
    """Lists, opens and sends ahead."""

    def __init__(self, screen: SeasonalScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Look again."""
        actor = self._actor()

        def show(view: SeasonalView | None) -> None:
            if view is not None:
                self._screen.show_problems(view)

        self._runner.run(lambda desk: seasonal_view(desk, actor), show, self._screen.show_problem)

    def open_problem(self, problem: SeasonalProblem) -> None:
        """Show the appeals of the years before."""
        actor = self._actor()

        def read(desk: Desk) -> list[Appeal]:
            found = appeals_for(desk.store, actor.role).by_ids(problem.ids)
            return [found[each] for each in problem.ids if each in found]

        self._runner.run(
            read,
            lambda appeals: self._screen.show_records(problem.name, appeals),
            self._screen.show_problem,
        )

    def send(self, problem: SeasonalProblem) -> None:
        """Enter it as an appeal of today on the route for it."""

        def act(desk: Desk, actor: Actor) -> RegisteredAppeal:
            return send_ahead(desk, actor, problem)

        def done(kept: RegisteredAppeal) -> None:
            self._screen.show_sent(kept)
            self.refresh()

        self._doing.run(act, done)


def seasonal_view(desk: Desk, actor: Actor) -> SeasonalView | None:
    """None where the place sends nothing ahead."""
    rules, today = desk.workplace.profile.appeals.seasonal, desk.workplace.today()
    if rules is None:
        return None
    route = route_named(desk.workplace.profile.appeals, rules.route)
    return SeasonalView(
        today=today,
        days=rules.days_ahead,
        least_years=rules.least_years,
        years=tuple(span.first.year for span in seasons(rules, today)),
        route_name=route.name if route else "",
        problems=tuple(_problems(desk, appeals_for(desk.store, actor.role), rules)),
    )


def are_seasonal_problems_due(desk: Desk) -> bool:
    """Whether a problem of the season waits to be sent ahead."""
    rules = desk.workplace.profile.appeals.seasonal
    return bool(rules and _problems(desk, desk.store.appeals, rules))


def send_ahead(desk: Desk, actor: Actor, problem: SeasonalProblem) -> RegisteredAppeal:
    """Raises OperationRefused `seasonal_problem_gone` where somebody sent it meanwhile, or the rules have
    changed, and what registering an appeal raises.
    """
    rules, today = desk.workplace.profile.appeals.seasonal, desk.workplace.today()
    waiting = _problems(desk, appeals_for(desk.store, actor.role), rules) if rules else []
    if rules is None or problem.name not in [each.name for each in waiting]:
        raise OperationRefused("seasonal_problem_gone", problem=problem.name)
    counts = "、".join(f"{year}年{len(ids)}件" for year, ids in problem.by_year)
    return desk.appeals.register(
        actor,
        AppealReport(
            content=f"季节性问题，提前研办：{problem.name}。往年从{date_words(today)[5:]}起"
            f"{rules.days_ahead}天内，{counts}。",
            appeal_class=problem.appeal_class,
            problem=problem.problem,
            raised_on=today.isoformat(),
            route=rules.route,
        ),
    )


def _problems(desk: Desk, seen: AppealRepository, rules: SeasonalStudy) -> list[SeasonalProblem]:
    today = desk.workplace.today()
    sent = this_season(rules, today)
    with desk.store.reading():
        return seasonal_problems(
            rules,
            {
                span.first.year: seen.raised_between(span.first.isoformat(), span.last.isoformat())
                for span in seasons(rules, today)
            },
            seen.raised_between(sent.first.isoformat(), sent.last.isoformat()),
        )
