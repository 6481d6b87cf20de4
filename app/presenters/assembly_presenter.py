"""What happens when someone uses the page of assemblies for criticism (有奖批评). No Qt, no SQL."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appointment_records import Assembly
from app.models.assemblies import PLANNED
from app.models.rules.criticism import CriticismEvent
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class AssemblyLine(msgspec.Struct, frozen=True):
    """An assembly, and how many of its jury's sheets are counted."""

    assembly: Assembly
    sheets: int
    is_scored: bool


class Assemblies(msgspec.Struct, frozen=True):
    """The page as it stands; without `rules` the place holds none."""

    today: date
    lines: Sequence[AssemblyLine]
    rules: CriticismEvent | None
    this_year: int
    is_planned: bool


class AssemblyScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_assemblies(self, found: Assemblies) -> None: ...

    def show_done(self, what: str) -> None: ...


class AssemblyPresenter:
    """Assemblies: prepared, scored, concluded."""

    def __init__(self, screen: AssemblyScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Read everything anew."""
        self._runner.run(assemblies_of, self._screen.show_assemblies, self._screen.show_problem)

    def keep(self, assembly: Assembly) -> None:
        """Keep a new one, or what has changed of one."""
        self._do("keep", lambda desk, actor: desk.assemblies.keep(actor, assembly))

    def open_scoring(self, assembly_id: str) -> None:
        """Let the jury's sheets be counted."""
        self._do("score", lambda desk, actor: desk.assemblies.open_scoring(actor, assembly_id))

    def conclude(self, assembly_id: str, result: str) -> None:
        """It was held."""
        self._do(
            "conclude", lambda desk, actor: desk.assemblies.conclude(actor, assembly_id, result)
        )

    def cancel(self, assembly_id: str) -> None:
        """It is not held."""
        self._do("cancel", lambda desk, actor: desk.assemblies.cancel(actor, assembly_id))

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def assemblies_of(desk: Desk) -> Assemblies:
    """All assemblies, the latest first."""
    today = desk.workplace.today()
    with desk.store.reading():
        sessions = {each.id: each for each in desk.store.appraisals.all()}
        lines = []
        for each in desk.store.assemblies.all():
            session = sessions.get(each.appraisal_id)
            is_scored = session is not None and session.state == "closed"
            lines.append(AssemblyLine(each, session.sheets if session else 0, is_scored))
        return Assemblies(
            today,
            lines,
            desk.assemblies.rules(),
            desk.assemblies.of_year(today.year),
            any(line.assembly.state == PLANNED for line in lines),
        )
